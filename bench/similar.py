"""What looking for duplicates costs the database: documents read for one look-up, in a crowded place."""

from collections.abc import Iterator
from dataclasses import replace

from bench.counting import CountingPorts, counted_ports
from bench.figures import Figure
from shared.domain.geo.place import Point
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.location import Location
from shared.ports.pictures import Weigh
from shared.usecases.intake.find_similar import (
    MOST_COMPARED,
    FindSimilar,
    find_similar,
    find_similar_to,
)
from shared.usecases.intake.submit_report import submit_report
from shared.usecases.routing.route_report import route_report
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
    with counted_ports() as ports:
        _crowd(ports)
        by_point = _reads(ports, FindSimilar(CITY, "", "jalan_rusak", _MIDDLE))
        widest = _reads(ports, FindSimilar(CITY, "", "drainase", _MIDDLE))
        located = ports.references.current(CITY).villages.locate(_MIDDLE)
        code = located.village.code if located else None
        village = FindSimilar(CITY, "Jalan berlubang", "jalan_rusak", None, code)
        by_village = _reads(ports, village)
        pictured = _reads_with_photos(ports)
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


def _crowd(ports: CountingPorts) -> None:
    for number, point in enumerate(_square()):
        answer = submit_report(
            a_submission(idempotency_key=f"crowd-{number}", location=Location(point=point)), ports
        )
        route_report(CITY, str(answer["report_id"]), ports)


def _square() -> Iterator[Point]:
    half = _A_SIDE // 2
    for north in range(-half, half):
        for east in range(-half, half):
            yield Point(
                _MIDDLE.latitude + north * _STEP_DEGREES, _MIDDLE.longitude + east * _STEP_DEGREES
            )


def _reads(ports: CountingPorts, wanted: FindSimilar) -> int:
    before = ports.counted.reads
    find_similar(wanted, ports)
    return ports.counted.reads - before


def _reads_with_photos(ports: CountingPorts) -> int:
    for number in range(_ALIKE):
        _pictured(ports, f"like-{number}")
    report_id = _pictured(ports, "asked")
    before = ports.counted.reads
    found = find_similar_to(DESK, report_id, ports).similar
    if not found or not found[0].is_pictured_alike:
        raise AssertionError("no like picture was found")
    return ports.counted.reads - before


def _pictured(ports: CountingPorts, key: str) -> str:
    """A report in the middle with a photo of each likeness, weighed; its id."""
    given = {"idempotency_key": key, "location": Location(point=_MIDDLE)}
    answer = submit_report(a_submission(photos=(JPEG,) * len(_LIKENESSES), **given), ports)
    report_id = str(answer["report_id"])
    route_report(CITY, report_id, ports)
    records = ports.photo_records
    for photo, likeness in zip(records.photos(CITY, report_id), _LIKENESSES, strict=True):
        records.settle_weighed(
            photo, PhotoMetadata(), ImageFingerprint(photo.photo_id, likeness), _publishing(photo)
        )
    return report_id


def _publishing(photo: Photo) -> Weigh:
    return lambda _: replace(photo, state=PhotoState.PUBLISHED)
