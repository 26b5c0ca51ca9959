"""How a reporter is reached is opened to whoever must call them: with a reason, and in their history. Pure.

The history tells who did, why and when, before anything is shown. The reporter's name and number are in
no report and in no event.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.language.personal_data import refuse_traces
from shared.domain.people.access import StaffMember
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.reopening import may_still_contest

# So long a repeat of the same opening is given the same answer: a line may break while it comes.
SHOWN_FOR = timedelta(minutes=5)
# So long a second supervisor may agree to what a first has asked for.
AGREED_WITHIN = timedelta(hours=24)


@value_object
class ContactOpening:
    """Who wants to reach the reporter, and why. `has_number`: something is known that could be told.

    `tied` is the case that the report was merged into, or the whole that it is a part of.
    """

    member: StaffMember
    reason: str
    has_number: bool
    tied: Report | None = None


def decide_contact_opening(
    report: Report,
    asked: ContactOpening,
    *,
    reference: Reference,
    now: datetime,
    operation_id: str,
) -> Change:
    """The number is opened; of a restricted report it is asked for, until a second person agrees.

    Raises InvalidError without a reason, and for one with a number or address that leads to somebody;
    ConflictError where nobody has to call any more (`state_conflict`), where there is nobody to be
    called (`no_contact`), and where somebody agrees with themselves (`second_person_required`).
    """
    _check_reason(asked.reason)
    if not _is_of_use(report, asked.tied, reference, now):
        raise ConflictError("state_conflict", state=report.state.value, action="open_contact")
    if not asked.has_number or report.ties.reporter_left:
        raise ConflictError("no_contact")
    is_second = _is_second(report, asked, now)
    told = EventDraft(
        EventType.CONTACT_OPENED,
        asked.member.as_actor,
        asked.reason,
        {"by": asked.member.name, "agrees": is_second or None},
    )
    after = replace(report, contact_opened_at=now, contact_asked_by="", contact_asked_at=None)
    if _needs_second(report, asked.tied) and not is_second:
        told = replace(told, type=EventType.CONTACT_ASKED)
        after = replace(report, contact_asked_by=asked.member.uid, contact_asked_at=now)
    return record_change(
        report, after, told, reference=reference, now=now, operation_id=operation_id
    )


def is_told_again(event: Event, now: datetime) -> bool:
    """Whether whoever caused the event may have its answer once more."""
    return event.type is EventType.CONTACT_ASKED or now < event.at + SHOWN_FOR


def agreed_until(event: Event) -> datetime | None:
    """Until when a second person may agree; None where the number was opened."""
    return event.at + AGREED_WITHIN if event.type is EventType.CONTACT_ASKED else None


def _check_reason(reason: str) -> None:
    """It stands in the history: what leads to somebody is not written there in a reason's guise."""
    if not reason:
        raise InvalidError("text_required", field="reason")
    refuse_traces(reason, "reason")


def _is_of_use(report: Report, tied: Report | None, reference: Reference, now: datetime) -> bool:
    """While the report, or the case that it lives on in, is open or may be opened again."""
    living = tied if report.state is State.MERGED and tied else report
    if living.state is State.CLOSED:
        return may_still_contest(living, reference.limits, now)
    return not living.state.is_final or living.is_unheard


def _is_second(report: Report, asked: ContactOpening, now: datetime) -> bool:
    """Whether this agrees to what another has asked for. Raises ConflictError where it is the same person."""
    asked_at = report.contact_asked_at
    if asked_at is None or now >= asked_at + AGREED_WITHIN or not _needs_second(report, asked.tied):
        return False
    if report.contact_asked_by == asked.member.uid:
        raise ConflictError("second_person_required")
    return True


def _needs_second(report: Report, tied: Report | None) -> bool:
    """A part is guarded as its whole is, whatever became of the part."""
    return report.restricted or (tied is not None and tied.restricted)
