"""A word that reached nobody was not said: the desk brings it, and no silence counts until then. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action, StaffMember, may_act
from shared.domain.report.actor import Actor
from shared.domain.report.outreach import CallOutcome, Outreach, OutreachKind
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.cycles import counted_anew
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.reopening import reopened
from shared.domain.sla.resuming import resumed
from shared.domain.sla.unreached import REPORTERS_TURN, awaits_reporter

_MACHINE = Actor(role="system", actor_id="perform_effects")
# Where it is a word on what the report waits for; elsewhere nothing was asked that it could answer.
_ONLY_IN: Mapping[CallOutcome, State] = {
    CallOutcome.ANSWERED: State.NEEDS_INFORMATION,
    CallOutcome.FIXED: State.ANSWERED,
    CallOutcome.NOT_FIXED: State.ANSWERED,
}
# What is the reporter's word stands in the history as that, whoever wrote it down.
EVENT_OF_CALL: Mapping[CallOutcome, EventType] = {
    CallOutcome.TOLD: EventType.CALLED,
    CallOutcome.NOT_FOUND: EventType.CALLED,
    CallOutcome.ANSWERED: EventType.INFORMED,
    CallOutcome.FIXED: EventType.CONFIRMED,
    CallOutcome.NOT_FIXED: EventType.REOPENED,
}


def may_reach_out(member: StaffMember) -> bool:
    """Whether they bring reporters what reached nobody. Others have no need to know if a number is known."""
    return may_act(member, Action.CALL_RESULT)


def decide_unheard(
    report: Report,
    event: Event,
    *,
    has_number: bool,
    reference: Reference,
    now: datetime,
    operation_id: str,
    joined: str = "",
) -> Change | None:
    """Put it on the desk's list that what the event told reached nobody; of the case's reporters, the one of
    the `joined` report.

    None where nobody waits for that word any more, where the list has it already, and for a reminder of
    what a person has brought.
    """
    is_theirs = awaits_reporter(report) and report.turns[-1].start <= event.at
    if not is_theirs or report.is_unheard or (report.ties.reporter_left and not joined):
        return None
    if event.type is EventType.RUNG_CLIMBED and _was_brought(report):
        return None
    kind = OutreachKind.CALL if has_number else OutreachKind.FIND
    told = EventDraft(EventType.UNHEARD, _MACHINE, detail={"how": kind, "of": joined})
    listed = replace(report, outreach=Outreach(kind, now))
    return record_change(
        report, listed, told, reference=reference, now=now, operation_id=operation_id
    )


def decide_heard(
    report: Report, event: Event, *, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """What the event told has arrived after all: their time to answer counts from now on.

    None where the desk has nothing to bring, or another word.
    """
    if not report.is_unheard or not awaits_reporter(report) or report.turns[-1].start > event.at:
        return None
    told = EventDraft(EventType.HEARD, _MACHINE)
    return record_change(
        report, heard(report, now), told, reference=reference, now=now, operation_id=operation_id
    )


def heard(report: Report, now: datetime) -> Report:
    """Told: from now on their time to answer counts, all of it."""
    told = replace(report, outreach=None)
    return counted_anew(told, now) if report.stage in REPORTERS_TURN else told


def called(
    report: Report,
    outcome: CallOutcome,
    *,
    contacted_at: datetime | None,
    reference: Reference,
    now: datetime,
) -> Report:
    """After somebody called the reporter or went to them. Who was not found is still to be told.

    `contacted_at` is when a number was last opened, and `now` where none is known. Raises ConflictError where
    nobody was to call or has opened the number since, InvalidError for a word that answers nothing.
    """
    if not report.needs_call and not report.is_unheard:
        raise ConflictError("no_call_needed")
    if outcome in _ONLY_IN and report.state is not _ONLY_IN[outcome]:
        raise InvalidError("outcome_not_suitable", field="outcome")
    if not _was_opened(report, contacted_at):
        raise ConflictError("contact_not_opened")
    told = heard(replace(report, needs_call=False), now)
    match outcome:
        case CallOutcome.NOT_FOUND:
            return report
        case CallOutcome.ANSWERED:
            return resumed(told, now)[0]
        case CallOutcome.FIXED:
            return replace(told, state=State.CLOSED)
        case CallOutcome.NOT_FIXED:
            # Whoever was to call has just done so.
            return replace(reopened(told, reference, now), needs_call=False)
        case _:
            return told


def _was_opened(report: Report, opened_at: datetime | None) -> bool:
    """Whether the number has been shown since somebody was to call."""
    since = report.outreach.since if report.is_unheard and report.outreach else None
    asked_at = report.call_since if report.needs_call else since
    return opened_at is not None and (asked_at is None or opened_at >= asked_at)


def _was_brought(report: Report) -> bool:
    """Whether a person has told them in this turn: their time began anew with that."""
    began_at = report.clocks.get(report.holder)
    return began_at is not None and began_at > report.turns[-1].start


def allowed_to_lapse(report: Report, now: datetime) -> Report:
    """With somebody's word that silence may end it.

    Raises ConflictError where it stands on no list of what would end so.
    """
    if report.outreach is None or not report.is_to_lapse:
        raise ConflictError("nothing_lapses")
    seen = replace(report.outreach, kind=OutreachKind.SEEN, seen_at=now)
    return replace(report, outreach=seen)
