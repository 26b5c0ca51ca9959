"""Reading: what the reporter, the office and the desk are shown, and who is shown nothing."""

from typing import Any

import pytest

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.states import EventType, Level, State
from shared.domain.people.access import Action, Role
from shared.ports.reports import ReportQuery
from shared.usecases.notify.register_device import register_device
from shared.usecases.people.authenticate_staff import authenticate_staff
from shared.usecases.queries.list_office_reports import Filters, list_office_reports
from shared.usecases.queries.list_own_reports import list_own_reports
from tests.builders import CITY, NOW, make_claims, make_device, make_staff
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import DESK, JPEG, OFFICER, World


def test_the_code_shows_the_report_its_history_and_what_comes_next() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    found = world.track(report.tracking_code)
    assert found.report.state is State.ASSIGNED
    assert [event.type for event in found.events] == [EventType.SUBMITTED, EventType.ROUTED]
    assert len(found.photos) == 1
    assert found.next_rung.rung_id == "nudge"
    assert found.reference.city.city_id == CITY


def test_a_code_is_forgiving_about_how_it_is_typed() -> None:
    world = World()
    report = world.submit_and_route()
    sloppy = f"  {report.tracking_code.lower().replace('-', '', 4).replace('kdi', 'kdi-')} "
    assert world.track(sloppy).report.report_id == report.report_id


@pytest.mark.parametrize(
    "code", ["", "nonsense", "KDI-00000-00000-00000-00000", "ABC-00000-00000-00000-00000"]
)
def test_a_wrong_code_shows_nothing(code: str) -> None:
    world = World()
    world.submit_and_route()
    with pytest.raises(NotFoundError):
        world.track(code)


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
    assert Action.VISIT_RESULT in world.read(DESK, report.report_id).actions
    world.act(report, Action.VISIT_RESULT, member=DESK)
    assert Action.VISIT_RESULT not in world.read(DESK, report.report_id).actions


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


def _asked(member: Any, **filters: Any) -> ReportQuery:
    world = World()
    list_office_reports(member, Filters(**filters), world)
    return world.reports.queries[0]


def test_an_officer_gets_their_own_offices_queue_whatever_they_ask_for() -> None:
    assert _asked(OFFICER, agency_id="dlh").agency_id == "pupr"
    assert _asked(OFFICER).agency_id == "pupr"


def test_the_desk_sees_the_city_or_any_office_of_it() -> None:
    assert _asked(DESK).agency_id is None
    assert _asked(DESK, agency_id="dlh") == ReportQuery(
        CITY, agency_id="dlh", without_restricted=True
    )


def test_filters_are_passed_on() -> None:
    asked = _asked(
        DESK,
        state=State.ASSIGNED,
        category_id="jalan_rusak",
        overdue=True,
        visit_ordered=True,
        on_leadership_list=False,
        leadership_level=Level.HEAD,
        limit=5,
        cursor="next",
    )
    assert asked == ReportQuery(
        CITY,
        state=State.ASSIGNED,
        category_id="jalan_rusak",
        overdue_before=NOW,
        visit_ordered=True,
        on_leadership_list=False,
        leadership_level=Level.HEAD,
        without_restricted=True,
        limit=5,
        cursor="next",
    )


@pytest.mark.parametrize(
    ("role", "sees_all"), [(Role.DESK, False), (Role.LEADER, False), (Role.SUPERVISOR, True)]
)
def test_restricted_reports_stand_in_the_lists_of_supervisors_only(
    role: Role, *, sees_all: bool
) -> None:
    assert _asked(make_staff(role=role, agency_id=None)).without_restricted is not sees_all


@pytest.mark.parametrize(
    "member",
    [make_staff(role=Role.ADMIN), make_staff(role=Role.CITIZEN), make_staff(agency_id=None)],
    ids=["admin", "citizen", "officer of no office"],
)
def test_who_reads_no_reports_gets_no_list(member: Any) -> None:
    with pytest.raises(ForbiddenError):
        _asked(member)


def test_the_own_list_is_asked_for_by_account() -> None:
    world = World()
    list_own_reports(CITY, "uid-citizen", "next", 5, world)
    asked = ReportQuery(CITY, reporter_uid="uid-citizen", cursor="next", limit=5)
    assert world.reports.queries == [asked]


def test_a_token_belongs_to_the_device_that_showed_it_last() -> None:
    world = World()
    register_device(make_device(), world)
    register_device(make_device(device_id="device-2"), world)
    devices = world.people.devices_of_agency(CITY, "pupr")
    assert [device.device_id for device in devices] == ["device-2"]


@pytest.mark.parametrize(
    ("claims", "record", "welcome"),
    [
        ({}, {}, True),
        ({"role": Role.CITIZEN}, {"role": Role.CITIZEN}, False),
        ({"city_id": None}, {}, False),
        ({"city_id": "makassar"}, {}, False),
        ({"uid": "uid-stranger"}, {}, False),
        ({"role": Role.SUPERVISOR}, {}, False),
        ({"agency_id": "dlh"}, {}, False),
        ({}, {"active": False}, False),
        ({}, {"valid_until": NOW}, False),
    ],
)
def test_staff_are_believed_by_the_citys_record_only(
    claims: dict[str, Any], record: dict[str, Any], *, welcome: bool
) -> None:
    world = World()
    world.people.save_staff(make_staff(**record))
    said = make_claims(**claims)
    if welcome:
        assert authenticate_staff(said, world) == make_staff()
        return
    with pytest.raises(ForbiddenError):
        authenticate_staff(said, world)
