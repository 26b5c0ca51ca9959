"""Points, village polygons and the question which village a point lies in."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from shared.domain.value import value

_METRES_PER_DEGREE = 111_320.0
# The polygons were simplified one by one, so neighbours leave slivers between them.
SLIVER_M = 100.0

Ring = tuple[tuple[float, float], ...]
_Flat = tuple[float, float]


@value
class Point:
    """WGS 84, decimal degrees."""

    latitude: float
    longitude: float


@value
class Village:
    """A kelurahan or desa. `rings` are closed, in (longitude, latitude); even-odd gives holes and parts."""

    code: str
    name: str
    kind: str
    district: str
    district_code: str
    rings: tuple[Ring, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        longitudes = [x for ring in self.rings for x, _ in ring]
        latitudes = [y for ring in self.rings for _, y in ring]
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


@value
class Located:
    """A village, and whether it is only the nearest one (the point lies in a sliver between two)."""

    village: Village
    is_nearest_only: bool


class VillageIndex:
    """Finds villages by point or by code. Built once for each version of a city pack."""

    def __init__(self, villages: Iterable[Village]) -> None:
        self._by_code = {village.code: village for village in villages}
        self._boxes = [(village.bounds, village) for village in self._by_code.values()]

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[Village]:
        return iter(self._by_code.values())

    def by_code(self, code: str) -> Village | None:
        return self._by_code.get(code)

    def locate(self, point: Point) -> Located | None:
        """The village that holds the point, else the nearest within 100 m, else None: outside the city.

        Where two polygons overlap the one whose middle is nearer wins, and on a tie the lower code,
        so that the answer never depends on the order of a file.
        """
        holders = [
            v for box, v in self._boxes if _in_box(point, box, 0.0) and _contains(v.rings, point)
        ]
        if holders:
            return Located(min(holders, key=lambda v: (_metres_to_middle(v, point), v.code)), False)
        margin = SLIVER_M / (_METRES_PER_DEGREE * max(0.1, math.cos(math.radians(point.latitude))))
        near = [
            (_metres_to_edge(v.rings, point), v.code, v)
            for box, v in self._boxes
            if _in_box(point, box, margin)
        ]
        distance, _, village = min(near, default=(math.inf, "", None), key=lambda row: row[:2])
        return Located(village, True) if village and distance <= SLIVER_M else None


def _in_box(point: Point, box: tuple[float, float, float, float], margin: float) -> bool:
    west, south, east, north = box
    return (
        west - margin <= point.longitude <= east + margin
        and south - margin <= point.latitude <= north + margin
    )


def _contains(rings: Sequence[Ring], point: Point) -> bool:
    """Even-odd ray cast over all rings."""
    x, y = point.longitude, point.latitude
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _metres_to_edge(rings: Sequence[Ring], point: Point) -> float:
    scale = math.cos(math.radians(point.latitude))
    px, py = point.longitude * scale, point.latitude
    best = math.inf
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            best = min(best, _to_segment((px, py), (x1 * scale, y1), (x2 * scale, y2)))
    return best * _METRES_PER_DEGREE


def _to_segment(point: _Flat, start: _Flat, end: _Flat) -> float:
    (px, py), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((px - x1) * dx + (py - y1) * dy) / length))
    return math.hypot(px - x1 - t * dx, py - y1 - t * dy)


def _metres_to_middle(village: Village, point: Point) -> float:
    west, south, east, north = village.bounds
    scale = math.cos(math.radians(point.latitude))
    dx = ((west + east) / 2 - point.longitude) * scale
    return math.hypot(dx, (south + north) / 2 - point.latitude) * _METRES_PER_DEGREE
