"""The other side of a border that the reporter's fix cannot tell from this one."""

from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.gazetteer.neighbours import neighbouring_jurisdiction
from shared.domain.geo.place import OtherSide
from shared.domain.report.location import Border, Location
from shared.domain.routing.resolved_location import ResolvedLocation

OUTSIDE = ""


# A fix that is worse says so little that two sides are no longer the question.
_WORST_M = 500.0


def other_site(
    site: ResolvedLocation, location: Location, reference: Reference
) -> ResolvedLocation | None:
    """The same trouble on the other side of the nearest border; None where the fix rules that out.

    Only a device knows how far it may be wrong. Whoever set a pin or named a village has chosen.
    """
    found = _across(location, reference)
    if found is None:
        return None
    located = found.located
    neighbours = reference.neighbours
    over = (
        neighbouring_jurisdiction((location.address_text,), location.point, neighbours)
        if located is None
        else None
    )
    return replace(site, located=located, is_outside=located is None, beyond=over)


def is_near_border(location: Location, reference: Reference) -> bool:
    """Whether the fix cannot rule out another side, whether or not that would matter. Cheap to ask."""
    return _across(location, reference) is not None


def _across(location: Location, reference: Reference) -> OtherSide | None:
    if location.point is None or not location.accuracy_m or location.source == "pin":
        return None
    return reference.villages.across(location.point, min(location.accuracy_m, _WORST_M))


def border_between(here: ResolvedLocation, there: ResolvedLocation) -> Border:
    return Border(_code_of(here), _code_of(there))


def _code_of(site: ResolvedLocation) -> str:
    return site.located.village.code if site.located else OUTSIDE
