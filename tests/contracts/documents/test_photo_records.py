from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import DocumentDb, Put, TransactionResult
from shared.adapters.documents.mapping.pictures import (
    likeness_line,
    likenesses_document,
    likenesses_in,
)
from shared.adapters.documents.stores.likeness_index import KEPT
from shared.domain.evidence.seen_before import PriorUse
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import NotFoundError
from shared.domain.photos.capture import REMEMBERED_FOR, NonceStatus, Session
from shared.domain.photos.evidence_reasons import Flag, Signal, reason, weighed
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Change, Report
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Reports
from tests.builders import CITY, NOW, REPORT_ID, later, make_next, make_photo, make_report
from tests.contracts.documents.filing import file_report
from tests.unit.adapters.documents.filled import filled

FOUND = PhotoMetadata(position=Point(-3.97, 122.5), taken=later(hours=-1).isoformat())


@pytest.fixture
def announced(reports: Reports) -> Photo:
    photo = make_photo(captured_at=later(minutes=-5), capture="camera")
    file_report(reports, make_report(), photos=(make_photo(photo_id="photo-2"), photo))
    return photo


def test_announced_photos_are_read_in_order_of_id(
    photo_records: PhotoRecords, announced: Photo
) -> None:
    assert photo_records.photos(CITY, REPORT_ID) == (announced, make_photo(photo_id="photo-2"))
    assert photo_records.photo(CITY, REPORT_ID, "photo-1") == announced


@pytest.mark.parametrize("place", [("nowhere", "photo-1"), (REPORT_ID, "photo-9")])
def test_a_photo_nobody_announced_is_not_found(
    photo_records: PhotoRecords, place: tuple[str, str]
) -> None:
    with pytest.raises(NotFoundError):
        photo_records.photo(CITY, *place)
    with pytest.raises(NotFoundError):
        photo_records.settle_photo(make_photo(report_id=place[0], photo_id=place[1]), FOUND)


def test_what_became_of_a_photo_is_recorded_once(
    photo_records: PhotoRecords, announced: Photo
) -> None:
    published = replace(announced, state=PhotoState.PUBLISHED, width=1280, height=960)
    refused = replace(announced, state=PhotoState.REFUSED, refused_because="photo_damaged")
    assert photo_records.settle_photo(published, None) == published
    assert photo_records.settle_photo(refused, FOUND) == published
    assert photo_records.photo(CITY, REPORT_ID, "photo-1") == published
    assert photo_records.photo(CITY, REPORT_ID, "photo-2").state is PhotoState.ANNOUNCED


def test_a_redaction_is_written_with_the_event_that_tells_of_it(
    reports: Reports, photo_records: PhotoRecords, announced: Photo
) -> None:
    published = replace(announced, state=PhotoState.PUBLISHED, width=1280, height=960)
    photo_records.settle_photo(published, None)
    covered = replace(published, redaction="copy-1")

    def redact(report: Report) -> Change:
        return replace(make_next(report, "redact"), redacted=covered)

    for _ in range(2):
        reports.change(CITY, REPORT_ID, "redact", redact)
    assert photo_records.photo(CITY, REPORT_ID, "photo-1") == covered
    assert len(reports.events(CITY, REPORT_ID)) == 2


def test_evidence_lies_apart_from_what_staff_may_read(
    photo_records: PhotoRecords, announced: Photo, db: DocumentDb
) -> None:
    photo_records.settle_photo(replace(announced, state=PhotoState.PUBLISHED), FOUND)
    photo, evidence = db.get_many(
        [f"cities/{CITY}/reports/{REPORT_ID}/photos/photo-1", f"cities/{CITY}/evidence/photo-1"]
    )
    assert photo is not None
    assert "latitude" not in repr(photo)
    assert evidence is not None
    assert evidence["report_id"] == REPORT_ID
    assert "-3.97" in repr(evidence)


class Judge:
    """Publishes whatever comes, and remembers what it was told of before."""

    def __init__(self, photo: Photo) -> None:
        self._photo = photo
        self.told: tuple[Match, ...] = ()
        self.is_used = False
        self.beside: tuple[PhotoMetadata, ...] = ()

    def __call__(self, past: PriorUse) -> Photo:
        self.told, self.is_used, self.beside = past.sightings, past.is_nonce_used, past.beside
        reasons = tuple(reason(Signal.LIKE_ONE_IN_REPORT) for _ in past.sightings)
        found = weighed(reasons)
        return replace(
            self._photo,
            state=PhotoState.PUBLISHED,
            score=found.score,
            flag=found.flag,
            reasons=found.reasons,
        )


