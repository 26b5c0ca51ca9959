"""Where the trouble is: by the fix, by the village that was chosen, or by what the words name."""

import pytest

from shared.domain.gazetteer.gazetteer import Place, PlaceKind
from shared.domain.gazetteer.neighbours import Neighbour
from shared.domain.gazetteer.roads import Road, RoadStatus
from shared.domain.geo.place import PlacementDoubt, Point
from shared.domain.report.location import Border, Location
from shared.domain.routing.resolved_location import ResolvedLocation, locate, resolve_location
from shared.domain.routing.text_findings import understand
from tests.builders import make_reference

KANDAI, HERE = "7471011001", Point(-3.9778, 122.515)
ELSEWHERE = Point(-4.2, 122.515)
REFERENCE = make_reference(
    places=(Place(PlaceKind.LANDMARK, ("Pasar Kota",), KANDAI),),
    roads=(Road(("Jalan Melati",), RoadStatus.CITY),),
    neighbours=(Neighbour("konsel", ("Ranomeeto",), Point(-4.1, 122.42)),),
)


def resolved(location: Location, said: str = "", border: Border | None = None) -> ResolvedLocation:
    return resolve_location(location, understand(said, REFERENCE, location.address_text), border)


def village(site: ResolvedLocation) -> str | None:
    return site.located.village.code if site.located else None


@pytest.mark.parametrize(
    ("location", "said", "code", "is_outside"),
    [
        (Location(HERE), "", KANDAI, False),
        (Location(ELSEWHERE), "", None, True),
        (Location(village_code=KANDAI), "", KANDAI, False),
        (Location(village_code="of-an-old-pack"), "", None, False),
        (Location(address_text="dekat Pasar Kota"), "", KANDAI, False),
        (Location(), "Lampu mati di depan Pasar Kota", KANDAI, False),
        (Location(ELSEWHERE), "Lampu mati di depan Pasar Kota", None, True),
        (Location(address_text="Ranomeeto"), "", None, True),
        (Location(), "Lampu mati, arah Ranomeeto", None, False),
        (Location(), "Lampu mati", None, False),
    ],
    ids=[
        "the fix",
        "a fix outside",
        "the village that was chosen",
        "one that is no more",
        "the address",
        "the description",
        "the fix outranks the words",
        "an address outside",
        "a name in the story may be where a road leads to",
        "nothing",
    ],
)
def test_what_tells_the_place(
    location: Location, said: str, code: str | None, *, is_outside: bool
) -> None:
    site = resolved(location, said)
    assert (village(site), site.is_outside) == (code, is_outside)


def test_a_place_that_only_words_tell_is_in_doubt() -> None:
    told = resolved(Location(address_text="Pasar Kota"))
    assert told.located is not None
    assert told.located.doubt is PlacementDoubt.TOLD
    assert told.names == ("Pasar Kota",)
    fixed = resolved(Location(HERE), "di depan Pasar Kota")
    assert fixed.located is not None
    assert fixed.located.doubt is not PlacementDoubt.TOLD
    assert fixed.names == ()


@pytest.mark.parametrize(
    ("border", "code", "is_outside"),
    [
        (Border(KANDAI, ""), KANDAI, False),
        (Border(KANDAI, "", chosen=KANDAI), KANDAI, False),
        (Border(KANDAI, "", chosen=""), None, True),
    ],
    ids=["asked and not answered", "within", "outside"],
)
def test_what_the_reporter_says_of_a_border_outranks_the_fix(
    border: Border, code: str | None, *, is_outside: bool
) -> None:
    site = resolved(Location(HERE), border=border)
    assert (village(site), site.is_outside) == (code, is_outside)


def test_whose_a_place_outside_is() -> None:
    beyond = resolved(Location(address_text="Ranomeeto")).beyond
    assert beyond is not None
    assert beyond.neighbour.agency_id == "konsel"
    assert resolved(Location(HERE), "Ranomeeto").beyond is None, "the fix is in the city"


def test_the_road_and_the_width_come_from_the_words() -> None:
    site = resolved(Location(HERE), "Got selebar 40 cm tersumbat di Jalan Melati")
    assert (site.road.status, site.width_cm) == (RoadStatus.CITY, 40.0)
    assert resolved(Location(HERE), "Got tersumbat").road.status is RoadStatus.UNKNOWN


@pytest.mark.parametrize(
    ("location", "code"),
    [
        (Location(HERE), KANDAI),
        (Location(HERE, village_code="of-an-old-pack"), KANDAI),
        (Location(ELSEWHERE, village_code=KANDAI), None),
        (Location(village_code=KANDAI), KANDAI),
        (Location(), None),
    ],
)
def test_a_fix_outranks_the_village_that_was_chosen(location: Location, code: str | None) -> None:
    located = locate(location, REFERENCE)
    assert (located.village.code if located else None) == code
