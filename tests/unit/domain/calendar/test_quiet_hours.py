"""At night people sleep, whatever midnight, the zone and the calendar say; deadlines do not."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS, DayKind, NamedDay
from shared.domain.calendar.quiet_hours import AUDIENCES, NIGHT, Quiet, QuietHours, read_quiet_hours
from shared.domain.city.reference import Whom
from shared.domain.kernel.states import Urgency
from shared.domain.notify.effects import Effect, EffectKind
from shared.domain.notify.send_window import AWAKE, held_until, is_awake
from shared.domain.report.actor import Actor
from tests.builders import NOW, later, make_event, make_reference, make_report

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


def test_a_holiday_has_the_same_nights_and_no_more() -> None:
    reference = make_reference()
    day = NamedDay("Natal", DayKind.NATIONAL_HOLIDAY)
    holidays = replace(reference.calendar, days={date(2026, 12, 25): day})
    closed = replace(reference, calendar=holidays)
    for moment in (at("2026-12-25T10:00"), at("2026-12-25T23:00"), at("2026-12-26T02:00")):
        found = [held_until(effect(), make_report(), each, moment) for each in (reference, closed)]
        assert found[0] == found[1]


def effect(kind: EffectKind = EffectKind.PUSH, whom: Whom | None = Whom.OFFICE) -> Effect:
    return Effect("000002-push", kind, "report_assigned", whom, "pupr")


MIDNIGHT, MORNING = at("2026-11-24T00:00"), at("2026-11-24T06:00")


@pytest.mark.parametrize(
    ("asked", "fields", "until"),
    [
        (effect(), {}, MORNING),
        (effect(EffectKind.WHATSAPP), {}, MORNING),
        (effect(EffectKind.TELL_REPORTER, Whom.REPORTER), {}, MORNING),
        (effect(whom=None), {}, MORNING),
        (effect(EffectKind.ALARM, None), {}, None),
        (effect(EffectKind.RELATED, None), {}, None),
        (effect(), {"danger": "kebakaran"}, None),
        (effect(), {"urgency": Urgency.URGENT}, None),
        (effect(), {"urgency": Urgency.HIGH}, MORNING),
    ],
)
def test_messages_wait_for_the_morning_unless_it_is_about_danger(
    asked: Effect, fields: dict[str, Any], until: datetime | None
) -> None:
    assert held_until(asked, make_report(**fields), make_reference(), MIDNIGHT) == until


@pytest.mark.parametrize("whom", [whom for whom in Whom if whom is not Whom.PUBLIC])
def test_every_audience_there_is_has_a_night(whom: Whom) -> None:
    assert held_until(effect(whom=whom), make_report(), make_reference(), MIDNIGHT) == MORNING


def test_what_is_published_disturbs_nobody() -> None:
    shown = effect(whom=Whom.PUBLIC)
    assert held_until(shown, make_report(), make_reference(), MIDNIGHT) is None


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


@pytest.mark.parametrize(
    ("said_at", "role", "awake"),
    [
        (NOW - AWAKE, "citizen", True),
        (NOW, "citizen", True),
        (NOW - AWAKE - timedelta(seconds=1), "citizen", False),
        (later(seconds=1), "citizen", False),
        (NOW - MINUTE, "officer", False),
    ],
)
def test_who_has_just_written_is_awake(said_at: datetime, role: str, *, awake: bool) -> None:
    said = make_event(at=said_at, actor=Actor(role, "reporter"))
    answer = make_event(at=NOW, actor=Actor("officer", "uid-officer"))
    assert is_awake(answer, (said, answer)) is awake
