"""Which messages wait for the morning, and for whom: a message may wait, a deadline never does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from shared.domain.calendar.calendars import OFFSETS, DayKind, NamedDay
from shared.domain.city.digest_rules import DigestRules
from shared.domain.city.reference import Reference, Whom
from shared.domain.kernel.states import EventType, Urgency
from shared.domain.notify.effects import Effect, EffectKind
from shared.domain.notify.send_window import AWAKE, held_until, is_awake, is_left_to_digest
from shared.domain.report.actor import Actor
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Event
from tests.builders import NOW, later, make_event, make_reference, make_report

MINUTE = timedelta(minutes=1)


def at(text: str, letters: str = "WITA") -> datetime:
    """A moment on the city's clocks, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFSETS[letters]).astimezone(UTC)


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


WARNING = make_event(
    type=EventType.RUNG_CLIMBED,
    detail={"act": "push"},
    due=NextDeadline(2, at("2026-11-24T13:30"), "nudge"),
)
CITY = make_reference(digest=DigestRules(instead_of_warnings=True))


@pytest.mark.parametrize(
    ("asked", "event", "reference", "is_left"),
    [
        (effect(), WARNING, CITY, True),
        (effect(), WARNING, make_reference(), False),
        (effect(whom=Whom.DESK), WARNING, CITY, False),
        (effect(), replace(WARNING, detail={"act": "whatsapp"}), CITY, False),
        (effect(), replace(WARNING, type=EventType.ASSIGNED), CITY, False),
        (effect(), replace(WARNING, due=NextDeadline(2, MORNING, "nudge")), CITY, False),
    ],
    ids=[
        "a warning to an office",
        "the city has not decided so",
        "the desk has no digest",
        "a nudge is no warning",
        "news is no warning",
        "the digest would come too late",
    ],
)
def test_only_a_warning_that_a_digest_comes_in_time_for_is_left_to_it(
    asked: Effect, event: Event, reference: Reference, *, is_left: bool
) -> None:
    assert is_left_to_digest(asked, event, make_report(), reference, MIDNIGHT) is is_left


@pytest.mark.parametrize(
    ("fields", "template", "whom", "is_sent", "is_left"),
    [
        ({}, "waiting_list", Whom.MAYOR, True, True),
        ({}, "waiting_list", Whom.DESK, True, True),
        ({"restricted": True}, "waiting_list", Whom.DESK, True, False),
        ({}, "leadership_list", Whom.MAYOR, True, False),
        ({}, "waiting_list", Whom.REPORTER, True, False),
        ({}, "waiting_list", Whom.MAYOR, False, False),
    ],
)
def test_what_is_still_unanswered_goes_with_the_list_of_the_morning(
    fields: dict[str, Any], template: str, whom: Whom, *, is_sent: bool, is_left: bool
) -> None:
    event = replace(WARNING, detail={"act": "inform", "template": template})
    city = make_reference(digest=DigestRules(is_sent=is_sent))
    report = make_report(**fields)
    assert is_left_to_digest(effect(whom=whom), event, report, city, MIDNIGHT) is is_left
