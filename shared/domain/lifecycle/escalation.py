"""Climbing the ladder: what a rung does to the report when its moment has come."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Act, Reference, Rung, Whom
from shared.domain.kernel.states import LAPSES_TO, STAGE_OF, EventType, Level, Stage
from shared.domain.lifecycle.visits import new_order
from shared.domain.report.actor import Actor
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.report import Change, Detail, Report
from shared.domain.sla.climbing import Climb, climb_at
from shared.domain.sla.deadlines import limit_of, with_next_deadline
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.ladder import climbed_key
from shared.domain.sla.listeners import (
    is_again,
    is_for_supervisors,
    level_told,
    listeners_of,
    reader_of,
)


def decide_rung(
    report: Report, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Climb one rung if its moment has come; None where there is nothing to do (any more, or yet).

    Where the city has changed its ladder since the deadline was set, the deadline is moved first, with
    an event of its own that keeps the old one: nobody is surprised, and no stale deadline stays behind.
    """
    if moved := decide_reschedule(report, reference, now, operation_id):
        return moved
    climb = climb_at(report, reference, now)
    if climb is None or report.stage is None:
        return None
    rung, limit = climb.rung, limit_of(report, climb.rung, reference)
    told = EventDraft(
        type=EventType.EXPIRED if rung.act is Act.CLOSE else EventType.RUNG_CLIMBED,
        actor=Actor(role="system", actor_id="escalate_report"),
        detail={
            "stage": report.stage.value,
            "rung": rung.rung_id,
            "key": climbed_key(report, rung),
            "condition": rung.condition.value,
            "act": rung.act.value,
            "whom": rung.whom.value,
            "template": rung.template,
            "was_due_at": climb.due_at.isoformat(),
            "limit_at": limit.isoformat() if limit else None,
            "legal_end": rung.is_legal_end or None,
            "visit": report.visit.number if rung.condition.is_of_visit and report.visit else None,
            "again": is_again(report, rung, climb.times) or None,
            "to_supervisors": is_for_supervisors(rung, report) or None,
            **_waits(climb, report, now),
        },
    )
    climbed = replace(
        _acted(climb.behind, rung, reference, now),
        limit_passed_at=report.limit_passed_at or (now if rung.is_legal_end else None),
    )
    return record_change(
        report, climbed, told, reference=reference, now=now, operation_id=operation_id
    )


def _waits(climb: Climb, report: Report, now: datetime) -> Detail:
    """Until when its messages wait, to whom it tells and to its reporter, where they do."""
    heard, readers = climb.behind.heard, listeners_of(climb.rung, report)
    at = {each: heard[each] for each in readers if heard[each] > now}
    own, reporter = at.get(reader_of(climb.rung, report)), at.get(Whom.REPORTER)
    return {
        "tells_at": own.isoformat() if own else None,
        "tells_reporter_at": reporter.isoformat() if reporter else None,
    }


def decide_unreached(
    report: Report, agency_id: str, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Put a report whose nudge reached nobody on the desk's list, unless its office has changed by now."""
    is_listed = report.unreached and not report.leaders_unreached
    if report.agency_id != agency_id or report.stage is not Stage.OFFICE or is_listed:
        return None
    told = EventDraft(EventType.UNREACHED, Actor(role="system", actor_id="perform_effects"))
    listed = replace(report, unreached=True)
    return record_change(
        report, listed, told, reference=reference, now=now, operation_id=operation_id
    )


def decide_leader_unreached(
    report: Report,
    leader: Level,
    reference: Reference,
    now: datetime,
    operation_id: str,
    *,
    is_told_together: bool = False,
) -> Change | None:
    """The same for somebody who leads and whom nothing reached; None for what has ended meanwhile.

    `is_told_together`: the desk hears of it in one message with others.
    """
    if report.stage is None or leader in report.leaders_unreached:
        return None
    told = EventDraft(
        EventType.UNREACHED,
        Actor(role="system", actor_id="perform_effects"),
        detail={
            "leader": leader.value,
            "together": is_told_together or None,
            "to_supervisors": report.restricted or None,
        },
    )
    leaders = (*report.leaders_unreached, leader)
    listed = replace(report, unreached=True, leaders_unreached=leaders)
    return record_change(
        report, listed, told, reference=reference, now=now, operation_id=operation_id
    )


def decide_reschedule(
    report: Report, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Move the deadline to where the city's rules put it now; None where it stays."""
    was = report.due
    if with_next_deadline(report, reference).due == was:
        return None
    told = EventDraft(
        type=EventType.RESCHEDULED,
        actor=Actor(role="system", actor_id="escalate_report"),
        detail={
            "was_rung": was.rung_id,
            "was_due_at": was.at.isoformat() if was.at else None,
            "was_reference": report.reference_version,
        },
    )
    now_under = replace(report, reference_version=reference.version)
    return record_change(
        report, now_under, told, reference=reference, now=now, operation_id=operation_id
    )


def _acted(report: Report, rung: Rung, reference: Reference, now: datetime) -> Report:
    """The rung's act as far as it is the report's own; messages are effects of the event."""
    match rung.act:
        case Act.VISIT if report.agency_id:
            return replace(report, visit=new_order(report, reference, now))
        case Act.INFORM:
            return replace(report, leadership_level=level_told(rung, report))
        case Act.PUBLISH:
            return replace(report, deadline_published=True)
        case Act.LIST:
            return replace(report, outreach=report.outreach or Outreach(OutreachKind.LAPSE, now))
        case Act.CLOSE:
            return replace(report, state=LAPSES_TO[STAGE_OF[report.state]])
        case _:
            return report
