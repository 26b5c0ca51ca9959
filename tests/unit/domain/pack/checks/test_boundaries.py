"""Village boundaries of a pack: what a map may hold, and what is wrong with one."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.domain.geo.place import Point
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, tiny, told_at


def _feature(old: str, new: str) -> dict[str, str]:
    """The second village, in line 3, with one thing changed."""
    first, second, third, *rest = TINY["kelurahan.geojson"].split("\n")
    assert old in third
    third = third.replace(old, new, 1)
    return {**TINY, "kelurahan.geojson": "\n".join([first, second, third, *rest])}


_SWAPPED = "[[[-4.0,122.6],[-4.0,122.7],[-3.9,122.7],[-3.9,122.6],[-4.0,122.6]]]"
_BOW = "[[[122.6,-4.0],[122.7,-3.9],[122.7,-4.0],[122.6,-3.9],[122.6,-4.0]]]"
_RING = "[[[122.6,-4.0],[122.7,-4.0],[122.7,-3.9],[122.6,-3.9],[122.6,-4.0]]]"
MISTAKES: Mistakes = [
    (
        changed("kelurahan", '"features":[', '"features":[\n\n,'),
        "kelurahan.geojson",
        3,
        "geojson_malformed",
    ),
    (
        changed("kelurahan", "FeatureCollection", "Topology"),
        "kelurahan.geojson",
        1,
        "geojson_malformed",
    ),
    (_feature(_RING, _RING.replace("122.7,", "NaN,")), "kelurahan.geojson", 1, "geojson_malformed"),
    (
        tiny(kelurahan='{"type":"FeatureCollection","features":[]}'),
        "kelurahan.geojson",
        1,
        "no_villages",
    ),
    (_feature('"Korumba"', '""'), "kelurahan.geojson", 3, "property_missing"),
    (_feature("74.71.01.1006", "74.71.02.1006"), "kelurahan.geojson", 3, "village_code_wrong"),
    (_feature("74.71.01.1006", "74.71.01.1005"), "kelurahan.geojson", 3, "village_duplicate"),
    (_feature('"Polygon"', '"Point"'), "kelurahan.geojson", 3, "geometry_unknown"),
    (_feature(_RING, "[]"), "kelurahan.geojson", 3, "geometry_unknown"),
    (_feature("[122.7,-4.0]", '["122.7",-4.0]'), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature("[122.7,-4.0]", "[true,-4.0]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature("[122.7,-4.0]", "[122.7]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature(_RING, "[[[122.6,-4.0],[122.6,-4.0]]]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature(",[122.6,-4.0]]]", "]]"), "kelurahan.geojson", 3, "ring_not_closed"),
    (_feature(_RING, _SWAPPED), "kelurahan.geojson", 3, "village_swapped"),
    (
        _feature(_RING, _RING.replace("122.7", "400000.0")),
        "kelurahan.geojson",
        3,
        "village_projected",
    ),
    (_feature(_RING, _BOW), "kelurahan.geojson", 3, "ring_crosses_itself"),
    (
        changed("kelurahan", '"features"', '"crs":{"properties":{"name":"EPSG:32751"}},"features"'),
        "kelurahan.geojson",
        1,
        "geojson_crs",
    ),
    (_feature("[122.7,-4.0]", "[12.7,-4.0]"), "kelurahan.geojson", 3, "village_outside"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_villages_are_known_by_code_and_found_by_place() -> None:
    villages = parse_pack("kendari", TINY).villages
    korumba, located = villages.by_code("74.71.01.1006"), villages.locate(Point(-3.95, 122.55))
    assert korumba is not None
    assert (korumba.name, korumba.district, korumba.kind) == ("Korumba", "Mandonga", "kelurahan")
    assert located is not None
    assert located.village.name == "Mandonga"


def test_a_village_that_nobody_has_drawn_is_known_by_name_but_a_map_of_none_is_no_map() -> None:
    undrawn = _feature(f'{{"type":"Polygon","coordinates":{_RING}}}', "null")
    korumba = parse_pack("kendari", undrawn).villages.by_code("74.71.01.1006")
    assert korumba is not None
    assert korumba.rings == ()
    none = re.sub(r'"geometry":.*\]\]\]\}', '"geometry":null', undrawn["kelurahan.geojson"])
    assert told_at(tiny(kelurahan=none), "no_villages") == [("kelurahan.geojson", 1)]


def test_a_city_code_with_a_slip_does_not_make_every_village_wrong() -> None:
    assert [each.file for each in mistakes_in(changed("city", "74.71", "7471"))] == ["city.csv"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "properties", "geometry", "coordinates", "code", "kecamatan_code"]
            ),
            inner | st.sampled_from(["Polygon", "MultiPolygon", "Feature"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@example(features=[{"geometry": {"type": []}}])
@given(features=st.lists(_JSON, min_size=1, max_size=3))
def test_no_geojson_whatever_makes_the_parser_stumble(features: list[object]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    assert mistakes_in(tiny(kelurahan=text))
