"""What an office and the desk are shown of a report, what they may do, and who is shown nothing."""

from typing import Any

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.people.access import Action, Role
from tests.builders import CITY, NOW, make_staff
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import DESK, OFFICER, World


def test_an_office_reads_its_own_report_without_the_code() -> None:
    world = World()
    report = world.submit_and_route()
    world.perform_all()
    opened = world.read(OFFICER, report.report_id)
    assert opened.report.tracking_code == ""
    assert report.tracking_code not in repr(opened)
    assert {outcome.state.value for outcome in opened.outcomes} >= {"sent"}


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (OFFICER, {"accept", "answer", "refuse", "message", "ask"}),
        (
            DESK,
            {
                "assign",
                "forward",
                "message",
                "ask",
                "reject",
                "set_urgency",
                "order_visit",
                "correct",
                "revoke_links",
            },
        ),
        (
            make_staff(role=Role.SUPERVISOR),
            {
                "assign",
                "forward",
                "message",
                "answer",
                "ask",
                "reject",
                "set_urgency",
                "order_visit",
                "correct",
                "revoke_links",
            },
        ),
        (make_staff(role=Role.LEADER), set()),
    ],
)
def test_the_actions_shown_are_those_that_would_work(member: Any, expected: set[str]) -> None:
    world = World()
    report = world.submit_and_route()
    opened = world.read(member, report.report_id)
    assert {action.value for action in opened.actions} == expected


def test_a_visit_can_be_told_of_once_one_is_ordered() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ACCEPT)
    world.clock.moment = NOW + 3 * DAY
    present = world.reports.get(CITY, report.report_id)
    world.ring(report.report_id, present.due.version)
    wanted = {Action.VISIT_RESULT, Action.CANCEL_VISIT}
    assert wanted <= set(world.read(DESK, report.report_id).actions)
    world.act(report, Action.VISIT_RESULT, member=DESK)
    assert not wanted & set(world.read(DESK, report.report_id).actions)


@pytest.mark.parametrize(
    "member",
    [
        make_staff(agency_id="dlh"),
        make_staff(agency_id=None),
        make_staff(city_id="makassar"),
        make_staff(role=Role.ADMIN),
        make_staff(role=Role.DESK, city_id="makassar"),
    ],
)
def test_a_report_of_another_office_or_city_does_not_exist(member: Any) -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(NotFoundError):
        world.read(member, report.report_id)


def test_an_office_that_gave_a_report_back_no_longer_sees_it() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.REFUSE)
    with pytest.raises(NotFoundError):
        world.read(OFFICER, report.report_id)
