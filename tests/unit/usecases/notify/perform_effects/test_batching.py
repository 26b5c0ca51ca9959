"""Several nudges to one contact are one message; each report keeps an account of its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.kernel.errors import NotFoundError, TransientError, UnreadableError
from shared.domain.kernel.states import State, Urgency
from shared.domain.lifecycle.requests import Request
from shared.domain.links.signed_links import Purpose, read_link
from shared.domain.notify.batches import MOST_MEMBERS, Batch
from shared.domain.notify.chat_replies import ChatAnswer, ChatChoice, Press
from shared.domain.notify.effects import handle_of
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, Receipt, Status
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.ports.alarms import name_of
from shared.usecases.lifecycle.office_tap import OfficeTap
from tests.builders import CITY, make_reference
from tests.fake_outcomes import FakeBatches
from tests.fake_store import FakeReports
from tests.fakes import FakeChat, FakeReferences
from tests.unit.domain.lives import city_reference
from tests.unit.usecases.outages import ChatDown, ChatRefused
from tests.unit.usecases.world import DESK, LINKS, World

DUTY_1, DUTY_2, HEAD = "+6281100000101", "+6281100000102", "+6281100000103"
QUARTER, HOUR, DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
NINE = datetime(2026, 11, 23, 9, tzinfo=OFFSETS["WITA"]).astimezone(UTC)
GATHERING = city_reference(city=replace(make_reference().city, nudges_every=QUARTER))


@dataclass
class Forgetful(FakeBatches):
    """The machine dies after the message has left, before that is written down."""

    dies: int = 1

    def change_batch(self, new: Batch, decide: Callable[[Batch], Batch]) -> Batch:
        after = decide(self.found.get(new.batch_id, new))
        if after.state is OutcomeState.SENT and self.dies:
            self.dies -= 1
            raise RuntimeError("the machine died")
        self.found[new.batch_id] = after
        return after


@dataclass
class FromTomorrow(FakeReports):
    """One of them was written by a newer program."""

    unreadable: str = ""

    def get(self, city_id: str, report_id: str) -> Report:
        if report_id == self.unreadable:
            raise UnreadableError("reports: schema_version 2, known: 1")
        return super().get(city_id, report_id)


@dataclass
class Office:
    """An office with reports that it has been silent on."""

    world: World = field(default_factory=lambda: World(references=FakeReferences(GATHERING)))
    reports: list[Report] = field(default_factory=list)

    def silent(self, *minutes: float, **fields: Any) -> "Office":
        """A report for each, sent in so many minutes after nine o'clock, and a day passed since."""
        for number, minute in enumerate(minutes):
            self.world.clock.moment = NINE + timedelta(minutes=minute)
            key = {"idempotency_key": f"key-{minute}-{number}", "whatsapp_consent": False}
            self.reports.append(self.world.submit_and_route(**{**key, **fields}))
        return self

    def at(self, moment: datetime) -> "Office":
        """What rings and is looked at by then, each alarm at its moment."""
        while due := [each for each in self._due(moment) if each <= moment]:
            self.world.clock.moment = max(self.world.clock.moment, min(due))
            self._look()
        self.world.clock.moment = moment
        self._look()
        return self

    def _due(self, until: datetime) -> list[datetime]:
        ladder = [each.due.at for each in self._present if each.due.at]
        checks = [each.check_at for each in self._all if each.check_at]
        now = self.world.clock.moment
        return [each for each in (*ladder, *checks) if now < each <= until]

    def _look(self) -> None:
        for report in self._present:
            self.world.ring(report.report_id, report.due.version)
            event = self.world.last_event(report)
            if event.detail.get("rung") == "nudge":
                self.world.perform(event)

    @property
    def _present(self) -> list[Report]:
        return [self.world.reports.get(CITY, each.report_id) for each in self.reports]

    @property
    def _all(self) -> list[Outcome]:
        return [each for each in self.world.outcomes.found.values() if each.kind == "whatsapp"]

    def outcome(self, number: int) -> Outcome:
        report = self.reports[number]
        found = self.world.outcomes.all(CITY, report.report_id)
        return next(each for each in found if each.kind == "whatsapp")

    @property
    def sent(self) -> list[tuple[str, str, str]]:
        """To whom, which template, and the handles in it."""
        return [
            (each.phone, each.template, next(p for p in each.params if _is_handles(p)))
            for each in self.world.chat.sent
        ]

    def handles(self, *numbers: int) -> str:
        return ", ".join(handle_of(self.reports[number].report_id) for number in numbers)

    def told(self, receipt: Receipt, number: int = 1) -> None:
        reason = "whatsapp:131026" if receipt is Receipt.FAILED else ""
        now = self.world.clock.now()
        self.world.note(Status(f"wamid-{number}", receipt, now, reason, city_id=CITY))

    def tap(self) -> OfficeTap:
        return OfficeTap(self.world)


