"""Turn an uploaded original into clean copies, or refuse it with a reason. Runs apart from the API."""

from dataclasses import replace

from shared.domain.errors import InvalidError, NotFoundError
from shared.domain.evidence import Facts, told_by, weigh
from shared.domain.likeness import Sighting, Trace
from shared.domain.report import Photo, PhotoState
from shared.ports import (
    CleanPhoto,
    PhotoBytes,
    PhotoCleaner,
    PhotoRecords,
    References,
    Reports,
    StoredObject,
)

_NAME_PARTS = 3


def publish_photo(
    object_name: str,
    *,
    reports: Reports,
    photo_records: PhotoRecords,
    photo_bytes: PhotoBytes,
    references: References,
    cleaner: PhotoCleaner,
) -> Photo | None:
    """The settled photo, or None for an object that is gone or that nobody announced.

    A picture that can be shown is published, whatever its evidence weighs. Safe to repeat: copies are
    never replaced and a photo is settled once. The original of a published photo stays in quarantine,
    out of everybody's reach; a refused one is deleted.
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
        clean = _published(photo, stored, photo_bytes, cleaner)
    except InvalidError as error:
        refused = replace(photo, state=PhotoState.REFUSED, refused_because=error.code)
        settled = photo_records.settle_photo(refused, None)
        photo_bytes.discard(stored)
        return settled
    return _settled(photo, clean, reports, photo_records, references)


def _announced(object_name: str, photo_records: PhotoRecords) -> Photo | None:
    parts = object_name.split("/")
    if len(parts) != _NAME_PARTS:
        return None
    try:
        return photo_records.photo(*parts)
    except NotFoundError:
        return None


def _published(
    photo: Photo, stored: StoredObject, photo_bytes: PhotoBytes, cleaner: PhotoCleaner
) -> CleanPhoto:
    if stored.size_bytes > photo.size_bytes:
        raise InvalidError("photo_larger_than_announced")
    clean = cleaner.clean(photo_bytes.read(stored))
    for size, data in (("large", clean.large), ("small", clean.small)):
        photo_bytes.publish(f"{photo.object_name}/{size}", data, clean.content_type)
    return clean


def _settled(
    photo: Photo,
    clean: CleanPhoto,
    reports: Reports,
    photo_records: PhotoRecords,
    references: References,
) -> Photo:
    report = reports.get(photo.city_id, photo.report_id)
    reference = references.current(photo.city_id)
    told = told_by(clean.evidence)

    def judged(sightings: tuple[Sighting, ...]) -> Photo:
        found = weigh(Facts(photo, report, told, sightings, reference.villages))
        return replace(
            photo,
            state=PhotoState.PUBLISHED,
            width=clean.width,
            height=clean.height,
            score=found.score,
            flag=found.flag,
            reasons=found.reasons,
        )

    trace = Trace(clean.sha256, clean.likeness)
    return photo_records.settle_weighed(photo, clean.evidence, trace, judged)
