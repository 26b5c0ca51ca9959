"""Telling the world: each effect once, what became of it stored, one in trouble holding up no other."""

from datetime import timedelta

import pytest

from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.notify.effects import effects_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action
from shared.ports.alarms import Alarm, RungAlarm
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.perform_effects import GIVE_UP_AFTER, LEASE
from tests.builders import CITY, NOW, make_device
from tests.fakes import FakeAlarms, FakePush
from tests.unit.domain.lives import DAY
from tests.unit.usecases.notify.events import is_settled, nudged, routed
from tests.unit.usecases.outages import ChatDown, PushDown
from tests.unit.usecases.world import World


class AlarmsDown(FakeAlarms):
    def set(self, alarm: Alarm) -> None:
        assert isinstance(alarm, RungAlarm)
        raise TransientError(f"tasks:{alarm.rung_id}")


def test_routing_sets_the_alarm_tells_the_office_and_tells_the_reporter() -> None:
    world = World()
    report, event = routed(world, make_device())
    world.perform(event)
    assert world.alarms.alarms == [
        RungAlarm(CITY, report.report_id, "nudge", event.due.version, NOW + DAY)
    ]
    ((tokens, message),) = world.push.sent
    assert tokens == ("token-1",)
    assert message.data == {"report_id": report.report_id, "city_id": CITY}
    assert "Dinas PUPR" in message.body
    (chat,) = world.chat.sent
    assert (chat.phone, chat.template) == ("+6281100000001", "reporter_report_assigned")
    outcomes = world.outcomes.all(CITY, report.report_id)
    assert {outcome.state for outcome in outcomes} == {OutcomeState.SENT}
    assert {outcome.via for outcome in outcomes} == {"alarm", "push", "whatsapp"}
    assert is_settled(world, event)


def test_a_second_delivery_of_the_event_does_nothing_more() -> None:
    world = World()
    _, event = routed(world, make_device())
    world.perform(event)
    world.perform(event)
    counts = (len(world.alarms.alarms), len(world.push.sent), len(world.chat.sent))
    assert counts == (1, 1, 1)
    assert world.outcome(event, "push").attempts == 1


def test_an_effect_that_another_attempt_is_performing_is_left_to_it() -> None:
    world = World()
    _, event = routed(world, make_device())
    alarm, push, _ = effects_of(event)
    now = world.clock.now()
    world.outcomes.begin(CITY, event.report_id, push, now, now + LEASE)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.push.sent == []
    assert world.outcome(event, "alarm").state is OutcomeState.SENT
    assert world.outcome(event, "reporter").state is OutcomeState.SENT
    assert not is_settled(world, event)
    assert alarm.key == world.outcome(event, "alarm").key

    world.clock.forward(seconds=60)
    world.perform(event)
    assert (world.outcome(event, "push").attempts, len(world.push.sent)) == (2, 1)
    assert is_settled(world, event)


def test_what_cannot_be_sent_now_is_sent_later() -> None:
    world = World(push=PushDown())
    _, event = routed(world, make_device())
    with pytest.raises(TransientError) as postponed:
        world.perform(event)
    assert postponed.value.reason == "fcm:1:True"
    waiting = world.outcome(event, "push")
    assert (waiting.state, waiting.reason) == (OutcomeState.WAITING, "fcm:1:True")
    assert waiting.lease_until is None

    world.push = FakePush()
    world.perform(event)
    sent = world.outcome(event, "push")
    assert (sent.state, sent.via, sent.attempts) == (OutcomeState.SENT, "push", 2)
    assert is_settled(world, event)


@pytest.mark.parametrize(
    ("world", "in_trouble", "fine"),
    [
        (World(alarms=AlarmsDown()), "alarm", ("push", "reporter")),
        (World(push=PushDown()), "push", ("alarm", "reporter")),
        (World(chat=ChatDown()), "reporter", ("alarm", "push")),
    ],
    ids=["alarm", "push", "chat"],
)
def test_one_effect_in_trouble_holds_up_no_other(
    world: World, in_trouble: str, fine: tuple[str, ...]
) -> None:
    _, event = routed(world, make_device())
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.outcome(event, in_trouble).state is OutcomeState.WAITING
    assert {world.outcome(event, name).state for name in fine} == {OutcomeState.SENT}
    assert not is_settled(world, event)


@pytest.mark.parametrize(
    ("late_by", "state"),
    [
        (GIVE_UP_AFTER - timedelta(seconds=1), OutcomeState.WAITING),
        (GIVE_UP_AFTER, OutcomeState.GIVEN_UP),
    ],
)
def test_after_a_day_of_trying_it_is_given_up_for_all_to_see(
    late_by: timedelta, state: OutcomeState
) -> None:
    world = World(push=PushDown(), chat=ChatDown())
    _, event = routed(world, make_device())
    world.clock.moment = NOW + late_by
    if state is OutcomeState.WAITING:
        with pytest.raises(TransientError):
            world.perform(event)
    else:
        world.perform(event)
    outcome = world.outcome(event, "push")
    assert outcome.state is state
    assert "whatsapp:" in outcome.reason
    assert is_settled(world, event) is state.is_final


def test_an_alarm_for_a_deadline_that_moved_is_not_set() -> None:
    world = World()
    report, event = routed(world)
    world.act(report, Action.ACCEPT)
    world.perform(event)
    superseded = world.outcome(event, "alarm")
    assert (superseded.state, superseded.reason) == (OutcomeState.SUPERSEDED, "report_moved_on")
    assert world.alarms.alarms == []
    assert is_settled(world, event)


def test_an_office_that_spoke_meanwhile_is_not_accused_of_silence() -> None:
    world = World()
    report, event = nudged(world)
    world.act(report, Action.ACCEPT)
    world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.SUPERSEDED
    assert world.chat.sent == []


def test_an_event_without_effects_is_settled_at_once() -> None:
    world = World()
    report, _ = routed(world)
    world.act(report, Action.ANSWER)
    report = world.reports.find_by_code(CITY, report.tracking_code)
    world.respond(report, Response.FIXED)
    event = world.last_event(report)
    world.perform(event)
    assert is_settled(world, event)
    assert "alarm" not in {outcome.via for outcome in world.outcomes.all(CITY, report.report_id)}


def test_an_event_that_is_gone() -> None:
    world = World()
    _, event = routed(world)
    world.reports.histories.clear()
    with pytest.raises(NotFoundError):
        world.perform(event)
