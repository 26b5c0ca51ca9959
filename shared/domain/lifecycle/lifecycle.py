"""What staff may do to a report, and from which states. One table, pure decisions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.city.retirement import check_agency, check_category
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import STAGE_OF, EventType, Stage, State
from shared.domain.language.personal_data import traces_in
from shared.domain.lifecycle.proof_review import accept_proof, reject_proof
from shared.domain.lifecycle.proof_rules import awaiting, is_needed
from shared.domain.lifecycle.recategorise import rerouted, why
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.lifecycle.revocation import REVOKE_FROM, revoke_links
from shared.domain.lifecycle.visits import is_new_order, note_visit, order_visit
from shared.domain.people.access import Action, Role
from shared.domain.report.ages import decided
from shared.domain.report.examples import example_of
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.report import Change, Event, Report
from shared.domain.routing.restriction import lift
from shared.domain.routing.routing import ROUTED_AS, hand_over
from shared.domain.sla.document_numbers import renewed
from shared.domain.sla.history import EventDraft, record_change

_WITH_OFFICE = frozenset(s for s, stage in STAGE_OF.items() if stage is Stage.OFFICE)
OPEN = frozenset(STAGE_OF)
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
    Action.MESSAGE: OPEN,
    Action.ASK: _IN_HANDS,
    Action.REJECT: _IN_HANDS | {State.NEEDS_INFORMATION},
    Action.CALL_RESULT: OPEN,
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
    Action.MESSAGE: EventType.MESSAGED,
    Action.ASK: EventType.ASKED,
    Action.REJECT: EventType.REJECTED,
    Action.CALL_RESULT: EventType.CALLED,
    Action.CORRECT: EventType.ROUTED,
    Action.ACCEPT_PROOF: EventType.PROOF_ACCEPTED,
    Action.REJECT_PROOF: EventType.PROOF_REJECTED,
    Action.SET_URGENCY: EventType.URGENCY_SET,
    Action.REVOKE_LINKS: EventType.LINKS_REVOKED,
}
_WHAT_BECOMES_OF_IT = frozenset({Action.ASSIGN, Action.FORWARD, Action.REJECT, Action.CORRECT})


def is_open_to(report: Report, action: Action, role: Role) -> bool:
    """Whether the report awaits the action of that role; what the action needs beside is not asked."""
    if not _is_in(report, ALLOWED_FROM[action]) or _is_reserved(report, action, role):
        return False
    match action:
        case Action.VISIT_RESULT:
            return report.visit is not None and report.visit.is_awaited
        case Action.CALL_RESULT:
            return report.needs_call
        case Action.REFUSE:
            return not report.is_bound
        case Action.ACCEPT_PROOF | Action.REJECT_PROOF:
            return report.proofs.are_wanting
        case _:
            return True


def decide_action(report: Report, request: Request, context: Context) -> Change:
    """The change that a staff action makes.

    Raises ConflictError where the report moved on since `request.version` or is in no state for the
    action, InvalidError where the request lacks what the action needs, ForbiddenError where only a
    supervisor may say what becomes of the report.
    """
    if report.version != request.version:
        raise ConflictError("version_conflict", version=report.version)
    require_state(report, ALLOWED_FROM[request.action], request.action.value)
    if _is_reserved(report, request.action, context.actor.role):
        raise ForbiddenError("supervisor_required")
    after = _ACTS[request.action](report, request, context)
    detail = {
        "from_agency": report.agency_id or report.forwarded_to,
        "met": request.met,
        "promised_by": request.promised_by.isoformat() if request.promised_by else None,
        "category": after.category_id if after.category_id != report.category_id else None,
        "hops": after.hops,
        "reason": request.reason,
        "needs_supervisor": after.needs_supervisor or None,
        "urgency": request.urgency,
        "planned_at": request.planned_at.isoformat() if request.planned_at else None,
        "is_new": is_new_order(report, after) or None,
        "released": (report.restricted and not after.restricted) or None,
        "final": (after.state is State.REJECTED and after.appealed) or None,
        **(why(report, after, request, context) if request.action is Action.CORRECT else {}),
    }
    change = change_told(
        report,
        after,
        EventDraft(
            _event_of(request.action, after), context.actor, request.text, detail, request.photos
        ),
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
    same_act = (event.type, event.text) == (EVENT_OF[request.action], request.text)
    return same_act and (same_office or not moved)


def _event_of(action: Action, after: Report) -> EventType:
    """What was corrected is in the history like what the rules decide at first."""
    return ROUTED_AS[after.state] if action is Action.CORRECT else EVENT_OF[action]


def require_state(report: Report, states: frozenset[State], act: str) -> None:
    """Raises ConflictError where the report is in none of these states."""
    if not _is_in(report, states):
        raise ConflictError("state_conflict", state=report.state.value, action=act)


def _is_in(report: Report, states: frozenset[State]) -> bool:
    """While the reporter is waited for, nothing can be done that could not be done before."""
    return report.state in states and report.resume_state in {None, *states}


def _is_reserved(report: Report, action: Action, role: str) -> bool:
    """Whether the act is a supervisor's alone: after an appeal, and after too many refusals."""
    return action in _WHAT_BECOMES_OF_IT and not may_decide_on(report, role)


def may_decide_on(report: Report, role: str) -> bool:
    """Whether that role may say what becomes of the report."""
    reserved = report.needs_supervisor or report.is_bound
    return not reserved or role == Role.SUPERVISOR


