"""A reporter corrects their own report, and what follows for who has it. Pure.

An event says that it was corrected and not what; what it said before is kept apart, sealed.
"""

from dataclasses import field, replace
from datetime import datetime

from shared.domain.city.questions import Attribute, Given, answered_later
from shared.domain.city.retirement import check_category
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import STAGE_OF, EventType, Stage, State
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import change_told, require_state
from shared.domain.lifecycle.recategorise import check_village, moved_to
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.sensitive_followup import apply_sensitivity
from shared.domain.report.location import Location
from shared.domain.report.report import Change, Detail, Report, ReportRevision
from shared.domain.routing.boundary_question import asked_at_once
from shared.domain.routing.routing import (
    RoutingDecision,
    reasons_for,
    reassign,
    route,
    with_decision,
)
from shared.domain.routing.text_findings import understand_report
from shared.domain.sla.history import EventDraft
from shared.domain.sla.resuming import resumed

_WITH_CITY = frozenset({Stage.DESK, Stage.OFFICE, Stage.OUTSIDE})
CORRECT_FROM = frozenset(state for state, stage in STAGE_OF.items() if stage in _WITH_CITY)
# Once an office has said that it is theirs, what it is about and where stays.
MOVE_FROM = frozenset({State.SUBMITTED, State.TRIAGE, State.ASSIGNED})
MOST_CORRECTIONS = 5


@value_object
class Correction:
    """What is to be said instead; what is None stays as it is."""

    description: str | None = None
    category_id: str | None = None
    location: Location | None = None
    attributes: Given = field(default_factory=dict)


def decide_correction(report: Report, wanted: Correction, context: Context) -> Change:
    """The corrected report, routed again where its category, place or answers changed.

    One that waits for its reporter's word goes on by it; then what the category asks may be answered at
    any time, and moves nothing once an office has accepted it. Raises ConflictError where it is too
    late, or was corrected too often; InvalidError for what the city does not know, and where nothing
    changes.
    """
    held, resumption = resumed(report, context.now)
    require_state(held, CORRECT_FROM, "correct")
    after = _corrected(held, wanted, context)
    if _said(after) == _said(report):
        raise InvalidError("nothing_corrected", field="description")
    _check(report, wanted, context)
    is_moved = _said(after)[1:] != _said(report)[1:]
    may_move = held.state in MOVE_FROM
    is_answer = bool(resumption) and _said(after)[1:3] == _said(report)[1:3]
    if is_moved and not may_move and not is_answer:
        raise ConflictError("correction_too_late")
    if report.corrections >= MOST_CORRECTIONS:
        raise ConflictError("corrections_used", most=MOST_CORRECTIONS)
    found = understand_report(after, context.reference)
    if report.state is State.SUBMITTED:
        after = asked_at_once(after, found)
    detail: Detail = {"number": after.corrections, **resumption}
    if is_moved and may_move and _is_judged_again(held):
        verdict = route(after, found)
        after = _placed(after, verdict, context)
        detail = {**detail, **reasons_for(after, verdict)}
    if wanted.description:
        after, care = apply_sensitivity(report, after, found)
        detail = {**detail, **care}
    told = EventDraft(EventType.CORRECTED, context.actor, detail=detail)
    change = change_told(report, after, told, context)
    return replace(change, former=_former(report, change.event.seq, context.now))


def _corrected(report: Report, wanted: Correction, context: Context) -> Report:
    after = replace(
        moved_to(report, wanted.location),
        description=wanted.description or report.description,
        category_id=wanted.category_id or report.category_id,
        category_guessed=report.category_guessed and wanted.category_id is None,
        corrections=report.corrections + 1,
    )
    asked = context.reference.questions_of(after.category_id)
    return replace(after, attributes=answered_later(wanted.attributes, report.attributes, asked))


def _is_judged_again(before: Report) -> bool:
    """What has not been routed yet will be, and what a person has to decide on stays with them."""
    is_free = before.state is not State.TRIAGE or before.hops == 0
    return is_free and before.state is not State.SUBMITTED and not before.needs_supervisor


def _placed(report: Report, verdict: RoutingDecision, context: Context) -> Report:
    """In the hands that the rules, or care for what was said, put it in. Its clocks go on."""
    placed = replace(with_decision(report, verdict, context.reference), assignee=None)
    return reassign(placed, verdict.state, verdict.agency_id)


def _check(report: Report, wanted: Correction, context: Context) -> None:
    reference, location = context.reference, wanted.location
    if wanted.category_id != report.category_id:
        check_category(wanted.category_id, reference, context.now, "category")
    if location is None:
        return
    if location.point is None and not (location.address_text and location.village_code):
        raise InvalidError("place_required", field="location")
    check_village(location, reference)


def _said(report: Report) -> tuple[str, str | None, Location, tuple[Attribute, ...]]:
    return report.description, report.category_id, report.location, report.attributes


def _former(report: Report, seq: int, now: datetime) -> ReportRevision:
    return ReportRevision(
        city_id=report.city_id,
        report_id=report.report_id,
        seq=seq,
        until=now,
        description=report.description,
        category_id=report.category_id,
        location=report.location,
        attributes=report.attributes,
    )
