"""How wide a drain is, where a text says so."""

import re

# "lebar got sekitar 80 cm", "lebarnya 1,5 meter"; a number alone may be the depth of the water.
_WIDTH = re.compile(
    r"\blebar(?:nya)?\b(?:\s+[a-z]+){0,4}?\s*(?:[±~]\s*)?(\d{1,4}(?:[.,]\d{1,2})?)\s*(cm|senti|meter|mtr|m)\b"
)
_CM_PER_METRE = 100


def width_cm(text: str) -> float | None:
    """In centimetres; None where the text does not say it."""
    found = _WIDTH.search(text.lower())
    if found is None:
        return None
    number = float(found[1].replace(",", "."))
    return number if found[2] in {"cm", "senti"} else number * _CM_PER_METRE


def is_of_width(condition: str, width: float | None) -> bool:
    """Whether a drain is as a rule asks, `<=50` or `>50`; any is where the rule does not ask."""
    if not condition:
        return True
    if width is None:
        return False
    limit = float(condition.lstrip("<=>"))
    return width > limit if condition.startswith(">") else width <= limit
