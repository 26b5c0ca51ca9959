"""Ten thousand random reports over ninety days on Kendari's ladder: each rung once, never early or late."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest

from shared.domain.access import Action
from shared.domain.errors import DomainError
from shared.domain.escalation import decide_rung
from shared.domain.ladder import due_at, fired_key, next_rung, rescheduled
from shared.domain.reference import Condition
from shared.domain.report import Actor, Change, EventType, Report, State
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    acted,
    city_reference,
    confirmed,
    contested,
    routed,
    withdrawn,
    written,
)
from tests.unit.domain.packs import real

pytestmark = pytest.mark.slow

REFERENCE = city_reference(ladders=real("kendari").ladders, calendar=real("kendari").calendar)
END = NOW + 120 * DAY
SWEEP = timedelta(minutes=10)
SECOND = timedelta(seconds=1)
CATEGORIES = ("jalan_rusak", "jalan_rusak", "listrik_padam", "no_such_thing")
BOSS = Actor("supervisor", "uid-supervisor")
SEEDS = 20
REPORTS = 500


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_rung_is_climbed_once_in_time_and_never_without_need(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same lives in every run
    climbed = sum(_live(chance) for _ in range(REPORTS))
    assert climbed > REPORTS


def _live(chance: Random) -> int:
    """One report for ninety days and more; how many rungs it climbed."""
    now = NOW + timedelta(seconds=chance.randrange(30 * 86_400))
    report = _as_in_kendari(routed(now, category_id=chance.choice(CATEGORIES)))
    acts = sorted(now + timedelta(seconds=chance.randrange(90 * 86_400)) for _ in range(6))
    acts = acts[: chance.randrange(7)]
    climbed = 0
    while True:
        wake = _wake_up(report, chance, now)
        if acts and acts[0] < wake:
            now = acts.pop(0)
            report = _as_in_kendari(_somebody_acts(report, chance, now))
        elif wake < END:
            before, now = report, wake
            report = _climbed(before, now)
            climbed += 1
        else:
            break
    _nothing_was_left_out(report)
    return climbed


def _wake_up(report: Report, chance: Random, now: datetime) -> datetime:
    """When the alarm rings, or where it is lost, when the sweep comes by."""
    if report.due.at is None:
        return END
    due = max(report.due.at, now)
    is_lost = chance.random() < 0.1
    return due + (SWEEP * chance.random() if is_lost else timedelta(0))


def _climbed(before: Report, now: datetime) -> Report:
    rung = next_rung(before, REFERENCE)
    assert rung is not None
    assert before.stage is not None
    assert before.due.at is not None
    moment = due_at(before, rung, REFERENCE)
    assert moment == before.due.at
    assert decide_rung(before, REFERENCE, moment - SECOND, "early") is None
    change = decide_rung(before, REFERENCE, now, "alarm")
    assert change is not None
    assert change.event.type in {EventType.RUNG_CLIMBED, EventType.EXPIRED}
    assert change.event.detail["rung"] == rung.rung_id
    assert now - max(moment, before.updated_at) <= SWEEP
    key = fired_key(before.stage, rung)
    assert key not in before.fired
    assert change.report.fired.count(key) == 1
    assert not before.state.is_final
    return change.report


def _nothing_was_left_out(report: Report) -> None:
    """Of the rungs that were due, only those have not fired that complain of a silence long broken."""
    if report.stage is None:
        return
    for rung in REFERENCE.ladders[report.stage]:
        moment = due_at(report, rung, REFERENCE)
        has_fired = fired_key(report.stage, rung) in report.fired
        if moment is not None and moment < END - SWEEP and not has_fired:
            assert rung.condition is Condition.NO_FOLLOW_UP
            assert report.state not in {State.ASSIGNED, State.REOPENED}


def _somebody_acts(report: Report, chance: Random, now: datetime) -> Report:
    """The first act of a random order that the report allows; itself where there is none."""
    staff = [partial(acted, report, action, now, actor=BOSS) for action in Action]
    citizen = [partial(act, report, now) for act in (confirmed, contested, written, withdrawn)]
    acts: list[Callable[[], Change]] = [*staff, *citizen]
    for act in chance.sample(acts, len(acts)):
        try:
            return act().report
        except DomainError:
            continue
    return report


def _as_in_kendari(report: Report) -> Report:
    return rescheduled(report, REFERENCE)
