"""Polygons asked by place: what holds a point, what is near it, where a border is nearest."""

from itertools import pairwise

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from shared.domain.geo.packed_polygons import LabelledPolygon, Ring, pack, unpack
from shared.domain.geo.polygons import Polygons, crosses_itself
from tests.unit.domain.geo.rings import CORNERS, POLYGONS, SQUARE


@given(st.lists(POLYGONS, max_size=6), CORNERS)
def test_every_polygon_on_earth_can_be_asked(
    given_polygons: list[LabelledPolygon], spot: tuple[float, float]
) -> None:
    polygons = Polygons(unpack(pack(given_polygons)))
    near = polygons.near(spot, 100_000.0)
    assert near == sorted(near)
    assert {*polygons.holders(spot)} <= {*range(len(polygons))}


def test_distances_are_metres() -> None:
    polygons = Polygons(unpack(pack([LabelledPolygon(("1",), (SQUARE,))])))
    [(metres, number)] = polygons.near((122.005, -3.9895), 100.0)
    assert (round(metres, 1), number) == (55.7, 0)
    assert polygons.near((122.005, -3.9895), 50.0) == []
    assert polygons.foot(0, (122.005, -3.9895)) == pytest.approx((122.005, -3.99))


# Triangles in an area of some twenty kilometres, and a point among them that is no corner.
_within = st.integers(0, 200)
_corners_within = st.tuples(_within, _within).map(lambda xy: (122 + xy[0] / 1e3, -4 + xy[1] / 1e3))
_triangle = st.lists(_corners_within, min_size=3, max_size=3, unique=True).map(
    lambda corners: LabelledPolygon(("",), ((*corners, corners[0]),))
)
_spot = st.tuples(_within, _within).map(lambda xy: (122 + xy[0] / 1e3 + 3e-4, -4 + xy[1] / 1e3))


@given(st.lists(_triangle, max_size=12), _spot)
def test_a_point_is_held_by_those_that_a_library_of_the_field_names(
    triangles: list[LabelledPolygon], spot: tuple[float, float]
) -> None:
    shapes = [shapely.Polygon(each.rings[0]) for each in triangles]
    point = shapely.Point(spot)
    assume(all(shape.boundary.distance(point) > 1e-9 for shape in shapes))
    holding = [number for number, shape in enumerate(shapes) if shape.contains(point)]
    assert Polygons(unpack(pack(triangles))).holders(spot) == holding


@given(st.lists(_triangle, max_size=12), _spot, st.sampled_from([0.0, 100.0, 5_000.0]))
def test_none_is_overlooked_whose_border_is_near_enough(
    triangles: list[LabelledPolygon], spot: tuple[float, float], metres: float
) -> None:
    polygons = Polygons(unpack(pack(triangles)))
    every = (
        (polygons.metres_between(spot, polygons.foot(number, spot)), number)
        for number in range(len(polygons))
    )
    assert polygons.near(spot, metres) == sorted(each for each in every if each[0] <= metres)


_step = st.integers(0, 12)
_ring = st.lists(st.tuples(_step, _step), min_size=3, max_size=9).map(lambda c: (*c, c[0]))


@given(_ring)
def test_crossings_are_those_that_comparing_all_sides_finds(ring: Ring) -> None:
    scaled = tuple((x / 10_000_000, y / 10_000_000) for x, y in ring)
    assert (crosses_itself(scaled) is not None) is _crosses(ring)


def _crosses(ring: Ring) -> bool:
    sides = list(pairwise(ring))
    return any(_cross(one, other) for n, one in enumerate(sides) for other in sides[:n])


def _cross(one: tuple[Ring, ...] | Ring, other: tuple[Ring, ...] | Ring) -> bool:
    (a, b), (c, d) = one, other

    def turn(p: object, q: object, r: object) -> float:
        (px, py), (qx, qy), (rx, ry) = p, q, r  # type: ignore[misc]
        return float((qx - px) * (ry - py) - (qy - py) * (rx - px))  # type: ignore[has-type]

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
