"""Cells against brute force: whatever lies within the radius lies in a cell around."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.domain.geo.cells import LONGEST_RADIUS_M, cell_of, cells_around
from shared.domain.geo.place import Point, metres_between

latitudes, longitudes = st.floats(-60, 60), st.floats(-180, 180, exclude_max=True)
points = st.builds(Point, latitudes, longitudes)
in_indonesia = st.builds(Point, st.floats(-11, 6), st.floats(95, 141))
radii = st.integers(0, LONGEST_RADIUS_M)


@pytest.mark.parametrize(
    ("point", "cell"),
    [
        # As geohash.org and others write them.
        (Point(57.64911, 10.40744), "u4pruyd"),
        (Point(-25.382708, -49.265506), "6gkzwgj"),
        (Point(42.6, -5.6), "ezs42e4"),
        (Point(0.0, 0.0), "s000000"),
        (Point(-90.0, -180.0), "0000000"),
    ],
)
def test_cells_are_named_as_everywhere(point: Point, cell: str) -> None:
    assert cell_of(point) == cell


@given(
    middle=points,
    radius=radii,
    share=st.floats(0, 1),
    direction=st.floats(0, 2 * math.pi),
)
def test_whatever_is_within_the_radius_is_in_a_cell_around(
    middle: Point, radius: int, share: float, direction: float
) -> None:
    away = share * radius / 111_320.0
    north = away * math.sin(direction)
    east = away * math.cos(direction) / math.cos(math.radians(middle.latitude + north / 2))
    longitude = (middle.longitude + east + 180) % 360 - 180
    other = Point(middle.latitude + north, longitude)
    is_across = abs(other.longitude - middle.longitude) > 180
    assert is_across or metres_between(middle, other) <= radius * 1.001 + 0.01
    assert cell_of(other) in cells_around(middle, radius)


# At this corner of four cells in the south of Java the longest radius reaches a fourth column.
@example(middle=Point(-8.0, 108.984375), radius=LONGEST_RADIUS_M)
@given(middle=in_indonesia, radius=radii)
def test_the_cells_are_few_and_each_is_near(middle: Point, radius: int) -> None:
    around = cells_around(middle, radius)
    assert cell_of(middle) in around
    columns, rows = (2, 2) if radius <= 75 else (3, 3)
    columns += middle.latitude < -7
    assert len(around) == len(set(around)) <= columns * rows


@pytest.mark.parametrize("radius", [-1, LONGEST_RADIUS_M + 1, math.nan])
def test_no_look_up_is_wider_than_allowed(radius: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        cells_around(Point(0, 0), radius)