def _is_handles(text: str) -> bool:
    return re.fullmatch(r"[0-9A-F]{8}(, [0-9A-F]{8})*", text) is not None


def test_nudges_of_one_quarter_of_an_hour_are_one_message_with_the_handles() -> None:
    office = Office().silent(1, 4, 14).at(NINE + DAY + timedelta(minutes=14, seconds=59))
    assert office.sent == []
    office.at(NINE + DAY + QUARTER)
    assert office.sent == [(DUTY_1, "whatsapp_office_nudges", office.handles(0, 1, 2))]
    (message,) = office.world.chat.sent
    assert message.params[:2] == ("Dinas PUPR", "3")


def test_each_report_keeps_its_own_account_of_the_message_it_shared() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    steps = [office.outcome(number).steps for number in (0, 1)]
    assert [(s[0].message_id, s[0].contact, s[0].receipt) for s in steps] == [
        ("wamid-1", "duty-1", Receipt.ACCEPTED)
    ] * 2
    assert len({s[0].batch_id for s in steps}) == 1
    assert [office.outcome(number).state for number in (0, 1)] == [OutcomeState.SENT] * 2


def test_while_it_waits_it_is_in_no_trouble() -> None:
    office = Office().silent(1).at(NINE + DAY + timedelta(minutes=1))
    outcome = office.outcome(0)
    assert (outcome.state, outcome.reason) == (OutcomeState.BATCHED, "")
    assert outcome.check_at == NINE + DAY + QUARTER
    assert [each.receipt for each in outcome.steps] == [Receipt.GATHERED]
    assert office.world.alarms.alarms[-1].at == NINE + DAY + QUARTER


def test_what_is_looked_at_a_day_late_leaves_with_the_next_departure_all_the_same() -> None:
    office = Office().silent(1).at(NINE + DAY + QUARTER)
    office.silent(4)
    late = office.reports[1]
    office.world.clock.moment = NINE + DAY + timedelta(minutes=4)
    office.world.ring(late.report_id, late.due.version)
    event = office.world.last_event(late)
    office.world.clock.moment = event.at + DAY + timedelta(minutes=1)
    office.world.perform(event)
    assert office.outcome(1).state is OutcomeState.BATCHED
    office.at(NINE + 2 * DAY + QUARTER)
    assert office.sent[-1] == (DUTY_1, "whatsapp_office_nudge", office.handles(1))
    assert office.outcome(1).state is OutcomeState.SENT


def test_one_that_is_alone_is_told_as_ever() -> None:
    office = Office().silent(1).at(NINE + DAY + QUARTER)
    assert office.sent == [(DUTY_1, "whatsapp_office_nudge", office.handles(0))]
    assert office.world.chat.sent[0].link


def test_what_comes_after_the_departure_goes_with_the_next() -> None:
    office = Office().silent(1, 15, 20).at(NINE + DAY + 2 * QUARTER)
    assert [handles for *_, handles in office.sent] == [office.handles(0), office.handles(1, 2)]


def test_what_nobody_needs_any_more_is_left_out() -> None:
    office = Office().silent(1, 4, 6).at(NINE + DAY + timedelta(minutes=10))
    office.world.act(office.reports[1], Action.ACCEPT)
    office.at(NINE + DAY + QUARTER)
    assert [handles for *_, handles in office.sent] == [office.handles(0, 2)]
    assert office.world.reports.get(CITY, office.reports[1].report_id).state is State.ACCEPTED


def test_one_that_only_a_newer_program_can_read_holds_up_no_other() -> None:
    reports = FromTomorrow()
    office = Office(World(references=FakeReferences(GATHERING), reports=reports))
    office.silent(1, 4, 6).at(NINE + DAY + timedelta(minutes=10))
    first, late, last = office.reports
    reports.unreadable, office.reports = late.report_id, [first, last]
    office.at(NINE + DAY + QUARTER)
    reports.unreadable, office.reports = "", [first, late, last]
    assert [handles for *_, handles in office.sent] == [office.handles(0, 2)]
    office.at(NINE + DAY + 2 * QUARTER).at(NINE + DAY + 3 * QUARTER)
    assert [handles for *_, handles in office.sent[1:]] == [office.handles(1)]


def test_where_none_is_needed_any_more_nothing_is_sent() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + timedelta(minutes=10))
    for report in office.reports:
        office.world.act(report, Action.ACCEPT)
    office.at(NINE + DAY + HOUR)
    assert office.sent == []


