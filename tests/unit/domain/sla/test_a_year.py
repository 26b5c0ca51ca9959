"""Random lives of more than a year on the ladders of both cities, whoever acts and whichever alarms are late.

Decisions alone, so that `make lives` can live through 100,000 of them. What people hear of it, and several
reports in one case, are in `tests/unit/lives`.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from shared.domain.calendar.clocks import ClockName, deadline_after
from shared.domain.city.reference import Act, Condition, Reference, Rung
from shared.domain.kernel.errors import DomainError
from shared.domain.kernel.states import CITY_STAGES, EventType, ReportType, Stage, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Event, Report
from shared.domain.report.visit import Visit
from shared.domain.sla.deadlines import coming_rungs, due_at, with_next_deadline
from shared.domain.sla.ladder import climbed_key, ladder_of
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    acted,
    city_reference,
    confirmed,
    contested,
    routed,
    unheard,
    withdrawn,
    written,
)
from tests.unit.domain.packs import REAL, real

pytestmark = pytest.mark.slow

CITIES = {
    city: city_reference(
        ladders=real(city).ladders, calendar=real(city).calendar, limits=real(city).limits
    )
    for city in REAL
}
END = NOW + 430 * DAY
SWEEP = timedelta(minutes=10)
SECOND = timedelta(seconds=1)
CATEGORIES = ("jalan_rusak", "jalan_rusak", "listrik_padam", "no_such_thing")
TYPES = (ReportType.COMPLAINT, ReportType.COMPLAINT, ReportType.INFORMATION, ReportType.ASPIRATION)
BOSS = Actor("supervisor", "uid-supervisor")
SEEDS = 20
LIVES = int(os.environ.get("LIVES", "400")) // SEEDS
# The longest that nothing comes up, whoever has it.
QUIET = timedelta(days=8)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_promise_holds_for_every_holder_and_to_the_very_end(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same lives in every run
    climbed = sum(_live(chance, CITIES[REAL[life % len(REAL)]]) for life in range(LIVES))
    assert climbed > LIVES


def _live(chance: Random, city: Reference) -> int:
    """One report for a year and more; how many rungs it climbed."""
    now = NOW + timedelta(seconds=chance.randrange(30 * 86_400))
    kind = {"category_id": chance.choice(CATEGORIES), "type": chance.choice(TYPES)}
    report = with_next_deadline(_taken_up(routed(now, **kind), chance, now), city)
    acts = sorted(now + timedelta(seconds=chance.randrange(200 * 86_400)) for _ in range(9))
    acts = acts[: chance.randrange(10)]
    climbed = 0
    while True:
        _has_a_next_step(report, now)
        wake = _wake_up(report, chance, now)
        if acts and acts[0] < wake:
            now = acts.pop(0)
            report = with_next_deadline(_somebody_acts(report, chance, now), city)
        elif wake < END:
            before, now = report, wake
            report = _climbed(before, now, city)
            climbed += 1
        else:
            break
    _nothing_was_left_out(report, city)
    return climbed


def _taken_up(report: Report, chance: Random, now: datetime) -> Report:
    """A third of the offices begins at once, and promises a date."""
    if report.state is not State.ASSIGNED or chance.random() > 1 / 3:
        return report
    by = now + timedelta(hours=chance.randrange(1, 600))
    begun = acted(report, Action.ACCEPT, now).report
    return acted(begun, Action.PROGRESS, now, promised_by=by).report


def _has_a_next_step(report: Report, now: datetime) -> None:
    if report.stage is None:
        return
    assert report.due.at is not None
    # Once somebody has agreed that it may lapse, its reporter has working days, holidays or not.
    is_to_end = report.outreach is not None and report.outreach.seen_at is not None
    assert is_to_end or report.due.at - now <= QUIET


def _wake_up(report: Report, chance: Random, now: datetime) -> datetime:
    """When the alarm rings, or where it is lost, when the sweep comes by."""
    if report.due.at is None:
        return END
    due = max(report.due.at, now)
    is_lost = chance.random() < 0.1
    return due + (SWEEP * chance.random() if is_lost else timedelta(0))


def _climbed(before: Report, now: datetime, city: Reference) -> Report:
    first, *_ = coming_rungs(before, city)
    assert (before.due.at, before.due.rung_id) == (first.at, first.rung.rung_id)
    assert decide_rung(before, city, first.at - SECOND, "early") is None
    change = decide_rung(before, city, now, "alarm")
    assert change is not None
    assert change.event.type in {EventType.RUNG_CLIMBED, EventType.EXPIRED}
    assert now - max(first.at, before.updated_at) <= SWEEP
    key = str(change.event.detail["key"])
    assert key not in before.fired
    assert [each.partition("#")[0] for each in change.report.fired].count(key) == 1
    told_at = before.told.get(str(change.event.detail["whom"]))
    assert told_at is None or now - told_at >= HOUR
    assert not before.state.is_final
    _was_reminded_first(before, change)
    _was_put_off_no_further_than_the_city_says(before, change.event, city)
    _is_due_by_the_reporters_time(before, change.event, city)
    return change.report


def _was_reminded_first(before: Report, change: Change) -> None:
    """Nobody is sent to an office whose reminder is still to come, unless it had already begun."""
    detail = change.event.detail
    if detail["act"] == Act.VISIT and detail["condition"] == Condition.NO_ANSWER:
        is_reminded = f"{before.holder}:nudge" in before.fired
        assert is_reminded or before.state not in {State.ASSIGNED, State.REOPENED}


def _was_put_off_no_further_than_the_city_says(
    before: Report, event: Event, city: Reference
) -> None:
    """A promise moves the visit to whoever made it, and nothing that its reporter was promised."""
    rung = _climbed_in(before, event, city)
    promised_nothing = replace(before, promises={})
    at, was_at = (due_at(each, rung, city) for each in (before, promised_nothing))
    assert at is not None
    assert was_at is not None
    if rung.is_of_report or before.is_pressing or not before.promises.get(before.holder):
        assert at == was_at
    elif rung.act is Act.VISIT and rung.condition is Condition.NO_ANSWER:
        limit = city.limits.promise_moves_at_most
        latest = deadline_after(limit.clock, was_at, limit.after, city.calendar)
        assert latest is not None
        assert at == max(was_at, min(before.promises[before.holder][0], latest))
    else:
        assert at == was_at or (rung.of == "visit" and at > was_at)


def _climbed_in(before: Report, event: Event, city: Reference) -> Rung:
    assert before.stage is not None
    (rung,) = (
        rung
        for rung in ladder_of(before, before.stage, city)
        if climbed_key(before, rung) == event.detail["key"]
    )
    return rung


def _is_due_by_the_reporters_time(before: Report, event: Event, city: Reference) -> None:
    """Whatever offices did: the time that counts is all in which the city had a step to take."""
    rung = _climbed_in(before, event, city)
    if not rung.is_of_report or rung.clock is not ClockName.CALENDAR:
        return
    assert before.stage in CITY_STAGES
    lost = sum(((each.end or event.at) - each.start for each in before.pauses), timedelta(0))
    counted = event.at - before.submitted_at - lost
    assert counted >= rung.after
    if not before.urgency_decided and rung.every is None:
        assert counted <= rung.after + HOUR + SWEEP


def _nothing_was_left_out(report: Report, city: Reference) -> None:
    """Of the rungs that were due, only those have not fired that have nothing to complain of any more."""
    if report.stage is None:
        return
    for rung in ladder_of(report, report.stage, city):
        moment = due_at(report, rung, city)
        has_fired = rung.every is None and climbed_key(report, rung) in report.fired
        if moment is not None and moment < END - SWEEP and not has_fired:
            assert _is_void(rung, report)


# When nothing is left of what a rung complains of.
_SATISFIED: Mapping[Condition, Callable[[Report, Visit | None], bool]] = {
    Condition.NO_FOLLOW_UP: lambda r, _: r.state not in {State.ASSIGNED, State.REOPENED},
    Condition.REOPENED: lambda r, _: r.reopened_count == 0,
    Condition.PROOF_WANTING: lambda r, _: not r.proofs.are_wanting,
    Condition.CALL_WANTING: lambda r, _: not r.needs_call,
    Condition.UNHEARD: lambda r, _: not r.is_unheard,
    Condition.LAPSE_ALLOWED: lambda r, _: r.is_unheard or r.is_to_lapse or r.outreach is None,
    Condition.VISIT_OVERDUE: lambda _, visit: visit is None or not visit.is_awaited,
    Condition.PROMISE_BROKEN: lambda _, visit: visit is None or visit.promised_by is None,
}


def _is_void(rung: Rung, report: Report) -> bool:
    """Whether nothing is left of what the rung complains of. A visit elsewhere is none to who has it now."""
    visit = report.visit if report.visit and report.visit.agency_id == report.agency_id else None
    if satisfied := _SATISFIED.get(rung.condition):
        return satisfied(report, visit)
    match rung.act:
        case Act.LIST | Act.INFORM if report.stage is Stage.WAITING:
            return report.outreach is not None and not report.is_to_lapse
        case Act.CLOSE:
            is_awaited = report.proofs.are_wanting or report.needs_call or report.is_unheard
            return report.state is State.ANSWERED and is_awaited
        case _:
            return rung.act is Act.VISIT and visit is not None


def _somebody_acts(report: Report, chance: Random, now: datetime) -> Report:
    """The first act of a random order that the report allows; itself where there is none."""
    promise = now + timedelta(hours=chance.randrange(1, 600))
    more: dict[Action, dict[str, Any]] = {
        Action.SET_URGENCY: {"urgency": chance.choice(list(Urgency))},
        Action.VISIT_RESULT: {"promised_by": chance.choice([None, promise])},
        Action.PROGRESS: {"promised_by": chance.choice([None, promise])},
    }
    staff = [
        partial(acted, report, action, now, actor=BOSS, **more.get(action, {})) for action in Action
    ]
    citizen = [
        partial(act, report, now) for act in (confirmed, contested, written, withdrawn, unheard)
    ]
    acts: list[Callable[[], Change]] = [*staff, *citizen]
    for act in chance.sample(acts, len(acts)):
        try:
            return act().report
        except DomainError:
            continue
    return report
