"""Routing: once, whoever asks how often, and never over the head of a reporter who was faster."""

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.report.report import Report
from shared.ports.reports import Committed, Decide
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY
from tests.fake_store import FakeReports
from tests.unit.usecases.world import World


def test_a_report_reaches_its_office_by_a_named_rule() -> None:
    world = World()
    report = world.submit_and_route()
    assert (report.state, report.agency_id, report.rule) == (State.ASSIGNED, "pupr", "roads")
    assert world.last_event(report).type is EventType.ROUTED


def test_routing_again_changes_nothing() -> None:
    world = World()
    report = world.submit_and_route()
    again = world.route(report.report_id)
    assert again.repeated
    assert again.change.event == world.last_event(report)
    assert world.reports.get(CITY, report.report_id).version == 2


def test_a_report_withdrawn_before_its_routing_stays_withdrawn() -> None:
    world = World()
    answer = world.submit()
    report = world.reports.find_by_code(CITY, answer["tracking_code"])
    world.respond(report, Response.WITHDRAW)
    assert world.route(report.report_id) is None
    assert world.reports.get(CITY, report.report_id).state is State.WITHDRAWN


class TwoTriggers(FakeReports):
    """Another delivery of the same trigger commits between our reading and our commit."""

    def change(
        self, city_id: str, report_id: str, operation_id: str, decide: Decide, **_: object
    ) -> Committed | None:
        decide(self.get(city_id, report_id))
        super().change(city_id, report_id, operation_id, decide)
        return super().change(city_id, report_id, operation_id, decide)


def test_two_triggers_at_once_route_once() -> None:
    world = World(reports=TwoTriggers())
    report: Report = world.submit_and_route()
    assert len(world.reports.events(CITY, report.report_id)) == 2


def test_a_report_that_is_gone() -> None:
    with pytest.raises(NotFoundError):
        World().route("no-such-report")
