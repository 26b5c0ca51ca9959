"""ISO 8601 durations as city packs and the local clock write them: `PT24H`, `P3D`, `P1DT12H`."""

import re
from datetime import timedelta

_FORM = re.compile(
    r"P(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?",
    re.ASCII,
)


def parse_duration(text: str) -> timedelta:
    """The span that `text` names; months and years are refused, their length is not fixed.

    Raises ValueError, naming the text, for anything else.
    """
    match = _FORM.fullmatch(text)
    parts = {
        unit: int(number) for unit, number in (match.groupdict() if match else {}).items() if number
    }
    if not parts or text.endswith("T"):
        raise ValueError(f"not a duration like PT24H or P3D: {text!r}")
    return timedelta(**parts)
