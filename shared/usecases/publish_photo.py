"""Turn an uploaded original into clean copies, or refuse it with a reason. Runs apart from the API."""

from dataclasses import replace

from shared.domain.errors import InvalidError, NotFoundError
from shared.domain.report import Photo, PhotoState
from shared.ports import PhotoBytes, PhotoCleaner, PhotoRecords, StoredObject

_NAME_PARTS = 3


def publish_photo(
    object_name: str,
    *,
    photo_records: PhotoRecords,
    photo_bytes: PhotoBytes,
    cleaner: PhotoCleaner,
) -> Photo | None:
    """The settled photo, or None for an object that is gone or that nobody announced.

    Safe to repeat: copies are never replaced and a photo is settled once. The original of a published
    photo stays in quarantine, out of everybody's reach; a refused one is deleted.
    """
    stored = photo_bytes.stat(object_name)
    if stored is None:
        return None
    photo = _announced(object_name, photo_records)
    if photo is None:
        # Its URL is told only after the commit that announces it, so this is nobody's photo.
        photo_bytes.discard(stored)
        return None
    if photo.state is PhotoState.REFUSED:
        # An earlier delivery may have died between the verdict and the deletion.
        photo_bytes.discard(stored)
    if photo.state is not PhotoState.ANNOUNCED:
        return photo
    try:
        return _publish(photo, stored, photo_records, photo_bytes, cleaner)
    except InvalidError as error:
        refused = replace(photo, state=PhotoState.REFUSED, refused_because=error.code)
        settled = photo_records.settle_photo(refused, None)
        photo_bytes.discard(stored)
        return settled


def _announced(object_name: str, photo_records: PhotoRecords) -> Photo | None:
    parts = object_name.split("/")
    if len(parts) != _NAME_PARTS:
        return None
    try:
        return photo_records.photo(*parts)
    except NotFoundError:
        return None


def _publish(
    photo: Photo,
    stored: StoredObject,
    photo_records: PhotoRecords,
    photo_bytes: PhotoBytes,
    cleaner: PhotoCleaner,
) -> Photo:
    if stored.size_bytes > photo.size_bytes:
        raise InvalidError("photo_larger_than_announced")
    clean = cleaner.clean(photo_bytes.read(stored))
    for size, data in (("large", clean.large), ("small", clean.small)):
        photo_bytes.publish(f"{photo.object_name}/{size}", data, clean.content_type)
    published = replace(photo, state=PhotoState.PUBLISHED, width=clean.width, height=clean.height)
    return photo_records.settle_photo(published, clean.evidence)
