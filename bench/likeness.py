"""How long a like picture takes to find among many: a city's index of likenesses in SQLite.

The index is written as `settle_weighed` would have left it after that many photos, and each look is the
whole of what it reads. Times are the shortest of several looks at pictures that nobody has seen.
"""

import json
import random
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.counting import CountingDb
from bench.figures import Figure, ratio, table
from shared.adapters.documents.engine import paths
from shared.adapters.documents.mapping.pictures import likenesses_document
from shared.adapters.documents.stores.likeness_index import KEPT, neighbourhood
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.domain.photos.perceptual_hash import BANDS, BITS, ImageFingerprint
from tests.builders import CITY

SIZES = (10_000, 100_000, 1_000_000)
LOOKS, ROUNDS = 100, 15
# Under each value of a band stand more pictures, up to fifteen at a million: longer texts, no more
# reads. Whoever went through all pictures would be at 10 and 100.
BOUNDS = {100_000: 4.0, 1_000_000: 10.0}
READS = 1 + BANDS


def measure(sizes: tuple[int, ...] = SIZES) -> list[Figure]:
    measured = {size: _looks(size) for size in sizes}
    times = {f"{size:,}": rounds for size, (rounds, _) in measured.items()}
    first, *larger = sizes
    reads = max(count for _, count in measured.values())
    return [
        *(
            ratio(
                f"likeness look-up, pictures: {size:,} / {first:,}",
                f"{size:,}",
                f"{first:,}",
                times,
                BOUNDS[size],
            )
            for size in larger
        ),
        Figure(
            name="documents read to look for one picture",
            ratio=float(reads),
            bound=float(READS),
            holds=reads <= READS,
        ),
    ]


def _looks(size: int) -> tuple[list[float], int]:
    """Seconds for one look, of each round; and how many documents a look reads at most."""
    with _city(size) as db:
        chance = random.Random(1)  # noqa: S311 - the same pictures each time
        unseen = [ImageFingerprint(f"unseen-{n}", chance.getrandbits(BITS)) for n in range(LOOKS)]
        rounds = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            for trace in unseen:
                neighbourhood(db, CITY, trace).sightings(db)
            rounds.append((time.perf_counter() - start) / LOOKS)
        return rounds, max(_reads(db, trace) for trace in unseen)


def _reads(db: SqliteDb, trace: ImageFingerprint) -> int:
    counted = CountingDb(db)
    neighbourhood(counted, CITY, trace).sightings(counted)
    return counted.reads


@contextmanager
def _city(size: int) -> Iterator[SqliteDb]:
    with tempfile.TemporaryDirectory(prefix="tanggap-bench-") as folder:
        file = CityFile(Path(folder))
        db = SqliteDb(file, triggers=())
        _fill(file.reading(), size)
        yield db
        file.close()


def _fill(connection: sqlite3.Connection, size: int) -> None:
    """Made at once, not photo by photo: what counts is what is there when somebody looks."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", sorted(_rows(size)))
    connection.execute("COMMIT")


def _rows(size: int) -> Iterator[tuple[str, str, str, str]]:
    parent = f"{paths.city(CITY)}/likenesses"
    for place, lines in _seen(size):
        yield f"{parent}/{place}", parent, "likenesses", _data(lines)


def _data(lines: Sequence[str]) -> str:
    return json.dumps(likenesses_document(CITY, lines), separators=(",", ":"))


def _seen(size: int) -> Iterator[tuple[str, Sequence[str]]]:
    chance = random.Random(0)  # noqa: S311 - the same pictures each time
    by_band: dict[str, list[str]] = defaultdict(list)
    for number in range(size):
        likeness, ids = chance.getrandbits(BITS), f"{chance.getrandbits(256):064x}"
        line = f"{likeness:032x}/{ids[:32]}/{ids[32:]}"
        own, *bands = ImageFingerprint(f"{number:064x}", likeness).places()
        yield own, (line,)
        for place in bands:
            by_band[place].append(line)
    for place, lines in by_band.items():
        yield place, lines[: -KEPT - 1 : -1]


if __name__ == "__main__":
    print(table(measure()))
