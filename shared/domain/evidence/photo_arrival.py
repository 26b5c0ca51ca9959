"""What a reporter's photo does once it was looked at. Pure.

One that arrives while their word is waited for is that word: a photo that comes with a message has ended
the wait by then, this one was announced before the question. Of one that cannot be shown they are told.
"""

from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.evidence.photo_doubt import decide_doubt, is_in_doubt
from shared.domain.kernel.states import EventType
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.resuming import resumed

_PUBLISHER = Actor(role="system", actor_id="publish_photo")


def decide_arrival(
    report: Report, photo: Photo, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """What a reporter's photo does to the report; None for nothing.

    Raises TransientError as `decide_doubt` does.
    """
    if photo.state is PhotoState.REFUSED:
        return _refusal_told(report, photo, reference, now, operation_id)
    if report.resume_state is None:
        if photo.purpose is not PhotoPurpose.COMPLAINT:
            return None
        return decide_doubt(report, photo, reference, now, operation_id)
    if photo.state is not PhotoState.PUBLISHED or _is_what_was_doubted(report, photo):
        return None
    after, resumption = resumed(report, now)
    told = EventDraft(
        EventType.INFORMED,
        _PUBLISHER,
        detail={"about": "photo", "photo": photo.photo_id, **resumption},
    )
    return record_change(
        report, after, told, reference=reference, now=now, operation_id=operation_id
    )


def _refusal_told(
    report: Report, photo: Photo, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Its sender may have left the app long before, and can send it again while anybody waits for it."""
    if report.stage is None and not report.has_lapsed:
        return None
    told = EventDraft(
        EventType.PHOTO_REFUSED,
        _PUBLISHER,
        detail={"photo": photo.photo_id, "refused_because": photo.refused_because},
    )
    return record_change(
        report, report, told, reference=reference, now=now, operation_id=operation_id
    )


def _is_what_was_doubted(report: Report, photo: Photo) -> bool:
    """Who was asked for a better picture has not answered by another doubtful one of the same sending."""
    return report.photo_asked and is_in_doubt(photo)
