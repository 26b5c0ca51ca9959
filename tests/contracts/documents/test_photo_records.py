from dataclasses import replace

import pytest

from shared.adapters.documents.db import DocumentDb
from shared.domain.errors import NotFoundError
from shared.domain.report import Photo, PhotoState
from shared.ports import PhotoRecords, Reports
from tests.builders import CITY, REPORT_ID, later, make_photo, make_report
from tests.contracts.documents.filing import file_report

FOUND = {"latitude": -3.97, "longitude": 122.5, "taken_at": later(hours=-1), "camera": None}


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
    assert str(FOUND["latitude"]) in repr(evidence)
