"""What is known of a message that went out: on which way, and how far it has come.

The provider tells late, twice and out of order. What it has told of a message is therefore no story but a
height that only rises: the same news in any order, any number of times, give the same picture.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.kernel.value_object import value_object

# The provider repeats itself for a week; nobody asks about a message that is a month old.
KEPT_FOR = timedelta(days=30)
# A button can be pressed again and again; so many presses are known for repeats.
MOST_ANSWERS = 20


class DeliveryChannel(StrEnum):
    WHATSAPP = "whatsapp"
    PUSH = "push"
    EMAIL = "email"
    TIMELINE = "timeline"
    DESK = "desk"


class Receipt(StrEnum):
    """How far a message has come, from the lowest to the highest.

    GATHERED waits in a batch and has not left yet.
    FAILED stands below DELIVERED: what a phone has shown has arrived, whatever else is told of it.
    """

    GATHERED = "gathered"
    ACCEPTED = "accepted"
    SENT = "sent"
    FAILED = "failed"
    DELIVERED = "delivered"
    READ = "read"

    @property
    def has_arrived(self) -> bool:
        return self in {Receipt.DELIVERED, Receipt.READ}


_HEIGHT = {receipt: height for height, receipt in enumerate(Receipt)}


@value_object
class Status:
    """One thing the provider tells of a message. `user_id` is its own name for the recipient.

    `city_id` is what we gave it along with the message; empty where it does not repeat that.
    """

    message_id: str
    receipt: Receipt
    at: datetime
    reason: str = ""
    user_id: str = ""
    city_id: str = ""


@value_object
class DeliveryAttempt:
    """One way on which a message was tried. `contact` says to whom without naming anybody.

    `seen` tells when each height was first reached, by the provider's clock; `reason` why it failed.
    `batch_id` names the batch that it went with, or waits in, where others share the message.
    """

    channel: DeliveryChannel
    at: datetime
    receipt: Receipt = Receipt.ACCEPTED
    contact: str = ""
    message_id: str = ""
    reason: str = ""
    seen: Mapping[str, datetime] = field(default_factory=dict)
    batch_id: str = ""

    @property
    def has_left(self) -> bool:
        """Whether somebody may have got it, as far as we know."""
        return self.receipt not in {Receipt.GATHERED, Receipt.FAILED}

    def told(self, status: Status) -> "DeliveryAttempt":
        """The step with what the provider has told of it."""
        before = self.seen.get(status.receipt.value, status.at)
        receipt = max(self.receipt, status.receipt, key=_HEIGHT.__getitem__)
        reasons = {self.reason, status.reason if status.receipt is Receipt.FAILED else ""} - {""}
        return replace(
            self,
            receipt=receipt,
            reason=min(reasons, default="") if receipt is Receipt.FAILED else "",
            seen={**self.seen, status.receipt.value: min(before, status.at)},
        )

    def news(self) -> "tuple[Status, ...]":
        """What the provider has told so far, as it could tell it again."""
        return tuple(
            Status(self.message_id, Receipt(name), at, self.reason)
            for name, at in self.seen.items()
        )


@value_object
class EffectRef:
    """Which effect of which report."""

    report_id: str
    effect_key: str

    @property
    def event_id(self) -> str:
        """The event whose effect it is: keys begin with it."""
        return self.effect_key.partition("-")[0]


@value_object
class SentMessage:
    """What a message is `about`: one effect, or those that share it. One about nothing is not ours yet.

    The provider may speak of a message before we have written down that we sent it: its `news` are kept,
    the first of each kind. `answers` are the ids of the latest that it got.
    """

    message_id: str
    city_id: str
    expires_at: datetime
    about: tuple[EffectRef, ...] = ()
    contact: str = ""
    user_id: str = ""
    news: tuple[Status, ...] = ()
    answers: tuple[str, ...] = ()
    batch_id: str = ""

    @property
    def is_bound(self) -> bool:
        return bool(self.about)

    def bound(self, effect: EffectRef, step: DeliveryAttempt) -> "SentMessage":
        """With one more effect that it was sent for."""
        about = tuple(dict.fromkeys((*self.about, effect)))
        return replace(self, about=about, contact=step.contact, batch_id=step.batch_id)

    def answered(self, answer_id: str) -> "SentMessage":
        if answer_id in self.answers:
            return self
        return replace(self, answers=(*self.answers, answer_id)[-MOST_ANSWERS:])

    def told(self, status: Status) -> "SentMessage":
        """With the news, and the recipient's name at the provider."""
        known = next((each for each in self.news if each.receipt is status.receipt), status)
        first = min(known, status, key=lambda each: (each.at, each.reason))
        others = tuple(each for each in self.news if each.receipt is not status.receipt)
        return replace(self, news=(*others, first), user_id=status.user_id or self.user_id)


@value_object
class OverdueMessage:
    """The event whose message should have arrived by now."""

    report_id: str
    event_id: str
