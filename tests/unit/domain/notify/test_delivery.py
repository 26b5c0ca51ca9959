"""Whom a message reaches first and whom last, and what it may say of a deadline."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.delivery import circles, may_stand_in, plan_for_staff, words_of
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.people.duty import ALWAYS_THERE, Period, Roster
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW, later, make_staff
from tests.unit.domain.lives import DAY, DESK, HOUR, REFERENCE, acted, after, routed
from tests.unit.domain.packs import real


def test_whoever_gets_a_late_report_is_given_no_date_that_has_passed() -> None:
    accepted = after(routed(), Action.ACCEPT, NOW + HOUR)
    in_time = acted(accepted, Action.ASSIGN, NOW + 2 * HOUR, actor=DESK).event
    late = acted(accepted, Action.ASSIGN, NOW + 5 * DAY, actor=DESK, agency_id="pupr").event
    assert words_of(in_time, "report", REFERENCE, "id")["due"] == "Selasa 24 Nov 12.00 WITA"
    assert words_of(late, "report", REFERENCE, "id")["due"] == "-"


def test_a_warning_names_the_end_of_the_time_that_it_warns_of() -> None:
    kendari = replace(REFERENCE, ladders=real("kendari").ladders)
    report = with_next_deadline(routed(), kendari)
    warned = None
    while warned is None or warned.detail["rung"] != "warn-75":
        assert report.due.at is not None
        change = decide_rung(report, kendari, report.due.at, "alarm")
        assert change is not None
        report, warned = change.report, change.event
    assert report.due.at is not None
    assert report.due.at < NOW + 3 * DAY
    assert words_of(warned, "report", kendari, "id")["due"] == "Kamis 26 Nov 10.00 WITA"


def test_a_deadline_of_next_year_is_told_with_its_year() -> None:
    event = acted(routed(), Action.ACCEPT, NOW + HOUR).event
    late = replace(event, due=replace(event.due, at=NOW + 60 * DAY))
    assert words_of(late, "report", REFERENCE, "id")["due"] == "Jumat 22 Jan 2027 10.00 WITA"


def test_a_cancelled_visit_names_the_office_that_nobody_need_go_to() -> None:
    ordered = after(routed(), Action.ORDER_VISIT, NOW + HOUR, actor=DESK)
    change = acted(ordered, Action.ASSIGN, NOW + 2 * HOUR, actor=DESK, agency_id="dlh")
    (called_off,) = (e for e in effects_of(change.event) if e.template == "visit_cancelled")
    plan = plan_for_staff(called_off, change.event, change.report, REFERENCE)
    assert plan.params["office"] == REFERENCE.agency_name("pupr")


TODAY = Period(NOW, later(hours=8))
TOMORROW = Period(later(days=1), later(days=2))
AWAY = Roster(leave=(TODAY,))


def member(uid: str, roster: Roster = ALWAYS_THERE, **fields: Any) -> StaffMember:
    return make_staff(uid=uid, roster=roster, **fields)


def told(*colleagues: StaffMember, assignee: str | None = None) -> list[set[str]]:
    return [set(circle) for circle in circles(colleagues, NOW, assignee)]


def test_all_who_are_there_are_told_and_those_away_only_if_nobody_is_reached() -> None:
    assert told(member("a"), member("b", AWAY)) == [{"a"}, {"a", "b"}]


def test_an_office_that_is_all_away_is_told_all_the_same() -> None:
    assert told(member("a", AWAY), member("b", AWAY)) == [{"a", "b"}]


def test_nobody_on_the_books_nobody_told() -> None:
    assert told() == []


@pytest.mark.parametrize(
    "left",
    [{"active": False}, {"valid_until": NOW}, {"valid_from": later(seconds=1)}],
)
def test_who_has_left_or_not_begun_is_told_nothing(left: dict[str, Any]) -> None:
    gone = member("gone", **left)
    assert told(member("a"), gone) == [{"a"}]
    assert told(member("a", Roster(leave=(TODAY,), substitute="gone")), gone) == [{"a"}]


def test_a_substitute_stands_in_while_somebody_is_away() -> None:
    away = member("a", Roster(leave=(TODAY,), substitute="b"))
    back = member("a", Roster(leave=(TOMORROW,), substitute="b"))
    second = member("b", Roster(duty=(TODAY,)))
    assert told(away, second, member("c", AWAY)) == [{"b"}, {"a", "b", "c"}]
    assert told(back, second)[0] == {"a", "b"}


def test_who_has_the_report_is_told_before_the_others() -> None:
    assert told(member("a"), member("b"), assignee="a") == [{"a"}, {"a", "b"}]


def test_the_substitute_of_who_has_the_report_is_told_before_the_others() -> None:
    away = member("a", Roster(leave=(TODAY,), substitute="b"))
    assert told(away, member("b"), member("c"), assignee="a") == [
        {"b"},
        {"b", "c"},
        {"a", "b", "c"},
    ]


def test_a_report_of_somebody_who_is_away_or_gone_is_everybodys() -> None:
    assert told(member("a", AWAY), member("b"), assignee="a") == [{"b"}, {"a", "b"}]
    assert told(member("b"), assignee="long-gone") == [{"b"}]


@pytest.mark.parametrize(
    "stranger",
    [
        None,
        member("uid-officer"),
        member("b", agency_id="dlh"),
        member("b", role=Role.DESK, agency_id=None),
        member("b", city_id="makassar"),
        member("b", active=False),
    ],
)
def test_who_may_not_see_the_same_does_not_stand_in(stranger: StaffMember | None) -> None:
    assert not may_stand_in(stranger, make_staff(), NOW)
    assert may_stand_in(member("b"), make_staff(), NOW)


@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.none() | st.sampled_from("abcdef")),
        max_size=6,
    ),
    st.none() | st.sampled_from("abcdefg"),
)
def test_everybody_in_service_is_in_the_widest_circle_and_nobody_else_in_any(
    drawn: Sequence[tuple[bool, bool, str | None]], assignee: str | None
) -> None:
    colleagues = [
        member(uid, Roster(leave=(TODAY,) if is_away else (), substitute=other), active=active)
        for uid, (active, is_away, other) in zip("abcdef", drawn, strict=False)
    ]
    serving = {each.uid for each in colleagues if each.active}
    found = circles(colleagues, NOW, assignee)
    assert all(circle and circle <= serving for circle in found)
    assert (found[-1] if found else frozenset()) == serving
    assert len(set(found)) == len(found)
