"""The ladder of a report's stage: which rungs it has, and which of them still apply. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.city.sla_settings import DeadlineSetting
from shared.domain.kernel.states import Stage, State
from shared.domain.report.outreach import OutreachKind
from shared.domain.report.report import Report
from shared.domain.report.turns import OF_REPORT
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
    base, share = rung, rung.share
    while base.of:
        if deadline := deadlines.get(base.of):
            return replace(rung, after=deadline.after, clock=deadline.clock, share=share)
        if base.of not in standing:
            return None
        base = standing[base.of]
        share *= base.share
    return replace(rung, after=base.after, clock=base.clock, share=share)


def is_reminder(rung: Rung) -> bool:
    """Whether it is the one that an office gets before anybody is sent there."""
    return rung.condition is Condition.NO_FOLLOW_UP and rung.whom is Whom.OFFICE


_SILENT = frozenset({State.ASSIGNED, State.REOPENED})


def rungs_ahead(report: Report, reference: Reference) -> tuple[Rung, ...]:
    """The rungs that may still be climbed while the report stays where it is, in the order of the pack."""
    if report.stage is None:
        return ()
    rungs = ladder_of(report, report.stage, reference)
    return tuple(
        rung for rung in rungs if not _is_spent(report, rung) and is_applicable(rung, report)
    )


def climbed_key(report: Report, rung: Rung) -> str:
    """What is remembered of a rung once it is climbed; those of a visit, and of a word that reached nobody,
    come again with the next.
    """
    key = f"{OF_REPORT if rung.is_of_report else f'{report.holder}:'}{rung.rung_id}"
    if rung.condition.is_of_visit and report.visit:
        return f"{key}:{report.visit.number}"
    if rung.condition is Condition.UNHEARD and report.outreach:
        return f"{key}:{report.outreach.since:%y%m%dT%H%M%S}"
    return key


def times_climbed(report: Report, rung: Rung) -> int:
    """How often, of one that comes again."""
    start = f"{climbed_key(report, rung)}#"
    return next((int(key[len(start) :]) for key in report.fired if key.startswith(start)), 0)


def spent(report: Report, rung: Rung, times: int) -> Report:
    """The report with that rung behind it; one that comes again has then come so often."""
    key = climbed_key(report, rung)
    if rung.every is None:
        return replace(report, fired=(*report.fired, key))
    others = (each for each in report.fired if not each.startswith(f"{key}#"))
    return replace(report, fired=(*others, f"{key}#{times}"))


def _is_spent(report: Report, rung: Rung) -> bool:
    return rung.every is None and climbed_key(report, rung) in report.fired


def is_applicable(rung: Rung, report: Report) -> bool:
    """Whether the rung would still be climbed if its moment came now.

    What a supervisor must look at, or call about, is not closed by silence, and of who heard nothing
    silence says nothing. Where somebody was sent to
    the office already, only a broken promise sends somebody there again. What is not public is not
    published. What the reporter was promised is promised for the whole, not for each of its parts.
    """
    is_of_whole = rung.is_of_report and report.ties.part_of is not None
    if is_of_whole or not _is_true(rung.condition, report):
        return False
    match rung.act:
        case Act.CLOSE if report.is_unheard or report.needs_call:
            return False
        case Act.LIST | Act.INFORM if rung.condition is Condition.STILL_WAITING:
            return report.stage is not Stage.WAITING or _is_unseen(report)
        case Act.CLOSE if report.stage is Stage.CITIZEN:
            # The reporter is asked about the whole: their silence closes no part of it.
            return not report.proofs.are_wanting and report.ties.part_of is None
        case Act.REMIND if report.stage is Stage.CITIZEN:
            return report.ties.part_of is None
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
    match condition:
        case Condition.NO_FOLLOW_UP:
            return report.state in _SILENT
        case Condition.PROOF_WANTING:
            return report.proofs.are_wanting
        case Condition.CALL_WANTING:
            return report.needs_call
        case Condition.UNHEARD | Condition.LAPSE_ALLOWED:
            return report.is_unheard if condition is Condition.UNHEARD else _may_lapse(report)
        case Condition.REOPENED:
            return report.reopened_count > 0
        case Condition.VISIT_OVERDUE | Condition.PROMISE_BROKEN:
            return _is_of_visit(condition, _visit_to_holder(report))
        case _:
            return True


def _is_of_visit(condition: Condition, visit: Visit | None) -> bool:
    if visit is None:
        return False
    return (
        visit.is_awaited if condition is Condition.VISIT_OVERDUE else visit.promised_by is not None
    )


def _is_unseen(report: Report) -> bool:
    """Whether somebody has yet to look at it, whose reporter has heard what was asked."""
    return not report.is_unheard and not _may_lapse(report)


def _may_lapse(report: Report) -> bool:
    return report.outreach is not None and report.outreach.kind is OutreachKind.SEEN


def _visit_to_holder(report: Report) -> Visit | None:
    """The visit to whoever has the report now; None where somebody was sent elsewhere, or nobody need go."""
    visit = report.visit
    if visit is None or visit.cancelled_at is not None:
        return None
    return visit if visit.agency_id == report.agency_id else None
