"""A button pressed under a nudge: whose it was, what it says, and whether it still counts."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.kernel.states import EventType, State
from shared.domain.notify.chat_replies import (
    ChatChoice,
    Press,
    actor_of,
    contact_who_pressed,
    decide_acceptance,
    payload_of,
    read_payload,
)
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.notify.receipts import EffectRef, SentMessage
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from tests.builders import CITY, NOW, later, make_contacts, make_reference
from tests.unit.domain.lives import DAY, after, climbed, in_context, routed

FIRST, SECOND, _ = make_contacts()
PRESS = Press("wamid-press", NOW, "wamid-1", ChatChoice.ACCEPT, CITY)
SENT = SentMessage("wamid-1", CITY, later(days=30), contact=FIRST.label, user_id="ID.1")


@pytest.mark.parametrize("choice", ChatChoice)
def test_a_press_brings_back_what_its_button_carries(choice: ChatChoice) -> None:
    assert read_payload(payload_of(choice, CITY)) == (choice, CITY)


@pytest.mark.parametrize("payload", ["", "delete:kendari", "Kami tindak lanjuti", ":kendari"])
def test_what_no_button_of_ours_carries_is_none(payload: str) -> None:
    assert read_payload(payload) is None


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ({"phone": FIRST.phone}, FIRST),
        ({"phone": SECOND.phone, "user_id": "ID.1"}, SECOND),
        ({"user_id": "ID.1"}, FIRST),
        ({"phone": "+6281299999999", "user_id": "ID.1"}, None),
        ({"user_id": "ID.2"}, None),
        ({}, None),
    ],
    ids=["their number", "a colleague", "hidden", "a stranger", "another account", "nobody"],
)
def test_who_of_the_office_it_was(fields: dict[str, Any], who: object) -> None:
    assert contact_who_pressed(replace(PRESS, **fields), SENT, "pupr", make_reference()) == who


def test_it_was_nobody_of_another_office_or_of_a_list_that_they_left() -> None:
    press = replace(PRESS, phone=FIRST.phone)
    assert contact_who_pressed(press, SENT, "dlh", make_reference()) is None
    left = make_reference(contacts={"pupr": (SECOND,)})
    assert contact_who_pressed(press, SENT, "pupr", left) is None
    hidden = replace(PRESS, user_id="ID.1")
    assert contact_who_pressed(hidden, SENT, "pupr", left) is None


def test_a_message_whose_account_is_not_known_answers_for_nobody() -> None:
    unknown = replace(SENT, user_id="")
    assert contact_who_pressed(PRESS, unknown, "pupr", make_reference()) is None


NUDGED = climbed(routed(), NOW + DAY)
NUDGE = next(e for e in effects_of(NUDGED.event) if e.kind is EffectKind.WHATSAPP)


def accepted(report: Report) -> Change | None:
    asked = EffectRef(report.report_id, NUDGE.key)
    return decide_acceptance(report, asked, NUDGED.event, in_context(NOW + DAY, actor_of(FIRST)))


def test_the_office_takes_it_in_hand_and_the_history_names_nobody() -> None:
    change = accepted(NUDGED.report)
    assert change is not None
    assert (change.report.state, change.event.type) == (State.ACCEPTED, EventType.ACCEPTED)
    assert (change.event.actor.actor_id, change.event.actor.agency_id) == (
        "whatsapp:duty-1",
        "pupr",
    )
    assert FIRST.phone not in repr(change)


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.ANSWER, Action.ASSIGN, Action.ASK])
def test_what_comes_too_late_changes_nothing(action: Action) -> None:
    assert accepted(after(NUDGED.report, action, NOW + DAY)) is None