def test_what_is_pressing_waits_for_nobody() -> None:
    office = Office().silent(1, 2)
    urgent = replace(office.reports[1], urgency=Urgency.URGENT, urgency_decided=True)
    office.world.reports.stored[CITY, urgent.report_id] = urgent
    office.at(NINE + DAY + timedelta(minutes=2))
    assert office.sent == [(DUTY_1, "whatsapp_office_nudge", office.handles(1))]


def test_no_more_go_with_one_message_than_a_person_reads() -> None:
    office = Office().silent(*(number / 10 for number in range(MOST_MEMBERS + 2)))
    office.at(NINE + DAY + 2 * QUARTER)
    counts = [len(handles.split(", ")) for *_, handles in office.sent]
    assert counts == [MOST_MEMBERS, 2]


def test_what_waits_for_the_morning_is_one_message() -> None:
    ten_in_the_evening = 13 * 60
    office = Office().silent(ten_in_the_evening, ten_in_the_evening + 90, ten_in_the_evening + 300)
    morning = NINE + DAY + timedelta(hours=21)
    office.at(morning + QUARTER - timedelta(seconds=1))
    assert office.sent == []
    office.at(morning + QUARTER)
    assert [handles for *_, handles in office.sent] == [office.handles(0, 1, 2)]


@pytest.mark.parametrize("receipt", [Receipt.DELIVERED, Receipt.READ])
def test_a_receipt_counts_for_all_of_them(receipt: Receipt) -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    office.told(receipt)
    office.at(NINE + DAY + 4 * HOUR)
    assert len(office.sent) == 1
    assert [office.outcome(n).steps[0].receipt for n in (0, 1)] == [receipt] * 2


def test_what_has_not_arrived_goes_to_the_next_contact_together() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    office.at(NINE + DAY + 2 * QUARTER + HOUR)
    assert office.sent == [
        (DUTY_1, "whatsapp_office_nudges", office.handles(0, 1)),
        (DUTY_2, "whatsapp_office_nudges", office.handles(0, 1)),
    ]


def test_what_failed_rings_for_each_and_leaves_with_the_next_departure() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    office.world.clock.moment += timedelta(minutes=1)
    office.told(Receipt.FAILED)
    failed = [each for each in office.world.alarms.checks if each.subject.endswith("failed")]
    assert {each.report_id for each in failed} == {each.report_id for each in office.reports}
    office.at(NINE + DAY + 2 * QUARTER)
    assert [phone for phone, *_ in office.sent] == [DUTY_1, DUTY_2]


def test_a_number_that_is_refused_sends_all_on() -> None:
    office = Office(World(references=FakeReferences(GATHERING), chat=ChatRefused()))
    office.silent(1, 4).at(NINE + DAY + 3 * QUARTER)
    assert [phone for phone, *_ in office.sent] == [DUTY_1, DUTY_2, HEAD]
    for number in (0, 1):
        first = office.outcome(number).steps[0]
        assert (first.receipt, first.reason) == (Receipt.FAILED, "whatsapp:131026")


def test_by_mail_they_share_a_message_as_well() -> None:
    office = Office(World(references=FakeReferences(GATHERING), chat=ChatRefused()))
    office.silent(1, 4).at(NINE + DAY + 6 * QUARTER)
    ((address, message),) = office.world.mail.sent
    assert address.endswith(".example")
    assert office.handles(0, 1) in message.body
    assert [office.outcome(n).via for n in (0, 1)] == [DeliveryChannel.EMAIL.value] * 2


def test_a_channel_in_trouble_is_waited_for_and_then_tells_of_all() -> None:
    world = World(references=FakeReferences(GATHERING), chat=ChatDown())
    office = Office(world).silent(1, 4).at(NINE + DAY + timedelta(minutes=5))
    world.clock.moment = NINE + DAY + QUARTER
    with pytest.raises(TransientError):
        office.at(world.clock.moment)
    world.chat = FakeChat()
    office.at(world.clock.moment + timedelta(minutes=1))
    assert office.sent == [(DUTY_1, "whatsapp_office_nudges", office.handles(0, 1))]


def test_after_a_crash_the_next_to_come_sends_it() -> None:
    """Twice is better than never: what left is known only to whoever died."""
    world = World(references=FakeReferences(GATHERING), batches=Forgetful())
    office = Office(world).silent(1, 4).at(NINE + DAY + timedelta(minutes=5))
    with pytest.raises(RuntimeError):
        office.at(NINE + DAY + QUARTER)
    office.at(NINE + DAY + QUARTER + timedelta(minutes=2))
    assert [handles for *_, handles in office.sent] == [office.handles(0, 1)] * 2
    office.at(NINE + DAY + QUARTER + timedelta(minutes=5))
    assert len(office.sent) == 2


