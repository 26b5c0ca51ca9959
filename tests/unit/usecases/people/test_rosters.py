"""Duty, leave and substitutes: who may write them down, and who is told because of them."""

import pytest

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.people.duty import Period, Roster
from shared.domain.people.people import Device
from shared.usecases.people.keep_roster import keep_roster
from shared.usecases.people.list_staff import list_staff
from tests.builders import CITY, NOW, later, make_device, make_staff
from tests.fakes import FakePush
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World

WEEK = Period(NOW, later(days=7))
SECOND = make_staff(uid="uid-second", name="Petugas Contoh")
ELSEWHERE = make_staff(uid="uid-dlh", agency_id="dlh")
ADMIN = make_staff(uid="uid-admin", role=Role.ADMIN, agency_id=None)
ON_LEAVE = Roster(leave=(WEEK,), substitute="uid-second")


def phone_of(member: StaffMember) -> Device:
    return make_device(
        device_id=f"device-{member.uid}",
        uid=member.uid,
        token=member.uid,
        role=member.role.value,
        agency_id=member.agency_id,
    )


def a_world(**fakes: object) -> World:
    """Two officers and a desk, each with a phone."""
    world = World(**fakes)  # type: ignore[arg-type]  # whichever fakes the test replaces
    for member in (SECOND, ELSEWHERE, ADMIN):
        world.people.save_staff(member)
    for member in (OFFICER, SECOND, DESK):
        world.people.save_device(phone_of(member))
    return world


def keep(world: World, member: StaffMember, uid: str, roster: Roster) -> StaffMember:
    return keep_roster(member, uid, roster, world)


@pytest.mark.parametrize("by", [OFFICER, SUPERVISOR, ADMIN])
def test_leave_is_written_down_by_oneself_a_supervisor_or_an_admin(by: StaffMember) -> None:
    world = a_world()
    kept = keep(world, by, OFFICER.uid, ON_LEAVE)
    assert kept.roster == ON_LEAVE
    assert world.people.staff(CITY, OFFICER.uid) == kept


@pytest.mark.parametrize("by", [SECOND, DESK, LEADER, ELSEWHERE])
def test_and_by_nobody_else(by: StaffMember) -> None:
    world = a_world()
    with pytest.raises(ForbiddenError):
        keep(world, by, OFFICER.uid, ON_LEAVE)
    assert world.people.staff(CITY, OFFICER.uid) == OFFICER


@pytest.mark.parametrize("substitute", ["uid-officer", "uid-dlh", "uid-desk", "uid-nobody"])
def test_a_substitute_sees_what_the_person_sees(substitute: str) -> None:
    with pytest.raises(InvalidError) as refused:
        keep(a_world(), SUPERVISOR, OFFICER.uid, Roster(substitute=substitute))
    assert refused.value.code == "substitute_not_suitable"


def test_a_roster_of_nobody_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        keep(a_world(), SUPERVISOR, "uid-nobody", Roster())


def test_an_officer_is_shown_their_own_office_whatever_they_ask_for() -> None:
    world = a_world()
    found = list_staff(OFFICER, "dlh", world)
    assert {each.uid for each in found.members} == {OFFICER.uid, SECOND.uid}


def test_others_are_shown_the_office_they_ask_for_or_the_desks() -> None:
    world = a_world()
    office = list_staff(DESK, "dlh", world)
    assert office.members == (ELSEWHERE,)
    desks = list_staff(LEADER, None, world)
    assert desks.members == (DESK, SUPERVISOR, LEADER, ADMIN)


def test_an_officer_without_an_office_is_shown_nobody() -> None:
    world = a_world()
    with pytest.raises(ForbiddenError):
        list_staff(make_staff(agency_id=None), None, world)


def told(world: World) -> list[tuple[str, ...]]:
    report = world.submit_and_route()
    world.perform(world.last_event(report))
    return [tokens for tokens, _ in world.push.sent]


def test_an_office_is_told_through_those_who_are_there() -> None:
    world = a_world()
    keep(world, OFFICER, OFFICER.uid, Roster(leave=(WEEK,)))
    assert told(world) == [("uid-second",)]


def test_an_office_whose_people_are_all_away_is_told_through_all_of_them() -> None:
    world = a_world()
    for each in (OFFICER, SECOND):
        keep(world, each, each.uid, Roster(leave=(WEEK,)))
    assert told(world) == [("uid-officer", "uid-second")]


def test_where_those_on_duty_have_no_phone_the_others_are_told() -> None:
    world = a_world()
    world.people.retire_device(phone_of(SECOND))
    keep(world, OFFICER, OFFICER.uid, Roster(leave=(WEEK,)))
    assert told(world) == [("uid-officer",)]


def test_where_the_phones_of_those_on_duty_are_dead_the_others_are_told() -> None:
    world = a_world(push=FakePush(dead=frozenset({"uid-second"})))
    keep(world, OFFICER, OFFICER.uid, Roster(leave=(WEEK,)))
    assert told(world) == [("uid-second",), ("uid-officer",)]


def test_the_phone_of_somebody_who_left_is_told_nothing() -> None:
    world = a_world()
    world.people.save_staff(make_staff(active=False))
    assert told(world) == [("uid-second",)]


def test_the_desk_is_told_of_a_report_whose_office_nobody_can_reach() -> None:
    world = a_world()
    for each in (OFFICER, SECOND):
        world.people.retire_device(phone_of(each))
    report = world.submit_and_route()
    world.act(report, Action.ASSIGN, member=DESK, agency_id="dlh")
    event = world.last_event(report)
    world.perform(event)
    assert not world.references.reference.contacts.get("dlh")
    assert world.push.sent[0][0] == ("uid-desk",)
    outcome = world.outcome(event, "push")
    assert (outcome.state, outcome.via) == (OutcomeState.SENT, "desk_push")
