"""An office's digest goes the first way that takes it, and to nobody who is away or wants none."""

from dataclasses import replace

import pytest

from shared.domain.city.contacts import ContactRole
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.chat_templates import chat_text
from shared.domain.notify.digest import PATIENCE
from shared.domain.notify.effects import handle_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.duty import Period, Roster
from shared.domain.people.people import Wishes
from shared.usecases.people.keep_roster import keep_wishes
from tests.builders import CITY
from tests.fakes import FakePush
from tests.unit.domain.lives import DAY
from tests.unit.usecases.colleagues import SECOND
from tests.unit.usecases.notify.mornings import OPENING, a_morning, without_phones
from tests.unit.usecases.outages import ChatDown, ChatRefused
from tests.unit.usecases.world import OFFICER


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


def test_what_chat_refuses_goes_by_mail_to_the_duty_list_and_never_to_the_head() -> None:
    morning = without_phones(chat=ChatRefused())
    assert morning.run() == 1
    reference = morning.world.references.reference
    duty = [each for each in reference.contacts["pupr"] if each.role is ContactRole.DUTY]
    assert [sent.phone for sent in morning.world.chat.sent] == [each.phone for each in duty]
    ((address, message),) = morning.world.mail.sent
    assert address == next(each.email for each in duty if each.email)
    assert "Dinas PUPR" in message.body
    assert message.key == "kendari/digest/2026-11-23-pupr"
    assert morning.record().via == "email"


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
    morning = without_phones(chat=ChatRefused())
    reference = morning.world.references.reference
    morning.world.references.reference = replace(reference, contacts={})
    assert morning.run() == 0
    assert (morning.record().state, morning.record().reason) == (
        OutcomeState.GIVEN_UP,
        "no_device",
    )
