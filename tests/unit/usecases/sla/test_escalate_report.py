"""Alarms: on time, early, late, twice, stale, and for reports that are gone."""

from typing import Any

import pytest

from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.kernel.states import EventType
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.ports.alarms import RungAlarm
from shared.ports.reports import Committed
from tests.builders import CITY, NOW
from tests.fake_store import FakeReports
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import World


def _rungs(world: World, report: Report) -> list[str]:
    return [
        str(event.detail["rung"])
        for event in world.reports.events(CITY, report.report_id)
        if event.type is EventType.RUNG_CLIMBED
    ]


def test_a_day_of_silence_climbs_one_rung() -> None:
    world = World()
    report = world.submit_and_route()
    world.clock.moment = NOW + DAY
    committed = world.ring(report.report_id, report.due.version)
    assert isinstance(committed, Committed)
    assert _rungs(world, report) == ["nudge"]


def test_an_alarm_that_rings_twice_climbs_once() -> None:
    world = World()
    report = world.submit_and_route()
    world.clock.moment = NOW + DAY
    world.ring(report.report_id, report.due.version)
    again = world.ring(report.report_id, report.due.version)
    assert again.repeated
    assert _rungs(world, report) == ["nudge"]


def test_an_early_alarm_is_set_again_for_the_same_moment() -> None:
    world = World()
    report = world.submit_and_route()
    world.clock.forward(hours=23)
    assert world.ring(report.report_id, report.due.version) is None
    assert _rungs(world, report) == []
    expected = RungAlarm(CITY, report.report_id, "nudge", report.due.version, NOW + DAY)
    assert world.alarms.alarms == [expected]


def test_a_stale_alarm_finds_nothing_to_do() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ACCEPT)
    for moment in (NOW, NOW + 10 * DAY):
        world.clock.moment = moment
        assert world.ring(report.report_id, report.due.version) is None
    assert _rungs(world, report) == []
    assert world.alarms.alarms == []


def test_an_alarm_after_the_answer_finds_nothing_to_do() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ANSWER)
    world.clock.moment = NOW + DAY
    assert world.ring(report.report_id, report.due.version) is None


def test_five_days_late_what_was_missed_is_told_once_and_the_office_is_reminded_before_a_visit() -> (
    None
):
    world = World()
    report = world.submit_and_route()
    world.clock.moment = NOW + 5 * DAY
    for _ in range(6):
        present = world.reports.get(CITY, report.report_id)
        world.ring(report.report_id, present.due.version)
        world.clock.forward(hours=1)
    assert _rungs(world, report) == ["nudge", "leadership"]
    world.clock.moment = NOW + 7 * DAY
    world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
    assert _rungs(world, report) == ["nudge", "leadership", "visit"]


@pytest.mark.parametrize("report_id", ["no-such-report", ""])
def test_a_report_that_is_gone_is_nobodys_fault(report_id: str) -> None:
    assert World().ring(report_id, 1) is None


def test_a_city_we_no_longer_serve() -> None:
    with pytest.raises(NotFoundError):
        World().ring("r", 1, city_id="atlantis")


class Unwell(FakeReports):
    def change(self, *_: Any, **__: Any) -> Committed | None:
        raise TransientError("store:unavailable")


def test_a_store_in_trouble_is_asked_again() -> None:
    with pytest.raises(TransientError):
        World(reports=Unwell()).ring("r", 1)
