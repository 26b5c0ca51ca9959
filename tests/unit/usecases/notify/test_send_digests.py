"""Each office is told once in the morning of a working day, whatever breaks and however often it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay
from shared.domain.city.contacts import ContactRole
from shared.domain.city.digest_rules import DigestRules
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.states import Stage
from shared.domain.notify.chat_templates import chat_text
from shared.domain.notify.digest import PATIENCE, DigestRecord
from shared.domain.notify.effects import handle_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Role
from shared.domain.people.duty import Period, Roster
from shared.domain.people.people import Mutable, Wishes
from shared.ports.messages import Pushed, PushMessage, TemplateMessage
from shared.usecases.notify.send_digests import LEASE, send_digests
from shared.usecases.people.keep_roster import keep_wishes
from tests.builders import CITY, make_device, make_staff
from tests.fakes import FakeChat, FakePush
from tests.unit.domain.lives import DAY, HOUR
from tests.unit.usecases.people.test_rosters import SECOND, a_world
from tests.unit.usecases.world import OFFICER, World

# A Monday; the office for roads has two officers with a phone each, the other has none.
OPENING = datetime(2026, 11, 23, 7, 30, tzinfo=OFFSETS["WITA"]).astimezone(UTC)
CALENDAR = Calendar(
    OFFSETS["WITA"],
    {day: Hours(time(7, 30), time(16)) for day in range(5)},
    days={date(2026, 11, 24): NamedDay("Libur", DayKind.CITY_HOLIDAY)},
)


@dataclass
class Mornings:
    world: World

    def run(self) -> int:
        return send_digests(CITY, self.world)

    def record(self, agency_id: str = "pupr", day: date = date(2026, 11, 23)) -> DigestRecord:
        return self.world.digests.records[CITY, f"{day.isoformat()}-{agency_id}"]


def a_morning(**fakes: Any) -> Mornings:
    world = a_world(**fakes)
    world.references.reference = replace(world.references.reference, calendar=CALENDAR)
    world.clock.moment = OPENING - DAY
    world.submit_and_route()
    world.clock.moment = OPENING
    return Mornings(world)


def test_one_for_each_office_that_has_something_to_do() -> None:
    morning = a_morning()
    assert morning.run() == 1
    ((tokens, message),) = morning.world.push.sent
    assert tokens == (OFFICER.uid, SECOND.uid)
    assert "1 laporan" in message.body
    assert message.data == {"city_id": CITY}
    assert morning.record().state is OutcomeState.SENT
    assert morning.record("dlh").reason == "nothing_open"


def test_however_often_it_runs() -> None:
    morning = a_morning()
    for _ in range(4):
        morning.run()
        morning.world.clock.forward(minutes=15)
    assert len(morning.world.push.sent) == 1


@pytest.mark.parametrize(
    "now",
    [OPENING - timedelta(minutes=1), OPENING + 3 * HOUR, OPENING + DAY, OPENING - 2 * DAY],
    ids=["before the offices open", "at noon", "on a holiday", "on a saturday"],
)
def test_at_other_times_nothing_is_read(now: datetime) -> None:
    morning = a_morning()
    morning.world.clock.moment = now
    asked = len(morning.world.reports.queries)
    assert morning.run() == 0
    assert morning.world.digests.records == {}
    assert len(morning.world.reports.queries) == asked


def test_the_next_working_day_has_its_own() -> None:
    morning = a_morning()
    morning.run()
    morning.world.clock.moment = OPENING + 2 * DAY
    assert morning.run() == 1
    assert morning.record(day=date(2026, 11, 25)).state is OutcomeState.SENT


def test_once_all_is_done_a_run_asks_for_no_office() -> None:
    morning = a_morning()
    morning.run()
    asked = len(morning.world.reports.queries)
    morning.world.clock.forward(minutes=15)
    assert morning.run() == 0
    assert len(morning.world.reports.queries) == asked
    assert morning.record("@city").state is OutcomeState.SENT


class PushDown(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> Pushed:
        raise TransientError(f"fcm:{len(tokens)}:{message.title}")


def test_where_the_channel_is_down_it_is_tried_again_this_morning() -> None:
    morning = a_morning(push=PushDown())
    with pytest.raises(TransientError):
        morning.run()
    assert morning.record().state is OutcomeState.WAITING
    assert morning.record("dlh").state is OutcomeState.SUPERSEDED
    morning.world.push = FakePush()
    morning.world.clock.forward(minutes=15)
    assert morning.run() == 1
    assert (morning.record().state, morning.record().attempts) == (OutcomeState.SENT, 2)


class PowerCut(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> Pushed:
        super().send(tokens, message)
        raise KeyboardInterrupt


def test_a_run_that_dies_is_followed_by_another_once_its_lease_is_over() -> None:
    morning = a_morning(push=PowerCut())
    with pytest.raises(KeyboardInterrupt):
        morning.run()
    morning.world.push = FakePush()
    assert morning.run() == 0, "the first may still be at it"
    morning.world.clock.forward(minutes=LEASE.total_seconds() / 60)
    assert morning.run() == 1


def test_who_is_away_or_wants_none_gets_none() -> None:
    morning = a_morning()
    keep_wishes(OFFICER, Wishes(digest=False), morning.world)
    morning.run()
    assert [tokens for tokens, _ in morning.world.push.sent] == [(SECOND.uid,)]

    morning = a_morning()
    leave = Roster(leave=(Period(OPENING - DAY, OPENING + DAY),))
    morning.world.people.save_staff(replace(SECOND, roster=leave))
    morning.run()
    assert [tokens for tokens, _ in morning.world.push.sent] == [(OFFICER.uid,)]


def test_a_phone_that_is_dead_is_forgotten() -> None:
    morning = a_morning(push=FakePush(dead=frozenset({SECOND.uid})))
    assert morning.run() == 1
    assert morning.world.people.devices_of_person(CITY, SECOND.uid) == ()
    assert len(morning.world.people.devices_of_person(CITY, OFFICER.uid)) == 1


def test_where_all_who_are_there_want_none_no_other_channel_brings_it() -> None:
    morning = a_morning()
    for member in (OFFICER, SECOND):
        keep_wishes(member, Wishes(digest=False), morning.world)
    assert morning.run() == 0
    assert (morning.record().state, morning.record().reason) == (
        OutcomeState.SUPERSEDED,
        "switched_off",
    )
    assert (morning.world.chat.sent, morning.world.mail.sent) == ([], [])


def without_phones(**fakes: Any) -> Mornings:
    """Nobody of the office has signed in on a phone."""
    morning = a_morning(**fakes)
    for device in morning.world.people.devices_of_agency(CITY, "pupr"):
        morning.world.people.retire_device(device)
    return morning


def test_where_no_push_reaches_anybody_the_duty_list_is_written_to() -> None:
    morning = without_phones()
    for _ in range(3):
        morning.run()
        morning.world.clock.forward(minutes=15)
    (sent,) = morning.world.chat.sent
    office = "Dinas PUPR"
    assert (sent.phone, sent.template) == ("+6281100000101", "whatsapp_office_digest")
    handle = handle_of(next(iter(morning.world.reports.histories))[1])
    assert chat_text(sent.template, "id", sent.params).startswith(f"Selamat pagi, petugas {office}")
    assert sent.params == (office, "1", "0", "1", handle)
    assert (morning.record().state, morning.record().via) == (OutcomeState.SENT, "whatsapp")
    assert morning.world.mail.sent == []


class Refusing(FakeChat):
    """Numbers that are not on WhatsApp."""

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        super().send_template(phone, message)
        raise PermanentError("whatsapp:131026")


def test_what_chat_refuses_goes_by_mail_to_the_duty_list_and_never_to_the_head() -> None:
    morning = without_phones(chat=Refusing())
    assert morning.run() == 1
    reference = morning.world.references.reference
    duty = [each for each in reference.contacts["pupr"] if each.role is ContactRole.DUTY]
    assert [sent.phone for sent in morning.world.chat.sent] == [each.phone for each in duty]
    ((address, message),) = morning.world.mail.sent
    assert address == next(each.email for each in duty if each.email)
    assert "Dinas PUPR" in message.body
    assert message.key == "kendari/digest/2026-11-23-pupr"
    assert morning.record().via == "email"


class ChatDown(FakeChat):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        raise TransientError(f"whatsapp:{len(phone)}:{message.template}")


def test_a_channel_in_trouble_is_waited_for_and_then_passed_over() -> None:
    morning = without_phones(chat=ChatDown())
    for _ in range(PATIENCE):
        with pytest.raises(TransientError):
            morning.run()
        assert morning.world.mail.sent == []
        morning.world.clock.forward(minutes=15)
    assert morning.run() == 1
    assert (morning.record().via, len(morning.world.mail.sent)) == ("email", 1)


def test_an_office_that_nothing_reaches_is_on_record_with_each_reason() -> None:
    morning = without_phones(chat=Refusing())
    reference = morning.world.references.reference
    morning.world.references.reference = replace(reference, contacts={})
    assert morning.run() == 0
    assert (morning.record().state, morning.record().reason) == (
        OutcomeState.GIVEN_UP,
        "no_device",
    )


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
