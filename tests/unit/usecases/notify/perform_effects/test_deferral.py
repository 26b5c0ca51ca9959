"""By night phones are silent: what waits goes out in the morning, once, unless it has become untrue."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.digest_rules import DigestRules
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.states import Stage, Urgency
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action
from shared.domain.people.accounts import Account, Preferences
from shared.domain.report.report import Event, Report
from shared.ports.alarms import Alarm, MessageCheck
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.perform_effects import PATIENCE
from tests.builders import CITY, make_device
from tests.fakes import FakeAlarms
from tests.unit.domain.lives import DAY, HOUR
from tests.unit.usecases.notify.mornings import CALENDAR, OPENING, a_morning
from tests.unit.usecases.outages import PushDown
from tests.unit.usecases.world import OFFICER, World

TEN_IN_THE_EVENING = datetime(2026, 11, 23, 22, tzinfo=OFFSETS["WITA"]).astimezone(UTC)
MORNING = TEN_IN_THE_EVENING + timedelta(hours=8)
PHONES = (
    make_device(),
    make_device(
        device_id="device-2",
        uid="uid-citizen",
        token="token-citizen",
        role="citizen",
        agency_id=None,
    ),
)


def a_world(**fakes: Any) -> World:
    world = World(**fakes)
    world.clock.moment = TEN_IN_THE_EVENING
    for phone in PHONES:
        world.people.save_device(phone)
    return world


def routed(world: World, **fields: Any) -> tuple[Report, Event]:
    report = world.submit_and_route(**{"whatsapp_consent": False, **fields})
    return report, world.last_event(report)


def told(world: World) -> list[tuple[str, ...]]:
    return [tokens for tokens, _ in world.push.sent]


def nudged(world: World) -> tuple[Report, Event]:
    """The office has been silent for a day when the night has begun."""
    report, _ = routed(world)
    world.clock.moment = TEN_IN_THE_EVENING + DAY
    world.ring(report.report_id, report.due.version)
    return report, world.last_event(report)


def test_what_was_climbed_twice_in_a_night_is_told_an_hour_apart_in_the_morning() -> None:
    warn = Rung(
        "warn", Condition.NO_ANSWER, DAY + 2 * HOUR, Act.PUSH, Whom.OFFICE, "office_reminder"
    )
    again = replace(warn, rung_id="again", after=DAY + 4 * HOUR)
    world = a_world()
    city = world.references.reference
    world.references.reference = replace(city, ladders={Stage.OFFICE: (warn, again)})
    report, _ = routed(world)
    events = []
    for hours in (2, 4):
        world.clock.moment = TEN_IN_THE_EVENING + DAY + hours * HOUR
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
        events.append(world.last_event(report))
    sent = {}
    for moment in (
        world.clock.moment,
        MORNING + DAY,
        MORNING + DAY + HOUR / 2,
        MORNING + DAY + HOUR,
    ):
        world.clock.moment = moment
        for event in events:
            world.perform(event)
        sent[moment - MORNING - DAY] = len(world.push.sent)
    assert list(sent.values()) == [0, 1, 1, 2]


def test_the_office_is_told_in_the_morning_and_once() -> None:
    world = a_world()
    _, event = routed(world)
    world.perform(event)
    held = world.outcome(event, "push")
    assert (held.state, held.reason) == (OutcomeState.HELD, "quiet_hours")
    assert held.check_at == MORNING
    assert ("token-1",) not in told(world)

    world.clock.moment = MORNING
    for _ in range(2):
        world.perform(event)
    assert told(world).count(("token-1",)) == 1
    assert world.outcome(event, "push").state is OutcomeState.SENT


def test_what_was_held_before_that_was_a_state_is_told_in_the_morning_and_once() -> None:
    world = a_world()
    report, event = routed(world)
    world.perform(event)
    before = replace(world.outcome(event, "push"), state=OutcomeState.WAITING)
    world.outcomes.found[CITY, report.report_id, before.key] = before
    world.perform(event)
    assert world.outcome(event, "push").state is OutcomeState.HELD
    world.outcomes.found[CITY, report.report_id, before.key] = before
    world.clock.moment = MORNING
    for _ in range(2):
        world.perform(event)
    assert told(world).count(("token-1",)) == 1


def test_the_deadline_does_not_move_by_a_second() -> None:
    world = a_world()
    report, event = nudged(world)
    assert event.at == report.due.at == TEN_IN_THE_EVENING + DAY
    world.perform(event)
    assert world.chat.sent == []
    assert world.reports.get(CITY, report.report_id).due.at is not None
    world.clock.moment = MORNING + DAY
    world.perform(event)
    assert [chat.template for chat in world.chat.sent] == ["whatsapp_office_nudge"]


def test_alarms_are_set_by_night_as_by_day_and_one_rings_in_the_morning() -> None:
    world = a_world()
    report, event = routed(world)
    world.perform(event)
    assert world.outcome(event, "alarm").state is OutcomeState.SENT
    assert [(check.at, check.event_id) for check in world.alarms.checks] == [
        (MORNING, event.event_id)
    ]
    assert world.alarms.checks[0].report_id == report.report_id


def test_the_sweep_leaves_it_in_peace_till_morning_and_then_does_it() -> None:
    class NoAlarms(FakeAlarms):
        def set(self, alarm: Alarm) -> None:
            if isinstance(alarm, MessageCheck):
                raise TransientError("tasks")
            super().set(alarm)

    world = a_world(alarms=NoAlarms())
    _, event = routed(world)
    world.perform(event)
    for hours in (1, 7.9):
        world.clock.moment = TEN_IN_THE_EVENING + timedelta(hours=hours)
        assert event not in world.forgotten(CITY, 10).unsettled
    world.clock.moment = MORNING + timedelta(minutes=3)
    assert event in world.forgotten(CITY, 10).unsettled
    world.perform(event)
    assert ("token-1",) in told(world)
    assert event not in world.forgotten(CITY, 10).unsettled


def test_what_has_become_untrue_by_morning_is_not_said() -> None:
    world = a_world()
    report, event = nudged(world)
    world.perform(event)
    world.act(report, Action.ACCEPT)
    world.clock.moment = MORNING + DAY
    world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.SUPERSEDED
    assert world.chat.sent == []


@pytest.mark.parametrize("fields", [{"danger": "kebakaran"}, {"urgency": Urgency.URGENT}])
def test_danger_wakes_people(fields: dict[str, Any]) -> None:
    world = a_world()
    report, event = routed(world)
    pressing = replace(world.reports.get(CITY, report.report_id), **fields)
    world.reports.stored[CITY, report.report_id] = pressing
    world.perform(event)
    assert ("token-1",) in told(world)


def test_who_has_just_reported_is_told_at_once() -> None:
    world = a_world()
    _, event = routed(world)
    world.perform(event)
    assert told(world) == [("token-citizen",)]


def accepted_later(world: World) -> Event:
    report, _ = routed(world)
    world.clock.forward(hours=1)
    world.act(report, Action.ACCEPT)
    return world.last_event(report)


def test_who_is_asleep_is_told_in_the_morning() -> None:
    world = a_world()
    event = accepted_later(world)
    world.perform(event)
    assert told(world) == []
    world.clock.moment = MORNING
    world.perform(event)
    assert told(world) == [("token-citizen",)]


def test_who_wants_to_know_at_any_hour_is_told() -> None:
    world = a_world()
    account = Account(CITY, "uid-citizen", Preferences(quiet=False))
    world.people.change_account(CITY, "uid-citizen", lambda _: account)
    world.perform(accepted_later(world))
    assert told(world) == [("token-citizen",)]


def test_the_answer_to_a_word_just_written_comes_at_once() -> None:
    world = a_world()
    report, _ = routed(world)
    world.clock.forward(hours=1)
    world.respond(report, Response.MESSAGE, text="Ada yang bisa datang?")
    world.clock.forward(minutes=10)
    world.act(report, Action.MESSAGE, member=OFFICER, text="Kami ke sana.")
    world.perform(world.last_event(report))
    assert told(world) == [("token-citizen",)]


def taken_back(world: World) -> Event:
    """Told to the office alone."""
    report, _ = routed(world)
    world.respond(report, Response.WITHDRAW)
    return world.last_event(report)


def test_patience_with_a_channel_in_trouble_begins_in_the_morning() -> None:
    world = a_world(push=PushDown())
    event = taken_back(world)
    world.perform(event)
    world.clock.moment = MORNING + timedelta(minutes=59)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.chat.sent == []
    world.clock.moment = MORNING + PATIENCE
    world.perform(event)
    assert [chat.template for chat in world.chat.sent] == ["push_report_withdrawn"]


WARN = Rung("warn", Condition.NO_ANSWER, 6 * HOUR, Act.PUSH, Whom.OFFICE, "office_reminder")


@pytest.mark.parametrize(
    ("rules", "holiday", "state"),
    [
        (DigestRules(instead_of_warnings=True), False, OutcomeState.SUPERSEDED),
        (DigestRules(instead_of_warnings=True), True, OutcomeState.SENT),
        (DigestRules(), False, OutcomeState.SENT),
    ],
    ids=["left to the digest", "no digest in time", "not so decided"],
)
def test_a_warning_is_left_to_a_digest_that_comes_in_time(
    rules: DigestRules, state: OutcomeState, *, holiday: bool
) -> None:
    """Half past seven in the evening; the nudge is due at half past one of the next afternoon."""
    world = a_morning().world
    city = world.references.reference
    world.references.reference = replace(
        city,
        ladders={**city.ladders, Stage.OFFICE: (WARN, *city.ladders[Stage.OFFICE])},
        calendar=CALENDAR if holiday else replace(CALENDAR, days={}),
        digest=rules,
    )
    world.clock.moment = OPENING + 6 * HOUR
    report = world.submit_and_route(idempotency_key="key-warned")
    world.clock.forward(hours=6)
    world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
    event = world.last_event(report)
    world.perform(event)
    outcome = world.outcome(event, "rung")
    assert outcome.state is state
    assert (outcome.reason == "in_digest") is (state is OutcomeState.SUPERSEDED)
