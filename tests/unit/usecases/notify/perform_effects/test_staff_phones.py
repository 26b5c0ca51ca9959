"""Through whose phones an office and the desk are told: those who are there before those who are not."""

from dataclasses import dataclass, field, replace

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import Stage
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.people.duty import Period, Roster
from shared.domain.people.people import Device, Mutable, Wishes
from shared.domain.report.report import Event
from shared.usecases.people.keep_roster import keep_wishes
from shared.usecases.people.open_contact import OpenContact, open_contact
from tests.builders import CITY, NOW, later, make_device, make_staff
from tests.fake_people import FakePeople
from tests.fakes import FakePush, FakeReferences
from tests.unit.domain.lives import DAY, city_ladders, city_reference
from tests.unit.usecases.colleagues import SECOND, a_world, phone_of
from tests.unit.usecases.notify.events import routed
from tests.unit.usecases.outages import ChatRefused
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World

OTHER_SUPERVISOR = replace(SUPERVISOR, uid="uid-other-supervisor")
WEEK = Period(NOW, later(days=7))


def on_leave(world: World, *members: StaffMember) -> None:
    for each in members:
        world.people.save_staff(replace(each, roster=Roster(leave=(WEEK,))))


def told(world: World) -> list[tuple[str, ...]]:
    report = world.submit_and_route()
    world.perform(world.last_event(report))
    return [tokens for tokens, _ in world.push.sent]


def test_an_office_is_told_through_those_who_are_there() -> None:
    world = a_world()
    on_leave(world, OFFICER)
    assert told(world) == [("uid-second",)]


def test_an_office_whose_people_are_all_away_is_told_through_all_of_them() -> None:
    world = a_world()
    on_leave(world, OFFICER, SECOND)
    assert told(world) == [("uid-officer", "uid-second")]


def test_where_those_on_duty_have_no_phone_the_others_are_told() -> None:
    world = a_world()
    world.people.retire_device(phone_of(SECOND))
    on_leave(world, OFFICER)
    assert told(world) == [("uid-officer",)]


def test_where_the_phones_of_those_on_duty_are_dead_the_others_are_told() -> None:
    world = a_world(push=FakePush(dead=frozenset({"uid-second"})))
    on_leave(world, OFFICER)
    assert told(world) == [("uid-second",), ("uid-officer",)]


def test_the_phone_of_somebody_who_left_is_told_nothing() -> None:
    world = a_world()
    world.people.save_staff(make_staff(active=False))
    assert told(world) == [("uid-second",)]


def test_the_desk_is_told_of_a_report_whose_office_nobody_can_reach() -> None:
    world = a_world()
    for each in (OFFICER, SECOND):
        world.people.retire_device(phone_of(each))
    report = world.submit_and_route()
    world.act(report, Action.ASSIGN, member=DESK, agency_id="dlh")
    event = world.last_event(report)
    world.perform(event)
    assert not world.references.reference.contacts.get("dlh")
    assert world.push.sent[0][0] == ("uid-desk",)
    outcome = world.outcome(event, "push")
    assert (outcome.state, outcome.via) == (OutcomeState.SENT, "desk_push")


def test_the_desk_is_told_on_every_phone_of_the_desk() -> None:
    world = World()
    desk, lead = phone_of(DESK), phone_of(SUPERVISOR)
    office = make_device(device_id="device-3", token="token-office")
    report, _ = routed(world, desk, lead, office)
    world.act(report, Action.REFUSE)
    event = world.last_event(report)
    world.perform(event)
    ((tokens, message),) = world.push.sent
    assert tokens == ("uid-desk", "uid-supervisor")
    assert message.title == "Dikembalikan kantor"


def test_leadership_is_told_on_its_own_devices() -> None:
    world = World()
    leader = phone_of(LEADER)
    report, _ = routed(world, leader)
    for days in (1, 3, 4):
        world.clock.moment = NOW + days * DAY
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
    world.perform(world.last_event(report))
    assert [tokens for tokens, _ in world.push.sent] == [("uid-leader",)]


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
    report, _ = routed(world, *devices)
    world.clock.moment = NOW + 2 * DAY
    world.ring(report.report_id, report.due.version)
    event = world.last_event(report)
    world.perform(event)
    return event


def test_the_head_of_an_office_is_told_and_its_officers_are_not() -> None:
    world = _to_the_head()
    _informed(world, phone_of(OFFICER), phone_of(HEAD))
    assert [tokens for tokens, _ in world.push.sent] == [("uid-head",)]


def test_a_head_without_the_app_is_written_to_and_else_the_desks_to_reach() -> None:
    world = _to_the_head()
    event = _informed(world, phone_of(OFFICER), phone_of(DESK))
    assert world.outcome(event, "rung").via == "whatsapp"
    silent = _to_the_head()
    silent.chat = ChatRefused()
    event = _informed(silent, phone_of(OFFICER), phone_of(DESK))
    assert silent.outcome(event, "rung").via == "desk_push"


