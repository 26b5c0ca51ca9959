import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.place import Point, Village, VillageIndex
from tests.unit.domain.packs import REAL, real

Corners = list[tuple[float, float]]
# One thousandth of a degree is about 111 m here.
SQUARE: Corners = [(122.0, -4.0), (122.01, -4.0), (122.01, -3.99), (122.0, -3.99)]


def _village(code: str, *rings: Corners) -> Village:
    closed = tuple((*ring, ring[0]) for ring in rings)
    return Village(code, f"Desa {code}", "desa", "Kecamatan", code[:8], closed)


def test_a_point_within_is_sure() -> None:
    located = VillageIndex([_village("1", SQUARE)]).locate(Point(-3.995, 122.005))
    assert located is not None
    assert (located.village.code, located.is_nearest_only) == ("1", False)


@pytest.mark.parametrize(
    ("longitude", "expected"),
    [(122.0108, "1"), (122.0112, None), (121.9992, "1"), (121.9985, None)],
)
def test_a_point_in_a_sliver_belongs_to_the_nearest_and_says_so(
    longitude: float, expected: str | None
) -> None:
    """89 m east is near enough, 133 m is outside."""
    located = VillageIndex([_village("1", SQUARE)]).locate(Point(-3.995, longitude))
    assert (located.village.code if located else None) == expected
    assert located is None or located.is_nearest_only


def test_a_hole_is_outside_and_a_second_part_is_inside() -> None:
    hole: Corners = [(122.003, -3.997), (122.007, -3.997), (122.007, -3.993), (122.003, -3.993)]
    island: Corners = [(122.05, -4.0), (122.06, -4.0), (122.06, -3.99), (122.05, -3.99)]
    index = VillageIndex([_village("1", SQUARE, hole, island)])
    assert index.locate(Point(-3.995, 122.005)) is None
    assert index.locate(Point(-3.995, 122.001)) is not None
    assert index.locate(Point(-3.995, 122.055)) is not None


def test_where_two_overlap_the_nearer_middle_wins_and_on_a_tie_the_lower_code() -> None:
    east = [(x + 0.008, y) for x, y in SQUARE]
    overlap = VillageIndex([_village("2", east), _village("1", SQUARE)])
    located = overlap.locate(Point(-3.995, 122.0095))
    assert located is not None
    assert located.village.code == "2"
    same = VillageIndex([_village("2", SQUARE), _village("1", SQUARE)])
    located = same.locate(Point(-3.995, 122.005))
    assert located is not None
    assert located.village.code == "1"


def test_no_villages_no_place() -> None:
    assert VillageIndex([]).locate(Point(-4.0, 122.0)) is None
    assert VillageIndex([]).by_code("1") is None


@pytest.mark.parametrize("city_id", REAL)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_the_answer_does_not_depend_on_the_order_of_the_file(
    city_id: str, data: st.DataObject, seed: int
) -> None:
    index = real(city_id).villages
    villages = _villages(index)
    # Corners are where polygons meet, overlap and leave slivers.
    ring = data.draw(st.sampled_from(villages)).rings[0]
    longitude, latitude = data.draw(st.sampled_from(ring))
    off = st.floats(-0.002, 0.002)
    point = Point(latitude + data.draw(off), longitude + data.draw(off))
    shuffled = list(villages)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert VillageIndex(shuffled).locate(point) == index.locate(point)


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_every_point_on_earth_has_an_answer(latitude: float, longitude: float) -> None:
    located = real("kendari").villages.locate(Point(latitude, longitude))
    if located:
        west, south, east, north = located.village.bounds
        assert west - 0.002 <= longitude <= east + 0.002
        assert south - 0.002 <= latitude <= north + 0.002


def _villages(index: VillageIndex) -> list[Village]:
    codes = (f"{district}.{number}" for district in _districts() for number in range(1001, 1030))
    return [village for code in codes if (village := index.by_code(code))]


def _districts() -> list[str]:
    return [f"{city}.{number:02d}" for city in ("73.71", "74.71") for number in range(1, 16)]


def test_all_villages_take_part_in_the_tests_above() -> None:
    assert [len(_villages(real(city_id).villages)) for city_id in REAL] == [64, 153]
    assert [len(real(city_id).villages) for city_id in REAL] == [64, 153]
