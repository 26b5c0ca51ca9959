"""What WhatsApp's webhook brings, from the shapes of the Cloud API to our own values.

One item that cannot be read is left out and counted; it costs the others of its delivery nothing. Fields
that nobody here knows are let be: the provider adds some each year.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from functions._edge.http.errors import RequestError
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.chat_replies import ChatChoice, Press, read_payload
from shared.domain.notify.receipts import Receipt, Status

_OBJECT, _FIELD = "whatsapp_business_account", "messages"
# What the provider calls them. It knows more of them than concern us.
_OUR_OWN = frozenset({Receipt.GATHERED, Receipt.ACCEPTED})
_RECEIPTS = {each.value: each for each in Receipt if each not in _OUR_OWN}
_YEARS = range(2009, 2200)
_LONGEST_ID = 512
# A press comes as the one under a template, as the other elsewhere.
_PRESSES = frozenset({"button", "interactive"})
_NUMBER = re.compile(r"\+?[0-9]{8,15}")
T = TypeVar("T")


class _ErrorIn(msgspec.Struct):
    code: int = 0


class _StatusIn(msgspec.Struct):
    id: str
    status: str
    timestamp: str
    recipient_user_id: str = ""
    biz_opaque_callback_data: str = ""
    errors: list[_ErrorIn] = []


class _ContextIn(msgspec.Struct):
    id: str = ""


class _ButtonIn(msgspec.Struct):
    payload: str = ""


class _ReplyIn(msgspec.Struct):
    id: str = ""


class _InteractiveIn(msgspec.Struct):
    button_reply: _ReplyIn = msgspec.field(default_factory=_ReplyIn)


class _MessageIn(msgspec.Struct):
    """Of what people write only presses are read; their words stay where they are."""

    id: str
    timestamp: str
    type: str
    sender: str = msgspec.field(name="from", default="")
    from_user_id: str = ""
    context: _ContextIn = msgspec.field(default_factory=_ContextIn)
    button: _ButtonIn = msgspec.field(default_factory=_ButtonIn)
    interactive: _InteractiveIn = msgspec.field(default_factory=_InteractiveIn)


class _MetadataIn(msgspec.Struct):
    phone_number_id: str = ""


class _ValueIn(msgspec.Struct):
    metadata: _MetadataIn = msgspec.field(default_factory=_MetadataIn)
    statuses: list[msgspec.Raw] = []
    messages: list[msgspec.Raw] = []


class _ChangeIn(msgspec.Struct):
    field: str
    value: msgspec.Raw


class _EntryIn(msgspec.Struct):
    changes: list[msgspec.Raw] = []


class _EnvelopeIn(msgspec.Struct):
    object: str
    entry: list[msgspec.Raw] = []


@value_object
class WebhookNews:
    """What one delivery tells. `unreadable` counts what was left out."""

    statuses: tuple[Status, ...] = ()
    presses: tuple[Press, ...] = ()
    unreadable: int = 0


class _Reader:
    """Reads items one by one and keeps count of those that are none."""

    def __init__(self) -> None:
        self.unreadable = 0

    def each(self, raws: Sequence[msgspec.Raw], shape: type[T]) -> Iterator[T]:
        for raw in raws:
            try:
                yield msgspec.json.decode(raw, type=shape)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                self.unreadable += 1

    def statuses(self, values: Sequence[_ValueIn]) -> Iterator[Status]:
        for told in (each for v in values for each in self.each(v.statuses, _StatusIn)):
            at = _moment(told.timestamp)
            if at is None or not 0 < len(told.id) <= _LONGEST_ID:
                self.unreadable += 1
            elif receipt := _RECEIPTS.get(told.status):
                yield _status(told, receipt, at)

    def presses(self, values: Sequence[_ValueIn]) -> Iterator[Press]:
        for told in (each for v in values for each in self.each(v.messages, _MessageIn)):
            chosen = read_payload(told.button.payload or told.interactive.button_reply.id)
            if chosen is None or told.type not in _PRESSES:
                continue
            at = _moment(told.timestamp)
            if at is None or not 0 < len(told.id) <= _LONGEST_ID or not told.context.id:
                self.unreadable += 1
            else:
                yield _press(told, *chosen, at)


def read_news(raw: bytes, phone_number_id: str) -> WebhookNews:
    """What the delivery says of one number of ours; empty is any number.

    Raises RequestError 400 for what is no delivery at all.
    """
    reader = _Reader()
    try:
        envelope = msgspec.json.decode(raw, type=_EnvelopeIn)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise RequestError(400, "json_malformed") from None
    if envelope.object != _OBJECT:
        return WebhookNews()
    values = [
        told
        for entry in reader.each(envelope.entry, _EntryIn)
        for change in reader.each(entry.changes, _ChangeIn)
        if change.field == _FIELD
        for told in reader.each([change.value], _ValueIn)
        if phone_number_id in {"", told.metadata.phone_number_id}
    ]
    statuses, presses = tuple(reader.statuses(values)), tuple(reader.presses(values))
    return WebhookNews(statuses, presses, reader.unreadable)


def _status(told: _StatusIn, receipt: Receipt, at: datetime) -> Status:
    code = told.errors[0].code if told.errors else 0
    return Status(
        message_id=told.id,
        receipt=receipt,
        at=at,
        reason=f"whatsapp:{code or 'failed'}" if receipt is Receipt.FAILED else "",
        user_id=told.recipient_user_id[:_LONGEST_ID],
        city_id=told.biz_opaque_callback_data[:_LONGEST_ID],
    )


def _press(told: _MessageIn, choice: ChatChoice, city_id: str, at: datetime) -> Press:
    is_number = _NUMBER.fullmatch(told.sender) is not None
    return Press(
        message_id=told.id,
        at=at,
        answers=told.context.id[:_LONGEST_ID],
        choice=choice,
        city_id=city_id[:_LONGEST_ID],
        phone=f"+{told.sender.removeprefix('+')}" if is_number else "",
        user_id=told.from_user_id[:_LONGEST_ID],
    )


def _moment(seconds: str) -> datetime | None:
    """The API writes seconds since 1970 as text."""
    if not seconds.isascii() or not seconds.isdigit() or len(seconds) > len("9999999999"):
        return None
    at = datetime.fromtimestamp(int(seconds), UTC)
    return at if at.year in _YEARS else None
