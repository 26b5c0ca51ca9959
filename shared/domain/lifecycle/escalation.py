"""Climbing the ladder: what a rung does to the report when its moment has come."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.city import City
from shared.domain.city.reference import Act, Reference, Rung
from shared.domain.kernel.states import LAPSES_TO, STAGE_OF, EventType, Level, Stage
from shared.domain.lifecycle.visits import new_order
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.ladder import climbed_key, due_at, next_rung, with_next_deadline


def decide_rung(
    report: Report, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Climb one rung if its moment has come; None where there is nothing to do (any more, or yet).

    Where the city has changed its ladder since the deadline was set, the deadline is moved first, with
    an event of its own that keeps the old one: nobody is surprised, and no stale deadline stays behind.
    """
    if moved := decide_reschedule(report, reference, now, operation_id):
        return moved
    stage, rung = report.stage, next_rung(report, reference)
    if stage is None or rung is None:
        return None
    moment = due_at(report, rung, reference)
    if moment is None or now < moment:
        return None
    told = EventDraft(
        type=EventType.EXPIRED if rung.act is Act.CLOSE else EventType.RUNG_CLIMBED,
        actor=Actor(role="system", actor_id="escalate_report"),
        detail={
            "stage": stage.value,
            "rung": rung.rung_id,
            "condition": rung.condition.value,
            "act": rung.act.value,
            "whom": rung.whom.value,
            "template": rung.template,
            "was_due_at": moment.isoformat(),
            "legal_end": rung.is_legal_end or None,
            "visit": report.visit.number if rung.condition.is_of_visit and report.visit else None,
        },
    )
    climbed = replace(
        _acted(report, rung, reference.city, now),
        fired=(*report.fired, climbed_key(report, rung)),
        limit_passed_at=report.limit_passed_at or (now if rung.is_legal_end else None),
    )
    return record_change(
        report, climbed, told, reference=reference, now=now, operation_id=operation_id
    )


def decide_unreached(
    report: Report, agency_id: str, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Put a report whose nudge reached nobody on the desk's list, unless its office has changed by now."""
    if report.agency_id != agency_id or report.stage is not Stage.OFFICE or report.unreached:
        return None
    told = EventDraft(EventType.UNREACHED, Actor(role="system", actor_id="perform_effects"))
    listed = replace(report, unreached=True)
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


def _acted(report: Report, rung: Rung, city: City, now: datetime) -> Report:
    """The rung's act as far as it is the report's own; messages are effects of the event."""
    match rung.act:
        case Act.VISIT if report.agency_id:
            return replace(report, visit=new_order(report, city, now))
        case Act.INFORM:
            level = Level(rung.whom.value).or_higher(report.leadership_level)
            return replace(report, leadership_level=level)
        case Act.PUBLISH:
            return replace(report, deadline_published=True)
        case Act.CLOSE:
            return replace(report, state=LAPSES_TO[STAGE_OF[report.state]])
        case _:
            return report
