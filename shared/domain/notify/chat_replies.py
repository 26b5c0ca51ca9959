"""What an officer says by one tap in the chat, and whether it still counts."""

from datetime import datetime
from enum import StrEnum

from shared.domain.city.contacts import Contact
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import decide_action
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.notify.receipts import EffectRef, SentMessage
from shared.domain.notify.supersession import is_still_asked
from shared.domain.people.access import Action, Role
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Event, Report


class ChatChoice(StrEnum):
    """The buttons under a nudge, in the order in which the template was approved with them."""

    ACCEPT = "accept"
    REFUSE = "refuse"


class ChatAnswer(StrEnum):
    """What is written back. A refusal needs a reason, and a button has no room for one."""

    ACCEPTED = "accepted"
    REASON_NEEDED = "reason_needed"
    STALE = "stale"


@value_object
class Press:
    """A button pressed. `answers` is our message that it stood under; `phone` is in E.164 or empty.

    `user_id` is the provider's own name for whoever pressed, known even where their number is hidden.
    """

    message_id: str
    at: datetime
    answers: str
    choice: ChatChoice
    city_id: str = ""
    phone: str = ""
    user_id: str = ""


def payload_of(choice: ChatChoice, city_id: str) -> str:
    """What the provider brings back with a press."""
    return f"{choice.value}:{city_id}"


def read_payload(payload: str) -> tuple[ChatChoice, str] | None:
    """None for what no button of ours carries."""
    name, _, city_id = payload.partition(":")
    return (ChatChoice(name), city_id) if name in set(ChatChoice) else None


def contact_who_pressed(
    press: Press, message: SentMessage, agency_id: str, reference: Reference
) -> Contact | None:
    """Who of the office it was, by the pack in force now. None: nobody of theirs, or not any more.

    Where the number is hidden, it is whoever the provider told us the message had gone to.
    """
    contacts = reference.contacts.get(agency_id, ())
    if press.phone:
        return next((each for each in contacts if each.phone == press.phone), None)
    if not press.user_id or press.user_id != message.user_id:
        return None
    return next((each for each in contacts if each.label == message.contact), None)


def actor_of(contact: Contact) -> Actor:
    """The history says which contact of the office it was, by duty and number, and names nobody."""
    return Actor(Role.OFFICER.value, f"whatsapp:{contact.label}", contact.agency_id)


def decide_acceptance(
    report: Report, asked: EffectRef, event: Event, context: Context
) -> Change | None:
    """The office takes the report in hand; None where that is no question any more."""
    if not is_still_asked(asked, event, report):
        return None
    try:
        return decide_action(report, Request(Action.ACCEPT, version=report.version), context)
    except ConflictError:
        return None
