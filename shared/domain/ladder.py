"""The ladder of a report's stage: which rung is next, and when. Pure; time comes in as an argument."""

from dataclasses import replace
from datetime import datetime

from shared.domain.clocks import ClockName, due_moment
from shared.domain.reference import Act, Condition, Reference, Rung
from shared.domain.report import CITY_STAGES, Due, Report, Stage, State

_SILENT = frozenset({State.ASSIGNED, State.REOPENED})


def rescheduled(report: Report, reference: Reference) -> Report:
    """The report with its next due moment worked out anew. `due.version` grows only if it moved."""
    rung = next_rung(report, reference)
    at = due_at(report, rung, reference) if rung else None
    rung_id = rung.rung_id if rung else None
    if (at, rung_id) == (report.due.at, report.due.rung_id):
        return report
    return replace(report, due=Due(report.due.version + 1, at, rung_id))


def next_rung(report: Report, reference: Reference) -> Rung | None:
    """The rung of the report's stage that is due first, of those that may still fire.

    One that has fired, whose condition holds no more or whose clock stands still is not among them.
    """
    stage = report.stage
    if stage is None or stage not in report.clocks:
        return None
    waiting = (
        rung
        for rung in reference.ladders.get(stage, ())
        if fired_key(stage, rung) not in report.fired and _holds(rung, report)
    )
    moments = ((due_at(report, rung, reference), rung) for rung in waiting)
    dated = ((at, rung) for at, rung in moments if at is not None)
    return min(dated, key=lambda found: found[0], default=(None, None))[1]


def due_at(report: Report, rung: Rung, reference: Reference) -> datetime | None:
    """When the rung's moment comes; None where its clock has not started or stands still.

    A complaint is taken in complete or not at all, so the file is as old as its oldest report. Working days
    given to somebody outside the city run while it is their turn.
    """
    started_at = report.clocks.get(report.stage) if report.stage else None
    if rung.clock is ClockName.FILE:
        started_at = report.counted_from or report.submitted_at
    if started_at is None:
        return None
    is_theirs = rung.clock is ClockName.WORKING and report.stage not in CITY_STAGES
    pauses = () if is_theirs else report.pauses
    return due_moment(rung.clock, started_at, rung.after, reference.calendar, pauses)


def fired_key(stage: Stage, rung: Rung) -> str:
    return f"{stage.value}:{rung.rung_id}"


def _holds(rung: Rung, report: Report) -> bool:
    """NO_ANSWER and STILL_WAITING hold throughout a stage: leaving the stage is what ends them.

    What a supervisor must look at first is not closed by silence.
    """
    match rung.condition:
        case Condition.NO_FOLLOW_UP:
            return report.state in _SILENT
        case Condition.PROOF_WANTING:
            return report.proofs.are_wanting
        case _:
            is_end = rung.act is Act.CLOSE and report.stage is Stage.CITIZEN
            return not (is_end and report.proofs.are_wanting)
