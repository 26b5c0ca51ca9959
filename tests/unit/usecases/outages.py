"""Channels that are down for now, and channels that refuse for good."""

from collections.abc import Sequence

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.ports.messages import MailMessage, PushMessage, PushResult, TemplateMessage
from tests.fakes import FakeChat, FakeMail, FakePush


class PushDown(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        raise TransientError(f"fcm:{len(tokens)}:{bool(message)}")


class PushRefused(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        raise PermanentError(f"fcm:{len(tokens)}:{bool(message)}")


class ChatDown(FakeChat):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        raise TransientError(f"whatsapp:{bool(phone)}:{message.template}")


class ChatRefused(FakeChat):
    """Numbers that are not on WhatsApp; `sent` is what it was asked to send."""

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        super().send_template(phone, message)
        raise PermanentError("whatsapp:131026")


class MailRefused(FakeMail):
    def send(self, address: str, message: MailMessage) -> None:
        super().send(address, message)
        raise PermanentError("mail:550")
