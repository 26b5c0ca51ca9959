"""Who may order that a queue goes to another, to whom it may go, and one order at a time."""

from dataclasses import replace

import pytest

from shared.domain.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from shared.domain.people.access import StaffMember
from shared.usecases.people.hand_over_queue import HandedOver
from tests.builders import CITY
from tests.unit.usecases.colleagues import ELSEWHERE, SECOND, a_queue, a_world, order, passed_on
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR


def test_the_same_order_again_is_one_order() -> None:
    world = a_world()
    (report,) = a_queue(world, 1)
    first = order(world)
    world.clock.forward(minutes=1)
    assert order(world) == first
    world.hand_over(OFFICER.uid)
    assert world.hand_over(OFFICER.uid) == HandedOver(0, is_done=True)
    assert passed_on(world, report) == 1


def test_another_successor_waits_until_the_first_order_is_carried_out() -> None:
    world = a_world()
    order(world)
    with pytest.raises(ConflictError) as refused:
        order(world, successor=None)
    assert refused.value.code == "hand_over_running"
    world.hand_over(OFFICER.uid)
    assert order(world, successor=None).hand_over is not None


@pytest.mark.parametrize("by", [OFFICER, SECOND, DESK, LEADER])
def test_most_roles_move_nobodys_queue(by: StaffMember) -> None:
    with pytest.raises(ForbiddenError):
        order(a_world(), by)


def test_nobody_takes_their_own_rights_away() -> None:
    world = a_world()
    lead = replace(SUPERVISOR, uid="uid-second-lead")
    world.people.save_staff(lead)
    with pytest.raises(ForbiddenError):
        order(world, SUPERVISOR, SUPERVISOR.uid, lead.uid)


@pytest.mark.parametrize("successor", ["uid-nobody", ELSEWHERE.uid, DESK.uid, OFFICER.uid])
def test_a_successor_sees_what_the_person_saw(successor: str) -> None:
    world = a_world()
    with pytest.raises(InvalidError) as refused:
        order(world, successor=successor)
    assert refused.value.code == "successor_not_suitable"
    assert world.people.staff(CITY, OFFICER.uid) == OFFICER


def test_nobody_of_this_city_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        order(a_world(), uid="uid-nobody")