def settle(records: PhotoRecords, photo: Photo, trace: ImageFingerprint) -> tuple[Photo, set[str]]:
    """The settled photo, and which pictures it was told to be like."""
    judge = Judge(photo)
    settled = records.settle_weighed(photo, FOUND, trace, judge)
    return settled, {each.photo_id for each in judge.told}


LIKENESS = 0x0123_4567_89AB_CDEF_FEDC_BA98_7654_3210


@pytest.fixture
def three(reports: Reports) -> tuple[Photo, Photo, Photo]:
    """Announced photos of three reports."""
    made = []
    for name in ("1", "2", "3"):
        photo = make_photo(report_id=f"report-{name}", photo_id=f"photo-{name}")
        report = make_report(report_id=photo.report_id, tracking_code=f"KDI-{name}")
        file_report(reports, report, photos=(photo,))
        made.append(photo)
    return made[0], made[1], made[2]


def test_like_pictures_are_told_of(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, third = three
    assert settle(photo_records, first, ImageFingerprint("a", LIKENESS))[1] == set()
    one_bit_in_each_of_seven_bands = sum(1 << 16 * band for band in range(7))
    alike = ImageFingerprint("b", LIKENESS ^ one_bit_in_each_of_seven_bands)
    settled, seen = settle(photo_records, second, alike)
    assert seen == {"photo-1"}
    assert (settled.flag, settled.score) == (Flag.CHECK, 45)
    assert photo_records.photo(CITY, "report-2", "photo-2") == settled
    unlike = LIKENESS ^ (0xFFFF << 64)
    assert settle(photo_records, third, ImageFingerprint("c", unlike))[1] == set()


def test_the_same_file_is_known_without_a_likeness(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, third = three
    settle(photo_records, first, ImageFingerprint("a"))
    judge = Judge(second)
    photo_records.settle_weighed(second, FOUND, ImageFingerprint("a"), judge)
    assert [(each.report_id, each.is_same_file) for each in judge.told] == [("report-1", True)]
    assert settle(photo_records, third, ImageFingerprint("b"))[1] == set()


def test_a_picture_is_not_like_itself_however_often_it_comes(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, _ = three
    settled, _ = settle(photo_records, first, ImageFingerprint("a", LIKENESS))
    again, seen = settle(photo_records, first, ImageFingerprint("a", LIKENESS))
    assert (again, seen) == (settled, set())
    assert settle(photo_records, second, ImageFingerprint("a", LIKENESS))[1] == {"photo-1"}


def test_another_city_knows_nothing_of_it(
    photo_records: PhotoRecords, reports: Reports, three: tuple[Photo, Photo, Photo]
) -> None:
    settle(photo_records, three[0], ImageFingerprint("a", LIKENESS))
    abroad = make_photo(city_id="makassar", report_id="report-9", photo_id="photo-9")
    report = make_report(city_id="makassar", report_id="report-9", tracking_code="MKS-9")
    file_report(reports, report, photos=(abroad,))
    assert settle(photo_records, abroad, ImageFingerprint("a", LIKENESS))[1] == set()


def test_which_pictures_it_was_like_is_kept_for_an_auditor_only(
    photo_records: PhotoRecords, db: DocumentDb, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, _ = three
    settle(photo_records, first, ImageFingerprint("a", LIKENESS))
    settle(photo_records, second, ImageFingerprint("b", LIKENESS))
    photo, evidence = db.get_many(
        [f"cities/{CITY}/reports/report-2/photos/photo-2", f"cities/{CITY}/evidence/photo-2"]
    )
    assert "report-1" not in repr(photo)
    assert evidence is not None
    assert evidence["seen"] == ["report-1/photo-1"]


def test_a_place_that_very_many_pictures_share_stays_small(
    db: DocumentDb, photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    trace = ImageFingerprint("a", LIKENESS)
    path = f"cities/{CITY}/likenesses/{trace.places()[1]}"
    old = [likeness_line(make_photo(photo_id=f"photo-{n}"), 0) for n in range(KEPT)]
    db.run(lambda _: TransactionResult(None, {path: Put(likenesses_document(CITY, old))}))
    settle(photo_records, three[0], trace)
    kept = likenesses_in(db.get(path))
    assert len(kept) == KEPT
    assert kept[0] == likeness_line(three[0], LIKENESS)


def test_of_two_like_pictures_that_come_at_once_one_is_the_later(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    start = Barrier(2)

    def settled(photo: Photo, name: str) -> set[str]:
        start.wait()
        return settle(photo_records, photo, ImageFingerprint(name, LIKENESS))[1]

    with ThreadPoolExecutor(2) as pool:
        seen = list(pool.map(settled, three[:2], ("a", "b")))
    assert sorted(map(len, seen)) == [0, 1]


def with_nonce(photo: Photo, standing: NonceStatus = NonceStatus.OWN, digest: str = "n1") -> Photo:
    return replace(photo, session=Session(standing, digest, NOW))


def is_used(records: PhotoRecords, photo: Photo) -> bool:
    """Settle the photo; whether its nonce was told to have come with another."""
    judge = Judge(photo)
    records.settle_weighed(photo, FOUND, ImageFingerprint(photo.photo_id), judge)
    return judge.is_used


def test_the_first_photo_keeps_its_nonce(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo], db: DocumentDb
) -> None:
    first, second, third = map(with_nonce, three)
    assert not is_used(photo_records, first)
    assert is_used(photo_records, second)
    assert not is_used(photo_records, with_nonce(third, digest="n2"))
    kept = db.get(f"cities/{CITY}/nonces/n1")
    assert kept is not None
    assert kept["photo_id"] == "photo-1"
    assert "report" not in repr(kept)
    assert codec.read_moment(kept["expires_at"]) == NOW + REMEMBERED_FOR  # type: ignore[arg-type]  # a moment


def test_nobody_uses_up_the_nonce_of_another(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    stolen, own, plain = three
    assert not is_used(photo_records, with_nonce(stolen, NonceStatus.OTHERS))
    assert not is_used(photo_records, with_nonce(own))
    assert not is_used(photo_records, plain)


def test_of_two_photos_with_one_nonce_that_come_at_once_one_is_the_later(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    start = Barrier(2)

    def settle_at_once(photo: Photo) -> bool:
        start.wait()
        return is_used(photo_records, photo)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(settle_at_once, map(with_nonce, three[:2])))
    assert sorted(found) == [False, True]


def test_what_a_nonce_said_is_kept_until_the_photo_is_settled(
    photo_records: PhotoRecords, reports: Reports
) -> None:
    photo = with_nonce(make_photo())
    file_report(reports, make_report(), photos=(photo,))
    assert photo_records.photo(CITY, REPORT_ID, "photo-1") == photo
    settled = replace(photo, state=PhotoState.PUBLISHED, session=None)
    assert photo_records.settle_photo(settled, None) == settled
    assert photo_records.photo(CITY, REPORT_ID, "photo-1").session is None


def like(records: PhotoRecords, *photos: Photo) -> list[str]:
    return [each.photo_id for each in records.like(photos)]


def test_like_pictures_of_other_reports_are_found_again_in_both_directions(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, third = three
    settle(photo_records, first, ImageFingerprint("a", LIKENESS))
    settle(photo_records, second, ImageFingerprint("b", LIKENESS ^ 1))
    settle(photo_records, third, ImageFingerprint("b"))
    assert like(photo_records, first) == ["photo-2"]
    assert like(photo_records, second) == ["photo-3", "photo-1"]
    assert like(photo_records, third) == ["photo-2"]
    assert like(photo_records, first, third) == ["photo-2"]
    assert like(photo_records) == []


def test_what_was_never_weighed_is_like_nothing(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, third = three
    settle(photo_records, first, ImageFingerprint("a", LIKENESS))
    photo_records.settle_photo(replace(second, state=PhotoState.PUBLISHED), FOUND)
    assert like(photo_records, second, third) == []


def test_what_an_original_told_is_read_again(photo_records: PhotoRecords, announced: Photo) -> None:
    assert photo_records.metadata(announced) == PhotoMetadata()
    told = filled(PhotoMetadata)
    photo_records.settle_weighed(announced, told, ImageFingerprint("a", LIKENESS), Judge(announced))
    assert photo_records.metadata(announced) == told


def made_by(photo: Photo) -> PhotoMetadata:
    """As if each were of a camera of its own."""
    return PhotoMetadata(making=ImageProvenance(make=photo.photo_id))


def test_a_photo_is_weighed_beside_those_that_came_with_it(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    first, second, third = three
    judges = [Judge(photo) for photo in three]
    for photo, judge in zip(three, judges, strict=True):
        told = made_by(photo)
        beside = [each for each in (first, second, third) if each != photo]
        photo_records.settle_weighed(photo, told, ImageFingerprint(photo.photo_id), judge, beside)
    assert [judge.beside for judge in judges] == [
        (),
        (made_by(first),),
        (made_by(first), made_by(second)),
    ]


def test_of_two_that_come_at_once_one_knows_what_the_other_told(
    photo_records: PhotoRecords, three: tuple[Photo, Photo, Photo]
) -> None:
    start = Barrier(2)

    def settle_at_once(pair: tuple[Photo, Photo]) -> int:
        start.wait()
        judge = Judge(pair[0])
        photo_records.settle_weighed(
            pair[0], FOUND, ImageFingerprint(pair[0].photo_id), judge, pair[1:]
        )
        return len(judge.beside)

    first, second, _ = three
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(settle_at_once, ((first, second), (second, first))))
    assert sorted(found) == [0, 1]
