"""A date that an office at work promises puts off the visit to it: as often and as far as the city says."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.city.sla_settings import DeadlineSetting, SlaSettings
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import Stage, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import coming_rungs, limit_of, with_next_deadline
from shared.domain.sla.promises import moved_by_promise, with_promise
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    acted,
    after,
    city_ladders,
    city_reference,
    in_context,
    routed,
)

WARNING = Rung("warn", Condition.NO_ANSWER, DAY, Act.PUSH, Whom.OFFICE, "office_reminder",
               of="visit", share=0.75)  # fmt: skip
MAYOR = Rung("mayor", Condition.NO_ANSWER, 30 * DAY, Act.INFORM, Whom.MAYOR, "leadership_list")
AT_WORK = after(routed(), Action.ACCEPT, NOW + HOUR)
VISIT = NOW + 3 * DAY


def city(**limits: object) -> Reference:
    """Where the visit comes after three days, with a warning, and nothing else soon."""
    office = (city_ladders()[Stage.OFFICE][1], WARNING, MAYOR)
    ladders = {**city_ladders(), Stage.OFFICE: office}
    return city_reference(ladders=ladders, limits=SlaSettings(**limits))  # type: ignore[arg-type]


CITY = city()


def progressed(
    report: Report = AT_WORK,
    by: datetime | None = NOW + 5 * DAY,
    here: Reference = CITY,
    now: datetime = NOW + DAY,
) -> Change:
    context = replace(in_context(now), reference=here)
    return acted(report, Action.PROGRESS, now, context=context, promised_by=by)


def visit_at(report: Report, here: Reference = CITY) -> datetime | None:
    found = (each.at for each in coming_rungs(report, here) if each.rung.rung_id == "visit")
    return next(found, None)


def test_the_visit_comes_on_the_promised_day_if_there_is_no_answer_by_then() -> None:
    change = progressed()
    report = change.report
    assert visit_at(report) == NOW + 5 * DAY
    assert change.event.detail["visit_was_at"] == VISIT.isoformat()
    assert change.event.detail["visit_moved_to"] == (NOW + 5 * DAY).isoformat()
    waited = with_next_deadline(replace(report, fired=("office/pupr:warn",)), CITY)
    assert decide_rung(waited, CITY, NOW + 5 * DAY - HOUR, "early") is None
    climbed = decide_rung(waited, CITY, NOW + 5 * DAY, "alarm")
    assert climbed is not None
    assert (climbed.event.detail["act"], climbed.report.visit is not None) == ("visit", True)


@pytest.mark.parametrize(
    ("limits", "by", "visit"),
    [
        ({}, timedelta(days=5), timedelta(days=5)),
        ({}, timedelta(days=300), timedelta(days=10)),
        (
            {"promise_moves_at_most": DeadlineSetting(timedelta(days=2), ClockName.WORKING)},
            timedelta(days=300),
            timedelta(days=7, hours=6),
        ),
        ({"promise_moves_visit": 0}, timedelta(days=5), timedelta(days=3)),
        ({}, timedelta(days=2), timedelta(days=3)),
        ({}, None, timedelta(days=3)),
    ],
    ids=["as promised", "no further", "in working days", "never", "sooner", "no date"],
)
def test_the_city_says_how_often_and_how_far(
    limits: dict[str, object], by: timedelta | None, visit: timedelta
) -> None:
    here = city(**limits)
    change = progressed(here=here, by=NOW + by if by else None)
    assert visit_at(change.report, here) == NOW + visit
    assert ("visit_moved_to" in change.event.detail) is (visit != timedelta(days=3))


@pytest.mark.parametrize(("times", "visit"), [(1, 5), (2, 6)])
def test_another_promise_moves_it_only_where_the_city_lets_it(times: int, visit: int) -> None:
    here = city(promise_moves_visit=times)
    once = progressed(here=here).report
    change = progressed(once, NOW + 6 * DAY, here, NOW + 2 * DAY)
    assert visit_at(change.report, here) == NOW + visit * DAY
    assert ("visit_moved_to" in change.event.detail) is (times == 2)
    fewer = city(promise_moves_visit=0)
    assert visit_at(change.report, fewer) == VISIT, "and the city may think better of it"


def test_the_warnings_before_a_visit_move_with_it_and_name_its_day() -> None:
    report = progressed().report
    warning = next(each for each in coming_rungs(report, CITY) if each.rung.rung_id == "warn")
    assert warning.at == NOW + 0.75 * 3 * DAY + 2 * DAY
    assert limit_of(report, warning.rung, CITY) == NOW + 5 * DAY


def test_nothing_but_the_visit_and_its_warnings_is_moved() -> None:
    before = {each.rung.rung_id: each.at for each in coming_rungs(AT_WORK, CITY)}
    moved = {each.rung.rung_id: each.at for each in coming_rungs(progressed().report, CITY)}
    assert {key for key in before if before[key] != moved[key]} == {"visit", "warn"}


def test_no_promise_keeps_people_in_danger_waiting() -> None:
    urgent = replace(AT_WORK, urgency=Urgency.URGENT, urgency_decided=True)
    for pressing in (urgent, replace(AT_WORK, danger="kesetrum")):
        change = progressed(pressing)
        assert visit_at(change.report) == VISIT
        assert "visit_moved_to" not in change.event.detail
    later_urgent = replace(progressed().report, urgency=Urgency.URGENT, urgency_decided=True)
    assert visit_at(later_urgent) == VISIT


def test_where_somebody_was_sent_already_a_promise_moves_nothing_and_is_not_used_up() -> None:
    sent = after(AT_WORK, Action.ORDER_VISIT, NOW + 2 * HOUR, actor=DESK)
    change = progressed(sent)
    assert change.report.promises == {}
    assert "visit_moved_to" not in change.event.detail


def test_each_office_promises_for_itself() -> None:
    report = progressed().report
    moved = after(report, Action.ASSIGN, NOW + 2 * DAY, actor=DESK)
    assert visit_at(moved) == NOW + 5 * DAY, "three days of its own, from when it got the report"
    assert moved_by_promise(report, moved, CITY) == {}
    begun = replace(moved, state=State.IN_PROGRESS)
    promised = with_promise(begun, NOW + 6 * DAY, CITY)
    assert visit_at(promised) == NOW + 6 * DAY
    assert set(promised.promises) == {"office/pupr", "office/dlh"}


@pytest.mark.parametrize(("by", "code"), [(DAY, "promise_in_past"), (400 * DAY, "promise_too_far")])
def test_a_promise_that_is_over_or_for_another_year_is_none(by: timedelta, code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        progressed(by=NOW + by)
    assert refused.value.code == code


@pytest.mark.parametrize("action", [Action.PROGRESS, Action.ANSWER, Action.MESSAGE])
def test_whichever_act_brings_a_promise_it_is_judged(action: Action) -> None:
    with pytest.raises(InvalidError) as refused:
        after(AT_WORK, action, NOW + HOUR, promised_by=NOW + 400 * DAY)
    assert refused.value.code == "promise_too_far"
    kept = acted(AT_WORK, action, NOW + HOUR, promised_by=NOW + 365 * DAY)
    assert kept.event.detail["promised_by"] == (NOW + 365 * DAY).isoformat()
