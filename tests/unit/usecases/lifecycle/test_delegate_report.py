"""A report in one person's hands: who may give it to whom, who is told, and when it is theirs no more."""

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import EventType
from shared.domain.notify.effects import effects_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action, StaffMember
from shared.domain.report.report import Report
from shared.usecases.lifecycle.delegate_report import DelegateReport, delegate_report
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.queries.list_office_reports import Filters, list_office_reports
from tests.builders import CITY, make_staff
from tests.unit.usecases.colleagues import ADMIN, ELSEWHERE, SECOND, a_world
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World


def held(world: World, report: Report) -> str | None:
    return world.reports.get(CITY, report.report_id).assignee


@pytest.mark.parametrize("by", [OFFICER, SECOND, DESK, SUPERVISOR])
def test_a_report_is_given_to_a_person_of_its_office_and_back(by: StaffMember) -> None:
    world = a_world()
    report = world.submit_and_route()
    before = world.reports.get(CITY, report.report_id)
    given = world.delegate(report, SECOND.uid, by)
    assert given.assignee == SECOND.uid
    assert (given.due, given.clocks, given.state) == (before.due, before.clocks, before.state)
    event = world.last_event(report)
    assert (event.type, event.detail) == (EventType.DELEGATED, {"assignee": SECOND.uid})
    assert world.delegate(report, None, by).assignee is None
    assert world.last_event(report).detail == {"from_assignee": SECOND.uid}


@pytest.mark.parametrize("by", [LEADER, ADMIN])
def test_some_roles_give_out_no_work(by: StaffMember) -> None:
    world = a_world()
    with pytest.raises(ForbiddenError):
        world.delegate(world.submit_and_route(), SECOND.uid, by)


def test_of_another_office_there_is_nothing_to_give() -> None:
    world = a_world()
    with pytest.raises(NotFoundError):
        world.delegate(world.submit_and_route(), ELSEWHERE.uid, ELSEWHERE)


@pytest.mark.parametrize("uid", ["uid-nobody", ELSEWHERE.uid, DESK.uid, LEADER.uid, "uid-gone"])
def test_it_is_given_to_nobody_who_may_not_see_it(uid: str) -> None:
    world = a_world()
    world.people.save_staff(make_staff(uid="uid-gone", active=False))
    report = world.submit_and_route()
    with pytest.raises(InvalidError) as refused:
        world.delegate(report, uid)
    assert refused.value.code == "assignee_not_suitable"
    assert held(world, report) is None


def test_what_no_office_has_is_given_to_a_person_of_the_desk() -> None:
    world = a_world()
    report = world.submit_and_route(category_id=None, description="entah apa")
    assert report.agency_id is None
    assert world.delegate(report, DESK.uid, SUPERVISOR).assignee == DESK.uid
    event = world.last_event(report)
    world.perform(event)
    assert world.push.sent[-1][0] == (DESK.uid,)
    with pytest.raises(InvalidError):
        world.delegate(report, OFFICER.uid, SUPERVISOR)


def test_a_lost_race_is_told() -> None:
    world = a_world()
    report = world.submit_and_route()
    with pytest.raises(ConflictError):
        delegate_report(DelegateReport(OFFICER, report.report_id, 1, SECOND.uid), world)


def test_a_repeat_is_one_delegation_and_another_one_at_the_same_key_is_refused() -> None:
    world = a_world()
    report = world.submit_and_route()
    world.delegate(report, SECOND.uid, key="once")
    world.delegate(report, SECOND.uid, key="once")
    kinds = [event.type for event in world.reports.events(CITY, report.report_id)]
    assert kinds.count(EventType.DELEGATED) == 1
    with pytest.raises(InvalidError):
        world.delegate(report, None, key="once")


def test_whoever_is_given_a_report_is_told_alone() -> None:
    world = a_world()
    report = world.submit_and_route()
    world.delegate(report, SECOND.uid)
    world.perform(world.last_event(report))
    ((tokens, message),) = world.push.sent
    assert tokens == (SECOND.uid,)
    assert SECOND.uid not in message.title + message.body
    world.respond(report, Response.MESSAGE, text="Kapan?")
    world.perform(world.last_event(report))
    assert world.push.sent[-1][0] == (SECOND.uid,)


def test_who_takes_it_on_is_not_told_of_it() -> None:
    world = a_world()
    report = world.submit_and_route()
    world.delegate(report, OFFICER.uid, OFFICER)
    assert effects_of(world.last_event(report)) == ()


def test_who_no_longer_has_it_is_not_told_that_they_do() -> None:
    world = a_world()
    report = world.submit_and_route()
    world.delegate(report, SECOND.uid)
    event = world.last_event(report)
    world.delegate(report, OFFICER.uid)
    world.perform(event)
    assert world.outcome(event, "push").state is OutcomeState.SUPERSEDED


def test_a_report_leaves_the_persons_hands_with_the_office_and_at_its_end() -> None:
    world = a_world()
    moved, ended = world.submit_and_route(), world.submit_and_route(idempotency_key="key-2")
    for report in (moved, ended):
        world.delegate(report, SECOND.uid)
    world.act(moved, Action.ASSIGN, member=DESK, agency_id="dlh")
    assert held(world, moved) is None
    world.act(ended, Action.ANSWER)
    assert held(world, ended) == SECOND.uid
    world.respond(ended, Response.FIXED)
    assert held(world, ended) is None


def test_the_queue_of_what_one_has_in_hand() -> None:
    world = a_world()
    filters = Filters(mine=True)
    list_office_reports(OFFICER, filters, world)
    assert world.reports.queries[-1].assignee == OFFICER.uid
    assert world.reports.queries[-1].agency_id == "pupr"
