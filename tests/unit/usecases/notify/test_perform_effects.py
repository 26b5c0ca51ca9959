"""Telling the world: each effect once, what became of it stored, one in trouble holding up no other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.errors import NotFoundError, PermanentError, TransientError
from shared.domain.kernel.states import Stage
from shared.domain.notify.effects import effects_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.people.people import Device
from shared.domain.report.report import Event, Report
from shared.ports.messages import Pushed, PushMessage, TemplateMessage
from shared.ports.platform import Alarm
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.perform_effects import GIVE_UP_AFTER, LEASE, PATIENCE
from tests.builders import CITY, NOW, make_device, make_staff
from tests.fakes import FakeAlarms, FakeChat, FakePush, FakeReferences
from tests.unit.domain.lives import DAY, city_ladders, city_reference
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World


class PushDown(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> Pushed:
        raise TransientError(f"fcm:{len(tokens)}:{bool(message)}")


class PushRefused(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> Pushed:
        raise PermanentError(f"fcm:{len(tokens)}:{bool(message)}")


class ChatDown(FakeChat):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        raise TransientError(f"whatsapp:{bool(phone)}:{message.template}")


class ChatRefused(FakeChat):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        raise PermanentError(f"whatsapp:{bool(phone)}:{message.template}")


class AlarmsDown(FakeAlarms):
    def set(self, alarm: Alarm) -> None:
        raise TransientError(f"tasks:{alarm.rung_id}")


def _routed(world: World, *devices: Device, **fields: object) -> tuple[Report, Event]:
    for device in devices:
        world.people.save_device(device)
    report = world.submit_and_route(**fields)
    return report, world.last_event(report)


def _nudged(world: World, *devices: Device) -> tuple[Report, Event]:
    report, _ = _routed(world, *devices)
    world.clock.moment = NOW + DAY
    world.ring(report.report_id, report.due.version)
    return report, world.last_event(report)


def _device_of(member: StaffMember) -> Device:
    return make_device(
        device_id=f"device-{member.uid}",
        uid=member.uid,
        token=f"token-{member.uid}",
        role=member.role.value,
        agency_id=member.agency_id,
    )


def _is_settled(world: World, event: Event) -> bool:
    return (CITY, event.report_id, event.event_id) in world.outcomes.settled


def test_routing_sets_the_alarm_tells_the_office_and_tells_the_reporter() -> None:
    world = World()
    report, event = _routed(world, make_device())
    world.perform(event)
    assert world.alarms.alarms == [
        Alarm(CITY, report.report_id, "nudge", event.due.version, NOW + DAY)
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
    assert _is_settled(world, event)


def test_a_second_delivery_of_the_event_does_nothing_more() -> None:
    world = World()
    _, event = _routed(world, make_device())
    world.perform(event)
    world.perform(event)
    counts = (len(world.alarms.alarms), len(world.push.sent), len(world.chat.sent))
    assert counts == (1, 1, 1)
    assert world.outcome(event, "push").attempts == 1


def test_an_effect_that_another_attempt_is_performing_is_left_to_it() -> None:
    world = World()
    _, event = _routed(world, make_device())
    alarm, push, _ = effects_of(event)
    now = world.clock.now()
    world.outcomes.begin(CITY, event.report_id, push, now, now + LEASE)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.push.sent == []
    assert world.outcome(event, "alarm").state is OutcomeState.SENT
    assert world.outcome(event, "reporter").state is OutcomeState.SENT
    assert not _is_settled(world, event)
    assert alarm.key == world.outcome(event, "alarm").key

    world.clock.forward(seconds=60)
    world.perform(event)
    assert (world.outcome(event, "push").attempts, len(world.push.sent)) == (2, 1)
    assert _is_settled(world, event)


def test_what_cannot_be_sent_now_is_sent_later() -> None:
    world = World(push=PushDown())
    _, event = _routed(world, make_device())
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
    assert _is_settled(world, event)


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
    _, event = _routed(world, make_device())
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.outcome(event, in_trouble).state is OutcomeState.WAITING
    assert {world.outcome(event, name).state for name in fine} == {OutcomeState.SENT}
    assert not _is_settled(world, event)


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
    _, event = _routed(world, make_device())
    world.clock.moment = NOW + late_by
    if state is OutcomeState.WAITING:
        with pytest.raises(TransientError):
            world.perform(event)
    else:
        world.perform(event)
    outcome = world.outcome(event, "push")
    assert outcome.state is state
    assert "whatsapp:" in outcome.reason
    assert _is_settled(world, event) is state.is_final


def test_a_channel_that_is_down_for_an_hour_is_passed_over() -> None:
    world = World(chat=ChatDown())
    _, event = _nudged(world, make_device())
    world.clock.moment = event.at + PATIENCE - timedelta(seconds=1)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.WAITING
    world.clock.moment = event.at + PATIENCE
    world.perform(event)
    assert world.outcome(event, "rung").via == "email"


def test_an_alarm_for_a_deadline_that_moved_is_not_set() -> None:
    world = World()
    report, event = _routed(world)
    world.act(report, Action.ACCEPT)
    world.perform(event)
    superseded = world.outcome(event, "alarm")
    assert (superseded.state, superseded.reason) == (OutcomeState.SUPERSEDED, "report_moved_on")
    assert world.alarms.alarms == []
    assert _is_settled(world, event)


def test_an_office_that_spoke_meanwhile_is_not_accused_of_silence() -> None:
    world = World()
    report, event = _nudged(world)
    world.act(report, Action.ACCEPT)
    world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.SUPERSEDED
    assert world.chat.sent == []


def test_a_silent_office_gets_a_whatsapp_message() -> None:
    world = World()
    report, event = _nudged(world, make_device())
    world.perform(event)
    office, reporter = world.chat.sent
    assert (office.phone, office.template) == ("+6281100000101", "whatsapp_office_nudge")
    assert office.params == ("Dinas PUPR", report.report_id[:8].upper(), "Kota Kendari")
    assert reporter.template == "reporter_office_nudged"
    assert world.push.sent == []


def test_an_office_without_a_device_is_told_by_whatsapp() -> None:
    world = World()
    _, event = _routed(world)
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"
    assert world.chat.sent[0].template == "push_report_assigned"


def test_an_office_that_nothing_reaches_is_given_up_with_every_reason() -> None:
    world = World(chat=ChatRefused())
    _, event = _routed(world)
    world.perform(event)
    outcome = world.outcome(event, "push")
    assert outcome.state is OutcomeState.GIVEN_UP
    assert outcome.reason == "no_device+whatsapp:True:push_report_assigned+no_device"
    assert _is_settled(world, event)


def test_a_push_that_is_refused_for_good_falls_back_to_whatsapp() -> None:
    world = World(push=PushRefused())
    _, event = _routed(world, make_device())
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"


def test_dead_tokens_are_retired_and_the_living_are_told() -> None:
    world = World(push=FakePush(dead=frozenset({"token-1"})))
    alive = make_device(device_id="device-2", token="token-2")
    _, event = _routed(world, make_device(), alive)
    world.perform(event)
    assert world.outcome(event, "push").via == "push"
    assert world.people.devices_of_agency(CITY, "pupr") == (alive,)


def test_an_office_whose_every_device_is_dead_is_told_by_whatsapp() -> None:
    world = World(push=FakePush(dead=frozenset({"token-1"})))
    _, event = _routed(world, make_device())
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"
    assert world.people.devices == {}


def test_the_desk_is_told_on_every_device_of_the_desk() -> None:
    world = World()
    desk, lead = _device_of(DESK), _device_of(SUPERVISOR)
    office = make_device(device_id="device-3", token="token-office")
    report, _ = _routed(world, desk, lead, office)
    world.act(report, Action.REFUSE)
    event = world.last_event(report)
    world.perform(event)
    ((tokens, message),) = world.push.sent
    assert tokens == ("token-uid-desk", "token-uid-supervisor")
    assert message.title == "Dikembalikan kantor"


def test_a_desk_without_a_device_has_no_other_channel() -> None:
    world = World()
    report, _ = _routed(world)
    world.act(report, Action.REFUSE)
    event = world.last_event(report)
    world.perform(event)
    outcome = world.outcome(event, "push")
    assert (outcome.state, outcome.reason) == (OutcomeState.GIVEN_UP, "no_device")


def test_leadership_is_told_on_its_own_devices() -> None:
    world = World()
    leader = _device_of(LEADER)
    report, _ = _routed(world, leader)
    world.clock.moment = NOW + 4 * DAY
    for _ in range(3):
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
    world.perform(world.last_event(report))
    assert [tokens for tokens, _ in world.push.sent] == [("token-uid-leader",)]


HEAD = make_staff(uid="uid-head", role=Role.HEAD)


def _to_the_head() -> World:
    """The day after which the head of a silent office is told, with nothing told yet."""
    ladders = city_ladders()
    head = Rung("head", Condition.NO_ANSWER, 2 * DAY, Act.INFORM, Whom.HEAD, "head_list")
    ladders = {**ladders, Stage.OFFICE: (head,)}
    world = World(references=FakeReferences(city_reference(ladders=ladders)))
    world.people.save_staff(HEAD)
    return world


def _informed(world: World, *devices: Device) -> Event:
    report, _ = _routed(world, *devices)
    world.clock.moment = NOW + 2 * DAY
    world.ring(report.report_id, report.due.version)
    event = world.last_event(report)
    world.perform(event)
    return event


def test_the_head_of_an_office_is_told_and_its_officers_are_not() -> None:
    world = _to_the_head()
    _informed(world, _device_of(OFFICER), _device_of(HEAD))
    assert [tokens for tokens, _ in world.push.sent] == [("token-uid-head",)]


def test_a_head_without_the_app_is_written_to_and_else_the_desks_to_reach() -> None:
    world = _to_the_head()
    event = _informed(world, _device_of(OFFICER), _device_of(DESK))
    assert world.outcome(event, "rung").via == "whatsapp"
    silent = _to_the_head()
    silent.chat = ChatRefused()
    event = _informed(silent, _device_of(OFFICER), _device_of(DESK))
    assert silent.outcome(event, "rung").via == "desk_push"


def test_a_head_is_disturbed_with_the_offices_own_only_where_nobody_else_is_there() -> None:
    for devices, told in (((OFFICER, HEAD), "token-uid-officer"), ((HEAD,), "token-uid-head")):
        world = _to_the_head()
        _, event = _routed(world, *map(_device_of, devices))
        world.perform(event)
        assert [tokens for tokens, _ in world.push.sent] == [(told,)]


@pytest.mark.parametrize(
    ("fields", "device", "via"),
    [
        ({}, True, "whatsapp"),
        ({"whatsapp_consent": False}, True, "push"),
        ({"phone": ""}, True, "push"),
        ({"whatsapp_consent": False}, False, "timeline"),
        ({"phone": ""}, False, "timeline"),
    ],
)
def test_the_reporter_is_reached_on_the_channel_they_allowed(
    fields: dict[str, object], *, device: bool, via: str
) -> None:
    world = World()
    _, event = _routed(world, **fields)
    if device:
        world.people.save_device(
            make_device(uid="uid-citizen", role="citizen", agency_id=None, token="token-citizen")
        )
    world.perform(event)
    assert world.outcome(event, "reporter").via == via
    told = [tokens for tokens, _ in world.push.sent]
    assert told == ([("token-citizen",)] if via == "push" else [])


def test_a_dead_number_of_the_reporter_is_no_loss_of_the_message() -> None:
    world = World(chat=ChatRefused())
    _, event = _routed(world, make_device())
    world.perform(event)
    outcome = world.outcome(event, "reporter")
    assert (outcome.state, outcome.via) == (OutcomeState.SENT, "timeline")


def test_the_reporter_is_written_to_in_their_language() -> None:
    world = World()
    _, event = _routed(world, language="en")
    world.people.save_device(make_device())
    world.perform(event)
    assert [chat.language for chat in world.chat.sent] == ["en"]
    assert world.push.sent[0][1].title == "Laporan baru"


def test_a_reporter_whose_identity_was_erased_is_told_nothing() -> None:
    world = World()
    _, event = _routed(world, make_device())
    world.reports.identities.clear()
    world.perform(event)
    outcome = world.outcome(event, "reporter")
    assert (outcome.state, outcome.reason) == (OutcomeState.GIVEN_UP, "identity_gone")


def test_an_event_without_effects_is_settled_at_once() -> None:
    world = World()
    report, _ = _routed(world)
    world.act(report, Action.ANSWER)
    report = world.reports.find_by_code(CITY, report.tracking_code)
    world.respond(report, Response.FIXED)
    event = world.last_event(report)
    world.perform(event)
    assert _is_settled(world, event)
    assert "alarm" not in {outcome.via for outcome in world.outcomes.all(CITY, report.report_id)}


def test_an_event_that_is_gone() -> None:
    world = World()
    _, event = _routed(world)
    world.reports.histories.clear()
    with pytest.raises(NotFoundError):
        world.perform(event)


def test_of_a_restricted_report_only_supervisors_are_told() -> None:
    world = World()
    for member in (DESK, SUPERVISOR):
        world.people.save_staff(member)
    desk = make_device(device_id="d", uid=DESK.uid, token="t-desk", role="desk", agency_id=None)
    lead = replace(desk, device_id="s", uid=SUPERVISOR.uid, token="t-lead", role="supervisor")
    office = make_device(device_id="o", uid="uid-officer", token="t-office")
    report, event = _routed(
        world, desk, lead, office, description="Petugas minta uang 50 ribu untuk tambal jalan."
    )
    world.perform(event)
    assert report.restricted
    assert {token for tokens, _ in world.push.sent for token in tokens} == {"t-lead"}
