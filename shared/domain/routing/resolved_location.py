"""Where the trouble is, as far as it can be told: the village, the road, the width of the drain."""

from shared.domain.city.reference import Reference
from shared.domain.gazetteer.gazetteer import NOTHING, GeocodingResult
from shared.domain.gazetteer.neighbours import NeighbourMatch, neighbouring_jurisdiction
from shared.domain.gazetteer.roads import NO_ROAD, FoundRoad
from shared.domain.geo.place import Located, PlacementDoubt
from shared.domain.kernel.value_object import value_object
from shared.domain.report.location import Border, Location
from shared.domain.routing.text_findings import TextFindings


@value_object
class ResolvedLocation:
    """What is not known stays empty. `is_outside`: the place was told, and is not in the city.

    `names` are the landmarks and streets that the words were understood to name; `is_mended` tells
    that a slip of the finger was mended to find the village.
    """

    located: Located | None = None
    is_outside: bool = False
    beyond: NeighbourMatch | None = None
    road: FoundRoad = NO_ROAD
    width_cm: float | None = None
    names: tuple[str, ...] = ()
    is_mended: bool = False


def resolve_location(
    location: Location, found: TextFindings, border: Border | None = None
) -> ResolvedLocation:
    """All that the location and the words tell, and of a border what the reporter has said."""
    reference = found.reference
    # Words are asked for the place where they are all there is to tell it.
    told = NOTHING if location.point is not None or location.village_code else found.place
    located = locate(location, reference) or _by_words(told, reference)
    if border and border.chosen is not None:
        village = reference.villages.by_code(border.chosen)
        located = Located(village) if village else None
    texts = (found.address, found.text)
    # Without a point, a neighbour's name in the story may be where a road leads to.
    named = texts if location.point else texts[:1]
    over = (
        neighbouring_jurisdiction(named, location.point, reference.neighbours)
        if located is None
        else None
    )
    return ResolvedLocation(
        located=located,
        is_outside=located is None and (location.point is not None or over is not None),
        beyond=over,
        road=reference.road_index.find(found.road, location.point, location.accuracy_m),
        width_cm=found.width_cm,
        names=told.names,
        is_mended=told.is_mended,
    )


def locate(location: Location, reference: Reference) -> Located | None:
    """The village of a report: by point where there is one, else by the code that was chosen."""
    if location.point is not None:
        return reference.villages.locate(location.point)
    chosen = reference.villages.by_code(location.village_code or "")
    return Located(chosen) if chosen else None


def _by_words(told: GeocodingResult, reference: Reference) -> Located | None:
    village = reference.villages.by_code(told.village_code or "")
    return Located(village, PlacementDoubt.TOLD) if village else None
