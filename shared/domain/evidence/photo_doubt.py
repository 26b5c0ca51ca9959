"""What follows where a reporter's own photo is in doubt: nothing, a question, or a look by a person."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.city.categories import PhotoDoubt
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.states import EventType, State
from shared.domain.photos.evidence_reasons import Flag, Signal, reason, weighed
from shared.domain.photos.photos import Photo
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import reassign
from shared.domain.sla.history import EventDraft, record_change

RULE = "photo_doubtful"
_ASKED_FROM = frozenset({State.TRIAGE, State.ASSIGNED})


def decide_doubt(
    report: Report, photo: Photo, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """As the category says, before anybody has taken the report on; None where nothing follows.

    Raises TransientError for a report that no office has yet: its category may not be known.
    """
    if not is_in_doubt(photo):
        return None
    if report.state is State.SUBMITTED:
        raise TransientError("not_routed_yet")
    category = reference.categories.get(report.category_id or "")
    follow = _FOLLOWS.get(category.on_doubt) if category else None
    found = follow(report) if follow else None
    if found is None:
        return None
    after, event_type = found
    told = EventDraft(
        event_type,
        Actor(role="system", actor_id="publish_photo"),
        detail={"about": "photo", "photo": photo.photo_id, "rule": after.rule},
    )
    return record_change(
        report, after, told, reference=reference, now=now, operation_id=operation_id
    )


def is_in_doubt(photo: Photo) -> bool:
    """Whether more speaks against it than that it was not shown to be taken in the app.

    That alone is a flag for people: most phones, and every chat, send pictures from a gallery.
    """
    if photo.flag is not Flag.DOUBTFUL:
        return False
    found = (reason(each.code, each.value) for each in photo.reasons)
    return weighed(each for each in found if each.code is not Signal.NOT_LIVE).flag is Flag.DOUBTFUL


def _ask(report: Report) -> tuple[Report, EventType] | None:
    """Once: who cannot send a better one has said all they can, and a person goes on from there."""
    if report.state not in _ASKED_FROM or report.photo_asked:
        return None
    asked = replace(
        report,
        state=State.NEEDS_INFORMATION,
        resume_state=report.state,
        photo_asked=True,
    )
    return asked, EventType.ASKED


def _hold(report: Report) -> tuple[Report, EventType] | None:
    if report.state is not State.ASSIGNED:
        return None
    held = reassign(replace(report, rule=RULE), State.TRIAGE, None)
    return held, EventType.TRIAGED


_FOLLOWS: Mapping[PhotoDoubt, Callable[[Report], tuple[Report, EventType] | None]] = {
    PhotoDoubt.ASK: _ask,
    PhotoDoubt.HOLD: _hold,
}
