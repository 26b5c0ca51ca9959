"""Reporters are told as they chose: by which channels, in which language, and at which address."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.people.accounts import ContactChannel, Preferences
from shared.usecases.people.choose_preferences import choose_preferences
from tests.builders import CITY, make_device
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
    channels: tuple[ContactChannel, ...] | None, fields: dict[str, Any], via: str
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
