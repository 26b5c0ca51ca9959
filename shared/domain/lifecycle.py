"""What staff and citizens may do to a report, and from which states. One table, pure decisions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.access import Action
from shared.domain.errors import ConflictError, InvalidError
from shared.domain.history import Told, changed
from shared.domain.reference import Reference
from shared.domain.report import (
    STAGE_OF,
    Actor,
    Change,
    Event,
    EventType,
    Photo,
    Report,
    Stage,
    State,
)
from shared.domain.routing import hand_over
from shared.domain.value import value

_WITH_OFFICE = frozenset(s for s, stage in STAGE_OF.items() if stage is Stage.OFFICE)
_OPEN = frozenset(STAGE_OF)

ALLOWED_FROM: Mapping[Action, frozenset[State]] = {
    Action.ACCEPT: frozenset({State.ASSIGNED, State.REOPENED}),
    Action.PROGRESS: frozenset({State.ACCEPTED, State.IN_PROGRESS}),
    Action.ANSWER: _WITH_OFFICE,
    Action.REFUSE: frozenset({State.ASSIGNED, State.ACCEPTED, State.REOPENED}),
    Action.ASSIGN: _WITH_OFFICE | {State.TRIAGE, State.FORWARDED},
    Action.FORWARD: _WITH_OFFICE | {State.TRIAGE, State.FORWARDED},
    Action.OUTSIDE_ANSWER: frozenset({State.FORWARDED}),
    Action.VISIT_RESULT: _OPEN,
    Action.MESSAGE: _OPEN,
}
# What each action is called in the report's history.
EVENT_OF: Mapping[Action, EventType] = {
    Action.ACCEPT: EventType.ACCEPTED,
    Action.PROGRESS: EventType.PROGRESSED,
    Action.ANSWER: EventType.ANSWERED,
    Action.REFUSE: EventType.REFUSED,
    Action.ASSIGN: EventType.ASSIGNED,
    Action.FORWARD: EventType.FORWARDED,
    Action.OUTSIDE_ANSWER: EventType.OUTSIDE_ANSWERED,
    Action.VISIT_RESULT: EventType.VISITED,
    Action.MESSAGE: EventType.MESSAGED,
}
CONFIRM_FROM = frozenset({State.ANSWERED})
REOPEN_FROM = frozenset({State.ANSWERED, State.CLOSED})
WITHDRAW_FROM = _OPEN
CITIZEN_MESSAGE_FROM = _OPEN


@value
class Request:
    """What a member of staff asks for. Fields an action does not use stay empty.

    `text` is read by the reporter, except for `refuse`, whose reason the desk reads as well.
    """

    action: Action
    version: int
    text: str = ""
    agency_id: str | None = None
    category_id: str | None = None
    met: str = ""
    promised_by: datetime | None = None
    photos: tuple[Photo, ...] = ()


@value
class Context:
    """What each decision is given beside the report: no decision looks any of it up."""

    reference: Reference
    now: datetime
    operation_id: str
    actor: Actor


def is_open_to(report: Report, action: Action) -> bool:
    """Whether the report is in a state for the action; what the action needs beside is not asked."""
    in_state = report.state in ALLOWED_FROM[action]
    return in_state and (action is not Action.VISIT_RESULT or _awaits_visit(report))


def decide_action(report: Report, request: Request, context: Context) -> Change:
    """The change that a staff action makes.

    Raises ConflictError where the report moved on since `request.version` or is in no state for the
    action, InvalidError where the request lacks what the action needs.
    """
    if report.version != request.version:
        raise ConflictError("version_conflict", version=report.version)
    _require(report, ALLOWED_FROM[request.action], request.action.value)
    after = _ACTS[request.action](report, request, context)
    detail = {
        "from_agency": report.agency_id or report.forwarded_to,
        "met": request.met,
        "promised_by": request.promised_by.isoformat() if request.promised_by else None,
        "category": after.category_id if after.category_id != report.category_id else None,
        "hops": after.hops,
    }
    return _told(
        report,
        after,
        Told(EVENT_OF[request.action], context.actor, request.text, detail, request.photos),
        context,
    )


def tells_of(event: Event, request: Request) -> bool:
    """Whether the event is what this request leads to: the same act, words and office."""
    moved = request.action in {Action.ASSIGN, Action.FORWARD}
    same_office = request.agency_id in {event.agency_id, event.forwarded_to}
    same_act = (event.type, event.text) == (EVENT_OF[request.action], request.text)
    return same_act and (same_office or not moved)


def decide_confirmation(
    report: Report, *, fixed: bool, text: str, photos: tuple[Photo, ...], context: Context
) -> Change:
    """The citizen's word on an answer: `fixed` closes the report, otherwise the office has it again.

    A reopened report starts a new cycle of every clock and ladder: the answer that was given stopped
    the old one.
    """
    if fixed:
        _require(report, CONFIRM_FROM, "confirm")
        closed = replace(report, state=State.CLOSED)
        return _told(report, closed, Told(EventType.CONFIRMED, context.actor, text), context)
    _require(report, REOPEN_FROM, "reopen")
    if not text:
        raise InvalidError("reason_required", field="reason")
    return _told(
        report,
        _reopened(report, context.now),
        Told(EventType.REOPENED, context.actor, text, {"count": report.reopened_count + 1}, photos),
        context,
    )


def decide_message(report: Report, *, text: str, context: Context) -> Change:
    """A word from the reporter on an open report; it moves no deadline."""
    _require(report, CITIZEN_MESSAGE_FROM, "message")
    _need_text(text)
    return _told(report, report, Told(EventType.MESSAGED, context.actor, text), context)


def decide_withdrawal(report: Report, *, text: str, context: Context) -> Change:
    """The reporter takes the report back; the history keeps that there was one."""
    _require(report, WITHDRAW_FROM, "withdraw")
    withdrawn = replace(report, state=State.WITHDRAWN)
    return _told(report, withdrawn, Told(EventType.WITHDRAWN, context.actor, text), context)


def _require(report: Report, states: frozenset[State], act: str) -> None:
    if report.state not in states:
        raise ConflictError("state_conflict", state=report.state.value, action=act)


def _told(before: Report, after: Report, told: Told, context: Context) -> Change:
    return changed(
        before,
        after,
        told,
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )


def _reopened(report: Report, now: datetime) -> Report:
    """Back to whoever answered: the office, or for an outside body's answer the desk."""
    stage = Stage.OFFICE if report.agency_id else Stage.DESK
    return replace(
        report,
        state=State.REOPENED if report.agency_id else State.TRIAGE,
        forwarded_to=None,
        reopened_count=report.reopened_count + 1,
        clocks={stage: now},
        fired=(),
        visit=None,
    )


