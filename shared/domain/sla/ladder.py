"""The ladder of a report's stage: which rung is next, and when. Pure; time comes in as an argument."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.calendar.clocks import ClockName, deadline_after
from shared.domain.city.reference import Act, Condition, Reference, Rung
from shared.domain.city.sla_settings import DeadlineSetting
from shared.domain.kernel.states import CITY_STAGES, Stage, State, Urgency
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Report
from shared.domain.report.visibility import is_public
from shared.domain.report.visit import Visit


def ladder_of(report: Report, stage: Stage, reference: Reference) -> tuple[Rung, ...]:
    """The stage's rungs for this report, in the order of the pack.

    One that is a share of a rung which is off for this report is off as well.
    """
    chosen: dict[str, Rung] = {}
    for rung in reference.ladders.get(stage, ()):
        if _is_for(rung, report):
            before = chosen.get(rung.rung_id)
            chosen[rung.rung_id] = max(before, rung, key=lambda each: each.rank) if before else rung
    standing = {rung_id: rung for rung_id, rung in chosen.items() if not rung.off}
    deadlines = reference.limits.deadlines
    measured = (_measured(rung, standing, deadlines) for rung in standing.values())
    return tuple(rung for rung in measured if rung is not None)


def _is_for(rung: Rung, report: Report) -> bool:
    return (
        rung.category_id in {"", report.category_id}
        and rung.urgency in {None, report.urgency}
        and rung.type in {None, report.type}
    )


def _measured(
    rung: Rung, standing: Mapping[str, Rung], deadlines: Mapping[str, DeadlineSetting]
) -> Rung | None:
    """The rung with a time and a clock of its own. The check of packs refuses shares in a circle."""
    if not rung.of:
        return rung
    if deadline := deadlines.get(rung.of):
        return replace(rung, after=deadline.after, clock=deadline.clock)
    base = _measured(standing[rung.of], standing, deadlines) if rung.of in standing else None
    if base is None:
        return None
    return replace(rung, after=base.after, clock=base.clock, share=rung.share * base.share)


_SILENT = frozenset({State.ASSIGNED, State.REOPENED})


def with_next_deadline(outdated: Report, reference: Reference) -> Report:
    """The report with its next due moment worked out anew. `due.version` grows only if it moved."""
    report = _with_current_policy(outdated, reference)
    rung = next_rung(report, reference)
    at = due_at(report, rung, reference) if rung else None
    rung_id = rung.rung_id if rung else None
    if (at, rung_id) == (report.due.at, report.due.rung_id):
        return report
    return replace(report, due=NextDeadline(report.due.version + 1, at, rung_id))


def _with_current_policy(report: Report, reference: Reference) -> Report:
    """As these rules see it: how urgent it is, and whose rules they are while it is open."""
    urgency = _urgency(report, reference)
    scheduled_by = reference.schedule_version if report.stage else None
    if (urgency, scheduled_by) == (report.urgency, report.scheduled_by):
        return report
    return replace(report, urgency=urgency, scheduled_by=scheduled_by)


def _urgency(report: Report, reference: Reference) -> Urgency:
    if report.urgency_decided:
        return report.urgency
    if report.danger:
        return Urgency.URGENT
    return reference.urgency_of(report.category_id)


def next_rung(report: Report, reference: Reference) -> Rung | None:
    """The rung of the report's stage that is due first, of those that may still fire.

    One that has fired, whose condition holds no more or whose clock stands still is not among them.
    """
    stage = report.stage
    if stage is None or stage not in report.clocks:
        return None
    waiting = (
        rung
        for rung in ladder_of(report, stage, reference)
        if climbed_key(report, rung) not in report.fired and is_applicable(rung, report)
    )
    moments = ((due_at(report, rung, reference), rung) for rung in waiting)
    dated = ((at, rung) for at, rung in moments if at is not None)
    return min(dated, key=lambda found: found[0], default=(None, None))[1]


def due_at(report: Report, rung: Rung, reference: Reference) -> datetime | None:
    """When the moment of one of its rungs comes; None where its clock has not started or stands still.

    The file is complete from the beginning, or since its reporter completed it; one of several reports is
    as old as the oldest. Working days given to somebody outside the city run while it is their turn.
    """
    started_at = _began_at(report, rung)
    if started_at is None:
        return None
    is_theirs = rung.clock is ClockName.WORKING and report.stage not in CITY_STAGES
    pauses = () if is_theirs else report.pauses
    return deadline_after(
        rung.clock, started_at, rung.after, reference.calendar, pauses, share=rung.share
    )


def climbed_key(report: Report, rung: Rung) -> str:
    """What is remembered of a rung once it is climbed; those of a visit come again with the next."""
    stage = report.stage.value if report.stage else ""
    if rung.condition.is_of_visit and report.visit:
        return f"{stage}:{rung.rung_id}:{report.visit.number}"
    return f"{stage}:{rung.rung_id}"


def is_applicable(rung: Rung, report: Report) -> bool:
    """Whether the rung would still be climbed if its moment came now.

    What a supervisor must look at, or call about, is not closed by silence. Where somebody was sent to
    the office already, only a broken promise sends somebody there again. What is not public is not
    published.
    """
    if not _is_true(rung.condition, report):
        return False
    match rung.act:
        case Act.CLOSE if report.stage is Stage.CITIZEN:
            # The reporter is asked about the whole: their silence closes no part of it.
            is_awaited = report.proofs.are_wanting or report.needs_call
            return not is_awaited and report.ties.part_of is None
        case Act.VISIT:
            return _visit_to_holder(report) is None or rung.condition.is_of_visit
        case Act.PUBLISH:
            return is_public(report)
        case _:
            return True


def _is_true(condition: Condition, report: Report) -> bool:
    """NO_ANSWER and STILL_WAITING hold throughout a stage: leaving the stage is what ends them.

    An order to go to an office, and a promise that it made, concern that office and no other that has the
    report since.
    """
    visit = _visit_to_holder(report)
    match condition:
        case Condition.NO_FOLLOW_UP:
            return report.state in _SILENT
        case Condition.PROOF_WANTING:
            return report.proofs.are_wanting
        case Condition.CALL_WANTING:
            return report.needs_call
        case Condition.REOPENED:
            return report.reopened_count > 0
        case Condition.VISIT_OVERDUE:
            return visit is not None and visit.is_awaited
        case Condition.PROMISE_BROKEN:
            return visit is not None and visit.promised_by is not None
        case _:
            return True


def _visit_to_holder(report: Report) -> Visit | None:
    """The visit to whoever has the report now; None where somebody was sent elsewhere, or nobody."""
    visit = report.visit
    return visit if visit and visit.agency_id == report.agency_id else None


def _began_at(report: Report, rung: Rung) -> datetime | None:
    if rung.condition.is_of_visit:
        visit = report.visit
        is_order = rung.condition is Condition.VISIT_OVERDUE
        return (visit.ordered_at if is_order else visit.promised_by) if visit else None
    if rung.clock is ClockName.FILE:
        return report.file_since
    return report.clocks.get(report.stage) if report.stage else None