def answered(report: Report, text: str, now: datetime) -> Report:
    """With an answer as yet without public words and pictures, and the reporter's turn to judge it."""
    return replace(
        report,
        state=State.ANSWERED,
        answer_text=text,
        public_answer="",
        proofs=NO_PROOFS,
        clocks={**report.clocks, Stage.CITIZEN: now},
        fired=_without(report.fired, Stage.CITIZEN),
    )


def change_told(before: Report, after: Report, told: EventDraft, context: Context) -> Change:
    """The change to commit. Where nobody waits for the reporter any more, it is not remembered."""
    waits = after.state is State.NEEDS_INFORMATION
    return record_change(
        before,
        after if waits else replace(after, resume_state=None),
        told,
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )


def _accept(report: Report, _: Request, __: Context) -> Report:
    return replace(report, state=State.ACCEPTED)


def _progress(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    shown = awaiting(report.proofs, request.photos)
    return replace(report, state=State.IN_PROGRESS, proofs=shown)


def _answer(report: Report, request: Request, context: Context) -> Report:
    """The city's own answer, or what the desk passes on of an outside body's."""
    _need_text(request.text)
    _check_public_words(report, request)
    return replace(
        answered(report, request.text, context.now),
        public_answer=request.public_text,
        proofs=_proofs_of_answer(report, request, context),
    )


def _proofs_of_answer(report: Report, request: Request, context: Context) -> Proofs:
    """A supervisor may answer without a picture: theirs is the word that would be asked for."""
    shown = awaiting(report.proofs, request.photos)
    if context.actor.role == Role.SUPERVISOR:
        return replace(shown, accepted=True)
    needed = is_needed(report, context.reference)
    if needed and not (shown.awaited or shown.sound):
        raise InvalidError("proof_required", field="photos")
    return replace(shown, needed=needed)


def _check_public_words(report: Report, request: Request) -> None:
    """Nothing of a secret report is public, and no public text leads to a person.

    An answer to several reporters needs words that are for all of them.
    """
    if request.public_text and report.secret:
        raise InvalidError("secret_has_no_public_answer", field="public_text")
    if report.ties.joined and not request.public_text:
        raise InvalidError("public_text_required", field="public_text")
    if traces_in(request.public_text):
        raise InvalidError("public_text_tells_of_people", field="public_text")


def _refuse(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    if report.is_bound:
        raise ConflictError("assignment_binding")
    hops = report.hops + 1
    is_bound = hops >= context.reference.limits.hop_limit
    returned = hand_over(report, State.TRIAGE, None, context.now)
    return replace(returned, hops=hops, is_bound=is_bound, needs_supervisor=is_bound)


def _assign(report: Report, request: Request, context: Context) -> Report:
    return _moved(report, request, context, State.ASSIGNED)


def _correct(report: Report, request: Request, context: Context) -> Report:
    after = rerouted(report, request, context)
    if after.state is State.FORWARDED:
        return replace(after, fired=_without(after.fired, Stage.OUTSIDE))
    return after


def _forward(report: Report, request: Request, context: Context) -> Report:
    """Each outside body has a clock and a ladder of its own; the same body again gains no time."""
    moved = _moved(report, request, context, State.FORWARDED)
    if moved.forwarded_to == report.forwarded_to:
        letter = renewed(report, context.reference, context.now)
        return replace(moved, clocks=report.clocks, letter=letter)
    return replace(moved, fired=_without(report.fired, Stage.OUTSIDE))


def _moved(report: Report, request: Request, context: Context, state: State) -> Report:
    """To another office or body; which of the two is told by who owns it, so a mix-up is refused."""
    reference = context.reference
    agency = reference.agencies.get(request.agency_id or "")
    if agency is None or agency.owner.is_in_mandate is not (state is State.ASSIGNED):
        raise InvalidError("agency_not_suitable", field="agency_id")
    check_agency(agency, reference, context.now, "agency_id")
    if request.category_id != report.category_id:
        check_category(request.category_id, reference, context.now, "category_id")
    kept = lift(report, agency.agency_id, request.text, reference)
    moved = hand_over(kept, state, agency.agency_id, context.now)
    category_id = request.category_id or report.category_id
    return replace(moved, category_id=category_id, category_guessed=False, needs_supervisor=False)


def _message(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    return report


def _ask(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    return replace(
        report,
        state=State.NEEDS_INFORMATION,
        resume_state=report.state,
        clocks={**report.clocks, Stage.WAITING: context.now},
        fired=_without(report.fired, Stage.WAITING),
    )


def _reject(report: Report, request: Request, _: Context) -> Report:
    """Out of everybody's hands: what is no complaint counts against no office."""
    if request.reason is None:
        raise InvalidError("reject_reason_required", field="reason")
    _need_text(request.text)
    return replace(report, state=State.REJECTED, needs_supervisor=False)


def _call_result(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    if not report.needs_call:
        raise ConflictError("no_call_needed")
    return replace(report, needs_call=False)


def _set_urgency(report: Report, request: Request, _: Context) -> Report:
    """What staff have decided stands, whatever becomes of the report's category."""
    if request.urgency is None:
        raise InvalidError("urgency_required", field="urgency")
    _need_text(request.text)
    return decided(report, request.urgency)


def _need_text(text: str) -> None:
    if not text:
        raise InvalidError("text_required", field="text")


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
    Action.ORDER_VISIT: order_visit,
    Action.VISIT_RESULT: note_visit,
    Action.MESSAGE: _message,
    Action.ASK: _ask,
    Action.REJECT: _reject,
    Action.CALL_RESULT: _call_result,
    Action.ACCEPT_PROOF: accept_proof,
    Action.REJECT_PROOF: reject_proof,
    Action.SET_URGENCY: _set_urgency,
    Action.CORRECT: _correct,
    Action.REVOKE_LINKS: revoke_links,
}
