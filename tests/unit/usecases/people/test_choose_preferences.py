"""What an account chose is kept, as far as it can be kept to; and what it has seen stays seen."""

from datetime import datetime
from typing import Any

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.people.accounts import ContactChannel, Preferences
from shared.usecases.people.choose_preferences import choose_preferences, mark_inbox_read
from tests.builders import CITY, NOW, later, make_device
from tests.unit.usecases.notify.test_read_inbox import a_history, inbox
from tests.unit.usecases.world import World

UID = "uid-citizen"
PHONE = make_device(uid=UID, token="token-citizen", role="citizen", agency_id=None)
PUSH, WHATSAPP, EMAIL = ContactChannel
ADDRESS = "sitti@warga.invalid"


def a_world(**chosen: Any) -> World:
    world = World()
    world.people.save_device(PHONE)
    if chosen:
        choose_preferences(CITY, UID, Preferences(**chosen), world)
    return world


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