def test_one_tap_answers_for_all() -> None:
    office = Office().silent(1, 4, 6).at(NINE + DAY + QUARTER)
    office.world.act(office.reports[2], Action.REFUSE)
    press = Press(
        "wamid-press", office.world.clock.now(), "wamid-1", ChatChoice.ACCEPT, CITY, DUTY_1
    )
    assert office.world.press(press) is ChatAnswer.ACCEPTED
    states = [office.world.reports.get(CITY, each.report_id).state for each in office.reports]
    assert states == [State.ACCEPTED, State.ACCEPTED, State.TRIAGE]
    ((_, text),) = office.world.chat.texts
    assert office.handles(0, 1) in text
    assert office.handles(2) not in text
    assert office.world.press(press) is ChatAnswer.ACCEPTED
    assert len(office.world.chat.texts) == 1


def test_whose_matter_it_is_not_is_said_on_one_page_for_all() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    press = Press(
        "wamid-press", office.world.clock.now(), "wamid-1", ChatChoice.REFUSE, CITY, DUTY_1
    )
    assert office.world.press(press) is ChatAnswer.REASON_NEEDED
    ((_, text),) = office.world.chat.texts
    token = text.rpartition("/s/")[2]
    link = read_link(token, LINKS.keys, office.world.clock.now())
    assert link.purpose is Purpose.OFFICE_BATCH
    tap = office.tap()
    assert tap.show(link, "").open == ()
    tap.send_code(link)
    session = tap.prove(link, office.world.chat.sent[-1].params[0])
    shown = [each.report.report_id for each in tap.show(link, session).open]
    assert shown == [each.report_id for each in office.reports]
    first = office.world.reports.get(CITY, shown[0])
    request = Request(Action.REFUSE, first.version, text="Ini jalan provinsi.")
    tap.act(link, session, request, shown[0])
    assert [each.report.report_id for each in tap.show(link, session).open] == shown[1:]


def test_the_page_opens_no_report_that_the_message_did_not_tell_of() -> None:
    office = Office().silent(1, 4, 20).at(NINE + DAY + QUARTER)
    link = read_link(office.world.chat.sent[0].link, LINKS.keys, office.world.clock.now())
    tap = office.tap()
    tap.send_code(link)
    session = tap.prove(link, office.world.chat.sent[-1].params[0])
    other = office.world.reports.get(CITY, office.reports[2].report_id)
    with pytest.raises(NotFoundError):
        tap.act(link, session, Request(Action.ACCEPT, other.version), other.report_id)


def test_the_page_ends_with_the_last_of_its_reports() -> None:
    office = Office().silent(1, 4).at(NINE + DAY + QUARTER)
    link = read_link(office.world.chat.sent[0].link, LINKS.keys, office.world.clock.now())
    for report in office.reports:
        office.world.act(report, Action.ASSIGN, member=DESK, agency_id="dlh")
    with pytest.raises(NotFoundError):
        office.tap().show(link, "")


@given(
    minutes=st.lists(st.integers(0, 180), min_size=1, max_size=8, unique=True),
    looks=st.lists(st.integers(0, 600), max_size=12),
    delivered=st.booleans(),
)
@settings(deadline=None)
def test_whenever_and_however_often_anybody_looks_each_is_told_once_of_each_way(
    minutes: list[int], looks: list[int], *, delivered: bool
) -> None:
    office = Office().silent(*sorted(minutes))
    for minute in sorted(looks):
        office.at(NINE + DAY + timedelta(minutes=minute))
        if delivered:
            for number in range(1, len(office.sent) + 1):
                office.told(Receipt.DELIVERED, number)
    office.at(NINE + DAY + timedelta(hours=3, minutes=15))
    to_first = [handles for phone, _, handles in office.sent if phone == DUTY_1]
    told = [each for handles in to_first for each in handles.split(", ")]
    assert sorted(told) == sorted(handle_of(each.report_id) for each in office.reports)
    assert len(to_first) <= len({minute // 15 for minute in minutes})


def test_each_look_has_an_alarm_of_its_own() -> None:
    """The queue refuses a name that it has had: a second look under the first one's would never come."""
    evening = timedelta(hours=11, minutes=20)
    office = Office().silent(evening / timedelta(minutes=1)).at(NINE + DAY + evening + 12 * HOUR)
    looks = office.world.alarms.checks
    names = {name_of(each) for each in looks}
    assert {(each.at - NINE - DAY) // timedelta(minutes=1) for each in looks[:4]} == {
        *(
            11 * 60 + 30,
            12 * 60 + 30,
        ),  # when it leaves at 20.30, and whether it arrived within the hour
        *(21 * 60, 21 * 60 + 15),  # not by night, and with the first departure of the morning
    }
    assert len(names) == len({each.at for each in looks})
