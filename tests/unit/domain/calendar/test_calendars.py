"""When the offices are open: against a walk minute by minute, and on days that people know."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import (
    OFFSETS,
    Calendar,
    DayKind,
    Hours,
    NamedDay,
    Season,
    first_reached,
)
from tests.unit.domain.calendar.drawn import MOMENTS, calendars
from tests.unit.domain.minutes import MINUTE, is_open, wita
from tests.unit.domain.packs import real

KENDARI = real("kendari").calendar
WITA = OFFSETS["WITA"]
DAY = timedelta(days=1)


def test_a_city_may_work_on_a_day_off_and_rest_on_a_working_day() -> None:
    days = {
        date(2026, 11, 28): NamedDay("hari kerja pengganti", DayKind.WORKING_DAY),
        date(2026, 12, 1): NamedDay("pemilihan", DayKind.CITY_HOLIDAY),
    }
    calendar = Calendar(WITA, KENDARI.week, days=days)
    friday = wita("2026-11-27 09:00")
    assert calendar.is_working_day(date(2026, 11, 28))
    # A Saturday that is worked after all has Monday's hours.
    assert calendar.working_day_end(friday, 1) == wita("2026-11-28 16:00")
    assert calendar.working_day_end(friday, 3) == wita("2026-12-02 16:00")


def test_a_season_leaves_the_days_it_does_not_name_as_they_are() -> None:
    short = Season(date(2026, 11, 23), date(2026, 11, 27), {0: Hours(time(9), time(12))})
    calendar = Calendar(WITA, KENDARI.week, (short,))
    assert calendar.hours_of(date(2026, 11, 23)) == Hours(time(9), time(12))
    assert calendar.hours_of(date(2026, 11, 24)) == Hours(time(7, 30), time(16))
    assert calendar.hours_of(date(2026, 11, 30)) == Hours(time(7, 30), time(16))


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2026-11-23", ("07:30", "16:00")),
        ("2026-11-27", ("07:30", "16:30")),
        ("2026-11-28", None),
        ("2026-12-25", None),
        ("2026-03-12", ("08:00", "15:00")),
    ],
    ids=["a Monday", "a Friday", "a Saturday", "Christmas", "a Thursday of Ramadan"],
)
def test_the_doors_are_open_as_the_city_has_written(
    day: str, hours: tuple[str, str] | None
) -> None:
    found = KENDARI.hours_of(date.fromisoformat(day))
    assert found == (Hours(*map(time.fromisoformat, hours)) if hours else None)
    assert KENDARI.is_working_day(date.fromisoformat(day)) is (hours is not None)


@given(calendar=calendars(), start=MOMENTS, minutes=st.integers(0, 3 * 24 * 60))
def test_office_time_is_what_a_walk_minute_by_minute_finds_open(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    end = start + minutes * MINUTE
    walked = [start + each * MINUTE for each in range(minutes)]
    open_minutes = [at for at in walked if is_open(at, calendar)]
    assert calendar.working_time(start, end) == len(open_minutes) * MINUTE
    windows = list(takewhile(lambda each: each[0] < end, calendar.windows(start)))
    assert [at for at in walked if any(opens <= at < ends for opens, ends in windows)] == (
        open_minutes
    )


@given(
    calendar=calendars(),
    start=MOMENTS,
    span=st.integers(0, 40 * 3600).map(lambda seconds: timedelta(seconds=seconds)),
)
def test_office_time_that_was_added_has_passed_at_that_moment_and_not_a_second_earlier(
    calendar: Calendar, start: datetime, span: timedelta
) -> None:
    end = calendar.add_working_time(start, span)
    assert calendar.working_time(start, end) == span
    if span:
        assert calendar.working_time(start, end - timedelta(seconds=1)) < span


@given(calendar=calendars(), start=MOMENTS, count=st.integers(1, 9))
def test_so_many_whole_working_days_lie_between_a_day_and_the_end_of_the_last(
    calendar: Calendar, start: datetime, count: int
) -> None:
    end = calendar.working_day_end(start, count)
    first, last = calendar.day_of(start), calendar.day_of(end)
    after = [first + each * DAY for each in range(1, (last - first).days + 1)]
    assert len([day for day in after if calendar.is_working_day(day)]) == count
    assert calendar.is_working_day(last)
    assert not is_open(end, calendar)
    assert is_open(end - MINUTE, calendar)


def test_a_day_begins_at_the_citys_own_midnight() -> None:
    late = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    days = {name: Calendar(zone, KENDARI.week).day_of(late).day for name, zone in OFFSETS.items()}
    assert days == {"WIB": 23, "WITA": 23, "WIT": 24}


def test_time_that_never_comes_is_no_deadline() -> None:
    opens, closes = wita("2026-11-23 08:00"), wita("2026-11-23 16:00")
    assert first_reached(iter([(opens, closes)]), opens, timedelta(hours=8)) == closes
    with pytest.raises(OverflowError, match="before the span"):
        first_reached(iter([(opens, closes)]), opens, timedelta(hours=9))
