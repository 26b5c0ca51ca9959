"""When the rungs of a report's ladder come, and which of them is its next deadline. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.calendar.clocks import ClockName, deadline_after
from shared.domain.city.reference import Act, Condition, Reference, Rung
from shared.domain.kernel.states import Stage, Urgency
from shared.domain.kernel.value_object import value_object
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Report
from shared.domain.report.turns import away_from
from shared.domain.sla.ladder import is_reminder, ladder_of, rungs_ahead, times_climbed
from shared.domain.sla.listeners import APART, listeners_of

_OF_ANSWER = frozenset({Condition.NO_FOLLOW_UP, Condition.NO_ANSWER, Condition.STILL_WAITING})


@value_object
class DueRung:
    """A rung and the moment at which it comes: that of its clock, `wanted_at`, unless it waits for others."""

    at: datetime
    rung: Rung
    wanted_at: datetime


def with_next_deadline(outdated: Report, reference: Reference) -> Report:
    """The report with its next due moment worked out anew. `due.version` grows only if it moved."""
    report = _with_current_policy(outdated, reference)
    found = next(iter(coming_rungs(report, reference)), None)
    at, rung_id = (found.at, found.rung.rung_id) if found else (None, None)
    if (at, rung_id) == (report.due.at, report.due.rung_id):
        return report
    return replace(report, due=NextDeadline(report.due.version + 1, at, rung_id))


def coming_rungs(report: Report, reference: Reference) -> Sequence[DueRung]:
    """Those that may still be climbed, the soonest first.

    Nobody is told twice within an hour: what somebody is to hear on a holder's time waits for what they
    are to hear soon after on the report's own, and for an hour after what they heard last. Nobody is sent
    to an office sooner after its reminder than the ladder has it.
    """
    dated = [
        DueRung(at, rung, at)
        for rung in rungs_ahead(report, reference)
        if (at := due_at(report, rung, reference)) is not None
    ]
    apart = [replace(each, at=_apart(each, report, dated)) for each in dated]
    reminders = _reminders(apart, report, reference)
    spaced = [
        replace(each, at=_after_reminders(each, reminders, report, reference)) for each in apart
    ]
    return sorted(spaced, key=lambda each: (each.at, each.wanted_at))


def next_rung(report: Report, reference: Reference) -> Rung | None:
    """The one that is due first."""
    return next((each.rung for each in coming_rungs(report, reference)), None)


def due_at(
    report: Report, rung: Rung, reference: Reference, times: int | None = None
) -> datetime | None:
    """When the moment of a rung comes, on its clock alone; None where that has not started.

    One that comes again does so for the `times`-th time, counted from 0, without it for the next.
    A visit that a promise has put off comes later, and so do the warnings before it. Nothing is closed
    before the day that its reporter was told.
    """
    at = _unmoved(report, rung, reference, times)
    if at is not None and rung.act is Act.CLOSE:
        return max(at, report.promised_until or at)
    if at is None or not report.promises.get(report.holder) or rung.is_of_report:
        return at
    return at + _put_off(report, rung, at, reference)


def is_put_off_by_promise(rung: Rung, report: Report) -> bool:
    """Whether it is the visit that an office may put off. No promise keeps people in danger waiting."""
    is_visit = rung.act is Act.VISIT and rung.condition is Condition.NO_ANSWER
    return is_visit and not rung.is_of_report and not report.is_pressing


def _put_off(report: Report, rung: Rung, at: datetime, reference: Reference) -> timedelta:
    """By how much the last promise that counts moves the rung; no date is moved beyond the city's limit."""
    if not is_put_off_by_promise(rung, report):
        visit = _visit_of(report, rung, reference)
        visit_at = _unmoved(report, visit, reference) if visit else None
        if visit is None or visit_at is None:
            return timedelta(0)
        return _put_off(report, visit, visit_at, reference)
    limits = reference.limits
    promised = report.promises[report.holder][: limits.promise_moves_visit]
    furthest = limits.promise_moves_at_most
    latest = deadline_after(furthest.clock, at, furthest.after, reference.calendar)
    if not promised or latest is None:
        return timedelta(0)
    return max(timedelta(0), min(promised[-1], latest) - at)


def _visit_of(report: Report, rung: Rung, reference: Reference) -> Rung | None:
    """The visit that a warning is a share of."""
    if not rung.of or report.stage is None:
        return None
    ladder = ladder_of(report, report.stage, reference)
    base = next((each for each in ladder if each.rung_id == rung.of), None)
    return base if base and is_put_off_by_promise(base, report) else None


