"""Announcing photos: what a client says it will upload, and what it may say."""

from collections.abc import Sequence
from datetime import datetime

from shared.domain.errors import InvalidError
from shared.domain.ids import derived_id
from shared.domain.report import Photo, PhotoPurpose
from shared.domain.value import value

MAX_PHOTOS = 5
MAX_BYTES = 25 * 1024 * 1024
CONTENT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})


@value
class AnnouncedPhoto:
    """`capture` is `camera`, `gallery` or `unknown`; it and `captured_at` are the client's claims."""

    content_type: str
    size_bytes: int
    captured_at: datetime | None = None
    capture: str = "unknown"


def announce(
    announced: Sequence[AnnouncedPhoto],
    *,
    city_id: str,
    report_id: str,
    operation_id: str,
    purpose: PhotoPurpose,
    now: datetime,
) -> tuple[Photo, ...]:
    """The photos of one request; the same operation always gives the same ids.

    Raises InvalidError for too many, for a type that is never decoded, and for too many bytes.
    """
    if len(announced) > MAX_PHOTOS:
        raise InvalidError("too_many_photos", field="photos", limit=MAX_PHOTOS)
    for index, photo in enumerate(announced):
        if photo.content_type not in CONTENT_TYPES:
            raise InvalidError("photo_type_unsupported", field=f"photos[{index}].content_type")
        if not 0 < photo.size_bytes <= MAX_BYTES:
            raise InvalidError("photo_too_large", field=f"photos[{index}].size_bytes")
    return tuple(
        Photo(
            city_id=city_id,
            report_id=report_id,
            photo_id=derived_id("photo", operation_id, str(index)),
            purpose=purpose,
            content_type=photo.content_type,
            size_bytes=photo.size_bytes,
            announced_at=now,
            capture=photo.capture,
            captured_at=photo.captured_at,
        )
        for index, photo in enumerate(announced)
    )
