"""Duty, leave and substitutes: who may write them down, and who is told because of them."""

import pytest

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.people.access import StaffMember
from shared.domain.people.duty import Period, Roster
from shared.usecases.people.keep_roster import keep_roster
from tests.builders import CITY, NOW, later
from tests.unit.usecases.colleagues import ADMIN, ELSEWHERE, SECOND, a_world
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World

WEEK = Period(NOW, later(days=7))
ON_LEAVE = Roster(leave=(WEEK,), substitute="uid-second")


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
