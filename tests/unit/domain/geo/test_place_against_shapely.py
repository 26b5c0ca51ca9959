"""Our lookup against a library that the field trusts, on many points of each real city."""

import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pytest
import shapely
from shapely.affinity import scale

from shared.domain.geo.place import PlacementDoubt, Point, Village, VillageIndex
from tests.unit.domain.packs import REAL, real

POINTS = 100_000
SLIVER_M, METRES_PER_DEGREE = 100.0, 111_320.0
# Beyond the villages, so that points outside and in the last hundred metres take part.
MARGIN = 0.01

Answer = tuple[str, bool] | None


class Shapely:
    """The same rules over shapely's polygons, in metres."""

    def __init__(self, index: VillageIndex) -> None:
        villages = sorted((v for v in index if v.rings), key=lambda village: village.code)
        latitudes = [y for v in villages for ring in v.rings for _, y in ring]
        middle = (min(latitudes) + max(latitudes)) / 2
        self._across = math.cos(math.radians(middle)) * METRES_PER_DEGREE
        self._codes = [village.code for village in villages]
        self._shapes = [self._shape(village) for village in villages]
        self._inner = [self._spot(index.inner_point(code)) for code in self._codes]
        self._tree = shapely.STRtree(self._shapes)

    def locate(self, points: Sequence[Point]) -> list[Answer]:
        spots = [self._spot(point) for point in points]
        holders = self._pairs(spots, predicate="intersects")
        near = self._pairs(spots, predicate="dwithin", distance=SLIVER_M)
        return [
            self._nearest(spot, holders[number], self._inner, is_gap=False)
            if number in holders
            else self._nearest(spot, near.get(number, []), self._shapes, is_gap=True)
            for number, spot in enumerate(spots)
        ]

    def _nearest(
        self, spot: object, numbers: Sequence[int], things: Sequence[object], *, is_gap: bool
    ) -> Answer:
        by_distance = [(shapely.distance(spot, things[n]), self._codes[n]) for n in numbers]
        return (min(by_distance)[1], is_gap) if by_distance else None

    def _pairs(self, spots: Sequence[object], **how: object) -> Mapping[int, list[int]]:
        found = defaultdict(list)
        for spot, shape in zip(*self._tree.query(spots, **how).tolist(), strict=True):
            found[spot].append(shape)
        return dict(found)

    def _spot(self, point: Point) -> object:
        return shapely.Point(point.longitude * self._across, point.latitude * METRES_PER_DEGREE)

    def _shape(self, village: Village) -> object:
        whole = shapely.Polygon(village.rings[0])
        for ring in village.rings[1:]:
            whole = whole.symmetric_difference(shapely.Polygon(ring))
        return scale(whole, self._across, METRES_PER_DEGREE, origin=(0, 0))


@pytest.mark.slow
@pytest.mark.parametrize("city_id", REAL)
def test_every_point_is_placed_as_shapely_places_it(city_id: str) -> None:
    index = real(city_id).villages
    points = _points(index)
    located = [index.locate(point) for point in points]
    found = [
        (each.village.code, each.doubt is PlacementDoubt.GAP) if each else None for each in located
    ]
    expected = Shapely(index).locate(points)
    assert [
        p for p, ours, theirs in zip(points, found, expected, strict=True) if ours != theirs
    ] == []
    kinds = [each and each[1] for each in found]
    assert min(kinds.count(kind) for kind in (None, False, True)) > POINTS // 1_000


def _points(index: VillageIndex) -> list[Point]:
    boxes = [village.bounds for village in index if village.rings]
    west, south = (min(box[side] for box in boxes) - MARGIN for side in (0, 1))
    east, north = (max(box[side] for box in boxes) + MARGIN for side in (2, 3))
    rng = random.Random(20261123)  # noqa: S311 - the same points each time, not a secret
    return [Point(rng.uniform(south, north), rng.uniform(west, east)) for _ in range(POINTS)]
