"""Covering parts of a picture, and looking beneath the cover."""

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, ImageBody, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_pictures
from shared.domain.evidence.redaction import Box
from shared.domain.photos.metadata import PhotoMetadata
from shared.usecases.evidence import open_original as originals
from shared.usecases.evidence.redact_photo import RedactPhoto, redact_photo


def redact(call: Call) -> Reply:
    boxes = (Box(each.left, each.top, each.right, each.bottom) for each in call.body.boxes)
    report = redact_photo(
        RedactPhoto(
            member=call.member,
            report_id=call.path["report_id"],
            photo_id=call.path["photo_id"],
            boxes=tuple(boxes),
            idempotency_key=optional_key(call.headers),
        ),
        call.ports,
    )
    return Reply(
        outgoing_pictures.RedactedOut(
            report_id=report.report_id,
            version=report.version,
            photo_id=call.path["photo_id"],
        )
    )


def open_original(call: Call) -> Reply:
    return Reply(ImageBody(originals.open_original(_opening(call), call.ports)))


def open_data(call: Call) -> Reply:
    return Reply(told_out(originals.open_photo_data(_opening(call), call.ports)))


def told_out(metadata: PhotoMetadata) -> outgoing_pictures.PhotoDataOut:
    """What was not told is null or empty."""
    place, making = metadata.position, metadata.making
    return outgoing_pictures.PhotoDataOut(
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        accuracy_m=metadata.accuracy_m,
        altitude_m=metadata.altitude_m,
        direction=metadata.direction,
        captured_at=metadata.taken,
        make=making.make,
        model=making.model,
        software=making.software,
        actions=making.actions,
        source=making.source,
        credit=making.credit,
        traces=making.traces,
        credentials=making.has_credentials,
        damaged=metadata.is_damaged,
    )


def _opening(call: Call) -> originals.OpenOriginal:
    return originals.OpenOriginal(
        member=call.member,
        report_id=call.path["report_id"],
        photo_id=call.path["photo_id"],
        reason=clean(call.body.reason, "reason"),
    )
