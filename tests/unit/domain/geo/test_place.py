import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.geo.place import PlacementDoubt, Point, Village, VillageIndex
from tests.unit.domain.packs import REAL, real

Corners = list[tuple[float, float]]
# One thousandth of a degree is about 111 m here.
SQUARE: Corners = [(122.0, -4.0), (122.01, -4.0), (122.01, -3.99), (122.0, -3.99)]


def _village(code: str, *rings: Corners) -> Village:
    closed = tuple((*ring, ring[0]) for ring in rings)
    return Village(code, f"Desa {code}", "desa", "Kecamatan", code[:8], closed)


def test_a_point_within_is_sure() -> None:
    located = VillageIndex.of([_village("1", SQUARE)]).locate(Point(-3.995, 122.005))
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
    located = VillageIndex.of([_village("1", SQUARE)]).locate(Point(-3.995, longitude))
    assert (located.village.code if located else None) == expected
    assert located is None or located.is_nearest_only


def test_a_hole_is_outside_and_a_second_part_is_inside() -> None:
    hole: Corners = [(122.003, -3.997), (122.007, -3.997), (122.007, -3.993), (122.003, -3.993)]
    island: Corners = [(122.05, -4.0), (122.06, -4.0), (122.06, -3.99), (122.05, -3.99)]
    index = VillageIndex.of([_village("1", SQUARE, hole, island)])
    assert index.locate(Point(-3.995, 122.005)) is None
    assert index.locate(Point(-3.995, 122.001)) is not None
    assert index.locate(Point(-3.995, 122.055)) is not None


def test_where_two_overlap_the_nearer_middle_wins_and_on_a_tie_the_lower_code() -> None:
    east = [(x + 0.008, y) for x, y in SQUARE]
    overlap = VillageIndex.of([_village("2", east), _village("1", SQUARE)])
    located = overlap.locate(Point(-3.995, 122.0095))
    assert located is not None
    assert located.village.code == "2"
    same = VillageIndex.of([_village("2", SQUARE), _village("1", SQUARE)])
    located = same.locate(Point(-3.995, 122.005))
    assert located is not None
    assert located.village.code == "1"


def test_no_villages_no_place() -> None:
    assert VillageIndex.of([]).locate(Point(-4.0, 122.0)) is None
    assert VillageIndex.of([]).by_code("1") is None


@pytest.mark.parametrize("city_id", REAL)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_the_answer_does_not_depend_on_the_order_of_the_file(
    city_id: str, data: st.DataObject, seed: int
) -> None:
    index = real(city_id).villages
    villages = list(index)
    # Corners are where polygons meet, overlap and leave slivers.
    ring = data.draw(st.sampled_from([v for v in villages if v.rings])).rings[0]
    longitude, latitude = data.draw(st.sampled_from(ring))
    off = st.floats(-0.002, 0.002)
    point = Point(latitude + data.draw(off), longitude + data.draw(off))
    shuffled = list(villages)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert VillageIndex.of(shuffled).locate(point) == index.locate(point)


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_every_point_on_earth_has_an_answer(latitude: float, longitude: float) -> None:
    located = real("kendari").villages.locate(Point(latitude, longitude))
    if located:
        west, south, east, north = located.village.bounds
        assert west - 0.002 <= longitude <= east + 0.002
        assert south - 0.002 <= latitude <= north + 0.002


def test_all_villages_take_part_in_the_tests_above() -> None:
    assert [len(list(real(city_id).villages)) for city_id in REAL] == [65, 153]


def test_a_village_of_two_islands_has_its_inner_point_on_land() -> None:
    north: Corners = [(0.0, 4.0), (1.0, 4.0), (1.0, 5.0), (0.0, 5.0)]
    south: Corners = [(0.0, 0.0), (3.0, 0.0), (3.0, 2.0), (0.0, 2.0)]
    inner = VillageIndex.of([_village("1", north, south)]).inner_point("1")
    assert (round(inner.latitude, 5), inner.longitude) == (1.0, 1.5)


def test_a_village_that_nobody_has_drawn_is_known_and_makes_its_district_unsure() -> None:
    villages = real("kendari").villages
    missing = villages.by_code("74.71.04.1021")
    assert missing is not None
    assert (missing.name, missing.rings) == ("Wundumbatu", ())
    for village in filter(lambda each: each.rings, villages):
        located = villages.locate(villages.inner_point(village.code))
        assert located is not None
        assert located.doubt is (PlacementDoubt.UNDRAWN if village.district == "Poasia" else None)


# West and east share a border at 122.01; a gap of 44 m follows, then the far one.
ROW = VillageIndex.of(
    _village(code, [(x + east, y) for x, y in SQUARE])
    for code, east in (("1", 0.0), ("2", 0.01), ("3", 0.0204))
)


@pytest.mark.parametrize(
    ("longitude", "reach_m", "expected"),
    [
        (122.0095, 100.0, "2"),
        (122.0105, 100.0, "1"),
        (122.0095, 20.0, None),
        (122.0195, 100.0, "3"),
        (122.0201, 50.0, "3"),
        (122.0005, 100.0, ""),
        (121.9995, 100.0, ""),
        (121.9985, 200.0, "1"),
        (121.9985, 100.0, None),
        (122.005, 100.0, None),
    ],
)
def test_what_lies_across_the_nearest_border(
    longitude: float, reach_m: float, expected: str | None
) -> None:
    """44 m across a gap is the next village; beyond 100 m there is nobody's land."""
    found = ROW.across(Point(-3.995, longitude), reach_m)
    code = found and (found.located.village.code if found.located else "")
    assert code == expected


def test_a_corner_of_the_border_itself_has_another_side() -> None:
    corner = Point(-3.995, 122.01)
    here, there = ROW.locate(corner), ROW.across(corner, 10.0)
    assert here is not None
    assert there is not None
    assert there.located is not None
    assert {here.village.code, there.located.village.code} == {"1", "2"}
