"""Whose time begins anew, and whose goes on where it stood."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.kernel.states import State
from shared.domain.report.report import Report
from shared.domain.report.turns import ASIDE, Turn
from shared.domain.report.visit import Visit
from shared.domain.sla.cycles import in_new_cycle, of_holders, with_turn
from tests.builders import NOW, later, make_report

FIRED = ("report:legal", "desk:remind", "office/pupr:nudge", "office/dlh:visit", "citizen:remind")
NOW_HAS_IT = later(days=9)


def held_before(*holders: str, **fields: Any) -> Report:
    """Whoever is named had it for an hour each; now it is with the roads' office."""
    turns = tuple(Turn(holder, later(hours=hour)) for hour, holder in enumerate(holders))
    clocks = {turn.holder: turn.start for turn in reversed(turns)}
    report = make_report(state=State.ASSIGNED, agency_id="pupr", fired=FIRED, turns=turns)
    return replace(report, clocks=clocks, **fields)


def taken(report: Report, *, is_within_time: bool = False) -> Report:
    return with_turn(report, NOW_HAS_IT, lambda _: is_within_time)


def test_what_the_reporter_was_promised_is_in_no_cycle() -> None:
    assert of_holders(FIRED) == FIRED[1:]
    anew = in_new_cycle(held_before("office/pupr"))
    assert (anew.clocks, anew.fired) == ({}, ("report:legal",))


def test_what_an_office_promised_is_of_its_old_time() -> None:
    promises = {"office/pupr": (later(days=3),), "office/dlh": (later(days=4),)}
    back = held_before("office/pupr", "citizen", promises=promises)
    assert taken(back).promises == {"office/dlh": (later(days=4),)}
    assert taken(back, is_within_time=True).promises == promises
    assert in_new_cycle(back).promises == {}


def test_whoever_gets_it_first_counts_from_then() -> None:
    report = taken(held_before("desk"))
    assert report.turns[-1] == Turn("office/pupr", NOW_HAS_IT)
    assert report.clocks == {"desk": NOW, "office/pupr": NOW_HAS_IT}


def test_whoever_has_it_already_has_no_new_turn() -> None:
    report = held_before("desk", "office/pupr")
    assert taken(report) is report
    cleared = replace(report, clocks={})
    assert taken(cleared).clocks == {"office/pupr": NOW_HAS_IT}
    assert taken(cleared).turns == report.turns


@pytest.mark.parametrize(
    ("holders", "is_within_time", "goes_on"),
    [
        (("office/pupr", "waiting"), False, True),
        (("office/pupr", ASIDE), False, True),
        (("office/pupr", "office/dlh"), True, True),
        (("office/pupr", "office/dlh"), False, False),
        (("office/pupr", "outside/pln"), True, True),
        (("office/pupr", "citizen"), True, True),
        (("office/pupr", "citizen"), False, False),
    ],
)
def test_an_office_goes_on_where_it_stood_while_it_had_time_left(
    holders: tuple[str, ...], *, is_within_time: bool, goes_on: bool
) -> None:
    report = taken(held_before(*holders), is_within_time=is_within_time)
    assert report.clocks["office/pupr"] == (NOW if goes_on else NOW_HAS_IT)
    assert ("office/pupr:nudge" in report.fired) is goes_on
    assert {"report:legal", "desk:remind", "office/dlh:visit"} <= set(report.fired)


@pytest.mark.parametrize(
    ("state", "holder"),
    [(State.TRIAGE, "desk"), (State.ANSWERED, "citizen"), (State.NEEDS_INFORMATION, "waiting")],
)
def test_desk_and_reporter_have_all_their_time_each_time(state: State, holder: str) -> None:
    report = held_before(holder, "office/pupr")
    back = taken(replace(report, state=state), is_within_time=True)
    assert back.clocks[holder] == NOW_HAS_IT
    assert not [key for key in back.fired if key.startswith(f"{holder}:")]


@pytest.mark.parametrize("state", [State.CLOSED, State.MERGED])
def test_what_nobody_has_counts_for_nobody(state: State) -> None:
    report = taken(replace(held_before("office/pupr"), state=state))
    assert report.clocks == {"office/pupr": NOW}
    assert report.turns[-1].start == NOW_HAS_IT


@pytest.mark.parametrize(
    ("visit", "is_kept"),
    [
        (Visit("pupr", NOW), True),
        (Visit("pupr", NOW, visited_at=later(hours=1)), False),
        (Visit("pupr", NOW, visited_at=NOW, promised_by=later(days=8)), False),
        (Visit("pupr", NOW, visited_at=NOW, promised_by=later(days=10)), True),
        (Visit("dlh", NOW, visited_at=NOW), True),
    ],
)
def test_a_visit_that_was_paid_before_is_no_visit_of_the_new_time(
    visit: Visit, *, is_kept: bool
) -> None:
    report = taken(held_before("office/pupr", "office/dlh", visit=visit))
    assert (report.visit is not None) is is_kept
