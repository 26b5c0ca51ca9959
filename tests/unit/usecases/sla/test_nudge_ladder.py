"""One nudge and all its ways: contact after contact, then e-mail, then the desk's list."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.states import EventType
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, Receipt, Status
from shared.domain.people.access import Action
from shared.domain.report.report import Event, Report
from shared.domain.texts.timeline import sentence_of
from shared.ports.messages import TemplateMessage
from shared.usecases.sla.find_forgotten import PATIENCE
from tests.builders import CITY, NOW, make_device
from tests.fakes import FakeAlarms, FakeChat
from tests.unit.domain.lives import DAY
from tests.unit.usecases.outages import MailRefused
from tests.unit.usecases.world import DESK, World

DUTY_1, DUTY_2, HEAD = "+6281100000101", "+6281100000102", "+6281100000103"
LIMIT = timedelta(hours=1)


@dataclass
class ChatWithout(FakeChat):
    """Some numbers are not on WhatsApp."""

    dead: frozenset[str] = frozenset()

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        message_id = super().send_template(phone, message)
        if phone in self.dead:
            raise PermanentError("whatsapp:131026")
        return message_id


class ChatDown(FakeChat):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        raise TransientError(f"whatsapp:{bool(phone and message)}")


class NoAlarms(FakeAlarms):
    """The queue is down for good."""

    def set(self, alarm: object) -> None:
        raise TransientError(f"tasks:{bool(alarm)}")


@dataclass
class Nudge:
    """A report whose office has been silent for a day, and the nudge that came of it."""

    world: World = field(default_factory=World)
    report: Report = field(init=False)
    event: Event = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        self.report = world.submit_and_route(whatsapp_consent=False)
        world.clock.moment = NOW + DAY
        world.ring(self.report.report_id, self.report.due.version)
        self.event = world.last_event(self.report)

    def look(self) -> Outcome:
        """What the trigger does first, and an alarm or the sweep later."""
        self.world.perform(self.event)
        return self.world.outcome(self.event, "rung")

    def told(self, receipt: Receipt, number: int = 1) -> None:
        reason = "whatsapp:131026" if receipt is Receipt.FAILED else ""
        status = Status(f"wamid-{number}", receipt, self.world.clock.now(), reason, city_id=CITY)
        self.world.note(status)

    def after(self, span: timedelta) -> Outcome:
        self.world.clock.moment += span
        return self.look()

    @property
    def phones(self) -> list[str]:
        return [chat.phone for chat in self.world.chat.sent]

    @property
    def present(self) -> Report:
        return self.world.reports.get(CITY, self.report.report_id)


def test_a_nudge_goes_to_the_first_on_duty_and_is_looked_after() -> None:
    nudge = Nudge()
    outcome = nudge.look()
    assert nudge.phones == [DUTY_1]
    assert (outcome.state, outcome.via) == (OutcomeState.SENT, "whatsapp")
    assert outcome.check_at == nudge.event.at + LIMIT
    check = nudge.world.alarms.checks[-1]
    assert (check.at, check.event_id) == (outcome.check_at, nudge.event.event_id)


@pytest.mark.parametrize("receipt", [Receipt.DELIVERED, Receipt.READ])
def test_what_has_arrived_goes_no_further(receipt: Receipt) -> None:
    nudge = Nudge()
    nudge.look()
    nudge.told(receipt)
    outcome = nudge.after(3 * LIMIT)
    assert nudge.phones == [DUTY_1]
    assert (outcome.steps[0].receipt, outcome.check_at) == (receipt, None)


@pytest.mark.parametrize("receipt", [None, Receipt.SENT])
def test_what_has_not_arrived_in_time_goes_to_the_next(receipt: Receipt | None) -> None:
    nudge = Nudge()
    nudge.look()
    if receipt:
        nudge.told(receipt)
    nudge.after(LIMIT - timedelta(seconds=1))
    assert nudge.phones == [DUTY_1]
    nudge.after(timedelta(seconds=1))
    assert nudge.phones == [DUTY_1, DUTY_2]
    nudge.after(LIMIT)
    assert nudge.phones == [DUTY_1, DUTY_2, HEAD]


def test_what_failed_goes_to_the_next_at_once() -> None:
    nudge = Nudge()
    nudge.look()
    nudge.told(Receipt.FAILED)
    outcome = nudge.look()
    assert nudge.phones == [DUTY_1, DUTY_2]
    assert [step.receipt for step in outcome.steps] == [Receipt.FAILED, Receipt.ACCEPTED]
    assert outcome.steps[0].reason == "whatsapp:131026"


def test_a_number_that_is_refused_costs_no_time() -> None:
    nudge = Nudge(World(chat=ChatWithout(dead=frozenset({DUTY_1, DUTY_2}))))
    outcome = nudge.look()
    assert nudge.phones == [DUTY_1, DUTY_2, HEAD]
    assert [step.contact for step in outcome.steps] == ["duty-1", "duty-2", "head-1"]
    assert outcome.check_at == nudge.event.at + LIMIT


def test_when_no_chat_arrives_it_goes_by_mail() -> None:
    nudge = Nudge()
    nudge.look()
    nudge.after(LIMIT)
    nudge.after(LIMIT)
    outcome = nudge.after(LIMIT)
    ((address, mail),) = nudge.world.mail.sent
    assert address == "piket@pupr.example"
    assert nudge.report.report_id[:8].upper() in mail.body
    assert (outcome.state, outcome.via, outcome.check_at) == (OutcomeState.SENT, "email", None)
    assert not nudge.present.unreached


def test_what_nobody_takes_is_put_on_the_desks_list() -> None:
    nudge = Nudge(World(mail=MailRefused()))
    nudge.look()
    nudge.after(LIMIT)
    nudge.after(LIMIT)
    outcome = nudge.after(LIMIT)
    assert len(nudge.world.mail.sent) == 2
    assert (outcome.state, outcome.via) == (OutcomeState.GIVEN_UP, "desk")
    assert outcome.reason == ("undelivered+undelivered+undelivered+mail:550+mail:550+no_device")
    assert nudge.present.unreached
    told = nudge.world.last_event(nudge.report)
    assert (told.type, told.agency_id) == (EventType.UNREACHED, "pupr")
    nudge.world.people.save_device(make_device(uid="uid-desk", role="desk", agency_id=None))
    nudge.world.people.save_staff(DESK)
    nudge.world.perform(told)
    assert nudge.world.push.sent[-1][1].title == "Pengingat tidak sampai"


def test_the_desk_is_told_once_however_often_anybody_looks() -> None:
    nudge = Nudge(
        World(chat=ChatWithout(dead=frozenset({DUTY_1, DUTY_2, HEAD})), mail=MailRefused())
    )
    nudge.look()
    for _ in range(3):
        nudge.after(LIMIT)
    history = nudge.world.reports.events(CITY, nudge.report.report_id)
    assert [event.type for event in history].count(EventType.UNREACHED) == 1


def test_the_app_is_tried_as_well_but_proves_nothing() -> None:
    world = World(chat=ChatWithout(dead=frozenset({DUTY_1, DUTY_2, HEAD})), mail=MailRefused())
    world.people.save_device(make_device())
    nudge = Nudge(world)
    outcome = nudge.look()
    assert [message.title for _, message in world.push.sent] == ["Pengingat"]
    assert [step.channel for step in outcome.steps][-2:] == [
        DeliveryChannel.PUSH,
        DeliveryChannel.DESK,
    ]
    assert nudge.present.unreached


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.ANSWER, Action.REFUSE])
def test_an_office_that_spoke_meanwhile_is_left_in_peace(action: Action) -> None:
    nudge = Nudge()
    nudge.look()
    nudge.world.act(nudge.report, action)
    outcome = nudge.after(LIMIT)
    assert nudge.phones == [DUTY_1]
    assert (outcome.state, outcome.check_at) == (OutcomeState.SENT, None)
    assert outcome.reason == "report_moved_on"


@pytest.mark.parametrize(
    ("action", "member", "stays"),
    [
        (Action.MESSAGE, DESK, True),
        (Action.MESSAGE, None, False),
        (Action.ACCEPT, None, False),
        (Action.ASSIGN, DESK, False),
        (Action.REJECT, DESK, False),
    ],
)
def test_the_report_leaves_the_list_when_somebody_has_seen_to_it(
    action: Action, member: object, *, stays: bool
) -> None:
    nudge = Nudge(
        World(chat=ChatWithout(dead=frozenset({DUTY_1, DUTY_2, HEAD})), mail=MailRefused())
    )
    nudge.look()
    more = {"member": member} if member else {}
    fields = {Action.ASSIGN: {"agency_id": "dlh"}, Action.REJECT: {"reason": "spam"}}
    nudge.world.act(nudge.report, action, **more, **fields.get(action, {}))  # type: ignore[arg-type]
    assert nudge.present.unreached is stays


def test_while_whatsapp_is_down_it_is_waited_for_and_then_passed_over() -> None:
    nudge = Nudge(World(chat=ChatDown()))
    with pytest.raises(TransientError):
        nudge.look()
    waiting = nudge.world.outcome(nudge.event, "rung")
    assert (waiting.state, waiting.steps) == (OutcomeState.WAITING, ())
    outcome = nudge.after(timedelta(hours=1))
    assert (outcome.via, nudge.world.mail.sent[0][0]) == ("email", "piket@pupr.example")


def test_without_any_queue_the_sweep_finds_what_is_late() -> None:
    nudge = Nudge(World(alarms=NoAlarms()))
    nudge.world.alarms = NoAlarms()
    with pytest.raises(TransientError):
        nudge.look()
    due = nudge.event.at + LIMIT
    nudge.world.clock.moment = due + PATIENCE - timedelta(seconds=1)
    assert nudge.world.forgotten(CITY, 10).undelivered == ()
    nudge.world.clock.moment = due + PATIENCE
    (late,) = nudge.world.forgotten(CITY, 10).undelivered
    assert (late.report_id, late.event_id) == (nudge.report.report_id, nudge.event.event_id)


def test_late_news_of_the_first_ends_the_wait_for_the_second() -> None:
    nudge = Nudge()
    nudge.look()
    nudge.after(LIMIT)
    nudge.told(Receipt.READ, number=1)
    nudge.after(LIMIT)
    assert nudge.phones == [DUTY_1, DUTY_2]


def line(nudge: Nudge) -> str:
    """What the reporter reads of the nudge now."""
    tracked = nudge.world.track(nudge.report.tracking_code)
    event = next(each for each in tracked.events if each.event_id == nudge.event.event_id)
    return sentence_of(event, tracked.reference, "id")


def test_the_timeline_says_that_a_message_was_sent_once_it_was_and_that_it_was_given_up() -> None:
    nudge = Nudge(World(mail=MailRefused()))
    assert "kami mulai mengingatkan Dinas PUPR" in line(nudge)
    nudge.look()
    assert "kami mengirim WhatsApp kepada Dinas PUPR" in line(nudge)
    for _ in range(3):
        nudge.after(LIMIT)
    assert "belum diterima Dinas PUPR" in line(nudge)
    nudge.told(Receipt.READ, 2)
    assert "kami mengirim WhatsApp kepada Dinas PUPR" in line(nudge)


def test_the_timeline_says_that_the_office_was_quicker_than_the_message() -> None:
    nudge = Nudge()
    nudge.world.act(nudge.report, Action.ACCEPT)
    nudge.look()
    assert "tidak jadi dikirim" in line(nudge)
