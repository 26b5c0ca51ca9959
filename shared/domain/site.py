"""Where the trouble is, as far as it can be told: the village, the road, the width of the drain."""

from shared.domain.place import Located
from shared.domain.reference import Reference
from shared.domain.report import Location
from shared.domain.roads import NO_ROAD, FoundRoad
from shared.domain.value import value
from shared.domain.widths import width_cm


@value
class Site:
    """What is not known stays empty. `is_outside`: the place was told, and is not in the city."""

    located: Located | None = None
    is_outside: bool = False
    road: FoundRoad = NO_ROAD
    width_cm: float | None = None


def site_of(location: Location, description: str, reference: Reference) -> Site:
    """All that the location and the words tell. The address outranks the description."""
    located = locate(location, reference)
    texts = (location.address_text, description)
    return Site(
        located=located,
        is_outside=located is None and location.point is not None,
        road=reference.road_index.find(texts, location.point, location.accuracy_m),
        width_cm=width_cm(description),
    )


def locate(location: Location, reference: Reference) -> Located | None:
    """The village of a report: by point where there is one, else by the code that was chosen."""
    if location.point is not None:
        return reference.villages.locate(location.point)
    chosen = reference.villages.by_code(location.village_code or "")
    return Located(chosen) if chosen else None
