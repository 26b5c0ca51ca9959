"""The ladder of a report's stage: which rung is next, and when. Pure; time comes in as an argument."""

from dataclasses import replace
from datetime import datetime

from shared.domain.reference import Condition, Reference, Rung
from shared.domain.report import Due, Report, Stage, State

_SILENT = frozenset({State.ASSIGNED, State.REOPENED})


def rescheduled(report: Report, reference: Reference) -> Report:
    """The report with its next due moment worked out anew. `due.version` grows only if it moved."""
    rung = next_rung(report, reference)
    at = due_at(report, rung) if rung else None
    rung_id = rung.rung_id if rung else None
    if (at, rung_id) == (report.due.at, report.due.rung_id):
        return report
    return replace(report, due=Due(report.due.version + 1, at, rung_id))


def next_rung(report: Report, reference: Reference) -> Rung | None:
    """The lowest rung of the report's stage that has not fired and whose condition still holds."""
    stage = report.stage
    if stage is None or stage not in report.clocks:
        return None
    waiting = (
        rung
        for rung in reference.ladders.get(stage, ())
        if fired_key(stage, rung) not in report.fired and _holds(rung.condition, report)
    )
    return min(waiting, key=lambda rung: rung.after, default=None)


def due_at(report: Report, rung: Rung) -> datetime | None:
    started_at = report.clocks.get(report.stage) if report.stage else None
    return started_at + rung.after if started_at else None


def fired_key(stage: Stage, rung: Rung) -> str:
    return f"{stage.value}:{rung.rung_id}"


def _holds(condition: Condition, report: Report) -> bool:
    """NO_ANSWER and STILL_WAITING hold throughout a stage: leaving the stage is what ends them."""
    return condition is not Condition.NO_FOLLOW_UP or report.state in _SILENT