def _accept(report: Report, _: Request, __: Context) -> Report:
    return replace(report, state=State.ACCEPTED)


def _progress(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    return replace(report, state=State.IN_PROGRESS)


def _answer(report: Report, request: Request, context: Context) -> Report:
    """The city's own answer, or what the desk passes on of an outside body's."""
    _need_text(request.text)
    return replace(
        report,
        state=State.ANSWERED,
        answer_text=request.text,
        clocks={**report.clocks, Stage.CITIZEN: context.now},
        fired=_without(report.fired, Stage.CITIZEN),
    )


def _refuse(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    returned = hand_over(report, State.TRIAGE, None, context.now)
    return replace(returned, hops=report.hops + 1)


def _assign(report: Report, request: Request, context: Context) -> Report:
    return _moved(report, request, context, State.ASSIGNED)


def _forward(report: Report, request: Request, context: Context) -> Report:
    """Each outside body has a clock and a ladder of its own; the same body again gains no time."""
    moved = _moved(report, request, context, State.FORWARDED)
    if moved.forwarded_to == report.forwarded_to:
        return replace(moved, clocks=report.clocks)
    return replace(moved, fired=_without(report.fired, Stage.OUTSIDE))


def _moved(report: Report, request: Request, context: Context, state: State) -> Report:
    """To another office or body; which of the two is told by who owns it, so a mix-up is refused."""
    reference = context.reference
    agency = reference.agencies.get(request.agency_id or "")
    if agency is None or agency.owner.is_in_mandate is not (state is State.ASSIGNED):
        raise InvalidError("agency_not_suitable", field="agency_id")
    if request.category_id is not None and request.category_id not in reference.categories:
        raise InvalidError("category_unknown", field="category_id")
    moved = hand_over(report, state, agency.agency_id, context.now)
    return replace(moved, category_id=request.category_id or report.category_id)


def _visit_result(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    if report.visit is None or not _awaits_visit(report):
        raise ConflictError("no_visit_ordered")
    visit = replace(
        report.visit,
        visited_at=context.now,
        met=request.met,
        result=request.text,
        promised_by=request.promised_by,
    )
    return replace(report, visit=visit)


def _message(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    return report


def _need_text(text: str) -> None:
    if not text:
        raise InvalidError("text_required", field="text")


def _awaits_visit(report: Report) -> bool:
    return report.visit is not None and report.visit.visited_at is None


def _without(fired: tuple[str, ...], stage: Stage) -> tuple[str, ...]:
    return tuple(key for key in fired if not key.startswith(f"{stage.value}:"))


_ACTS = {
    Action.ACCEPT: _accept,
    Action.PROGRESS: _progress,
    Action.ANSWER: _answer,
    Action.REFUSE: _refuse,
    Action.ASSIGN: _assign,
    Action.FORWARD: _forward,
    Action.OUTSIDE_ANSWER: _answer,
    Action.VISIT_RESULT: _visit_result,
    Action.MESSAGE: _message,
}
