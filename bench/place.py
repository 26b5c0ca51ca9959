"""Finding the village of a point: how soon it can be asked, and how long a thousand answers take."""

import random
import subprocess
import sys
from collections.abc import Callable, Mapping

from bench.figures import Figure, in_turns, ratio
from bench.server import ROOT
from shared.domain.geo.place import Point, VillageIndex, packed_villages
from shared.domain.pack.parse import parse_pack

RUNS = 15
CITY = "makassar"
LOOKUPS = 1_000
BARE, READY, FIRST, FOUND = "bare python", "ready", "ready and asked once", "found"


def measure() -> list[Figure]:
    """Against starting Python at all, about 12 ms: 2 ms to be ready, and 60 µs for an answer."""
    files = {path.name: path.read_bytes() for path in (ROOT / "cities" / CITY).iterdir()}
    packed = packed_villages(parse_pack(CITY, files).villages)
    index = VillageIndex(packed)
    points = _points(index)
    kinds: Mapping[str, Callable[[], object]] = {
        BARE: lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        READY: lambda: VillageIndex(packed),
        FIRST: lambda: VillageIndex(packed).locate(points[0]),
        FOUND: lambda: [index.locate(point) for point in points],
    }
    times = in_turns(kinds, RUNS)
    return [
        ratio("packed villages ready / bare python", READY, BARE, times, 0.15),
        ratio("the same, and the first village found / bare python", FIRST, BARE, times, 0.15),
        ratio(f"{LOOKUPS:,} villages found / bare python", FOUND, BARE, times, 5.0),
    ]


def _points(index: VillageIndex) -> list[Point]:
    """Anywhere in the box around the city: in villages, in the gaps between them and at sea."""
    boxes = [village.bounds for village in index if village.rings]
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    rng = random.Random(1)  # noqa: S311 - the same points each time, not a secret
    return [Point(rng.uniform(south, north), rng.uniform(west, east)) for _ in range(LOOKUPS)]
