"""Whom one may give work to: the own office's people, or those of the office one asks for."""

import pytest

from shared.domain.kernel.errors import ForbiddenError
from shared.usecases.people.list_staff import list_staff
from tests.builders import make_staff
from tests.unit.usecases.colleagues import ADMIN, ELSEWHERE, SECOND, a_world
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR


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
