"""Whose turn it has been: who is named how, what counts as a pause, and when somebody was away."""

import pytest

from shared.domain.calendar.clocks import Pause
from shared.domain.kernel.states import Stage
from shared.domain.report.turns import (
    ASIDE,
    NOBODY,
    ClockPause,
    Turn,
    away_from,
    holder_of,
    pauses_in,
    rests_in,
    set_aside,
    stage_of_holder,
    was_interrupted,
)
from tests.builders import later


def log(*holders: str) -> tuple[Turn, ...]:
    """Each has it for an hour, the last of them still."""
    return tuple(Turn(holder, later(hours=hour)) for hour, holder in enumerate(holders))


@pytest.mark.parametrize(
    ("stage", "agency_id", "holder"),
    [
        (Stage.OFFICE, "pupr", "office/pupr"),
        (Stage.OUTSIDE, "pln", "outside/pln"),
        (Stage.DESK, None, "desk"),
        (Stage.CITIZEN, "pupr", "citizen"),
        (Stage.WAITING, "pln", "waiting"),
        (Stage.PARTS, None, "parts"),
        (None, "pupr", NOBODY),
    ],
)
def test_only_offices_and_bodies_have_a_name_of_their_own(
    stage: Stage | None, agency_id: str | None, holder: str
) -> None:
    assert holder_of(stage, agency_id) == holder
    assert stage_of_holder(holder) is stage


def test_what_was_set_aside_is_in_no_stage() -> None:
    assert stage_of_holder(ASIDE) is None


@pytest.mark.parametrize(
    ("holders", "pauses"),
    [
        ((), []),
        (("desk", "office/pupr", "office/dlh", "parts"), []),
        (("desk", ASIDE), []),
        (("desk", "waiting"), [(1, None)]),
        (("desk", "outside/pln", "waiting", "desk"), [(1, 3)]),
        (("citizen", "office/pupr", "citizen", NOBODY), [(0, 1), (2, None)]),
        (("desk", NOBODY), [(1, None)]),
    ],
)
def test_a_pause_is_a_time_in_which_the_city_has_no_step_to_take(
    holders: tuple[str, ...], pauses: list[tuple[int, int | None]]
) -> None:
    assert pauses_in(log(*holders)) == tuple(
        Pause(later(hours=start), None if end is None else later(hours=end))
        for start, end in pauses
    )


@pytest.mark.parametrize(
    ("holders", "told"),
    [
        (("office/pupr", "citizen"), [(1, None, Stage.CITIZEN)]),
        (("office/pupr", "citizen", NOBODY), [(1, 2, Stage.CITIZEN)]),
        (("office/pupr", "waiting", NOBODY), [(1, 2, Stage.WAITING)]),
        (("desk", NOBODY), []),
        (("desk", NOBODY, "desk"), [(1, 2, None)]),
        (("office/pupr", "waiting", ASIDE), [(1, 2, Stage.WAITING)]),
        (("desk", "parts", "citizen"), [(2, None, Stage.CITIZEN)]),
        (
            ("outside/pln", "outside/pdam", "waiting", "desk"),
            [(0, 2, Stage.OUTSIDE), (2, 3, Stage.WAITING)],
        ),
    ],
    ids=[
        "answered",
        "closed",
        "lapsed",
        "rejected or withdrawn",
        "rejected, and appealed",
        "joined to a case",
        "a divided one, answered",
        "asked while two bodies had it",
    ],
)
def test_people_are_told_whose_turn_it_was_and_of_nobody_at_the_end(
    holders: tuple[str, ...], told: list[tuple[int, int | None, Stage | None]]
) -> None:
    assert rests_in(log(*holders)) == tuple(
        ClockPause(later(hours=start), None if end is None else later(hours=end), stage)
        for start, end, stage in told
    )


def test_an_office_was_away_whenever_anybody_else_had_it() -> None:
    turns = log("desk", "office/pupr", "waiting", "office/pupr", "office/dlh")
    assert away_from("office/pupr", turns) == (
        Pause(later(), later(hours=1)),
        Pause(later(hours=2), later(hours=3)),
        Pause(later(hours=4)),
    )


@pytest.mark.parametrize(
    ("holders", "is_interrupted"),
    [
        (("desk", "waiting"), True),
        (("desk", ASIDE), True),
        (("office/pupr", "desk", "waiting"), True),
        (("desk", "office/pupr"), False),
        (("office/pupr", "waiting"), False),
        (("desk", "outside/pln", "waiting"), False),
        (("waiting",), False),
        ((), False),
    ],
)
def test_a_question_and_what_was_undone_only_interrupt(
    holders: tuple[str, ...], *, is_interrupted: bool
) -> None:
    assert was_interrupted(log(*holders), "desk") is is_interrupted


def test_what_was_a_mistake_was_nobodys_turn() -> None:
    assert set_aside(log("desk", "parts")) == log("desk", ASIDE)
    assert set_aside(()) == ()