def test_a_head_is_disturbed_with_the_offices_own_only_where_nobody_else_is_there() -> None:
    for devices, told in (((OFFICER, HEAD), "uid-officer"), ((HEAD,), "uid-head")):
        world = _to_the_head()
        _, event = routed(world, *map(phone_of, devices))
        world.perform(event)
        assert [tokens for tokens, _ in world.push.sent] == [(told,)]


def test_of_a_restricted_report_only_supervisors_are_told() -> None:
    world = World()
    for member in (DESK, SUPERVISOR):
        world.people.save_staff(member)
    desk = make_device(device_id="d", uid=DESK.uid, token="t-desk", role="desk", agency_id=None)
    lead = replace(desk, device_id="s", uid=SUPERVISOR.uid, token="t-lead", role="supervisor")
    office = make_device(device_id="o", uid="uid-officer", token="t-office")
    report, event = routed(
        world, desk, lead, office, description="Petugas minta uang 50 ribu untuk tambal jalan."
    )
    world.perform(event)
    assert report.restricted
    assert {token for tokens, _ in world.push.sent for token in tokens} == {"t-lead"}


@pytest.mark.parametrize(
    ("muted", "told"),
    [
        ((), [OFFICER.uid, SECOND.uid]),
        ((Mutable.NEW_REPORT,), [SECOND.uid]),
        ((Mutable.REPORTER_WORD, Mutable.REPORT_ENDED), [OFFICER.uid, SECOND.uid]),
    ],
)
def test_what_somebody_has_switched_off_is_not_pushed_to_them(
    muted: tuple[Mutable, ...], told: list[str]
) -> None:
    world = a_world()
    keep_wishes(OFFICER, Wishes(muted), world)
    world.perform(world.last_event(world.submit_and_route()))
    ((tokens, _),) = world.push.sent
    assert list(tokens) == told


def test_where_all_have_switched_it_off_no_other_channel_brings_it() -> None:
    world = a_world()
    for member in (OFFICER, SECOND):
        keep_wishes(member, Wishes((Mutable.NEW_REPORT,)), world)
    report = world.submit_and_route(whatsapp_consent=False)
    event = world.last_event(report)
    world.perform(event)
    assert world.push.sent == []
    assert world.chat.sent == []
    assert world.outcome(event, "push").via == "queue"


def test_a_nudge_and_a_visit_order_cannot_be_switched_off() -> None:
    world = a_world()
    desk = make_staff(uid="uid-desk", role=Role.DESK, agency_id=None)
    world.people.save_device(make_device(device_id="d", uid=desk.uid, token="desk", role="desk"))
    everything = Wishes(tuple(Mutable), digest=False)
    for member in (OFFICER, SECOND, desk):
        keep_wishes(member, everything, world)
    report = world.submit_and_route()
    for days in (1, 3):
        world.clock.moment = report.submitted_at + days * DAY
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
        world.perform(world.last_event(report))
    assert "whatsapp_office_nudge" in {chat.template for chat in world.chat.sent}
    assert world.push.sent[-1][1].title == "Perintah kunjungan"


@dataclass
class Counting(FakePeople):
    """Counts the lists that are read."""

    read: list[str] = field(default_factory=list)

    def staff_of_agency(self, city_id: str, agency_id: str) -> tuple[StaffMember, ...]:
        self.read.append(f"staff of {agency_id}")
        return super().staff_of_agency(city_id, agency_id)

    def devices_of_agency(self, city_id: str, agency_id: str) -> tuple[Device, ...]:
        self.read.append(f"devices of {agency_id}")
        return super().devices_of_agency(city_id, agency_id)


def test_each_list_of_people_is_read_once_for_an_event() -> None:
    world = a_world(push=FakePush(dead=frozenset({SECOND.uid})))
    on_leave(world, OFFICER)
    event = world.last_event(world.submit_and_route())
    people = Counting(world.reports, world.people.members, world.people.devices)
    world.people = people
    world.perform(event)
    assert len(world.push.sent) == 2, "a second circle was asked"
    assert sorted(people.read) == ["devices of pupr", "staff of pupr"]


def _asked(world: World, *, second: bool = False) -> None:
    """A restricted report's number is asked for by one of two supervisors, before anybody is told."""
    for each in (DESK, SUPERVISOR, OTHER_SUPERVISOR):
        world.people.save_staff(each)
        world.people.save_device(phone_of(each))
    report = world.submit_and_route(
        phone="+6281199998888", description="Petugas minta uang 50 ribu untuk tambal jalan."
    )
    opening = OpenContact(SUPERVISOR, report.report_id, "Menanyakan keterangan.")
    open_contact(opening, world)
    event = world.last_event(report)
    if second:
        open_contact(replace(opening, member=OTHER_SUPERVISOR), world)
    world.perform(event)


def test_a_second_person_is_asked_for_and_not_whoever_asked() -> None:
    world = World()
    _asked(world)
    assert [tokens for tokens, _ in world.push.sent] == [(OTHER_SUPERVISOR.uid,)]


def test_once_a_second_person_has_agreed_none_is_asked_for() -> None:
    world = World()
    _asked(world, second=True)
    assert world.push.sent == []
