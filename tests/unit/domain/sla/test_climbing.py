"""Which rung is climbed when several are due, and what is then behind the report."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, CountsFrom, Reference, Rung, Whom
from shared.domain.kernel.states import Stage, State
from shared.domain.report.report import Report
from shared.domain.sla.climbing import climb_at, recounted
from tests.builders import NOW, later, make_report
from tests.unit.domain.lives import DAY, city_reference

NO_ANSWER, REPORT = Condition.NO_ANSWER, CountsFrom.REPORT
NUDGE = Rung("nudge", Condition.NO_FOLLOW_UP, DAY, Act.WHATSAPP, Whom.OFFICE, "office_nudge")
HEAD = Rung("head", NO_ANSWER, 2 * DAY, Act.INFORM, Whom.HEAD, "head_list")
VISIT = Rung("visit", NO_ANSWER, 3 * DAY, Act.VISIT, Whom.DESK, "visit_order")
WARN = Rung("warn", NO_ANSWER, 2 * DAY, Act.PUSH, Whom.OFFICE, "office_reminder")
LATE = Rung("late", NO_ANSWER, 4 * DAY, Act.INFORM, Whom.HEAD, "head_list")
SECRETARY = Rung("secretary", NO_ANSWER, 4 * DAY, Act.INFORM, Whom.REGIONAL_SECRETARY,
                 "leadership_list", counts_from=REPORT)  # fmt: skip
PUBLISH = replace(SECRETARY, rung_id="publish", after=5 * DAY, act=Act.PUBLISH, whom=Whom.PUBLIC)
MAYOR = replace(SECRETARY, rung_id="mayor", after=6 * DAY, whom=Whom.MAYOR)
WEEKLY = replace(SECRETARY, rung_id="weekly", after=7 * DAY, every=7 * DAY)
DESK_TOO = replace(WEEKLY, rung_id="weekly-desk", act=Act.PUSH, whom=Whom.DESK)
CALL = Rung("call", Condition.CALL_WANTING, DAY, Act.PUSH, Whom.DESK, "supervisor_must_call")


def city(*rungs: Rung) -> Reference:
    return city_reference(ladders={Stage.OFFICE: rungs})


def waiting(**fields: Any) -> Report:
    return replace(
        make_report(state=State.ASSIGNED, agency_id="pupr", clocks={Stage.OFFICE: NOW}), **fields
    )


def climbed(report: Report, days: float, *rungs: Rung) -> list[str]:
    """What is climbed then, one after another as alarms do it in the next hours, each with its times."""
    told: list[str] = []
    while climb := climb_at(report, city(*rungs), later(days=days, hours=len(told))):
        told.append(f"{climb.rung.rung_id}{f' {climb.times}' if climb.rung.every else ''}")
        report = climb.behind
    return told


def test_nothing_is_climbed_before_its_moment() -> None:
    assert climb_at(waiting(), city(NUDGE, VISIT), later(hours=23.99)) is None
    climb = climb_at(waiting(), city(NUDGE, VISIT), later(days=1))
    assert climb is not None
    assert (climb.rung, climb.due_at, climb.behind.fired) == (
        NUDGE,
        NOW + DAY,
        ("office/pupr:nudge",),
    )


@pytest.mark.parametrize(("every", "times"), [(DAY, 359), (timedelta(seconds=1), 358 * 86_400 + 1)])
def test_what_comes_again_is_counted_without_looking_at_each_time(
    every: timedelta, times: int
) -> None:
    """An old pack may say every second: after a year that is millions, and found at once."""
    climb = climb_at(waiting(), city(replace(WEEKLY, every=every)), later(days=365))
    assert climb is not None
    assert climb.times == times


@pytest.mark.parametrize(
    ("rungs", "days", "told"),
    [
        ((HEAD, LATE), 4, ["late"]),
        ((HEAD, VISIT), 3, ["visit"]),
        ((HEAD, VISIT, LATE), 9, ["visit", "late"]),
        ((VISIT, SECRETARY), 4, ["visit", "secretary"]),
        ((SECRETARY, MAYOR), 6, ["mayor"]),
        ((SECRETARY, PUBLISH, MAYOR), 6, ["publish", "mayor"]),
        ((SECRETARY, PUBLISH), 5, ["publish"]),
    ],
)
def test_what_was_missed_is_told_once_at_its_highest_and_nothing_is_left_undone(
    rungs: tuple[Rung, ...], days: float, told: list[str]
) -> None:
    assert climbed(waiting(), days, *rungs) == told


@pytest.mark.parametrize(
    ("rungs", "days", "told"),
    [
        ((NUDGE, HEAD), 2, ["nudge", "head"]),
        ((NUDGE, HEAD, VISIT), 3, ["nudge", "head"]),
        ((NUDGE, HEAD, VISIT, LATE), 9, ["nudge", "late"]),
        ((NUDGE, VISIT, SECRETARY), 4, ["nudge", "secretary"]),
        ((NUDGE, WARN, VISIT), 4, ["nudge"]),
    ],
)
def test_an_office_is_reminded_before_anybody_is_sent_there_however_late_it_is(
    rungs: tuple[Rung, ...], days: float, told: list[str]
) -> None:
    assert climbed(waiting(), days, *rungs) == told


def test_its_reporter_hears_an_hour_apart_of_what_two_others_are_told_at_once() -> None:
    first = climb_at(waiting(), city(HEAD, SECRETARY), later(days=4))
    assert first is not None
    assert climb_at(first.behind, city(HEAD, SECRETARY), later(days=4, minutes=59)) is None
    second = climb_at(first.behind, city(HEAD, SECRETARY), later(days=4, hours=1))
    assert (first.rung, second and second.rung) == (HEAD, SECRETARY)


def test_of_a_restricted_report_supervisors_are_not_told_for_each_who_leads() -> None:
    weekly = (WEEKLY, DESK_TOO, replace(WEEKLY, rung_id="mayor-too", whom=Whom.MAYOR))
    assert climbed(waiting(), 7, *weekly) == ["weekly 1", "weekly-desk 1", "mayor-too 1"]
    assert climbed(waiting(restricted=True), 7, *weekly) == ["weekly 1"]
    # What somebody is to hear for the first time, and is listed for, is no repetition.
    assert climbed(waiting(restricted=True), 6, SECRETARY, MAYOR) == ["mayor"]
    assert climbed(waiting(restricted=True), 7, DESK_TOO, replace(MAYOR, after=7 * DAY)) == [
        "weekly-desk 1",
        "mayor",
    ]


def test_two_people_who_are_to_hear_at_the_same_moment_both_do() -> None:
    assert climbed(waiting(), 7, WEEKLY, DESK_TOO) == ["weekly 1", "weekly-desk 1"]


def test_what_comes_again_is_not_made_up_for() -> None:
    assert climbed(waiting(), 30, WEEKLY) == ["weekly 4"]
    climb = climb_at(waiting(), city(WEEKLY), later(days=30))
    assert climb is not None
    assert climb.behind.fired == ("report:weekly#4",)
    again = climb_at(climb.behind, city(WEEKLY), later(days=35))
    assert again is not None
    assert (again.times, again.behind.fired) == (5, ("report:weekly#5",))


def test_a_matter_of_its_own_is_not_told_by_another_but_to_one_person_only_one() -> None:
    calling = waiting(needs_call=True)
    assert climbed(calling, 2, CALL, NUDGE) == ["call", "nudge"]
    remind = replace(NUDGE, act=Act.PUSH, whom=Whom.DESK)
    assert climbed(calling, 1, CALL, remind) == ["call"]


def test_what_is_due_first_is_behind_the_report_whatever_else_is_due() -> None:
    """Else its deadline would not move, and no alarm would ever ring for the rest."""
    got_it_late = waiting(clocks={"office/pupr": later(days=1.5)})
    climb = climb_at(got_it_late, city(HEAD, VISIT, SECRETARY), later(days=9))
    assert climb is not None
    assert (climb.rung, climb.behind.fired) == (VISIT, ("office/pupr:head", "office/pupr:visit"))


def test_what_comes_again_is_counted_anew_where_the_time_has_become_shorter() -> None:
    """An older report has left the case: the list of every week comes within a week all the same."""
    fired = ("office/pupr:nudge", "report:weekly#9")
    report = waiting(submitted_at=later(days=40), fired=fired)
    for days, times in ((46, 0), (47, 1), (60, 2), (200, 9)):
        counted = recounted(report, city(NUDGE, WEEKLY), later(days=days))
        assert set(counted.fired) == {"office/pupr:nudge", f"report:weekly#{times}"}
