"""What a client may announce."""

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.language.translations import LANGUAGES
from shared.domain.photos.photos import (
    MAX_BYTES,
    MAX_PHOTOS,
    AnnouncedPhoto,
    Photo,
    PhotoPurpose,
    PhotoState,
    announce,
)
from shared.domain.texts.catalogue import Catalogue
from tests.builders import CITY, NOW, REPORT_ID

JPEG = AnnouncedPhoto("image/jpeg", 313_000, NOW, "camera")


def _announce(*photos: AnnouncedPhoto, operation_id: str = "operation") -> tuple[Photo, ...]:
    return announce(
        photos,
        city_id=CITY,
        report_id=REPORT_ID,
        operation_id=operation_id,
        purpose=PhotoPurpose.PROOF,
        now=NOW,
    )


def test_each_announced_photo_gets_a_place_of_its_own() -> None:
    photos = _announce(*[JPEG] * MAX_PHOTOS)
    assert len({photo.object_name for photo in photos}) == MAX_PHOTOS
    first = photos[0]
    assert first.object_name == f"{CITY}/{REPORT_ID}/{first.photo_id}"
    assert (first.state, first.purpose) == (PhotoState.ANNOUNCED, PhotoPurpose.PROOF)
    assert (first.capture, first.captured_at, first.announced_at) == ("camera", NOW, NOW)


def test_a_repeat_announces_the_same_photos() -> None:
    assert _announce(JPEG) == _announce(JPEG)
    assert _announce(JPEG)[0].photo_id != _announce(JPEG, operation_id="next")[0].photo_id


def test_no_photos_are_fine() -> None:
    assert _announce() == ()


@pytest.mark.parametrize(
    ("photos", "code", "field"),
    [
        ([JPEG] * (MAX_PHOTOS + 1), "too_many_photos", "photos"),
        (
            [JPEG, AnnouncedPhoto("image/svg+xml", 10)],
            "photo_type_unsupported",
            "photos[1].content_type",
        ),
        ([AnnouncedPhoto("IMAGE/JPEG", 10)], "photo_type_unsupported", "photos[0].content_type"),
        ([AnnouncedPhoto("image/png", 0)], "photo_too_large", "photos[0].size_bytes"),
        ([AnnouncedPhoto("image/png", -1)], "photo_too_large", "photos[0].size_bytes"),
        ([AnnouncedPhoto("image/png", MAX_BYTES + 1)], "photo_too_large", "photos[0].size_bytes"),
    ],
)
def test_what_would_never_be_published_is_refused(
    photos: list[AnnouncedPhoto], code: str, field: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        _announce(*photos)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_photo_that_is_too_large_is_told_how_large_it_may_be(language: str) -> None:
    with pytest.raises(InvalidError) as refused:
        _announce(AnnouncedPhoto("image/png", MAX_BYTES + 1))
    _, detail = Catalogue().problem(refused.value.code, language, refused.value.params)
    assert "25 MB" in detail


def test_the_largest_allowed_photo() -> None:
    assert _announce(AnnouncedPhoto("image/webp", MAX_BYTES))[0].size_bytes == MAX_BYTES
