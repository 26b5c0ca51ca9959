"""Which rung is climbed when a moment has come, and which others are then behind the report. Pure.

After a time in which nothing could ring several may be due. What one of them says, the others need not.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Act, Condition, Reference, Rung
from shared.domain.kernel.states import CITY_STAGES
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.domain.sla.deadlines import DueRung, coming_rungs, due_at
from shared.domain.sla.ladder import is_reminder, ladder_of, spent, times_climbed
from shared.domain.sla.listeners import hearing, listeners_of, reader_of

_CHANGES_REPORT = frozenset({Act.VISIT, Act.PUBLISH, Act.LIST, Act.CLOSE})
_OWN_MATTERS = frozenset({Condition.PROOF_WANTING, Condition.CALL_WANTING, Condition.UNHEARD})


@value_object
class Climb:
    """The rung that is climbed, when it was due and for which time; and the report that has it behind,
    with who is told of it.
    """

    rung: Rung
    due_at: datetime
    times: int
    behind: Report


def climb_at(report: Report, reference: Reference, now: datetime) -> Climb | None:
    """None where nothing is due at that moment.

    What is due first is always behind the report then: its deadline moves, and the next alarm is set.
    """
    due = [each for each in coming_rungs(report, reference) if each.at <= now]
    if not due:
        return None
    matter = [each for each in due if _matter(each.rung) == _matter(due[0].rung)]
    chosen = next(each for each in matter if _stands(each, matter))
    behind = report
    for each in due:
        if each is chosen or _is_said_by(chosen, each, report):
            behind = spent(behind, each.rung, _times(report, each.rung, reference, now))
    times = _times(report, chosen.rung, reference, now)
    heard = {**report.heard, **hearing(chosen.rung, report, reference, now)}
    told = _told(report, chosen.rung, now)
    return Climb(chosen.rung, chosen.wanted_at, times, replace(behind, told=told, heard=heard))


def recounted(report: Report, reference: Reference, now: datetime) -> Report:
    """With what comes again on the reporter's time counted anew, where that time has become shorter.

    What came while it was longer is not waited for once more.
    """
    for rung in dict.fromkeys(
        rung
        for stage in CITY_STAGES
        for rung in ladder_of(report, stage, reference)
        if rung.is_of_report and rung.every is not None
    ):
        known = times = times_climbed(report, rung)
        while times and (due_at(report, rung, reference, times - 1) or now) > now:
            times -= 1
        if times != known:
            report = spent(report, rung, times)
    return report


def _told(report: Report, rung: Rung, now: datetime) -> Mapping[str, datetime]:
    """Who was told when, with whom the rung tells; an office's reminder beside all else that it is told."""
    told = {**report.told, **dict.fromkeys(listeners_of(rung, report), now)}
    return {**told, report.holder: now} if is_reminder(rung) else told


def _stands(due: DueRung, others: Sequence[DueRung]) -> bool:
    """Whether the rung is to be climbed by itself, or no later one says more."""
    return _is_never_left_out(due.rung) or not any(
        each.wanted_at > due.wanted_at for each in others
    )


def _is_never_left_out(rung: Rung) -> bool:
    """What changes the report is not, nor the reminder that an office is to have before a visit."""
    return rung.act in _CHANGES_REPORT or is_reminder(rung)


def _is_said_by(chosen: DueRung, other: DueRung, report: Report) -> bool:
    """Whether the other only tells, and somebody who hears of it now or of more in the same matter.

    Who reads of a restricted report for all who lead is not told for each of them again.
    """
    if _is_never_left_out(other.rung):
        return False
    is_lower = other.wanted_at < chosen.wanted_at
    is_same_matter = _matter(other.rung) == _matter(chosen.rung) and is_lower
    is_same_reader = reader_of(other.rung, report) == reader_of(chosen.rung, report)
    is_known = other.rung.whom is chosen.rung.whom or other.rung.every is not None
    return is_same_matter or (is_same_reader and is_known)


def _matter(rung: Rung) -> tuple[bool, str]:
    """What the rung is about: all that asks for an answer is one matter, on either time."""
    condition = rung.condition
    if condition.is_of_visit:
        return rung.is_of_report, "visit"
    return rung.is_of_report, condition.value if condition in _OWN_MATTERS else "answer"


def _times(report: Report, rung: Rung, reference: Reference, now: datetime) -> int:
    """How often it has come by now, where it comes again: what was missed is not made up for.

    Looked for by halves: a year may hold millions of moments of one that comes again every second.
    """
    first = times_climbed(report, rung) + 1
    if rung.every is None:
        return first

    def is_ahead(times: int) -> bool:
        following = due_at(report, rung, reference, times)
        return following is None or now < following

    span = 1
    while not is_ahead(first + span - 1):
        span *= 2
    return bisect_left(range(first + span), True, lo=first, key=is_ahead)
