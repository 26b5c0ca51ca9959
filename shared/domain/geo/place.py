"""Points, villages and the question which village a point lies in."""

import math
from collections.abc import Iterable, Iterator
from enum import StrEnum

from shared.domain.geo.earth import METRES_PER_DEGREE
from shared.domain.geo.packed_polygons import LabelledPolygon, Ring, pack, unpack
from shared.domain.geo.polygons import Polygons
from shared.domain.kernel.value_object import value_object

# The polygons were simplified one by one, so neighbours leave slivers between them.
SLIVER_M = 100.0


@value_object
class Point:
    """WGS 84, decimal degrees."""

    latitude: float
    longitude: float


@value_object
class Village:
    """A kelurahan or desa. `rings` are closed, in (longitude, latitude); even-odd gives holes and parts.

    One without rings is known by name, but nobody has drawn its boundary.
    """

    code: str
    name: str
    kind: str
    district: str
    district_code: str
    rings: tuple[Ring, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north. Raises ValueError where nobody has drawn the boundary."""
        longitudes = [x for ring in self.rings for x, _ in ring]
        latitudes = [y for ring in self.rings for _, y in ring]
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


class PlacementDoubt(StrEnum):
    """Why the village of a point is not certain.

    `gap`: the point lies in a sliver between two. `undrawn`: the district has a village that nobody
    has drawn, so that a neighbour's boundary may hold what is its. `told`: words alone say where it is.
    """

    GAP = "gap"
    UNDRAWN = "undrawn"
    TOLD = "told"


@value_object
class Located:
    """A village, and why it may be another one."""

    village: Village
    doubt: PlacementDoubt | None = None

    @property
    def is_nearest_only(self) -> bool:
        return self.doubt is PlacementDoubt.GAP


@value_object
class OtherSide:
    """What lies across the nearest border: a village, or None, which is outside the city."""

    located: Located | None


class VillageIndex:
    """Finds villages by point or by code, in packed boundaries that are opened where they are asked."""

    def __init__(self, packed: bytes) -> None:
        """Raises ValueError for bytes that `packed_villages` did not write."""
        self.packed = packed
        self._polygons = Polygons(unpack(packed))
        self._villages: dict[int, Village] = {}
        labels = [self._polygons.labels(number) for number in range(len(self._polygons))]
        self._numbers = {label[0]: number for number, label in enumerate(labels)}
        self._undrawn = {label[4] for label in labels if label[5]}

    @classmethod
    def of(cls, villages: Iterable[Village]) -> "VillageIndex":
        return cls(packed_villages(villages))

    def __len__(self) -> int:
        return len(self._polygons)

    def __iter__(self) -> Iterator[Village]:
        return map(self._village, range(len(self)))

    def by_code(self, code: str) -> Village | None:
        number = self._numbers.get(code)
        return None if number is None else self._village(number)

    def inner_point(self, code: str) -> Point:
        """A point well inside the village. Raises KeyError for a code that is none of them."""
        longitude, latitude = self._polygons.inner(self._numbers[code])
        return Point(latitude, longitude)

    def locate(self, point: Point) -> Located | None:
        """The village that holds the point, else the nearest within 100 m, else None: outside the city.

        Where two polygons overlap the one whose inner point is nearer wins, and on a tie the lower
        code, so that the answer never depends on the order of a file.
        """
        spot = (point.longitude, point.latitude)
        if not math.isfinite(sum(spot)):
            return None
        holders = self._polygons.holders(spot)
        if not holders:
            near = self._polygons.near(spot, SLIVER_M)
            return Located(self._village(near[0][1]), PlacementDoubt.GAP) if near else None
        village = self._village(self._nearest_inner(holders, spot))
        return Located(
            village, PlacementDoubt.UNDRAWN if village.district_code in self._undrawn else None
        )

    def across(self, point: Point, reach_m: float) -> OtherSide | None:
        """What lies across the nearest border, where that is no farther than `reach_m`; else None."""
        spot = (point.longitude, point.latitude)
        here = self.locate(point)
        near = [number for _, number in self._polygons.near(spot, reach_m)]
        if here is None:
            return OtherSide(Located(self._village(near[0]))) if near else None
        own = self._numbers[here.village.code]
        others = [number for number in near if number != own]
        if here.doubt is not PlacementDoubt.GAP and own in near:
            found = self._beyond(spot, own)
            if found is None or found.village is not here.village:
                return OtherSide(found)
        if others:
            return OtherSide(Located(self._village(others[0])))
        return OtherSide(None) if here.doubt is PlacementDoubt.GAP and own in near else None

    def _beyond(self, spot: tuple[float, float], own: int) -> Located | None:
        """What a step across the nearest piece of border leads to; the step clears a sliver."""
        foot = self._polygons.foot(own, spot)
        metres = max(self._polygons.metres_between(spot, foot), 1e-6)
        part = 1.0 + (SLIVER_M + 1.0) / metres
        x, y = (a + (b - a) * part for a, b in zip(spot, foot, strict=True))
        return self.locate(Point(y, x))

    def _nearest_inner(self, numbers: list[int], spot: tuple[float, float]) -> int:
        if len(numbers) == 1:
            return numbers[0]
        polygons = self._polygons
        return min(numbers, key=lambda n: (polygons.metres_between(spot, polygons.inner(n)), n))

    def _village(self, number: int) -> Village:
        if number not in self._villages:
            code, name, kind, district, district_code, _ = self._polygons.labels(number)
            rings = self._polygons.rings(number)
            self._villages[number] = Village(code, name, kind, district, district_code, rings)
        return self._villages[number]


def packed_villages(villages: Iterable[Village]) -> bytes:
    """The bytes that a VillageIndex reads; the same villages in any order give the same ones."""
    ordered = sorted(villages, key=lambda village: village.code)
    return pack(
        [
            LabelledPolygon((*_names(each), "" if each.rings else "-"), each.rings)
            for each in ordered
        ]
    )


def _names(village: Village) -> tuple[str, ...]:
    return village.code, village.name, village.kind, village.district, village.district_code


def metres_between(one: Point, other: Point) -> float:
    """Over the ground, for distances up to some hundred kilometres."""
    scale = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude) * scale
    return math.hypot(east, one.latitude - other.latitude) * METRES_PER_DEGREE
