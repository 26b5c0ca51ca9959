"""A reporter's photo that arrives while their word is waited for is that word. Pure.

One that comes with a message has ended the wait by then; this one was announced before the question.
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


def decide_arrival(
    report: Report, photo: Photo, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """What a reporter's photo does to the report once it can be seen; None for nothing.

    Raises TransientError as `decide_doubt` does.
    """
    if report.resume_state is None:
        if photo.purpose is not PhotoPurpose.COMPLAINT:
            return None
        return decide_doubt(report, photo, reference, now, operation_id)
    if photo.state is not PhotoState.PUBLISHED or _is_what_was_doubted(report, photo):
        return None
    after, resumption = resumed(report, now)
    told = EventDraft(
        EventType.INFORMED,
        Actor(role="system", actor_id="publish_photo"),
        detail={"about": "photo", "photo": photo.photo_id, **resumption},
    )
    return record_change(
        report, after, told, reference=reference, now=now, operation_id=operation_id
    )


def _is_what_was_doubted(report: Report, photo: Photo) -> bool:
    """Who was asked for a better picture has not answered by another doubtful one of the same sending."""
    return report.photo_asked and is_in_doubt(photo)
