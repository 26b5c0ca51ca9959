"""The reporter's word on which side of a border the trouble is, and where the report goes then."""

from dataclasses import replace

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.lifecycle import require_state
from shared.domain.lifecycle.requests import Context
from shared.domain.report.report import Change, Report
from shared.domain.routing.boundary import OUTSIDE
from shared.domain.routing.boundary_question import OUTSIDE_WORD
from shared.domain.routing.routing import (
    RoutingDecision,
    reasons_for,
    reassign,
    route,
    with_decision,
)
from shared.domain.routing.text_findings import understand_report
from shared.domain.sla.history import EventDraft, record_change

# Until an office has accepted it, a report may still be sent elsewhere without anybody's leave.
PLACE_FROM = frozenset({State.SUBMITTED, State.TRIAGE, State.ASSIGNED, State.FORWARDED})


def decide_place(report: Report, choice: str, context: Context) -> Change:
    """The reporter's choice between the two sides of the border that they were asked about.

    The rules are read again for it, unless a person has moved the report in the meantime: then it
    stays there, and only the village changes. One that is not routed yet will be, by this. Raises
    ConflictError where nothing was asked, or the report is past that, InvalidError for a side that
    was not offered.
    """
    require_state(report, PLACE_FROM, "place")
    border = report.border
    if border is None or not border.is_open:
        raise ConflictError("no_place_question")
    chosen = OUTSIDE if choice == OUTSIDE_WORD else choice
    if chosen not in {border.here, border.there}:
        raise InvalidError("place_choice_unknown", field="choice")
    answered = replace(report, border=replace(border, chosen=chosen))
    found = understand_report(report, context.reference)
    before, verdict = route(report, found), route(answered, found)
    after = replace(answered, village_code=verdict.village_code)
    if _is_where(report, before):
        placed = with_decision(answered, verdict, context.reference)
        after = reassign(placed, verdict.state, verdict.agency_id)
    is_moved = _hands(after) != _hands(report)
    told = EventDraft(
        EventType.PLACED,
        context.actor,
        detail={
            **(reasons_for(after, verdict) if _is_where(report, before) else {}),
            "place": choice,
            "rule": after.rule,
            "from_agency": report.agency_id or report.forwarded_to,
            "moved": is_moved or None,
        },
    )
    return record_change(
        report,
        after,
        told,
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )


def _is_where(report: Report, verdict: RoutingDecision) -> bool:
    """Whether the report is still where the rules had put it."""
    agency_id = report.agency_id or report.forwarded_to
    return (report.state, agency_id) == (verdict.state, verdict.agency_id)


def _hands(report: Report) -> tuple[str | None, str | None]:
    return report.agency_id, report.forwarded_to
