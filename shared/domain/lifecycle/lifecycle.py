"""What staff may do to a report, and from which states. One table, pure decisions."""

from collections.abc import Mapping
from dataclasses import replace

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import STAGE_OF, EventType, Stage, State
from shared.domain.language.personal_data import refuse_traces
from shared.domain.lifecycle.recategorise import why
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.lifecycle.revocation import REVOKE_FROM
from shared.domain.lifecycle.staff_acts import ACTS
from shared.domain.lifecycle.visits import is_new_order
from shared.domain.people.access import Action, Role
from shared.domain.people.outreach import EVENT_OF_CALL
from shared.domain.report.outreach import CallOutcome
from shared.domain.report.report import Change, Event, Report
from shared.domain.routing.examples import example_of
from shared.domain.routing.routing import ROUTED_AS
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.promises import check_promise, moved_by_promise
from shared.domain.sla.resuming import resumed

_WITH_OFFICE = frozenset(s for s, stage in STAGE_OF.items() if stage is Stage.OFFICE)
OPEN = frozenset(STAGE_OF)
_WAITING = frozenset({State.NEEDS_INFORMATION})
_IN_HANDS = _WITH_OFFICE | {State.TRIAGE, State.FORWARDED}

ALLOWED_FROM: Mapping[Action, frozenset[State]] = {
    Action.ACCEPT: frozenset({State.ASSIGNED, State.REOPENED}),
    Action.PROGRESS: frozenset({State.ACCEPTED, State.IN_PROGRESS}),
    Action.ANSWER: _WITH_OFFICE | {State.NEEDS_INFORMATION},
    Action.REFUSE: frozenset({State.ASSIGNED, State.ACCEPTED, State.REOPENED}),
    Action.ASSIGN: _IN_HANDS | {State.NEEDS_INFORMATION},
    Action.FORWARD: _IN_HANDS | {State.NEEDS_INFORMATION},
    Action.OUTSIDE_ANSWER: frozenset({State.FORWARDED, State.NEEDS_INFORMATION}),
    Action.ORDER_VISIT: _WITH_OFFICE,
    Action.VISIT_RESULT: OPEN,
    Action.CANCEL_VISIT: OPEN,
    Action.MESSAGE: OPEN,
    Action.ASK: _IN_HANDS,
    Action.REJECT: _IN_HANDS | {State.NEEDS_INFORMATION},
    Action.CALL_RESULT: OPEN | {State.REJECTED},
    Action.ALLOW_LAPSE: _WAITING,
    # Once an office has accepted it, people talk before they move it.
    Action.CORRECT: frozenset({State.TRIAGE, State.ASSIGNED}),
    Action.ACCEPT_PROOF: frozenset({State.ANSWERED}),
    Action.REJECT_PROOF: frozenset({State.ANSWERED}),
    Action.SET_URGENCY: OPEN,
    Action.REVOKE_LINKS: REVOKE_FROM,
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
    Action.ORDER_VISIT: EventType.VISIT_ORDERED,
    Action.VISIT_RESULT: EventType.VISITED,
    Action.CANCEL_VISIT: EventType.VISIT_CANCELLED,
    Action.MESSAGE: EventType.MESSAGED,
    Action.ASK: EventType.ASKED,
    Action.REJECT: EventType.REJECTED,
    Action.CALL_RESULT: EventType.CALLED,
    Action.ALLOW_LAPSE: EventType.LAPSE_ALLOWED,
    Action.CORRECT: EventType.ROUTED,
    Action.ACCEPT_PROOF: EventType.PROOF_ACCEPTED,
    Action.REJECT_PROOF: EventType.PROOF_REJECTED,
    Action.SET_URGENCY: EventType.URGENCY_SET,
    Action.REVOKE_LINKS: EventType.LINKS_REVOKED,
}
_WHAT_BECOMES_OF_IT = frozenset(
    {Action.ASSIGN, Action.FORWARD, Action.REJECT, Action.CORRECT, Action.ALLOW_LAPSE}
)
# What is written to the reporter, where a number may be of help to them, or among staff alone.
_TOLD_IN_FULL = frozenset(
    {
        Action.PROGRESS,
        Action.ANSWER,
        Action.OUTSIDE_ANSWER,
        Action.MESSAGE,
        Action.ASK,
        Action.REJECT,
        Action.REVOKE_LINKS,
    }
)


def is_open_to(report: Report, action: Action, role: Role) -> bool:
    """Whether the report awaits the action of that role; what the action needs beside is not asked."""
    if not _is_in(report, ALLOWED_FROM[action]) or _is_reserved(report, action, role):
        return False
    match action:
        case Action.VISIT_RESULT | Action.CANCEL_VISIT:
            return report.visit is not None and report.visit.is_awaited
        case Action.CALL_RESULT:
            return report.needs_call or report.is_unheard
        case Action.ALLOW_LAPSE:
            return report.is_to_lapse
        case Action.REFUSE:
            return not report.is_bound
        case Action.ACCEPT_PROOF | Action.REJECT_PROOF:
            return report.proofs.are_wanting
        case _:
            return True


