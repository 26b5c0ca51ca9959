"""Turn an uploaded original into clean copies, or refuse it with a reason. Runs apart from the API."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.evidence.making import of_same_camera
from shared.domain.evidence.photo_arrival import decide_arrival
from shared.domain.evidence.seen_before import PriorUse
from shared.domain.evidence.speed import LOOKED_BACK, MOST_BEFORE, presence
from shared.domain.evidence.weighing import PhotoFacts, weigh
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.lifecycle.proof_review import decide_proof
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.report import Change, Report
from shared.ports.has import (
    HasCleaner,
    HasClock,
    HasPhotoBytes,
    HasPhotoRecords,
    HasReferences,
    HasReports,
)
from shared.ports.pictures import CleanPhoto, PhotoRecords, StoredObject
from shared.ports.reports import Reports

_NAME_PARTS = 3
DecideOnPhoto = Callable[[Report, Photo, Reference, datetime, str], Change | None]
_DECIDE_ON: Mapping[PhotoPurpose, DecideOnPhoto] = {
    PhotoPurpose.PROOF: decide_proof,
    PhotoPurpose.COMPLAINT: decide_arrival,
    PhotoPurpose.NOT_FIXED: decide_arrival,
}


class PublishPhotoPorts(
    HasReports, HasPhotoRecords, HasPhotoBytes, HasReferences, HasCleaner, HasClock, Protocol
): ...


def publish_photo(object_name: str, ports: PublishPhotoPorts) -> Photo | None:
    """The settled photo, or None for an object that is gone or that nobody announced.

    A picture that can be shown is published, whatever its evidence weighs. Safe to repeat: copies are
    never replaced, a photo is settled once and a report is told of a proof once. The original of a
    published photo stays in quarantine, out of everybody's reach; a refused one is deleted.
    """
    stored = ports.photo_bytes.stat(object_name)
    if stored is None:
        return None
    photo = _announced(object_name, ports.photo_records)
    if photo is None:
        # Its URL is told only after the commit that announces it, so this is nobody's photo.
        ports.photo_bytes.discard(stored)
        return None
    if photo.state is PhotoState.REFUSED:
        # An earlier delivery may have died between the verdict and the deletion.
        ports.photo_bytes.discard(stored)
    if photo.state is PhotoState.ANNOUNCED:
        try:
            clean = _published(photo, stored, ports)
        except InvalidError as error:
            refused = replace(
                photo, state=PhotoState.REFUSED, refused_because=error.code, session=None
            )
            photo = ports.photo_records.settle_photo(refused, None)
            ports.photo_bytes.discard(stored)
        else:
            photo = _settled(photo, clean, ports)
    if (decide := _DECIDE_ON.get(photo.purpose)) is not None:
        _tell_report(photo, decide, ports)
    return photo


def _announced(object_name: str, photo_records: PhotoRecords) -> Photo | None:
    parts = object_name.split("/")
    if len(parts) != _NAME_PARTS:
        return None
    try:
        return photo_records.photo(*parts)
    except NotFoundError:
        return None


def _published(photo: Photo, stored: StoredObject, ports: PublishPhotoPorts) -> CleanPhoto:
    if stored.size_bytes > photo.size_bytes:
        raise InvalidError("photo_larger_than_announced")
    clean = ports.cleaner.clean(ports.photo_bytes.read(stored))
    for size, data in (("large", clean.large), ("small", clean.small)):
        ports.photo_bytes.publish(f"{photo.object_name}/{size}", data, clean.content_type)
    return clean


def _tell_report(photo: Photo, decide_on: DecideOnPhoto, ports: PublishPhotoPorts) -> None:
    """What becomes of the report may hang on the photo. Settled is not told: each may be cut short."""
    operation_id = derived_id("proof", photo.report_id, photo.photo_id)
    reference = ports.references.current(photo.city_id)

    def decide(report: Report) -> Change | None:
        return decide_on(report, photo, reference, ports.clock.now(), operation_id)

    ports.reports.change(photo.city_id, photo.report_id, operation_id, decide)


def _settled(photo: Photo, clean: CleanPhoto, ports: PublishPhotoPorts) -> Photo:
    # What its nonce said is in the reasons. The nonce itself could tie two reports to one sender.
    shown = replace(
        photo,
        state=PhotoState.PUBLISHED,
        width=clean.width,
        height=clean.height,
        session=None,
    )
    if photo.purpose.is_internal:
        return ports.photo_records.settle_photo(shown, clean.metadata)
    report = ports.reports.get(photo.city_id, photo.report_id)
    reference = ports.references.current(photo.city_id)
    category = reference.categories.get(report.category_id or "")
    is_live_only = category is not None and category.is_live_only
    trail = _trail(photo, report, ports.reports)

    def judged(past: PriorUse) -> Photo:
        found = weigh(
            PhotoFacts(photo, report, clean.metadata, past, reference.villages, is_live_only, trail)
        )
        return replace(shown, score=found.score, flag=found.flag, reasons=found.reasons)

    trace = ImageFingerprint(clean.sha256, clean.likeness)
    beside = _beside(photo, clean.metadata, report, ports.photo_records)
    return ports.photo_records.settle_weighed(photo, clean.metadata, trace, judged, beside)


def _beside(
    photo: Photo, told: PhotoMetadata, report: Report, photo_records: PhotoRecords
) -> tuple[Photo, ...]:
    """Asked for only where there can be a second camera."""
    if not told.making.device or len(report.photo_ids) == 1:
        return ()
    return of_same_camera(photo, photo_records.photos(photo.city_id, photo.report_id))


def _trail(photo: Photo, report: Report, reports: Reports) -> tuple[Report, ...]:
    """What its account sent before, for a photo that came with the report: both are of one place."""
    came_with_it = photo.announced_at == report.submitted_at
    if photo.purpose is not PhotoPurpose.COMPLAINT or not came_with_it or presence(report) is None:
        return ()
    return reports.sent_before(report, report.submitted_at - LOOKED_BACK, MOST_BEFORE)
