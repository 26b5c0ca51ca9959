"""How a pack says that the city's letters look: rows of city.csv, all of which may be missing."""

from collections.abc import Mapping

from shared.domain.calendar.clocks import parse_span
from shared.domain.city.city import Letterhead

_USUAL = Letterhead()


def letterhead_of(decided: Mapping[str, str]) -> Letterhead:
    """What the rows say; the usual for rows that are missing."""
    span = decided.get("letter_valid_for")
    return Letterhead(
        office=decided.get("letter_office", _USUAL.office),
        address=decided.get("letter_address", _USUAL.address),
        place=decided.get("letter_place", _USUAL.place),
        number_format=decided.get("letter_number", _USUAL.number_format),
        order_format=decided.get("order_number", _USUAL.order_format),
        signatory=decided.get("letter_signatory", _USUAL.signatory),
        valid_for=parse_span(span) if span else _USUAL.valid_for,
    )
