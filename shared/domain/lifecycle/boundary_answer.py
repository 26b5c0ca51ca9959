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
from shared.domain.sla.resuming import resumed

# Until an office has accepted it, a report may still be sent elsewhere without anybody's leave.
PLACE_FROM = frozenset({State.SUBMITTED, State.TRIAGE, State.ASSIGNED, State.FORWARDED})


def decide_place(report: Report, choice: str, context: Context) -> Change:
    """The reporter's choice between the two sides of the border that they were asked about.

    The rules are read again for it, unless a person has moved the report in the meantime: then it
    stays there, and only the village changes. One that is not routed yet will be, by this. One that waits
    for a word of its reporter goes on. Raises ConflictError where nothing was asked, or the report is past
    that, InvalidError for a side that was not offered.
    """
    held, resumption = resumed(report, context.now)
    require_state(held, PLACE_FROM, "place")
    border = held.border
    if border is None or not border.is_open:
        raise ConflictError("no_place_question")
    chosen = OUTSIDE if choice == OUTSIDE_WORD else choice
    if chosen not in {border.here, border.there}:
        raise InvalidError("place_choice_unknown", field="choice")
    answered = replace(held, border=replace(border, chosen=chosen))
    found = understand_report(held, context.reference)
    before, verdict = route(held, found), route(answered, found)
    after = replace(answered, village_code=verdict.village_code)
    if _is_where(held, before):
        placed = with_decision(answered, verdict, context.reference)
        after = reassign(placed, verdict.state, verdict.agency_id)
    is_moved = _hands(after) != _hands(report)
    told = EventDraft(
        EventType.PLACED,
        context.actor,
        detail={
            **resumption,
            **(reasons_for(after, verdict) if _is_where(held, before) else {}),
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


def is_place_asked(report: Report) -> bool:
    """Whether its reporter may still choose a side."""
    is_open = report.border is not None and report.border.is_open
    return is_open and (report.resume_state or report.state) in PLACE_FROM


def _is_where(report: Report, verdict: RoutingDecision) -> bool:
    """Whether the report is still where the rules had put it."""
    agency_id = report.agency_id or report.forwarded_to
    return (report.state, agency_id) == (verdict.state, verdict.agency_id)


def _hands(report: Report) -> tuple[str | None, str | None]:
    return report.agency_id, report.forwarded_to
