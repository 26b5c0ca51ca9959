"""Pictures that come with a form: known by their bytes."""

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.photos.sent_pictures import LARGEST_BYTES, MOST_PICTURES, announced_in

JPEG = b"\xff\xd8\xff\xe0 and so on"


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (JPEG, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n and so on", "image/png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_the_kind_is_read_off_the_bytes(data: bytes, content_type: str) -> None:
    (announced,) = announced_in([data])
    assert (announced.content_type, announced.size_bytes) == (content_type, len(data))


@pytest.mark.parametrize(
    ("pictures", "code"),
    [
        ([b""], "photo_type_unsupported"),
        ([b"<svg onload=alert(1)>"], "photo_type_unsupported"),
        ([b"<html>\xff\xd8\xff"], "photo_type_unsupported"),
        ([b"\x00\x00\x00\x18ftypheic"], "photo_type_unsupported"),
        ([b"RIFF\x10\x00\x00\x00WAVEfmt "], "photo_type_unsupported"),
        ([b"GIF89a"], "photo_type_unsupported"),
        ([JPEG, b"%PDF-1.7"], "photo_type_unsupported"),
        ([JPEG + b"x" * LARGEST_BYTES], "photo_too_large"),
        ([JPEG] * (MOST_PICTURES + 1), "too_many_photos"),
    ],
)
def test_what_is_no_picture_or_too_much_is_refused(pictures: list[bytes], code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        announced_in(pictures)
    assert (refused.value.code, refused.value.params["field"]) == (code, "photos")


def test_the_largest_and_the_most_are_taken() -> None:
    largest = JPEG + b"x" * (LARGEST_BYTES - len(JPEG))
    assert len(announced_in([largest] * MOST_PICTURES)) == MOST_PICTURES
