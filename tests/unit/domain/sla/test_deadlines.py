"""When rungs come: on whose time they count, how often, and never two to one person at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, CountsFrom, Reference, Rung, Whom
from shared.domain.kernel.states import Stage, State
from shared.domain.report.report import Report
from shared.domain.report.turns import Turn
from shared.domain.sla.deadlines import coming_rungs, due_at, is_within_time, next_rung
from tests.builders import NOW, later, make_report
from tests.unit.domain.lives import DAY, HOUR, city_reference, routed

NO_ANSWER = Condition.NO_ANSWER
REPORT = CountsFrom.REPORT
VISIT = Rung("visit", NO_ANSWER, 3 * DAY, Act.VISIT, Whom.DESK, "visit_order")
NUDGE = Rung("nudge", Condition.NO_FOLLOW_UP, DAY, Act.WHATSAPP, Whom.OFFICE, "office_nudge")
LIST = Rung("list", NO_ANSWER, 3 * DAY, Act.INFORM, Whom.HEAD, "head_list")
MAYOR = Rung(
    "mayor", NO_ANSWER, 5 * DAY, Act.INFORM, Whom.MAYOR, "leadership_list", counts_from=REPORT
)


def city(*rungs: Rung) -> Reference:
    return city_reference(ladders={Stage.OFFICE: rungs})


def held(*turns: tuple[str, float], **fields: Any) -> Report:
    """Submitted at NOW; each holder has it from that hour on, the last of them still."""
    log = tuple(Turn(holder, later(hours=hour)) for holder, hour in turns)
    clocks = {turn.holder: turn.start for turn in reversed(log)}
    report = make_report(state=State.ASSIGNED, agency_id="pupr", turns=log)
    return replace(report, clocks=clocks, **fields)


def moments(report: Report, *rungs: Rung) -> dict[str, float]:
    """Hours after NOW."""
    coming = coming_rungs(report, city(*rungs))
    return {each.rung.rung_id: (each.at - NOW) / HOUR for each in coming}


def test_a_holders_time_leaves_out_when_others_had_it_and_the_reports_what_was_not_the_citys() -> (
    None
):
    report = held(
        ("desk", 0), ("office/pupr", 2), ("office/dlh", 12), ("waiting", 20), ("office/pupr", 30)
    )
    # Of the office's 72 hours 10 are used; of the reporter's 120 all but the 10 of the question.
    assert moments(report, VISIT, MAYOR) == {"visit": 30 + 62, "mayor": 120 + 10}


def test_what_comes_again_does_so_in_even_steps_on_its_own_clock() -> None:
    weekly = replace(MAYOR, rung_id="weekly", every=7 * DAY)
    report = held(("office/pupr", 0))
    for times, days in ((0, 5), (1, 12), (9, 68)):
        assert due_at(report, weekly, city(), times) == NOW + days * DAY
    come = replace(report, fired=("report:weekly#9",))
    assert moments(come, weekly) == {"weekly": 68 * 24}


def test_a_rung_without_repetition_is_not_ahead_once_it_was_climbed() -> None:
    report = held(("office/pupr", 0), fired=("report:mayor", "office/dlh:visit"))
    assert list(moments(report, VISIT, MAYOR)) == ["visit"]
    assert next_rung(replace(report, fired=("office/pupr:visit",)), city(VISIT)) is None


@pytest.mark.parametrize(
    ("hours", "at"),
    [(71, 71), (72, 72), (72.5, 72.5), (73, 73), (73.5, 72)],
    ids=["earlier", "together", "half an hour later", "an hour later", "later"],
)
def test_what_a_person_is_to_hear_soon_on_the_reports_time_they_do_not_hear_just_before(
    hours: float, at: float
) -> None:
    own = replace(MAYOR, whom=Whom.HEAD, after=timedelta(hours=hours))
    found = moments(held(("office/pupr", 0)), LIST, own)
    assert found == {"list": at if hours >= 72 else 72, "mayor": hours}


@pytest.mark.parametrize(
    ("reminded", "visit"),
    [(24, 72), (24.9, 72), (30, 78), (100, 148)],
)
def test_a_visit_comes_its_distance_after_a_reminder_that_was_late(
    reminded: float, visit: float
) -> None:
    fired, told = ("office/pupr:nudge",), {"office/pupr": later(hours=reminded)}
    report = held(("office/pupr", 0), fired=fired, told=told)
    assert moments(report, NUDGE, VISIT) == {"visit": visit}


def test_while_others_have_it_the_distance_from_a_late_reminder_does_not_run() -> None:
    fired, told = ("office/pupr:nudge",), {"office/pupr": later(hours=100)}
    log = (("office/pupr", 0), ("waiting", 110), ("office/pupr", 150))
    assert moments(held(*log, fired=fired, told=told), NUDGE, VISIT) == {"visit": 148 + 40}


def test_nobody_is_sent_before_a_reminder_that_waits() -> None:
    """It is told something else just before its time: the reminder waits for an hour, the visit with it."""
    soon = replace(VISIT, after=DAY)
    report = held(("office/pupr", 0), told={Whom.OFFICE: later(hours=23.5)})
    assert moments(report, soon, NUDGE) == {"nudge": 24.5, "visit": 24.5}


def test_an_hour_passes_before_a_person_hears_of_the_same_report_again() -> None:
    report = held(("office/pupr", 0), told={"head": later(hours=71.5)})
    assert moments(report, LIST, MAYOR) == {"list": 72.5, "mayor": 120}
    others = replace(report, told={"mayor": later(hours=119.5), "desk": later(hours=71.5)})
    assert moments(others, LIST, MAYOR) == {"list": 72, "mayor": 120.5}


@pytest.mark.parametrize(
    ("hours", "is_within"), [(0, True), (71.9, True), (72, False), (500, False)]
)
def test_time_is_left_until_the_last_step_that_asks_for_an_answer(
    hours: float, *, is_within: bool
) -> None:
    nudge = Rung("nudge", Condition.NO_FOLLOW_UP, DAY, Act.WHATSAPP, Whom.OFFICE, "office_nudge")
    weekly = replace(VISIT, rung_id="weekly", every=7 * DAY, after=90 * DAY)
    call = replace(LIST, rung_id="call", condition=Condition.CALL_WANTING, after=90 * DAY)
    rungs = city(nudge, VISIT, MAYOR, weekly, call)
    report = held(("office/pupr", 0))
    assert is_within_time(report, rungs, later(hours=hours)) is is_within


def test_who_has_no_limit_always_has_time_and_who_has_ended_none() -> None:
    report = held(("office/pupr", 0))
    assert is_within_time(report, city(MAYOR), later(days=400))
    assert not is_within_time(replace(report, state=State.CLOSED), city(VISIT), NOW)


def test_the_order_is_that_of_time() -> None:
    assert list(moments(routed(), MAYOR, LIST, VISIT)) == ["list", "visit", "mayor"]
