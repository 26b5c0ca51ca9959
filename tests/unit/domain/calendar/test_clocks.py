"""Deadlines on three clocks, against a slow oracle and against days that people know."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS, Calendar, Hours
from shared.domain.calendar.clocks import (
    ClockName,
    Pause,
    deadline_after,
    parse_duration,
    parse_span,
)
from tests.unit.domain.calendar.drawn import MOMENTS, calendars
from tests.unit.domain.minutes import MINUTE, slow_due, wita
from tests.unit.domain.packs import real

KENDARI = real("kendari").calendar
WITA = OFFSETS["WITA"]
NO_TIME = timedelta(0)


# What happened when, how many working days, and the end of the last of them; all in WITA.
WORKING_DAYS = [
    ("a Monday morning", "2026-11-23 10:15", 3, "2026-11-26 16:00"),
    ("Friday evening: the weekend is nobody's", "2026-11-27 20:00", 1, "2026-11-30 16:00"),
    ("Saturday counts from Monday", "2026-11-28 09:00", 1, "2026-11-30 16:00"),
    ("before the doors open, that day does not count", "2026-11-23 06:00", 1, "2026-11-24 16:00"),
    ("exactly at closing time", "2026-11-23 16:00", 1, "2026-11-24 16:00"),
    ("Friday closes later", "2026-11-26 09:00", 1, "2026-11-27 16:30"),
    (
        "Lebaran 2026, from Nyepi to the last cuti bersama",
        "2026-03-17 10:00",
        1,
        "2026-03-25 16:00",
    ),
    ("ten days around Lebaran and Good Friday 2026", "2026-03-16 10:00", 10, "2026-04-07 16:00"),
    ("into the hours of Ramadan", "2026-03-11 10:00", 1, "2026-03-12 15:00"),
    ("a Friday of Ramadan", "2026-03-12 10:00", 1, "2026-03-13 15:30"),
    ("out of Ramadan", "2026-03-16 10:00", 2, "2026-03-25 16:00"),
    ("Christmas and New Year", "2026-12-23 09:00", 5, "2027-01-04 16:00"),
    ("over the next holiday in January", "2026-12-31 09:00", 2, "2027-01-06 16:00"),
    ("29 February, after an estimated Lebaran", "2028-02-25 09:00", 1, "2028-02-29 16:00"),
    ("over 29 February", "2028-02-25 09:00", 2, "2028-03-01 16:00"),
    ("no 29 February", "2027-02-26 09:00", 1, "2027-03-01 15:00"),
    ("half past midnight belongs to the new day", "2026-11-24 00:30", 1, "2026-11-25 16:00"),
    ("half an hour before midnight to the old one", "2026-11-23 23:30", 1, "2026-11-24 16:00"),
]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [row[1:] for row in WORKING_DAYS],
    ids=[row[0] for row in WORKING_DAYS],
)
def test_working_days_end_with_the_office_hours_of_the_last(
    start: str, count: int, end: str
) -> None:
    begun = wita(start).astimezone(UTC)
    found = deadline_after(ClockName.WORKING, begun, timedelta(days=count), KENDARI)
    assert found == wita(end)
    assert found == KENDARI.working_day_end(begun, count)
    assert found.tzinfo is UTC


# When work began, how much office time is needed, and when it is over; all in WITA.
OFFICE_TIME = [
    ("to the very end of the day", "2026-11-23 15:00", "PT1H", "2026-11-23 16:00"),
    ("a second more is tomorrow's", "2026-11-23 15:00", "PT1H1S", "2026-11-24 07:30:01"),
    ("at closing time nothing is left of the day", "2026-11-23 16:00", "PT1H", "2026-11-24 08:30"),
    ("from Thursday's Ramadan hours into Friday's", "2026-03-12 14:00", "PT2H", "2026-03-13 09:00"),
    ("over all of Lebaran 2026", "2026-03-17 14:30", "PT1H", "2026-03-25 08:00"),
    ("at night the clock waits for the doors", "2026-11-23 23:00", "PT30M", "2026-11-24 08:00"),
]


@pytest.mark.parametrize(
    ("start", "span", "end"), [row[1:] for row in OFFICE_TIME], ids=[row[0] for row in OFFICE_TIME]
)
def test_less_than_a_day_is_counted_in_office_hours(start: str, span: str, end: str) -> None:
    needed = parse_span(span, ClockName.WORKING)
    assert deadline_after(ClockName.WORKING, wita(start), needed, KENDARI) == wita(end)
    assert KENDARI.add_working_time(wita(start), needed) == wita(end)


@pytest.mark.parametrize("zone", sorted(OFFSETS))
def test_the_same_moment_belongs_to_another_day_in_another_zone(zone: str) -> None:
    office = Calendar(OFFSETS[zone], dict.fromkeys(range(7), Hours(time(8), time(16))))
    late = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    day = {"WIB": 24, "WITA": 24, "WIT": 25}[zone]
    end = datetime(2026, 11, day, 16, tzinfo=OFFSETS[zone])
    assert deadline_after(ClockName.WORKING, late, timedelta(days=1), office) == end


PAUSE = Pause(wita("2026-11-24 12:00"), wita("2026-11-25 12:00"))


def test_after_a_pause_the_rest_of_24_hours_goes_on() -> None:
    start, day = wita("2026-11-24 09:00:07"), timedelta(hours=24)
    for pauses, due in (
        ((), "2026-11-25 09:00:07"),
        ((PAUSE,), "2026-11-26 09:00:07"),
        ((Pause(wita("2026-11-26 09:00")),), None),
    ):
        found = deadline_after(ClockName.CALENDAR, start, day, KENDARI, pauses)
        assert found == (due and wita(due))


def test_sixty_days_of_a_file_count_29_february() -> None:
    span = timedelta(days=60)
    leap, usual = wita("2028-01-01 10:00:01"), wita("2027-01-01 10:00:01")
    assert deadline_after(ClockName.FILE, leap, span, KENDARI) == wita("2028-03-01 10:00:01")
    assert deadline_after(ClockName.FILE, usual, span, KENDARI) == wita("2027-03-02 10:00:01")


def test_a_pause_gives_a_file_just_its_own_length() -> None:
    start = wita("2026-11-23 09:00")
    found = deadline_after(ClockName.FILE, start, timedelta(days=3), KENDARI, [PAUSE])
    assert found == wita("2026-11-27 09:00")
    after_it = deadline_after(ClockName.FILE, start, timedelta(days=1), KENDARI, [PAUSE])
    assert after_it == wita("2026-11-24 09:00")


# When a share of three days from 2026-11-23 09:00 is over, on each clock; all in WITA.
SHARES = [
    (ClockName.CALENDAR, 0.5, [], "2026-11-24 21:00"),
    (ClockName.CALENDAR, 0.5, [PAUSE], "2026-11-25 21:00"),
    (ClockName.FILE, 0.5, [], "2026-11-24 21:00"),
    (ClockName.FILE, 0.5, [PAUSE], "2026-11-25 21:00"),
    (ClockName.FILE, 0.25, [PAUSE], "2026-11-24 03:00"),
    (ClockName.FILE, 1.0, [PAUSE], "2026-11-27 09:00"),
    # 32 h 30 min of office time until Thursday 16.00.
    (ClockName.WORKING, 0.5, [], "2026-11-25 08:15"),
    (ClockName.WORKING, 0.5, [PAUSE], "2026-11-26 08:15"),
]


@pytest.mark.parametrize(("clock", "share", "pauses", "end"), SHARES)
def test_a_share_of_a_deadline_is_that_share_of_what_its_clock_counts(
    clock: ClockName, share: float, pauses: list[Pause], end: str
) -> None:
    start, span = wita("2026-11-23 09:00"), timedelta(days=3)
    assert deadline_after(clock, start, span, KENDARI, pauses, share=share) == wita(end)


def test_a_pause_gives_working_days_just_the_office_time_it_took() -> None:
    start = wita("2026-11-23 09:00")
    found = deadline_after(ClockName.WORKING, start, timedelta(days=3), KENDARI, [PAUSE])
    # Four hours of Tuesday and four and a half of Wednesday, on top of Thursday 16.00.
    assert found == wita("2026-11-27 16:00")
    over_night = Pause(wita("2026-11-24 16:00"), wita("2026-11-25 07:30"))
    found = deadline_after(ClockName.WORKING, start, timedelta(days=3), KENDARI, [over_night])
    assert found == wita("2026-11-26 16:00")


def test_pauses_that_overlap_count_once() -> None:
    start, end = wita("2026-11-23 09:00"), wita("2026-11-26 09:00")
    twice = [PAUSE, Pause(PAUSE.start + timedelta(hours=1), PAUSE.end), PAUSE]
    for pauses in ([PAUSE], twice, list(reversed(twice))):
        found = deadline_after(ClockName.FILE, start, timedelta(days=2), KENDARI, pauses)
        assert found == end


@pytest.mark.parametrize("clock", [ClockName.WORKING, ClockName.FILE])
def test_while_a_pause_lasts_nothing_is_due(clock: ClockName) -> None:
    lasting = [PAUSE, Pause(wita("2026-11-27 08:00"))]
    start = wita("2026-11-23 09:00")
    assert deadline_after(clock, start, timedelta(days=3), KENDARI, lasting) is None


@pytest.mark.parametrize(
    ("text", "clock", "span"),
    [
        ("PT24H", ClockName.CALENDAR, timedelta(hours=24)),
        ("P60D", ClockName.FILE, timedelta(days=60)),
        ("5WD", ClockName.WORKING, timedelta(days=5)),
        ("P5D", ClockName.WORKING, timedelta(days=5)),
        ("PT4H", ClockName.WORKING, timedelta(hours=4)),
    ],
)
def test_a_rungs_time_is_read_on_its_clock(text: str, clock: ClockName, span: timedelta) -> None:
    assert parse_span(text, clock) == span


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("5WD", ClockName.CALENDAR),
        ("5WD", ClockName.FILE),
        ("5 WD", ClockName.WORKING),
        ("-1WD", ClockName.WORKING),
        ("1000WD", ClockName.WORKING),
        ("\u0663WD", ClockName.WORKING),
        ("PT24H", ClockName.WORKING),
        ("P1DT4H", ClockName.WORKING),
    ],
)
def test_what_a_clock_cannot_count_is_refused(text: str, clock: ClockName) -> None:
    with pytest.raises(ValueError, match=text):
        parse_span(text, clock)


_PAUSES = st.lists(
    st.builds(
        lambda start, length: Pause(start, start + length * MINUTE),
        MOMENTS,
        st.integers(0, 3 * 24 * 60),
    ),
    max_size=3,
)


@given(
    clock=st.sampled_from(ClockName),
    start=MOMENTS,
    span=st.builds(timedelta, days=st.integers(0, 4), minutes=st.integers(0, 300)),
    calendar=calendars(),
    pauses=_PAUSES,
)
def test_every_deadline_is_that_of_the_minute_by_minute_walk(
    clock: ClockName,
    start: datetime,
    span: timedelta,
    calendar: Calendar,
    pauses: list[Pause],
) -> None:
    expected = slow_due(clock, start, span, calendar, pauses)
    assert deadline_after(clock, start, span, calendar, pauses) == expected


@given(
    start=MOMENTS,
    seconds=st.integers(0, 59),
    span=st.integers(1, 10 * 3600).map(lambda each: timedelta(seconds=each)),
    calendar=calendars(),
    pauses=_PAUSES,
)
def test_to_the_second_just_the_span_lies_between_start_and_deadline(
    start: datetime, seconds: int, span: timedelta, calendar: Calendar, pauses: list[Pause]
) -> None:
    begun = start + timedelta(seconds=seconds)
    end = deadline_after(ClockName.WORKING, begun, span, calendar, pauses)
    assert end is not None
    needed = calendar.working_time(begun, end) - _paused_office_time(calendar, begun, end, pauses)
    assert needed == span
    second_earlier = end - timedelta(seconds=1)
    taken = _paused_office_time(calendar, begun, second_earlier, pauses)
    assert calendar.working_time(begun, second_earlier) - taken == span - timedelta(seconds=1)


def _paused_office_time(
    calendar: Calendar, start: datetime, end: datetime, pauses: list[Pause]
) -> timedelta:
    """Office time inside the pauses, each stretch of it once."""
    total, reached = NO_TIME, start
    for pause in sorted(pauses, key=lambda each: each.start):
        assert pause.end is not None
        begun, ended = max(pause.start, reached), min(pause.end, end)
        if begun < ended:
            total += calendar.working_time(begun, ended)
            reached = ended
    return total


@given(start=MOMENTS, count=st.integers(0, 9), calendar=calendars(), pauses=_PAUSES)
def test_a_day_more_is_never_due_earlier_and_a_pause_never_helps_the_citizen(
    start: datetime, count: int, calendar: Calendar, pauses: list[Pause]
) -> None:
    def due(days: int, pauses: list[Pause]) -> datetime:
        found = deadline_after(ClockName.WORKING, start, timedelta(days=days), calendar, pauses)
        assert found is not None
        return found

    assert due(count, pauses) <= due(count + 1, pauses)
    assert due(count, []) <= due(count, pauses)


@given(hours=st.integers(-11, 12), start=MOMENTS, count=st.integers(1, 3))
def test_the_zone_in_which_a_moment_is_written_does_not_matter(
    hours: int, start: datetime, count: int
) -> None:
    elsewhere = start.astimezone(timezone(timedelta(hours=hours)))
    for clock in ClockName:
        here, there = (
            deadline_after(clock, moment, timedelta(days=count), KENDARI)
            for moment in (start, elsewhere)
        )
        assert here == there
        assert there is not None
        assert there.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("PT24H", timedelta(hours=24)),
        ("P3D", timedelta(days=3)),
        ("P1DT12H", timedelta(days=1, hours=12)),
        ("P2W", timedelta(weeks=2)),
        ("PT90M", timedelta(minutes=90)),
        ("PT0S", timedelta(0)),
        ("P1W2DT3H4M5S", timedelta(weeks=1, days=2, hours=3, minutes=4, seconds=5)),
    ],
)
def test_durations_are_read(text: str, span: timedelta) -> None:
    assert parse_duration(text) == span


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "24H", "P1M", "P1Y", "PT1.5H", "-P1D", "P-1D", "p3d", " P3D", "P3D\n"],
)
def test_what_is_no_duration_or_has_no_fixed_length_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration") as caught:
        parse_duration(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("text", ["PT99999999H", "P3DT", "P\u0663D", "PT1H1H", "P1D1W"])
def test_what_only_looks_like_a_duration_is_refused_too(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parse_duration(text)


@given(days=st.integers(0, 9999), hours=st.integers(0, 99999), seconds=st.integers(0, 999999))
def test_parts_add_up(days: int, hours: int, seconds: int) -> None:
    span = parse_duration(f"P{days}DT{hours}H{seconds}S")
    assert span == timedelta(days=days, hours=hours, seconds=seconds)


@given(text=st.text(alphabet="PTDHMSW0123456789-. \u0663", max_size=12))
def test_any_text_is_a_span_or_a_value_error(text: str) -> None:
    try:
        assert parse_duration(text) >= timedelta(0)
    except ValueError as error:
        assert "not a duration" in str(error)  # noqa: PT017 - both endings are right
