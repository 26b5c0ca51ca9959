"""The morning digest of a city: when it comes, and which warnings it may stand in for."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay, Season
from shared.domain.city.digest_rules import DigestRules, read_digest_rules
from tests.unit.domain.minutes import wita

WITA = OFFSETS["WITA"]


CHRISTMAS = date(2026, 12, 25)


RAMADAN = Season(
    date(2027, 2, 8), date(2027, 3, 9), {d: Hours(time(8), time(15)) for d in range(5)}
)


CALENDAR = Calendar(
    WITA,
    {day: Hours(time(7, 30), time(16)) for day in range(5)},
    (RAMADAN,),
    {
        CHRISTMAS: NamedDay("Natal", DayKind.NATIONAL_HOLIDAY),
        date(2026, 12, 26): NamedDay("Pengganti", DayKind.WORKING_DAY),
    },
)


@pytest.mark.parametrize(
    ("rules", "day", "moment"),
    [
        (DigestRules(), "2026-11-23", "2026-11-23T07:30"),
        (DigestRules(at=time(7)), "2026-11-23", "2026-11-23T07:00"),
        (DigestRules(), "2027-02-10", "2027-02-10T08:00"),
        (DigestRules(), "2026-12-26", "2026-12-26T07:30"),
        (DigestRules(), "2026-11-22", None),
        (DigestRules(), "2026-12-25", None),
        (DigestRules(is_sent=False), "2026-11-23", None),
    ],
    ids=["opening", "own time", "ramadan", "worked saturday", "sunday", "holiday", "never"],
)
def test_it_comes_on_working_days_when_the_offices_open_or_the_city_says(
    rules: DigestRules, day: str, moment: str | None
) -> None:
    found = rules.moment(date.fromisoformat(day), CALENDAR)
    assert found == (wita(moment) if moment else None)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        ("2026-11-23T07:29:59", False),
        ("2026-11-23T07:30", True),
        ("2026-11-23T10:29:59", True),
        ("2026-11-23T10:30", False),
        ("2026-11-23T00:10", False),
    ],
)
def test_it_is_due_in_the_morning_only(now: str, *, is_due: bool) -> None:
    found = DigestRules().day_due(wita(now), CALENDAR)
    assert found == (date(2026, 11, 23) if is_due else None)


# To the minute when one is due, the next is another day's.
@example(7 * 60 + 30, None)
@given(st.integers(0, 900 * 24 * 60), st.none() | st.times(time(4), time(12)))
def test_the_next_one_is_on_a_working_day_and_none_lies_between(
    minutes: int, own: time | None
) -> None:
    rules, now = DigestRules(at=own), wita("2026-01-01T00:00") + timedelta(minutes=minutes)
    found = rules.next_after(now, CALENDAR)
    assert found is not None
    local = found.astimezone(WITA).date()
    assert found > now
    assert CALENDAR.is_working_day(local)
    assert rules.day_due(found, CALENDAR) == local
    day = now.astimezone(WITA).date()
    while day < local:
        moment = rules.moment(day, CALENDAR)
        assert moment is None or moment <= now
        day += timedelta(days=1)


INSTEAD = DigestRules(instead_of_warnings=True)


@pytest.mark.parametrize(
    ("rules", "now", "until", "covered"),
    [
        (INSTEAD, "2026-11-23T15:00", "2026-11-24T09:00", True),
        (INSTEAD, "2026-11-23T15:00", "2026-11-24T07:30", False),
        (INSTEAD, "2026-11-27T15:00", "2026-11-29T15:00", False),
        (INSTEAD, "2026-11-27T15:00", "2026-11-30T15:00", True),
        (DigestRules(), "2026-11-23T15:00", "2026-11-24T09:00", False),
        (INSTEAD, "2026-11-23T15:00", None, False),
    ],
    ids=["tomorrow", "too late", "weekend", "after the weekend", "not so decided", "undated"],
)
def test_a_warning_is_left_to_it_only_where_it_comes_in_time(
    rules: DigestRules, now: str, until: str | None, *, covered: bool
) -> None:
    moment = wita(until) if until else None
    assert rules.covers(wita(now), moment, CALENDAR) is covered


@pytest.mark.parametrize(
    ("decided", "rules"),
    [
        ({}, DigestRules()),
        ({"digest_at": "opening", "warnings": "push"}, DigestRules()),
        ({"digest_at": "07:15", "warnings": "digest"}, DigestRules(True, time(7, 15), True)),
        ({"digest_at": "never", "warnings": "digest"}, DigestRules(is_sent=False)),
    ],
)
def test_a_city_writes_it_down(decided: dict[str, str], rules: DigestRules) -> None:
    assert read_digest_rules(decided) == rules


def test_a_city_that_wants_none_never_gets_one() -> None:
    never, now = DigestRules(is_sent=False, instead_of_warnings=True), wita("2026-11-23T07:30")
    assert never.day_due(now, CALENDAR) is None
    assert never.next_after(now, CALENDAR) is None
    assert not never.covers(now, wita("2026-11-30T15:00"), CALENDAR)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 26), "2026-11-25T07:30"),
        (date(2026, 11, 30), "2026-11-27T07:30"),
    ],
    ids=["the day before", "before a weekend"],
)
def test_the_matter_of_a_morning_is_what_came_since_the_one_before(day: date, before: str) -> None:
    found = DigestRules().mornings(day, CALENDAR)
    assert found == (wita(before), wita(f"{day}T07:30"))


def test_where_there_never_was_a_morning_two_months_are_looked_back() -> None:
    never = Calendar(WITA, {})
    before, until = DigestRules().mornings(date(2026, 11, 26), never)
    assert until == before == wita("2026-09-27T00:00")