def decide_action(report: Report, request: Request, context: Context) -> Change:
    """The change that a staff action makes.

    Raises ConflictError where the report moved on since `request.version` or is in no state for the
    action, InvalidError where the request lacks what the action needs, or its reason leads to a person,
    ForbiddenError where only a supervisor may say what becomes of the report.
    """
    if report.version != request.version:
        raise ConflictError("version_conflict", version=report.version)
    require_state(report, ALLOWED_FROM[request.action], request.action.value)
    if _is_reserved(report, request.action, context.actor.role):
        raise ForbiddenError("supervisor_required")
    if request.outcome is not None and request.action is not Action.CALL_RESULT:
        raise InvalidError("outcome_not_suitable", field="outcome")
    if request.action not in _TOLD_IN_FULL:
        refuse_traces(request.text, "text")
    after = ACTS[request.action](report, request, context)
    check_promise(request.promised_by, context.now)
    is_answer = request.outcome is CallOutcome.ANSWERED
    _, resumption = resumed(report, context.now) if is_answer else (report, {})
    detail = {
        "from_agency": report.agency_id or report.forwarded_to,
        "met": request.met,
        "promised_by": request.promised_by.isoformat() if request.promised_by else None,
        "category": after.category_id if after.category_id != report.category_id else None,
        "hops": after.hops,
        "reason": request.reason,
        "needs_supervisor": after.needs_supervisor or None,
        "urgency": request.urgency,
        "outcome": None if request.came_of_call is CallOutcome.TOLD else request.outcome,
        **resumption,
        "planned_at": request.planned_at.isoformat() if request.planned_at else None,
        "is_new": is_new_order(report, after) or None,
        "released": (report.restricted and not after.restricted) or None,
        "final": (after.state is State.REJECTED and after.appealed) or None,
        **moved_by_promise(report, after, context.reference),
        **(why(report, after, request, context) if request.action is Action.CORRECT else {}),
    }
    change = change_told(
        report,
        after,
        EventDraft(_event_of(request, after), context.actor, request.text, detail, request.photos),
        context,
    )
    example = example_of(report, change.report, change.event, context.reference)
    return replace(change, example=example)


def tells_of(event: Event, request: Request) -> bool:
    """Whether the event is what this request leads to: the same act, words and office."""
    if request.action is Action.CORRECT:
        return event.type in ROUTED_AS.values() and event.text == request.text
    moved = request.action in {Action.ASSIGN, Action.FORWARD}
    same_office = request.agency_id in {event.agency_id, event.forwarded_to}
    said = event.detail.get("outcome") or CallOutcome.TOLD
    same_words = (event.text, said) == (request.text, request.came_of_call)
    same_act = event.type is _usual_event(request) and same_words
    return same_act and (same_office or not moved)


def _event_of(request: Request, after: Report) -> EventType:
    """What was corrected is in the history like what the rules decide at first."""
    return ROUTED_AS[after.state] if request.action is Action.CORRECT else _usual_event(request)


def _usual_event(request: Request) -> EventType:
    if request.action is Action.CALL_RESULT:
        return EVENT_OF_CALL[request.came_of_call]
    return EVENT_OF[request.action]


def require_state(report: Report, states: frozenset[State], act: str) -> None:
    """Raises ConflictError where the report is in none of these states."""
    if not _is_in(report, states):
        state = "lapsed" if report.has_lapsed else report.state.value
        raise ConflictError("state_conflict", state=state, action=act)


def _is_in(report: Report, states: frozenset[State]) -> bool:
    """While the reporter is waited for, nothing can be done that could not be done before but to end that."""
    could_before = states == _WAITING or report.resume_state in {None, *states}
    return report.state in states and could_before


def _is_reserved(report: Report, action: Action, role: str) -> bool:
    """Whether the act is a supervisor's alone: what becomes of a report once it was appealed and after too
    many refusals, and what concerns whoever has reopened one too often.
    """
    owes_call = report.needs_call and action in {Action.CALL_RESULT, Action.ALLOW_LAPSE}
    decides = action in _WHAT_BECOMES_OF_IT and not may_decide_on(report, role)
    return decides or (owes_call and role != Role.SUPERVISOR)


def may_decide_on(report: Report, role: str) -> bool:
    """Whether that role may say what becomes of the report."""
    reserved = report.needs_supervisor or report.is_bound or report.appealed
    return not reserved or role == Role.SUPERVISOR


def change_told(before: Report, after: Report, told: EventDraft, context: Context) -> Change:
    """The change to commit. Where nobody waits for the reporter any more, it is not remembered.

    What silence has ended waits on, whatever staff do to it.
    """
    waits = after.state is State.NEEDS_INFORMATION or (before.has_lapsed and after.has_lapsed)
    return record_change(
        before,
        after if waits else replace(after, resume_state=None),
        told,
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )
