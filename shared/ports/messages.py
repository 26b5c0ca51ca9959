"""How people are reached: pushes, chat and e-mail."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from shared.domain.kernel.value_object import value_object


@value_object
class PushMessage:
    """What a lock screen may show: a sentence with a handle in it, and the ids an app needs to open it."""

    title: str
    body: str
    data: Mapping[str, str]


@value_object
class PushResult:
    """Tokens that took the message, and those that are dead and must be retired."""

    delivered: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()


class Push(Protocol):
    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        """Send to each device. No tokens: no call. Raises TransientError if none took it and some may later.

        Raises PermanentError where the message itself or our credential is refused.
        """


@value_object
class TemplateMessage:
    """A pre-approved template, and what fills its places in order.

    `city_id` comes back with what the provider tells of the message, and of `replies`, what each of its
    buttons stands for, the one that was pressed. `link` ends the address behind the button after those.
    """

    template: str
    language: str
    params: Sequence[str] = ()
    city_id: str = ""
    replies: Sequence[str] = ()
    link: str = ""


class Chat(Protocol):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        """Send to an E.164 number; returns the provider's message id.

        Raises TransientError where it may be taken later, PermanentError where it is refused for good.
        """

    def send_text(self, phone: str, text: str) -> str:
        """Answer somebody who has just written to us; returns the provider's message id.

        Raises TransientError and PermanentError likewise.
        """


@value_object
class MailMessage:
    """Plain text. The same `key` names the same message, however often it is sent."""

    subject: str
    body: str
    key: str


class Mail(Protocol):
    def send(self, address: str, message: MailMessage) -> None:
        """Hand it to the mail server; that it arrives nobody can promise.

        Raises TransientError where the server is unwell, PermanentError where it refuses the address.
        """


class ChatHook(Protocol):
    """Tells whether the chat provider itself calls our webhook."""

    def subscribed(self, mode: str, token: str, challenge: str) -> str:
        """What to answer a subscription with. Raises ForbiddenError for a token that is not ours."""

    def verify(self, raw: bytes, signature: str | None) -> None:
        """Raises UnauthenticatedError unless exactly these bytes carry the provider's signature."""