def _unmoved(
    report: Report, rung: Rung, reference: Reference, times: int | None = None
) -> datetime | None:
    started_at = _began_at(report, rung)
    if started_at is None:
        return None
    span = rung.after
    if rung.every is not None:
        span += rung.every * (times_climbed(report, rung) if times is None else times)
    away = report.pauses if rung.is_of_report else away_from(report.holder, report.turns)
    return deadline_after(rung.clock, started_at, span, reference.calendar, away, share=rung.share)


def limit_of(report: Report, rung: Rung, reference: Reference) -> datetime | None:
    """When the time is over that the rung is a share of; None for one that is none."""
    return due_at(report, replace(rung, share=1.0), reference) if rung.of else None


def is_within_time(report: Report, reference: Reference, now: datetime) -> bool:
    """Whether whoever has the report now still has some of their time, if it is limited at all."""
    if report.stage is None:
        return False
    limits = (
        due_at(report, rung, reference)
        for rung in ladder_of(report, report.stage, reference)
        if not rung.is_of_report and rung.every is None and rung.condition in _OF_ANSWER
    )
    known = [at for at in limits if at is not None]
    return not known or now < max(known)


def is_answer_late(report: Report, reference: Reference, now: datetime) -> bool:
    """Whether the time is over after which the ladder sends somebody for the answer that is owed."""
    return report.stage is not None and any(
        (at := due_at(report, rung, reference)) is not None and at <= now
        for rung in ladder_of(report, report.stage, reference)
        if rung.act is Act.VISIT and rung.condition is Condition.NO_ANSWER
    )


def _reminders(ahead: Sequence[DueRung], report: Report, reference: Reference) -> Sequence[DueRung]:
    """The office's: the one that is ahead, or the one that it got late, when it got it."""
    found = [each for each in ahead if is_reminder(each.rung)]
    reminded_at = report.told.get(report.holder)
    if found or reminded_at is None:
        return found
    return [
        DueRung(reminded_at, rung, wanted_at)
        for rung in ladder_of(report, Stage.OFFICE, reference)
        if is_reminder(rung)
        and (wanted_at := due_at(report, rung, reference)) is not None
        and reminded_at - wanted_at > APART
    ]


def _after_reminders(
    due: DueRung, reminders: Sequence[DueRung], report: Report, reference: Reference
) -> datetime:
    """The moment; of a visit not before the office has had what the ladder gives it after its reminder.

    It may be more urgent than it was when it got it, or its case older.
    """
    rung = due.rung
    if rung.act is not Act.VISIT or rung.condition is not Condition.NO_ANSWER:
        return due.at
    away = away_from(report.holder, report.turns)
    at = due.at
    for each in reminders:
        is_alike = each.rung.clock is rung.clock and rung.share == each.rung.share == 1
        left = max(rung.after - each.rung.after, timedelta()) if is_alike else timedelta()
        kept = deadline_after(rung.clock, each.at, left, reference.calendar, away)
        at = max(at, kept or at)
    return at


def _apart(due: DueRung, report: Report, dated: Sequence[DueRung]) -> datetime:
    listeners = listeners_of(due.rung, report)
    heard = [report.told[each] + APART for each in listeners if each in report.told]
    at = max((due.at, *heard))
    if due.rung.is_of_report:
        return at
    soon = (
        each.at
        for each in dated
        if each.rung.is_of_report
        and at <= each.at <= at + APART
        and listeners & listeners_of(each.rung, report)
    )
    return min(soon, default=at)


def _began_at(report: Report, rung: Rung) -> datetime | None:
    """The file is complete from the beginning, or since its reporter completed it.

    One of several reports is as old as the oldest.
    """
    if rung.condition.is_of_visit:
        visit = report.visit
        is_order = rung.condition is Condition.VISIT_OVERDUE
        return (visit.ordered_at if is_order else visit.promised_by) if visit else None
    if rung.condition.has_own_beginning:
        outreach = report.outreach
        is_unheard = rung.condition is Condition.UNHEARD
        return (outreach.since if is_unheard else outreach.seen_at) if outreach else None
    if rung.clock is ClockName.FILE:
        return report.file_since
    if rung.is_of_report:
        return report.counted_from or report.submitted_at
    return report.clocks.get(report.holder)


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
