"""An answer is contested, or an end taken back: clocks and ladders start anew, and what that asks for."""

from dataclasses import replace

import pytest

from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import EventType, Level, Stage, State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.people.access import Action, Role
from shared.domain.report.rating import Rating
from shared.domain.report.visit import Visit
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    SUPERVISOR,
    acted,
    after,
    climbed,
    confirmed,
    contested,
    forwarded,
    routed,
    rung,
    standing,
    withdrawn,
)

LATER = NOW + 6 * DAY


def test_an_outside_answer_is_tracked_like_any_other() -> None:
    change = acted(forwarded(), Action.OUTSIDE_ANSWER, LATER, text="Gardu diperbaiki.")
    report = change.report
    assert change.event.type is EventType.OUTSIDE_ANSWERED
    assert (report.state, report.answer_text) == (State.ANSWERED, "Gardu diperbaiki.")
    assert (report.agency_id, report.forwarded_to) == (None, "pln")
    assert report.clocks[Stage.CITIZEN] == LATER


def test_a_contested_outside_answer_goes_back_to_the_desk() -> None:
    answered = after(forwarded(), Action.OUTSIDE_ANSWER, LATER)
    report = contested(answered, LATER + DAY).report
    assert (report.state, report.agency_id, report.forwarded_to) == (State.TRIAGE, None, None)
    assert report.reopened_count == 1
    assert (report.due.rung_id, report.due.at) == ("remind", LATER + 2 * DAY)


def test_a_contested_answer_goes_back_to_the_office_with_a_new_cycle() -> None:
    answered = standing(State.ANSWERED)
    assert answered.visit is not None
    change = contested(answered, LATER)
    report = change.report
    assert (report.state, report.agency_id) == (State.REOPENED, "pupr")
    assert (report.visit, report.fired) == (None, ("report:leadership",))
    assert (report.due.rung_id, report.due.at) == ("nudge", LATER + DAY)
    assert (report.reopened_count, change.event.detail["count"]) == (1, 1)


def test_the_rungs_of_a_reopened_report_fire_again() -> None:
    report = contested(standing(State.ANSWERED), LATER).report
    for expected, days in (("nudge", 1), ("visit", 3)):
        change = climbed(report, LATER + days * DAY)
        assert change.event.detail["rung"] == expected
        report = change.report
    assert report.visit == Visit("pupr", LATER + 3 * DAY, serial_year=2026, was_late=True)


def test_what_its_reporter_was_promised_is_not_promised_again() -> None:
    answered = standing(State.ANSWERED)
    assert "report:leadership" in answered.fired
    report = contested(answered, LATER).report
    assert "report:leadership" in report.fired
    for days in (1, 3):
        report = climbed(report, LATER + days * DAY).report
    assert report.due.at is None


def test_a_new_cycle_is_new_for_the_desk_as_well() -> None:
    """Else a desk that gets a reopened report back would be late in the very first second."""
    reopened = contested(standing(State.ANSWERED), LATER).report
    back = after(reopened, Action.REFUSE, LATER + HOUR)
    assert (back.due.rung_id, back.due.at) == ("remind", LATER + HOUR + DAY)


def test_a_new_cycle_is_new_for_an_office_that_once_had_the_report() -> None:
    once = after(routed(), Action.FORWARD, NOW + HOUR)
    reopened = contested(after(once, Action.OUTSIDE_ANSWER, LATER), LATER).report
    handed = after(reopened, Action.ASSIGN, LATER + HOUR)
    assert (handed.due.rung_id, handed.due.at) == ("nudge", LATER + HOUR + DAY)


def test_a_closed_report_can_be_reopened_and_closed_again() -> None:
    reopened = contested(standing(State.CLOSED), LATER).report
    answered = after(reopened, Action.ANSWER, LATER + HOUR)
    assert confirmed(answered, LATER + DAY).report.state is State.CLOSED


@pytest.mark.parametrize("state", [state for state in State if not state.is_final])
def test_a_withdrawn_report_is_expected_of_nobody(state: State) -> None:
    change = withdrawn(replace(standing(state), leadership_level=Level.MAYOR), LATER)
    report = change.report
    assert (report.state, report.due.at, report.due.rung_id) == (State.WITHDRAWN, None, None)
    assert not report.on_leadership_list
    assert report.visit is None or not report.visit.is_awaited
    assert rung(report, LATER + 365 * DAY) is None


def test_a_closed_report_keeps_a_visit_that_took_place() -> None:
    visited = after(standing(State.ASSIGNED), Action.VISIT_RESULT, LATER)
    closed = confirmed(after(visited, Action.ANSWER, LATER), LATER).report
    assert closed.visit == visited.visit


def test_from_the_third_reopening_on_a_supervisor_calls() -> None:
    report = routed()
    for count in (1, 2, 3):
        report = contested(after(report, Action.ANSWER, LATER), LATER).report
        assert report.needs_call is (count == 3)
    assert is_open_to(report, Action.CALL_RESULT, Role.SUPERVISOR)
    called = after(report, Action.CALL_RESULT, LATER, actor=SUPERVISOR)
    assert (called.needs_call, called.due) == (False, report.due)
    with pytest.raises(ConflictError) as again:
        acted(called, Action.CALL_RESULT, LATER)
    assert again.value.code == "no_call_needed"
    assert not withdrawn(report, LATER).report.needs_call


def test_the_reporter_rates_the_answer() -> None:
    change = confirmed(standing(State.ANSWERED), LATER, Rating(4, "Cepat."))
    assert change.report.rating == Rating(4, "Cepat.")
    assert change.event.detail == {"stars": 4}
    # A later word without one takes no rating away.
    assert contested(change.report, LATER).report.rating == Rating(4, "Cepat.")
