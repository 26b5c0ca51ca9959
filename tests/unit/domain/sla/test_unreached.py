"""What reached nobody stays on the desk's list until somebody has seen to whom it was for."""

import pytest

from shared.domain.kernel.states import EventType, Level, State
from shared.domain.report.actor import REPORTER, Actor
from shared.domain.sla.unreached import leaders_still_unreached, stands_on_list
from tests.builders import make_report

DESK = Actor("desk", "uid-desk")
OFFICER = Actor("officer", "uid-officer", "pupr")
SYSTEM = Actor("system", "sweep_overdue")


@pytest.mark.parametrize(
    ("event_type", "actor", "stands"),
    [
        (EventType.RUNG_CLIMBED, SYSTEM, True),
        (EventType.MESSAGED, REPORTER, True),
        (EventType.MESSAGED, DESK, True),
        (EventType.PHOTO_OPENED, DESK, True),
        (EventType.URGENCY_SET, DESK, True),
        (EventType.CONTACT_ASKED, DESK, True),
        (EventType.CONTACT_OPENED, DESK, True),
        (EventType.CALLED, DESK, False),
        (EventType.VISIT_ORDERED, DESK, False),
        (EventType.PROGRESSED, OFFICER, False),
        (EventType.MESSAGED, OFFICER, False),
        (EventType.PHOTO_OPENED, OFFICER, False),
    ],
)
def test_it_stands_there_until_the_office_acts_or_the_desk_does_about_it(
    event_type: EventType, actor: Actor, *, stands: bool
) -> None:
    report = make_report(state=State.ASSIGNED, unreached=True)
    assert stands_on_list(report, event_type, actor) is stands


def test_what_the_office_has_no_more_and_what_was_reached_does_not_stand_there() -> None:
    for report in (
        make_report(state=State.TRIAGE, unreached=True),
        make_report(state=State.CLOSED, unreached=True),
        make_report(state=State.ASSIGNED),
    ):
        assert not stands_on_list(report, EventType.RUNG_CLIMBED, SYSTEM)


@pytest.mark.parametrize(
    ("state", "event_type", "actor", "stands"),
    [
        (State.ASSIGNED, EventType.RUNG_CLIMBED, SYSTEM, True),
        (State.ASSIGNED, EventType.MESSAGED, REPORTER, True),
        (State.IN_PROGRESS, EventType.PROGRESSED, OFFICER, True),
        (State.TRIAGE, EventType.REFUSED, OFFICER, True),
        (State.FORWARDED, EventType.UNREACHED, SYSTEM, True),
        (State.ASSIGNED, EventType.URGENCY_SET, DESK, True),
        (State.ASSIGNED, EventType.VISIT_ORDERED, DESK, False),
        (State.ANSWERED, EventType.ANSWERED, OFFICER, False),
        (State.CLOSED, EventType.CONFIRMED, REPORTER, False),
    ],
)
def test_a_leader_is_to_be_told_until_the_desk_has_acted_or_there_is_an_answer(
    state: State, event_type: EventType, actor: Actor, *, stands: bool
) -> None:
    report = make_report(state=state, unreached=True, leaders_unreached=(Level.MAYOR,))
    assert bool(leaders_still_unreached(report, event_type, actor)) is stands
    assert stands_on_list(report, event_type, actor) is stands
