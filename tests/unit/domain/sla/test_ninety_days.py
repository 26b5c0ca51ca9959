"""Ten thousand random reports over ninety days on Kendari's ladder: each rung once, never early or late."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, Rung
from shared.domain.kernel.errors import DomainError
from shared.domain.kernel.states import EventType, ReportType, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Report
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
TYPES = (ReportType.COMPLAINT, ReportType.COMPLAINT, ReportType.INFORMATION, ReportType.ASPIRATION)
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
    kind = {"category_id": chance.choice(CATEGORIES), "type": chance.choice(TYPES)}
    report = _as_in_kendari(routed(now, **kind))
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
    first, *_ = coming_rungs(before, REFERENCE)
    assert (before.due.at, before.due.rung_id) == (first.at, first.rung.rung_id)
    assert decide_rung(before, REFERENCE, first.at - SECOND, "early") is None
    change = decide_rung(before, REFERENCE, now, "alarm")
    assert change is not None
    assert change.event.type in {EventType.RUNG_CLIMBED, EventType.EXPIRED}
    assert now - max(first.at, before.updated_at) <= SWEEP
    key = str(change.event.detail["key"])
    assert key not in before.fired
    assert [each.partition("#")[0] for each in change.report.fired].count(key) == 1
    told_at = before.told.get(str(change.event.detail["whom"]))
    assert told_at is None or now - told_at >= HOUR
    assert not before.state.is_final
    return change.report


def _nothing_was_left_out(report: Report) -> None:
    """Of the rungs that were due, only those have not fired that have nothing to complain of any more."""
    if report.stage is None:
        return
    for rung in ladder_of(report, report.stage, REFERENCE):
        moment = due_at(report, rung, REFERENCE)
        has_fired = rung.every is None and climbed_key(report, rung) in report.fired
        if moment is not None and moment < END - SWEEP and not has_fired:
            assert _is_void(rung, report)


def _is_void(rung: Rung, report: Report) -> bool:
    """Whether nothing is left of what the rung complains of. A visit elsewhere is none to who has it now."""
    visit = report.visit if report.visit and report.visit.agency_id == report.agency_id else None
    match rung.condition:
        case Condition.NO_FOLLOW_UP:
            return report.state not in {State.ASSIGNED, State.REOPENED}
        case Condition.REOPENED:
            return report.reopened_count == 0
        case Condition.PROOF_WANTING:
            return not report.proofs.are_wanting
        case Condition.CALL_WANTING:
            return not report.needs_call
        case Condition.VISIT_OVERDUE:
            return visit is None or visit.visited_at is not None
        case Condition.PROMISE_BROKEN:
            return visit is None or visit.promised_by is None
        case _ if rung.act is Act.CLOSE:
            is_awaited = report.proofs.are_wanting or report.needs_call
            return report.state is State.ANSWERED and is_awaited
        case _:
            return rung.act is Act.VISIT and visit is not None


def _somebody_acts(report: Report, chance: Random, now: datetime) -> Report:
    """The first act of a random order that the report allows; itself where there is none."""
    promise = now + timedelta(hours=chance.randrange(1, 600))
    more: dict[Action, dict[str, Any]] = {
        Action.SET_URGENCY: {"urgency": chance.choice(list(Urgency))},
        Action.VISIT_RESULT: {"promised_by": chance.choice([None, promise])},
    }
    staff = [
        partial(acted, report, action, now, actor=BOSS, **more.get(action, {})) for action in Action
    ]
    citizen = [partial(act, report, now) for act in (confirmed, contested, written, withdrawn)]
    acts: list[Callable[[], Change]] = [*staff, *citizen]
    for act in chance.sample(acts, len(acts)):
        try:
            return act().report
        except DomainError:
            continue
    return report


def _as_in_kendari(report: Report) -> Report:
    return with_next_deadline(report, REFERENCE)
