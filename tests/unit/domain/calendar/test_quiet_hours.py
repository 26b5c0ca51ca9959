"""At night people sleep, whatever midnight, the zone and the calendar say; deadlines do not."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.calendar.quiet_hours import AUDIENCES, NIGHT, Quiet, QuietHours, read_quiet_hours

MINUTE = timedelta(minutes=1)
ZONES = st.sampled_from(sorted(OFFSETS)).map(OFFSETS.__getitem__)
CLOCK_TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
MOMENTS = st.integers(0, 4 * 366 * 24 * 3600).map(
    lambda s: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
)


def at(text: str, letters: str = "WITA") -> datetime:
    """A moment on the city's clocks, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFSETS[letters]).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-11-23T20:59:59", None),
        ("2026-11-23T21:00", "2026-11-24T06:00"),
        ("2026-11-23T23:59:59", "2026-11-24T06:00"),
        ("2026-11-24T00:00", "2026-11-24T06:00"),
        ("2026-11-24T05:59:59", "2026-11-24T06:00"),
        ("2026-11-24T06:00", None),
        ("2028-02-28T22:00", "2028-02-29T06:00"),
        ("2028-02-29T22:00", "2028-03-01T06:00"),
        ("2026-12-31T22:00", "2027-01-01T06:00"),
    ],
)
@pytest.mark.parametrize("letters", ["WIB", "WITA", "WIT"])
def test_a_night_is_a_night_in_every_zone(moment: str, until: str | None, letters: str) -> None:
    found = NIGHT.until(at(moment, letters), OFFSETS[letters])
    assert found == (at(until, letters) if until else None)


@given(MOMENTS, CLOCK_TIMES, CLOCK_TIMES, ZONES)
def test_what_is_held_is_let_go_at_the_next_end_and_never_later(
    moment: datetime, begins: time, ends: time, zone: Any
) -> None:
    quiet = Quiet(begins, ends)
    until = quiet.until(moment, zone)
    if until is None:
        return
    assert moment < until <= moment + timedelta(days=1)
    assert until.astimezone(zone).time() == ends
    assert quiet.until(until, zone) is None
    assert quiet.until(until - timedelta(microseconds=1), zone) == until


@given(MOMENTS, CLOCK_TIMES, CLOCK_TIMES, ZONES)
def test_it_is_quiet_as_somebody_would_find_who_looks_every_minute(
    moment: datetime, begins: time, ends: time, zone: Any
) -> None:
    """The oracle walks the clock from the last begin, and asks whether an end came before now."""
    looked = moment.astimezone(zone).replace(second=0, microsecond=0)
    is_quiet = False
    for minutes_ago in range(24 * 60 + 1):
        shown = (looked - minutes_ago * MINUTE).time()
        if shown in {begins, ends}:
            is_quiet = shown == begins and begins != ends
            break
    assert (Quiet(begins, ends).until(moment, zone) is not None) is is_quiet


@given(MOMENTS, ZONES)
def test_where_begin_and_end_are_one_it_is_never_quiet(moment: datetime, zone: Any) -> None:
    assert Quiet(time(6), time(6)).until(moment, zone) is None


MIDNIGHT, MORNING = at("2026-11-24T00:00"), at("2026-11-24T06:00")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_city_may_give_each_audience_another(audience: str) -> None:
    decided = {f"quiet_{audience}": "never"}
    zone = OFFSETS["WITA"]
    found = {each: read_quiet_hours(decided).until(each, MIDNIGHT, zone) for each in AUDIENCES}
    assert [each for each in AUDIENCES if found[each] is None] == [audience]


def test_each_audience_has_its_own_night() -> None:
    hours = QuietHours({"desk": Quiet(time(0), time(0)), "reporter": Quiet(time(13), time(14))})
    zone = OFFSETS["WITA"]
    assert hours.until("desk", MIDNIGHT, zone) is None
    assert hours.until("office", MIDNIGHT, zone) == MORNING
    assert hours.until("reporter", at("2026-11-24T13:30"), zone) == at("2026-11-24T14:00")


def test_a_city_writes_its_nights_down() -> None:
    read = read_quiet_hours({"quiet_desk": "never", "quiet_reporter": "20:30-05:45", "name": "x"})
    zone = OFFSETS["WIB"]
    assert read.until("desk", at("2026-11-24T00:00", "WIB"), zone) is None
    night = at("2026-11-23T20:30", "WIB")
    assert read.until("reporter", night, zone) == at("2026-11-24T05:45", "WIB")
    assert read.until("office", night, zone) is None
