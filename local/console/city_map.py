"""A city's villages as the paths of an SVG picture, and how a place becomes a point on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from shared.domain.city.reference import Reference
from shared.domain.geo.packed_polygons import Ring
from shared.domain.geo.place import Point, Village

WIDTH = 1000.0
_MARGIN = 16.0


@dataclass(frozen=True, slots=True)
class Projection:
    """Longitudes and latitudes to picture units, true to scale at the city's middle."""

    west: float
    north: float
    per_longitude: float
    per_latitude: float
    height: float

    def x(self, longitude: float) -> float:
        return _MARGIN + (longitude - self.west) * self.per_longitude

    def y(self, latitude: float) -> float:
        return _MARGIN + (self.north - latitude) * self.per_latitude


@dataclass(frozen=True, slots=True)
class Shape:
    """One village: its outline, and a point that surely lies in it."""

    code: str
    name: str
    district: str
    path: str
    inside: Point


@dataclass(frozen=True, slots=True)
class CityMap:
    """`districts` are names with the point to write each at."""

    projection: Projection
    shapes: tuple[Shape, ...]
    districts: tuple[tuple[str, float, float], ...]


class CityMaps:
    """Draws each version of a city's map once."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str], CityMap] = {}

    def of(self, reference: Reference) -> CityMap:
        key = (reference.city.city_id, reference.version)
        if key not in self._drawn:
            self._drawn[key] = draw(reference)
        return self._drawn[key]


def draw(reference: Reference) -> CityMap:
    index = reference.villages
    drawn = (village for village in index if village.rings)
    villages = sorted(drawn, key=lambda village: (village.district, village.name))
    projection = _projection(villages)
    shapes = tuple(_shape(each, index.inner_point(each.code), projection) for each in villages)
    return CityMap(projection, shapes, _districts(shapes, projection))


def _projection(villages: Sequence[Village]) -> Projection:
    bounds = [village.bounds for village in villages]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    per_longitude = (WIDTH - 2 * _MARGIN) / (east - west)
    per_latitude = per_longitude / math.cos(math.radians((south + north) / 2))
    height = (north - south) * per_latitude + 2 * _MARGIN
    return Projection(west, north, per_longitude, per_latitude, height)


def _shape(village: Village, inside: Point, projection: Projection) -> Shape:
    path = "".join(_outline(ring, projection) for ring in village.rings)
    return Shape(village.code, village.name, village.district, path, inside)


def _districts(
    shapes: Sequence[Shape], projection: Projection
) -> tuple[tuple[str, float, float], ...]:
    """Each name in the middle of its villages."""
    spots: dict[str, list[Point]] = {}
    for shape in shapes:
        spots.setdefault(shape.district, []).append(shape.inside)
    return tuple(
        (
            name,
            projection.x(fmean(point.longitude for point in points)),
            projection.y(fmean(point.latitude for point in points)),
        )
        for name, points in spots.items()
    )


def _outline(ring: Ring, projection: Projection) -> str:
    steps = "L".join(f"{projection.x(x):.1f} {projection.y(y):.1f}" for x, y in ring[:-1])
    return f"M{steps}Z"
