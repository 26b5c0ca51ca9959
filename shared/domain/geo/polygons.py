"""Packed polygons, asked by place: which hold a point, which are near it, how far their border is.

Coordinates are (longitude, latitude) in degrees, distances metres on a plane that is true to scale in
the middle of all polygons. A number is a polygon's place in the order in which they were packed.
"""

import math
from collections.abc import Iterable
from itertools import pairwise

from shared.domain.geo.earth import METRES_PER_DEGREE
from shared.domain.geo.packed_polygons import STEPS_PER_DEGREE, Ring, Unpacked, row_height

_METRES_PER_STEP = METRES_PER_DEGREE / STEPS_PER_DEGREE

Spot = tuple[float, float]
_Corners = list[tuple[int, int]]
# West, south, east, north in steps, and the polygon's number.
_Box = tuple[int, int, int, int, int]


class Polygons:
    """What is opened stays open: the second question about a polygon is cheaper than the first."""

    def __init__(self, packed: Unpacked) -> None:
        self._packed = packed
        self._opened: dict[int, list[_Corners]] = {}
        self._rows: dict[int, list[_Box]] = {}
        boxes = packed.boxes
        rings = packed.first_ring
        mapped = [n for n in range(len(packed)) if rings[n] < rings[n + 1]]
        self._south = min((boxes[6 * n + 1] for n in mapped), default=0)
        north = max((boxes[6 * n + 3] for n in mapped), default=0)
        self._row_height = row_height(self._south, north, packed.rows)
        middle = (self._south + north) / 2 / STEPS_PER_DEGREE
        self._scale = math.cos(math.radians(middle))

    def __len__(self) -> int:
        return len(self._packed)

    def labels(self, number: int) -> tuple[str, ...]:
        return self._packed.labels_of(number)

    def rings(self, number: int) -> tuple[Ring, ...]:
        """None for a polygon that is a name alone."""
        step = STEPS_PER_DEGREE
        return tuple(
            tuple([(x / step, y / step) for x, y in ring]) for ring in self._corners(number)
        )

    def inner(self, number: int) -> Spot:
        """A point well inside the polygon."""
        x, y = self._packed.boxes[6 * number + 4 : 6 * number + 6]
        return x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE

    def holders(self, spot: Spot) -> list[int]:
        """The polygons in which the point lies, in order."""
        x, y = spot[0] * STEPS_PER_DEGREE, spot[1] * STEPS_PER_DEGREE
        return [
            number
            for west, south, east, north, number in self._boxes_at(y)
            if west <= x <= east and south <= y <= north and _holds(self._corners(number), x, y)
        ]

    def near(self, spot: Spot, metres: float) -> list[tuple[float, int]]:
        """The polygons whose border is at most so far away, with how far it is; nearest first."""
        x, y = spot[0] * STEPS_PER_DEGREE, spot[1] * STEPS_PER_DEGREE
        up = metres / _METRES_PER_STEP
        across = up / self._scale
        rows = range(self._row_at(y - up), self._row_at(y + up) + 1)
        found = [
            (self.metres_between(spot, self.foot(number, spot)), number)
            for west, south, east, north, number in {box for row in rows for box in self._row(row)}
            if west - across <= x <= east + across and south - up <= y <= north + up
        ]
        return sorted(each for each in found if each[0] <= metres)

    def foot(self, number: int, spot: Spot) -> Spot:
        """The point of the polygon's border that is nearest. The polygon must have rings."""
        scale = self._scale
        here = (spot[0] * STEPS_PER_DEGREE * scale, spot[1] * STEPS_PER_DEGREE)
        best, found = math.inf, here
        for ring in self._corners(number):
            for (x1, y1), (x2, y2) in pairwise(ring):
                x, y = _nearest_on(here, (x1 * scale, y1), (x2 * scale, y2))
                square = (x - here[0]) ** 2 + (y - here[1]) ** 2
                if square < best:
                    best, found = square, (x, y)
        return found[0] / scale / STEPS_PER_DEGREE, found[1] / STEPS_PER_DEGREE

    def metres_between(self, one: Spot, other: Spot) -> float:
        across = (one[0] - other[0]) * self._scale
        return math.hypot(across, one[1] - other[1]) * METRES_PER_DEGREE

    def _boxes_at(self, y: float) -> list[_Box]:
        return self._row(self._row_at(y))

    def _row_at(self, y: float) -> int:
        """The row of a latitude in steps; beyond the polygons, the nearest."""
        return max(0, min(self._packed.rows - 1, int((y - self._south) // self._row_height)))

    def _row(self, row: int) -> list[_Box]:
        if row not in self._rows and row < self._packed.rows:
            first, boxes = self._packed.first_member, self._packed.boxes
            self._rows[row] = [
                (boxes[6 * n], boxes[6 * n + 1], boxes[6 * n + 2], boxes[6 * n + 3], n)
                for n in self._packed.members[first[row] : first[row + 1]]
            ]
        return self._rows.get(row, [])

    def _corners(self, number: int) -> list[_Corners]:
        found = self._opened.get(number)
        if found is None:
            first = self._packed.first_ring
            found = [self._ring(ring) for ring in range(first[number], first[number + 1])]
            self._opened[number] = found
        return found

    def _ring(self, ring: int) -> _Corners:
        first = self._packed.first_corner
        steps = self._packed.corners[2 * first[ring] : 2 * first[ring + 1]].tolist()
        return list(zip(steps[::2], steps[1::2], strict=True))


def _holds(rings: Iterable[_Corners], x: float, y: float) -> bool:
    """Even-odd ray cast over all rings."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _nearest_on(point: Spot, start: Spot, end: Spot) -> Spot:
    """The point of the line between the two that is nearest."""
    (px, py), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    part = 0.0 if length == 0 else max(0.0, min(1.0, ((px - x1) * dx + (py - y1) * dy) / length))
    return x1 + part * dx, y1 + part * dy


_STEPS = 10_000_000

_Corner = tuple[float, float]
_Step = tuple[int, int]
# Its ends, the western one first, and how far south and north it reaches: in whole steps, so that no
# rounding decides.
_Side = tuple[_Step, _Step, int, int]


def crosses_itself(ring: tuple[_Corner, ...]) -> _Corner | None:
    """About where two sides cross, as (longitude, latitude); None where none do.

    Sides that only touch, and villages that meet themselves in a corner, are no crossing.
    """
    steps = [(round(x * _STEPS), round(y * _STEPS)) for x, y in ring]
    reaching: list[_Side] = []
    for side in sorted(map(_side, steps, steps[1:])):
        start, _, south, north = side
        reaching = [each for each in reaching if each[1][0] >= start[0]]
        for other in reaching:
            # Most are far apart; comparing their reach is all that it takes.
            if other[2] < north and south < other[3] and _cross(side, other):
                return start[0] / _STEPS, start[1] / _STEPS
        reaching.append(side)
    return None


def _side(one: _Step, other: _Step) -> _Side:
    first, last = (one, other) if one <= other else (other, one)
    return first, last, min(one[1], other[1]), max(one[1], other[1])


def _cross(side: _Side, other: _Side) -> bool:
    return _parts(side, other) and _parts(other, side)


def _parts(side: _Side, other: _Side) -> bool:
    """Whether the other's ends lie on different sides of this one, and neither on it."""
    return _turn(side, other[0]) * _turn(side, other[1]) < 0


def _turn(side: _Side, step: _Step) -> int:
    """On which hand of the side the step lies: the sign of left, right or straight on."""
    (x1, y1), (x2, y2), _, _ = side
    turn = (x2 - x1) * (step[1] - y1) - (y2 - y1) * (step[0] - x1)
    return (turn > 0) - (turn < 0)
