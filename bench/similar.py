"""What looking for duplicates costs the database: documents read for one look-up, in a crowded place."""

from collections.abc import Iterator
from dataclasses import replace

from bench.counting import CountingDb, counted_container
from bench.figures import Figure
from shared.bootstrap import Container
from shared.domain.geo.place import Point
from shared.domain.photos.perceptual_hash import ImageFingerprint
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.location import Location
from shared.ports.pictures import Weigh
from shared.usecases.intake.find_similar import MOST_COMPARED, FindSimilar
from tests.builders import CITY
from tests.unit.usecases.world import DESK, JPEG, a_submission

READS = 64
# Beside these: the report, its photos and what they told, each photo's places in the index and the
# pictures found there, and the cases that these belong to.
READS_WITH_PHOTOS = READS + 74
_MIDDLE = Point(-3.9778, 122.515)
_A_SIDE, _STEP_DEGREES = 12, 0.0001
_ALIKE = 15
_LIKENESSES = [
    0x0123_4567_89AB_CDEF_FEDC_BA98_7654_3210 ^ (0xFFFF_FFFF << 32 * n) for n in range(3)
]


def measure() -> list[Figure]:
    with counted_container() as (container, db):
        _crowd(container)
        by_point = _reads(container, db, FindSimilar(CITY, "", "jalan_rusak", _MIDDLE))
        widest = _reads(container, db, FindSimilar(CITY, "", "drainase", _MIDDLE))
        located = container.references.current(CITY).villages.locate(_MIDDLE)
        code = located.village.code if located else None
        village = FindSimilar(CITY, "Jalan berlubang", "jalan_rusak", None, code)
        by_village = _reads(container, db, village)
        pictured = _reads_with_photos(container, db)
    most = max(by_point, widest, by_village)
    return [
        Figure(
            name="documents read to look for duplicates",
            ratio=float(most),
            bound=float(READS),
            holds=most <= READS,
            detail=f"50 m: {by_point}, 100 m: {widest}, kelurahan: {by_village},"
            f" among {_A_SIDE**2} open reports in a square of {_A_SIDE * 11} m",
        ),
        Figure(
            name="documents read to look for duplicates by photo too",
            ratio=float(pictured),
            bound=float(READS_WITH_PHOTOS),
            holds=pictured <= READS_WITH_PHOTOS,
            detail=f"{MOST_COMPARED} photos, each like {_ALIKE} of other reports in the same place",
        ),
    ]


def _crowd(container: Container) -> None:
    for number, point in enumerate(_square()):
        answer = container.submit_report(
            a_submission(idempotency_key=f"crowd-{number}", location=Location(point=point))
        )
        container.route_report(CITY, str(answer["report_id"]))


def _square() -> Iterator[Point]:
    half = _A_SIDE // 2
    for north in range(-half, half):
        for east in range(-half, half):
            yield Point(
                _MIDDLE.latitude + north * _STEP_DEGREES, _MIDDLE.longitude + east * _STEP_DEGREES
            )


def _reads(container: Container, db: CountingDb, wanted: FindSimilar) -> int:
    before = db.reads
    container.find_similar(wanted)
    return db.reads - before


def _reads_with_photos(container: Container, db: CountingDb) -> int:
    for number in range(_ALIKE):
        _pictured(container, f"like-{number}")
    report_id = _pictured(container, "asked")
    before = db.reads
    found = container.find_similar_to(DESK, report_id).similar
    if not found or not found[0].is_pictured_alike:
        raise AssertionError("no like picture was found")
    return db.reads - before


def _pictured(container: Container, key: str) -> str:
    """A report in the middle with a photo of each likeness, weighed; its id."""
    given = {"idempotency_key": key, "location": Location(point=_MIDDLE)}
    answer = container.submit_report(a_submission(photos=(JPEG,) * len(_LIKENESSES), **given))
    report_id = str(answer["report_id"])
    container.route_report(CITY, report_id)
    records = container.ports.photo_records
    for photo, likeness in zip(records.photos(CITY, report_id), _LIKENESSES, strict=True):
        records.settle_weighed(
            photo, {}, ImageFingerprint(photo.photo_id, likeness), _publishing(photo)
        )
    return report_id


def _publishing(photo: Photo) -> Weigh:
    return lambda _: replace(photo, state=PhotoState.PUBLISHED)
