"""The desk and those who lead get what is still unanswered as one message in the morning."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.city.contacts import Contact
from shared.domain.city.reference import Act, Condition, CountsFrom, Rung, Whom
from shared.domain.kernel.states import Level, Stage
from shared.domain.notify.chat_templates import chat_text
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.people import Wishes
from shared.usecases.notify.send_digests import lists
from tests.builders import CITY, make_leaders, make_staff
from tests.unit.domain.lives import DAY
from tests.unit.usecases.colleagues import phone_of
from tests.unit.usecases.notify.mornings import OPENING, Mornings, a_morning
from tests.unit.usecases.outages import ChatRefused
from tests.unit.usecases.world import DESK, LEADER

SECRETARY = make_staff(uid="uid-secretary", role=Role.REGIONAL_SECRETARY, agency_id=None)
WEEKLY = Rung("weekly", Condition.NO_ANSWER, 7 * DAY, Act.INFORM, Whom.MAYOR, "waiting_list",
              counts_from=CountsFrom.REPORT, every=7 * DAY)  # fmt: skip
LADDERS = {
    Stage.OFFICE: (
        WEEKLY,
        replace(WEEKLY, rung_id="weekly-secretary", whom=Whom.REGIONAL_SECRETARY),
        replace(WEEKLY, rung_id="weekly-desk", act=Act.PUSH, whom=Whom.DESK),
    )
}
FIRED = ("report:weekly#2", "report:weekly-secretary#9", "report:weekly-desk#9")


def left_alone(count: int = 3, **fakes: Any) -> Mornings:
    """So many reports came up for all three in the night; each has a phone."""
    morning = a_morning(**fakes)
    world = morning.world
    world.references.reference = replace(world.references.reference, ladders=LADDERS)
    for member in (LEADER, SECRETARY):
        world.people.save_staff(member)
        world.people.save_device(phone_of(member))
    for number in range(count):
        report = world.submit_and_route(idempotency_key=f"list-{number}")
        world.reports.stored[CITY, report.report_id] = replace(
            world.reports.stored[CITY, report.report_id],
            leadership_level=Level.MAYOR,
            fired=FIRED,
            told={whom.value: OPENING - timedelta(hours=5) for whom in Whom},
        )
    return morning


def heard(morning: Mornings, uid: str) -> list[str]:
    return [message.body for tokens, message in morning.world.push.sent if uid in tokens]


@pytest.mark.parametrize("member", [DESK, SECRETARY, LEADER])
def test_each_reader_gets_one_message_for_all_of_them(member: StaffMember) -> None:
    morning = left_alone()
    morning.run()
    (body,) = heard(morning, member.uid)
    assert body.startswith("3 laporan belum juga dijawab")


def test_however_often_it_runs_and_nothing_the_next_day() -> None:
    morning = left_alone()
    for _ in range(3):
        morning.run()
        morning.world.clock.forward(minutes=15)
    morning.world.clock.moment = OPENING + 2 * DAY
    morning.run()
    assert len(heard(morning, LEADER.uid)) == 1
    assert morning.record("@mayor").state is OutcomeState.SENT


@pytest.mark.parametrize("missed", [1, 2, 4])
def test_what_a_missed_morning_did_not_tell_the_next_one_does(missed: int) -> None:
    """The whole city's machine stood still for its hours."""
    morning = left_alone()
    morning.world.clock.moment = OPENING + missed * DAY
    morning.run()
    morning.world.clock.forward(days=1)
    morning.run()
    for member in (DESK, SECRETARY, LEADER):
        (body,) = heard(morning, member.uid)
        assert body.startswith("3 laporan belum juga dijawab")


def test_a_list_that_reached_nobody_at_the_desk_is_told_the_next_day() -> None:
    morning = left_alone()
    phones = morning.world.people.devices_of_role(CITY, Role.DESK.value)
    for device in phones:
        morning.world.people.retire_device(device)
    morning.run()
    assert morning.record("@desk").state is OutcomeState.GIVEN_UP
    for device in phones:
        morning.world.people.save_device(device)
    morning.world.clock.forward(days=2)
    morning.run()
    assert len(heard(morning, DESK.uid)) == 1


def test_where_nothing_came_up_nobody_is_disturbed() -> None:
    morning = left_alone(count=0)
    morning.run()
    assert heard(morning, LEADER.uid) == []
    assert morning.record("@mayor").reason == "nothing_open"


def test_a_reader_without_a_phone_holds_up_nobody() -> None:
    morning = left_alone()
    for device in morning.world.people.devices_of_role(CITY, Role.LEADER.value):
        morning.world.people.retire_device(device)
    morning.run()
    assert morning.record("@mayor").reason == "no_device"
    assert len(heard(morning, SECRETARY.uid)) == 1


def test_whoever_wants_no_digest_gets_none() -> None:
    morning = left_alone()
    morning.world.people.save_staff(replace(LEADER, wishes=Wishes(digest=False)))
    morning.run()
    assert heard(morning, LEADER.uid) == []
    assert morning.record("@mayor").reason == "switched_off"


def test_however_many_there_are_none_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    morning = left_alone(count=5)
    morning.run()
    assert heard(morning, LEADER.uid)[0].startswith("5 laporan")


def without_a_phone(morning: Mornings, **contacts: tuple[Contact, ...]) -> Mornings:
    """The mayor has signed in nowhere."""
    for device in morning.world.people.devices_of_role(CITY, Role.LEADER.value):
        morning.world.people.retire_device(device)
    references = morning.world.references
    references.reference = replace(references.reference, contacts=contacts)
    return morning


def test_a_reader_without_a_phone_is_written_to_by_chat_and_then_by_mail() -> None:
    morning = without_a_phone(left_alone(), **make_leaders())
    morning.run()
    (sent,) = morning.world.chat.sent
    assert (sent.phone, sent.template) == ("+6281100000201", "whatsapp_waiting_digest")
    assert chat_text(sent.template, "id", sent.params).startswith("Yth. pimpinan Kota Kendari: 3")
    assert morning.record("@mayor").via == "whatsapp"
    refused = without_a_phone(left_alone(chat=ChatRefused()), **make_leaders())
    refused.run()
    assert (len(refused.world.mail.sent), refused.record("@mayor").via) == (1, "email")


def test_a_list_that_reaches_nobody_is_the_desks_to_bring_and_it_is_told_once() -> None:
    morning = without_a_phone(left_alone())
    for _ in range(2):
        morning.run()
        morning.world.clock.forward(minutes=15)
    listed = [each for each in morning.world.reports.stored.values() if each.unreached]
    assert [each.leaders_unreached for each in listed] == [(Level.MAYOR,)] * 3
    morning.world.perform_all()
    told = [body for body in heard(morning, DESK.uid) if "tidak sampai kepada pimpinan" in body]
    assert len(told) == 1
    assert told[0].startswith("Daftar 3 laporan")
