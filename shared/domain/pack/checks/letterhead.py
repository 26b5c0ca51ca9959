"""How a pack says that the city's letters look: rows of city.csv, all of which may be missing."""

from collections.abc import Mapping

from shared.domain.calendar.clocks import parse_span
from shared.domain.city.city import Letterhead

_USUAL = Letterhead()


def letterhead_of(decided: Mapping[str, str]) -> Letterhead:
    """What the rows say; the usual for rows that are missing or empty."""
    span = decided.get("letter_valid_for")
    return Letterhead(
        office=decided.get("letter_office") or _USUAL.office,
        address=decided.get("letter_address") or _USUAL.address,
        place=decided.get("letter_place") or _USUAL.place,
        number_format=decided.get("letter_number") or _USUAL.number_format,
        order_format=decided.get("order_number") or _USUAL.order_format,
        signatory=decided.get("letter_signatory") or _USUAL.signatory,
        valid_for=parse_span(span) if span else _USUAL.valid_for,
    )
