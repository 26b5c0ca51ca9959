"""What a reporter chose is kept to; and whatever became of a message, the inbox has it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.people.access import Action
from shared.domain.people.accounts import Chosen, Preferences
from shared.domain.report.report import Report
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.read_inbox import Inbox, read_inbox
from shared.usecases.people.choose_preferences import choose_preferences, mark_inbox_read
from tests.builders import CITY, NOW, later, make_device
from tests.unit.usecases.world import World

UID = "uid-citizen"
PHONE = make_device(uid=UID, token="token-citizen", role="citizen", agency_id=None)
PUSH, WHATSAPP, EMAIL = Chosen
ADDRESS = "sitti@warga.invalid"


def a_world(**chosen: Any) -> World:
    world = World()
    world.people.save_device(PHONE)
    if chosen:
        choose_preferences(CITY, UID, Preferences(**chosen), world)
    return world


def told_by(world: World, **fields: Any) -> str:
    """Which way took the news that the report is at its office."""
    report = world.submit_and_route(**fields)
    event = world.last_event(report)
    world.perform(event)
    return world.outcome(event, "reporter").via


AGREED, DECLINED = {"whatsapp_consent": True}, {"whatsapp_consent": False}


@pytest.mark.parametrize(
    ("channels", "fields", "via"),
    [
        (None, AGREED, "whatsapp"),
        (None, DECLINED, "push"),
        ((PUSH,), AGREED, "push"),
        ((PUSH, WHATSAPP), AGREED, "push"),
        ((WHATSAPP, PUSH), DECLINED, "whatsapp"),
        ((WHATSAPP, PUSH), {"phone": ""}, "push"),
        ((WHATSAPP,), {"phone": ""}, "timeline"),
        ((), AGREED, "timeline"),
        ((EMAIL, PUSH), AGREED, "email"),
    ],
)
def test_the_reporter_is_told_by_what_they_chose(
    channels: tuple[Chosen, ...] | None, fields: dict[str, Any], via: str
) -> None:
    assert told_by(a_world(channels=channels, email=ADDRESS), **fields) == via


@pytest.mark.parametrize(
    ("said", "chosen", "body"),
    [("id", None, "diteruskan"), ("id", "en", "passed on"), ("en", "id", "diteruskan")],
)
def test_in_the_language_they_chose(said: str, chosen: str | None, body: str) -> None:
    world = a_world(channels=(PUSH,), language=chosen)
    told_by(world, language=said)
    assert body in world.push.sent[-1][1].body


def test_what_staff_wrote_down_follows_nobodys_choice() -> None:
    world = a_world(channels=())
    report = world.submit_and_route()
    identity = world.reports.identities[CITY, report.report_id]
    world.reports.identities[CITY, report.report_id] = replace(identity, uid="")
    event = world.last_event(report)
    world.perform(event)
    assert world.outcome(event, "reporter").via == "whatsapp"


def test_an_email_carries_a_handle_and_goes_to_the_address_of_the_account() -> None:
    world = a_world(channels=(EMAIL,), email=ADDRESS)
    told_by(world)
    ((address, message),) = world.mail.sent
    assert address == ADDRESS
    assert "Sitti" not in message.subject + message.body
    assert "lubang" not in message.body


def test_nobody_is_written_to_at_an_address_that_is_not_theirs() -> None:
    with pytest.raises(InvalidError) as refused:
        a_world(channels=(PUSH, EMAIL))
    assert (refused.value.code, refused.value.params["field"]) == ("email_not_verified", "channels")


def test_an_address_that_is_not_needed_is_not_kept() -> None:
    world = a_world(channels=(PUSH,), email=ADDRESS)
    assert world.people.accounts[CITY, UID].preferences.email == ""


def test_a_channel_chosen_twice_is_one() -> None:
    world = a_world(channels=(PUSH, WHATSAPP, PUSH))
    account = world.people.account(CITY, UID)
    assert account is not None
    assert account.preferences.channels == (PUSH, WHATSAPP)


def inbox(world: World, cursor: str | None = None, limit: int = 20, uid: str = UID) -> Inbox:
    return read_inbox(CITY, uid, cursor, limit, world)


def templates(found: Inbox) -> list[str]:
    return [told.effect.template for told in found.messages]


def a_history(world: World) -> Report:
    """Assigned, accepted, answered: at ten minutes from one another, with nothing delivered."""
    report = world.submit_and_route()
    for action in (Action.ACCEPT, Action.ANSWER):
        world.clock.forward(minutes=10)
        world.act(report, action)
    return report


def test_the_inbox_holds_what_was_to_be_told_newest_first() -> None:
    world = a_world(channels=())
    report = a_history(world)
    found = inbox(world)
    assert templates(found) == ["report_answered", "report_accepted", "report_assigned"]
    assert {told.report.tracking_code for told in found.messages} == {report.tracking_code}
    assert (found.unread, found.next_cursor) == (3, None)


def test_what_one_did_oneself_is_no_news() -> None:
    world = a_world()
    report = a_history(world)
    world.respond(report, Response.MESSAGE, text="Terima kasih.")
    assert len(inbox(world).messages) == 3


def test_page_by_page_nothing_is_shown_twice_or_left_out() -> None:
    world = a_world()
    a_history(world)
    world.clock.moment = NOW
    world.submit_and_route(idempotency_key="key-2")
    whole = inbox(world)
    for size in (1, 2, 3):
        seen: list[Any] = []
        cursor = None
        while True:
            page = inbox(world, cursor, size)
            seen += page.messages
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == list(whole.messages)


@pytest.mark.parametrize("cursor", ["", "x", "2026-11-23T02:00:00~", "~", "2026-11-23T02:00:00Z"])
def test_a_cursor_that_no_page_gave_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidError):
        inbox(a_world(), cursor)


def seen(world: World, until: datetime) -> datetime | None:
    account = mark_inbox_read(CITY, UID, until, world)
    return account.read_until


def test_what_has_been_seen_stays_seen() -> None:
    world = a_world()
    a_history(world)
    assert seen(world, later(minutes=10)) == later(minutes=10)
    found = inbox(world)
    assert found.unread == 1
    assert [told.place[1] in found.read_keys for told in found.messages] == [False, True, True]
    assert seen(world, NOW) == later(minutes=10)
    assert inbox(world).unread == 1


def test_nobody_has_seen_the_future() -> None:
    world = a_world()
    a_history(world)
    assert seen(world, later(days=9)) == world.clock.now()
    world.clock.forward(minutes=1)
    world.submit_and_route(idempotency_key="key-2")
    assert inbox(world).unread == 1


def test_to_choose_leaves_what_was_seen() -> None:
    world = a_world()
    a_history(world)
    seen(world, later(days=1))
    choose_preferences(CITY, UID, Preferences(quiet=False), world)
    assert inbox(world).unread == 0
