"""The three clocks that deadlines run on. Pure; exact to the second, UTC in and out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from shared.domain.calendar.calendars import DAY, Calendar, Window, first_reached
from shared.domain.kernel.value_object import value_object

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


_END_OF_TIME = datetime.max.replace(tzinfo=UTC)
_WORKING_DAYS = re.compile(r"(\d{1,3})WD", re.ASCII)


class ClockName(StrEnum):
    """What a deadline is counted in: hours on the wall, working days, days since the file is complete."""

    CALENDAR = "calendar"
    WORKING = "working"
    FILE = "file"


@value_object
class Pause:
    """A time that is nobody's fault here: until the citizen, or a body outside, has answered.

    `end` is None while it lasts.
    """

    start: datetime
    end: datetime | None = None


def deadline_after(
    clock: ClockName,
    start: datetime,
    span: timedelta,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    *,
    share: float = 1.0,
) -> datetime | None:
    """When that `share` of `span` is over that began at `start`; None while a pause stops the clock.

    CALENDAR and FILE: so many hours on the wall outside the pauses. WORKING: the end of office hours on
    the n-th working day after the day of `start`, n being the whole days of `span`, and what is left of
    `span` counted on in office hours; pauses add just the office time that they took. A share of it is
    that share of its office time.
    """
    if any(pause.end is None for pause in pauses):
        return None
    if clock is not ClockName.WORKING:
        always = iter([(start.astimezone(UTC), _END_OF_TIME)])
        return first_reached(_outside(always, pauses), start, span * share)
    count, rest = divmod(span, DAY)
    needed = calendar.working_time(start, calendar.working_day_end(start, count)) + rest
    return first_reached(_outside(calendar.windows(start), pauses), start, needed * share)


def parse_span(text: str, clock: ClockName = ClockName.CALENDAR) -> timedelta:
    """A rung's time as packs write it: `PT24H`, `P3D`, and `5WD` for working days.

    Raises ValueError for what its clock cannot count. The working clock counts whole days, or less
    than a day as hours of office time: in `PT30H` it is open which of them are meant.
    """
    if clock is not ClockName.WORKING:
        return parse_duration(text)
    match = _WORKING_DAYS.fullmatch(text)
    span = timedelta(days=int(match[1])) if match else parse_duration(text)
    if "T" in text and span >= DAY:
        raise ValueError(f"neither whole working days nor less than one: {text!r}")
    return span


def _outside(windows: Iterable[Window], pauses: Sequence[Pause]) -> Iterator[Window]:
    """What the pauses leave of the windows. They may overlap and come in any order."""
    ended = sorted((pause.start, pause.end) for pause in pauses if pause.end)
    for window_opens, closes in windows:
        opens = window_opens
        for start, end in ended:
            if start < closes and opens < end:
                if opens < start:
                    yield opens, start
                opens = max(opens, end)
        if opens < closes:
            yield opens, closes
