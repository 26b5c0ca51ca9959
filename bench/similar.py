"""What looking for duplicates costs the database: documents read for one look-up, in a crowded place."""

from collections.abc import Iterator

from bench.counting import CountingDb, counted_house
from bench.figures import Figure
from shared.bootstrap import Container
from shared.domain.particulars import Location
from shared.domain.place import Point
from shared.usecases.find_similar import FindSimilar
from tests.builders import CITY
from tests.unit.usecases.world import a_submission

READS = 64
_MIDDLE = Point(-3.9778, 122.515)
_A_SIDE, _STEP_DEGREES = 12, 0.0001


def measure() -> list[Figure]:
    with counted_house() as (home, db):
        _crowd(home)
        by_point = _reads(home, db, FindSimilar(CITY, "", "jalan_rusak", _MIDDLE))
        widest = _reads(home, db, FindSimilar(CITY, "", "drainase", _MIDDLE))
        located = home.references.current(CITY).villages.locate(_MIDDLE)
        code = located.village.code if located else None
        village = FindSimilar(CITY, "Jalan berlubang", "jalan_rusak", None, code)
        by_village = _reads(home, db, village)
    most = max(by_point, widest, by_village)
    return [
        Figure(
            name="documents read to look for duplicates",
            ratio=float(most),
            bound=float(READS),
            holds=most <= READS,
            detail=f"50 m: {by_point}, 100 m: {widest}, kelurahan: {by_village},"
            f" among {_A_SIDE**2} open reports in a square of {_A_SIDE * 11} m",
        )
    ]


def _crowd(home: Container) -> None:
    for number, point in enumerate(_square()):
        answer = home.submit_report(
            a_submission(idempotency_key=f"crowd-{number}", location=Location(point=point))
        )
        home.route_report(CITY, str(answer["report_id"]))


def _square() -> Iterator[Point]:
    half = _A_SIDE // 2
    for north in range(-half, half):
        for east in range(-half, half):
            yield Point(
                _MIDDLE.latitude + north * _STEP_DEGREES, _MIDDLE.longitude + east * _STEP_DEGREES
            )


def _reads(home: Container, db: CountingDb, wanted: FindSimilar) -> int:
    before = db.reads
    home.find_similar(wanted)
    return db.reads - before
