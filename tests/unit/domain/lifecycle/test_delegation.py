"""In whose hands a report may be, and where it goes when whoever has it goes."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.delegation import (
    decide_delegation,
    decide_hand_over,
    may_hold,
    with_hand_over,
)
from shared.domain.people.access import Role
from shared.domain.people.duty import HandOver
from tests.builders import NOW, later, make_staff
from tests.unit.domain.lives import SUPERVISOR, in_context, in_triage, routed, standing
from tests.unit.domain.outcomes import refusal

AT_OFFICE, AT_DESK = routed(), in_triage()
ANI = make_staff(uid="uid-ani")
CONTEXT = in_context(later(hours=1), SUPERVISOR)
OF_THE_DESK: dict[str, Any] = {"role": Role.DESK, "agency_id": None}


@pytest.mark.parametrize(
    ("fields", "at_office", "at_desk"),
    [
        ({}, True, False),
        ({"agency_id": "dlh"}, False, False),
        ({"city_id": "makassar"}, False, False),
        ({"active": False}, False, False),
        ({"valid_until": NOW}, False, False),
        ({"role": Role.HEAD}, False, False),
        (OF_THE_DESK, False, True),
        ({**OF_THE_DESK, "role": Role.SUPERVISOR}, False, True),
        ({**OF_THE_DESK, "role": Role.LEADER}, False, False),
        ({**OF_THE_DESK, "city_id": "makassar"}, False, False),
    ],
)
def test_it_is_in_the_hands_of_somebody_who_serves_where_it_is(
    fields: dict[str, Any], *, at_office: bool, at_desk: bool
) -> None:
    person = make_staff(**fields)
    assert may_hold(person, AT_OFFICE, later(hours=1)) is at_office
    assert may_hold(person, AT_DESK, later(hours=1)) is at_desk


def test_what_somebody_may_not_read_is_not_in_their_hands() -> None:
    restricted = replace(AT_DESK, restricted=True)
    assert not may_hold(make_staff(**OF_THE_DESK), restricted, NOW)
    assert may_hold(make_staff(**{**OF_THE_DESK, "role": Role.SUPERVISOR}), restricted, NOW)


def test_no_clock_and_no_ladder_takes_notice() -> None:
    given = decide_delegation(AT_OFFICE, ANI, AT_OFFICE.version, CONTEXT)
    assert given.report == replace(
        AT_OFFICE,
        assignee="uid-ani",
        version=AT_OFFICE.version + 1,
        updated_at=CONTEXT.now,
    )
    assert (given.event.type, given.event.due_changed) == (EventType.DELEGATED, False)
    back = decide_delegation(given.report, None, given.report.version, CONTEXT)
    assert back.report.assignee is None
    assert back.event.detail == {"from_assignee": "uid-ani"}


@pytest.mark.parametrize("state", [State.CLOSED, State.WITHDRAWN, State.REJECTED, State.MERGED])
def test_what_has_ended_is_given_to_nobody(state: State) -> None:
    report = standing(state)
    assert refusal(
        ConflictError, lambda: decide_delegation(report, None, report.version, CONTEXT)
    ) == ("state_conflict", {"state": state.value, "action": "delegate"})


def test_a_lost_race_and_an_unsuitable_person_are_told_apart() -> None:
    version = AT_OFFICE.version
    assert refusal(
        ConflictError, lambda: decide_delegation(AT_OFFICE, ANI, version - 1, CONTEXT)
    ) == ("version_conflict", {"version": version})
    of_the_desk = make_staff(**OF_THE_DESK)
    assert refusal(
        InvalidError, lambda: decide_delegation(AT_OFFICE, of_the_desk, version, CONTEXT)
    ) == ("assignee_not_suitable", {"field": "assignee"})


@pytest.mark.parametrize(
    ("successor", "holder"),
    [
        (ANI, "uid-ani"),
        (None, None),
        (replace(ANI, active=False), None),
        (replace(ANI, agency_id="dlh"), None),
    ],
    ids=["a colleague", "nobody", "one who has left too", "one of another office"],
)
def test_a_queue_goes_to_the_successor_where_they_may_have_it(
    successor: Any, holder: str | None
) -> None:
    change = decide_hand_over(replace(AT_OFFICE, assignee="uid-old"), "uid-old", successor, CONTEXT)
    assert change is not None
    assert change.report.assignee == holder
    assert change.event.detail["hand_over"] is True


@pytest.mark.parametrize("assignee", [None, "uid-else"])
def test_what_is_not_theirs_any_more_is_left_where_it_is(assignee: str | None) -> None:
    elsewhere = replace(AT_OFFICE, assignee=assignee)
    assert decide_hand_over(elsewhere, "uid-old", ANI, CONTEXT) is None


FIRST = HandOver("uid-ani", SUPERVISOR, NOW)


@pytest.mark.parametrize("retires", [True, False])
def test_rights_end_with_the_order_where_somebody_retires(*, retires: bool) -> None:
    ordered = with_hand_over(make_staff(), FIRST, retires=retires)
    assert ordered.hand_over == FIRST
    assert ordered.is_in_service(NOW) is not retires
    assert ordered.is_in_service(later(seconds=-1)) is not retires


@pytest.mark.parametrize(
    ("is_open", "successor", "stands"),
    [
        (True, "uid-ani", "the first"),
        (True, None, "refused"),
        (True, "uid-budi", "refused"),
        (False, "uid-budi", "the second"),
        (False, "uid-ani", "the second"),
    ],
)
def test_one_order_at_a_time(*, is_open: bool, successor: str | None, stands: str) -> None:
    person = replace(make_staff(), hand_over=replace(FIRST, is_open=is_open))
    second = HandOver(successor, SUPERVISOR, later(hours=1))
    if stands == "refused":
        assert refusal(ConflictError, lambda: with_hand_over(person, second, retires=False)) == (
            "hand_over_running",
            {},
        )
        return
    found = with_hand_over(person, second, retires=False).hand_over
    assert found == (FIRST if stands == "the first" else second)


def test_who_was_to_pass_work_on_may_retire_while_it_runs() -> None:
    running = with_hand_over(make_staff(), FIRST, retires=False)
    again = with_hand_over(running, replace(FIRST, at=later(hours=1)), retires=True)
    assert (again.hand_over, again.active, again.valid_until) == (FIRST, False, later(hours=1))
