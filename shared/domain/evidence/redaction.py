"""Covering what a picture must not show, and opening what was covered: both leave a trace."""

from collections.abc import Sequence
from dataclasses import replace

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.language.personal_data import refuse_traces
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.revocation import audit_event
from shared.domain.people.access import Role
from shared.domain.photos.photos import OF_REPORTERS, Photo
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft

MAX_BOXES = 20
# A field crew needs no picture of a secret report; who directs and supervises does.
_SEES_SECRET_PICTURES = frozenset({Role.DESK, Role.SUPERVISOR})


@value_object
class Box:
    """Part of a picture, in shares of its width and height: 0 is left or top, 1 right or bottom."""

    left: float
    top: float
    right: float
    bottom: float


def check_boxes(boxes: Sequence[Box]) -> None:
    """Raises InvalidError for none, too many, or one that covers nothing of the picture."""
    if not 0 < len(boxes) <= MAX_BOXES:
        raise InvalidError("boxes_invalid", field="boxes", limit=MAX_BOXES)
    for index, box in enumerate(boxes):
        if not (0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1):
            raise InvalidError("boxes_invalid", field=f"boxes[{index}]", limit=MAX_BOXES)


def is_withheld(report: Report, photo: Photo, role: Role) -> bool:
    """Whether a reporter's picture of a secret report is kept from this role.

    It is not once somebody has covered what gives the reporter away, nor from the office that alone
    has a report that speaks against others.
    """
    is_kept = report.secret and not report.restricted and photo.purpose in OF_REPORTERS
    return is_kept and not photo.redaction and role not in _SEES_SECRET_PICTURES


def decide_redaction(
    report: Report, photo: Photo, boxes: Sequence[Box], context: Context
) -> Change:
    """The picture is shown in the copy that bears the operation's name."""
    told = EventDraft(
        EventType.PHOTO_REDACTED,
        context.actor,
        detail={"photo": photo.photo_id, "boxes": len(boxes)},
    )
    shown = replace(photo, redaction=redaction_id(context.operation_id))
    return replace(audit_event(report, told, context), redacted=shown)


def decide_opening(
    report: Report, photo: Photo, reason: str, context: Context, about: str = ""
) -> Change:
    """Somebody sees what was covered, or the `data` of the original. The reporter reads who, when, why.

    Raises InvalidError without a reason, and for one that leads to a person.
    """
    if not reason:
        raise InvalidError("text_required", field="reason")
    refuse_traces(reason, "reason")
    more = {"about": about} if about else {}
    told = EventDraft(
        EventType.PHOTO_OPENED, context.actor, reason, {"photo": photo.photo_id, **more}
    )
    return audit_event(report, told, context)


def redaction_id(operation_id: str) -> str:
    """Each redaction has a copy of its own: two at once never mix."""
    return operation_id[:16]
