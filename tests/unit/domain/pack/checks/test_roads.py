"""A pack's roads: one name, one road; lines only of roads that are in the table."""

import pytest

from shared.domain.gazetteer.roads import Road, RoadSign, RoadStatus
from shared.domain.geo.place import Point
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, told_at, without

MISTAKES: Mistakes = [
    (
        changed("roads.csv", "Jalan Selatan,", "Jalan Selatan,Jl. Utara"),
        "roads.csv",
        3,
        "road_name_ambiguous",
    ),
    (
        changed("roads.geojson", "Jalan Utara", "Jalan Barat"),
        "roads.geojson",
        2,
        "reference_unknown",
    ),
    (changed("roads.geojson", "LineString", "Point"), "roads.geojson", 2, "road_line_unusable"),
    (changed("roads.geojson", "Feature", "feature"), "roads.geojson", 1, "geojson_malformed"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_a_road_is_known_by_its_names_and_by_its_line() -> None:
    reference = parse_pack("kendari", TINY)
    assert reference.roads == (
        Road(("Jalan Utara", "Poros Utara"), RoadStatus.NATIONAL),
        Road(("Jalan Selatan",), RoadStatus.CITY),
    )
    index = reference.road_index
    found = index.find(index.named(["berlubang"]), Point(-3.95, 122.55), 5.0)
    assert (found.road, found.sign) == (reference.roads[0], RoadSign.LINE)


def test_a_table_with_a_mistake_is_not_held_against_the_lines() -> None:
    (mistake,) = mistakes_in(changed("roads.csv", ",national", ",nasional"))
    assert (mistake.file, mistake.code) == ("roads.csv", "value_unknown")


def test_a_city_without_roads_is_sound() -> None:
    found = parse_pack("kendari", without("roads.csv") | {"roads.geojson": _NO_LINES})
    assert (found.roads, found.road_lines) == ((), b"")
    found = parse_pack("kendari", without("roads.geojson"))
    assert (len(found.roads), found.road_lines) == (2, b"")


_NO_LINES = '{"type":"FeatureCollection","features":[]}'
