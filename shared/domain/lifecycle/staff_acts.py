"""What each act of staff makes of a report, once it is known to be allowed. Pure."""

from dataclasses import replace

from shared.domain.city.retirement import check_agency, check_category
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.language.personal_data import traces_in
from shared.domain.lifecycle.proof_review import accept_proof, awaiting, is_needed, reject_proof
from shared.domain.lifecycle.recategorise import rerouted
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.lifecycle.revocation import revoke_links
from shared.domain.lifecycle.visits import cancel_visit, note_visit, order_visit
from shared.domain.people.access import Action, Role
from shared.domain.people.outreach import allowed_to_lapse, called
from shared.domain.report.ages import decided
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.report import Report
from shared.domain.routing.restriction import lift
from shared.domain.routing.routing import reassign
from shared.domain.sla.document_numbers import renewed
from shared.domain.sla.promises import with_promise


def answered(report: Report, text: str) -> Report:
    """With an answer as yet without public words and pictures, and the reporter's turn to judge it."""
    return replace(
        report,
        state=State.ANSWERED,
        answer_text=text,
        public_answer="",
        proofs=NO_PROOFS,
    )


def _accept(report: Report, _: Request, __: Context) -> Report:
    return replace(report, state=State.ACCEPTED)


def _progress(report: Report, request: Request, context: Context) -> Report:
    """The date by which it will be done may put off the visit to whoever promises it."""
    _need_text(request.text)
    shown = awaiting(report.proofs, request.photos)
    working = replace(report, state=State.IN_PROGRESS, proofs=shown)
    if request.promised_by is None:
        return working
    return with_promise(working, request.promised_by, context.reference)


def _answer(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    _check_public_words(report, request)
    return replace(
        answered(report, request.text),
        public_answer=request.public_text,
        proofs=_proofs_of_answer(report, request, context),
    )


def _outside_answer(report: Report, request: Request, context: Context) -> Report:
    """What the desk passes on of an outside body's: what an office showed before says nothing of it."""
    return _answer(replace(report, proofs=NO_PROOFS), request, context)


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
    returned = reassign(report, State.TRIAGE, None)
    return replace(
        returned, hops=hops, is_bound=is_bound, needs_supervisor=is_bound or report.appealed
    )


def _assign(report: Report, request: Request, context: Context) -> Report:
    return _moved(report, request, context, State.ASSIGNED)


def _correct(report: Report, request: Request, context: Context) -> Report:
    return rerouted(report, request, context)


def _forward(report: Report, request: Request, context: Context) -> Report:
    """The same body again gets its letter anew, and no time."""
    moved = _moved(report, request, context, State.FORWARDED)
    if moved.forwarded_to == report.forwarded_to:
        return replace(moved, letter=renewed(report, context.reference, context.now))
    return moved


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
    moved = reassign(kept, state, agency.agency_id)
    category_id = request.category_id or report.category_id
    return replace(moved, category_id=category_id, category_guessed=False, needs_supervisor=False)


def _message(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    return report


def _ask(report: Report, request: Request, _: Context) -> Report:
    _need_text(request.text)
    if report.ties.reporter_left:
        raise ConflictError("nobody_to_ask")
    return replace(
        report,
        state=State.NEEDS_INFORMATION,
        resume_state=report.state,
    )


def _reject(report: Report, request: Request, _: Context) -> Report:
    """Out of everybody's hands: what is no complaint counts against no office."""
    if request.reason is None:
        raise InvalidError("reject_reason_required", field="reason")
    _need_text(request.text)
    return replace(report, state=State.REJECTED, needs_supervisor=False)


def _call_result(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    return called(
        report,
        request.came_of_call,
        contacted_at=context.contacted_at,
        reference=context.reference,
        now=context.now,
    )


def _allow_lapse(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    return allowed_to_lapse(report, context.now)


def _cancel_visit(report: Report, request: Request, context: Context) -> Report:
    _need_text(request.text)
    return cancel_visit(report, context.now)


def _set_urgency(report: Report, request: Request, _: Context) -> Report:
    """What staff have decided stands, whatever becomes of the report's category."""
    if request.urgency is None:
        raise InvalidError("urgency_required", field="urgency")
    _need_text(request.text)
    return decided(report, request.urgency)


def _need_text(text: str) -> None:
    if not text:
        raise InvalidError("text_required", field="text")


ACTS = {
    Action.ACCEPT: _accept,
    Action.PROGRESS: _progress,
    Action.ANSWER: _answer,
    Action.REFUSE: _refuse,
    Action.ASSIGN: _assign,
    Action.FORWARD: _forward,
    Action.OUTSIDE_ANSWER: _outside_answer,
    Action.ORDER_VISIT: order_visit,
    Action.VISIT_RESULT: note_visit,
    Action.CANCEL_VISIT: _cancel_visit,
    Action.MESSAGE: _message,
    Action.ASK: _ask,
    Action.REJECT: _reject,
    Action.CALL_RESULT: _call_result,
    Action.ALLOW_LAPSE: _allow_lapse,
    Action.ACCEPT_PROOF: accept_proof,
    Action.REJECT_PROOF: reject_proof,
    Action.SET_URGENCY: _set_urgency,
    Action.CORRECT: _correct,
    Action.REVOKE_LINKS: revoke_links,
}
