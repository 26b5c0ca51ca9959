"""Places around and within a city: whose they are, in which village, and points that can be right."""

import pytest

from shared.domain.gazetteer.gazetteer import Place, PlaceKind
from shared.domain.gazetteer.neighbours import SEA, Forwarding, Neighbour
from shared.domain.geo.place import Point
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, told_at

MISTAKES: Mistakes = [
    (changed("places", "74.71.01.1006", "74.71.01.1009"), "places.csv", 2, "reference_unknown"),
    (changed("places", "-3.95,", ","), "places.csv", 2, "half_a_point"),
    (changed("neighbours", "KONSEL", "KONAWE"), "neighbours.csv", 2, "reference_unknown"),
    (changed("neighbours", "KONSEL", "DPUPR"), "neighbours.csv", 2, "neighbour_inside"),
    (changed("neighbours", "-4.08,122.42", "-4.08,"), "neighbours.csv", 2, "half_a_point"),
    (
        changed("neighbours", "-4.08,122.42", "122.42,-4.08"),
        "neighbours.csv",
        2,
        "coordinates_swapped",
    ),
    (
        changed("neighbours", "-4.08,122.42", "40.08,12.42"),
        "neighbours.csv",
        2,
        "outside_indonesia",
    ),
    (changed("neighbours", "-4.08,122.42", ","), "neighbours.csv", 2, "nearest_without_point"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_a_neighbour_is_known_by_its_names_and_its_owner() -> None:
    files = changed("neighbours", "Ranomeeto,,", "Ranomeeto,Rano Meeto; Ranomeeto Barat,")
    assert parse_pack("kendari", files).neighbours == (
        Neighbour(
            "KONSEL",
            ("Ranomeeto", "Rano Meeto", "Ranomeeto Barat"),
            Point(-4.08, 122.42),
            Forwarding.NEAREST,
        ),
        Neighbour(SEA, ("Teluk",)),
    )


def test_a_place_belongs_to_its_village() -> None:
    assert parse_pack("kendari", TINY).places == (
        Place(PlaceKind.LANDMARK, ("Pasar Lama",), "74.71.01.1006", Point(-3.95, 122.65)),
    )


def test_a_broken_map_is_told_once_and_not_for_every_place() -> None:
    (mistake,) = mistakes_in(changed("kelurahan", "FeatureCollection", "Topology"))
    assert mistake.file == "kelurahan.geojson"


def test_a_number_that_is_none_is_told_once() -> None:
    (mistake,) = mistakes_in(changed("neighbours", "-4.08", "empat"))
    assert mistake.code == "value_malformed"
