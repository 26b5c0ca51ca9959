"""Whose turn it is in each state, where silence leads, and who outranks whom."""

import pytest

from shared.domain.kernel.states import CITY_STAGES, LAPSES_TO, STAGE_OF, Level, Stage, State


def test_in_every_state_somebody_has_the_turn_or_nothing_is_expected_any_more() -> None:
    assert {state for state in State if state not in STAGE_OF} == {
        state for state in State if state.is_final
    }
    assert set(STAGE_OF.values()) == set(Stage)


def test_a_part_needs_nobody_once_it_is_answered_or_ended() -> None:
    assert {state for state in State if state.is_over} == {
        State.ANSWERED,
        State.CLOSED,
        State.WITHDRAWN,
        State.REJECTED,
        State.MERGED,
    }


def test_silence_ends_a_report_only_where_the_reporter_has_the_turn() -> None:
    assert not CITY_STAGES & LAPSES_TO.keys()
    assert all(state.is_final for state in LAPSES_TO.values())


@pytest.mark.parametrize(
    ("told", "before", "highest"),
    [
        (Level.HEAD, None, Level.HEAD),
        (Level.MAYOR, Level.HEAD, Level.MAYOR),
        (Level.HEAD, Level.MAYOR, Level.MAYOR),
        (Level.REGIONAL_SECRETARY, Level.HEAD, Level.REGIONAL_SECRETARY),
        (Level.REGIONAL_SECRETARY, Level.MAYOR, Level.MAYOR),
        (Level.MAYOR, Level.MAYOR, Level.MAYOR),
    ],
)
def test_a_report_stays_on_the_list_of_the_highest_who_was_told(
    told: Level, before: Level | None, highest: Level
) -> None:
    assert told.or_higher(before) is highest
