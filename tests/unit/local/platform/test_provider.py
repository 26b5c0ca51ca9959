"""The local city's chat provider: phones take what comes, unless somebody switched them off."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from local.platform import messages
from local.platform.city import LocalCity
from local.platform.provider import Provider
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.messages import LocalChat, LocalMail
from shared.adapters.embedded.settings import play_dead, unreachable
from shared.adapters.whatsapp.hook import WhatsAppHook
from shared.domain.kernel.errors import PermanentError
from shared.ports.messages import MailMessage, TemplateMessage
from tests.fakes import FakeClock

PHONE, OTHER = "+6280000000101", "+6280000000102"
HOOK = WhatsAppHook("secret", "token")
NUDGE = TemplateMessage("nudge", "id", city_id="kendari", replies=("accept:kendari",))


@dataclass
class Webhook:
    """Checks the signature as the function would, and answers with `status`."""

    status: int = 200
    news: list[Any] = field(default_factory=list)

    def post(self, name: str, body: bytes, headers: Mapping[str, str], path: str = "/") -> int:
        assert (name, path) == ("whatsapp_webhook", "/hooks/whatsapp")
        HOOK.verify(body, headers["X-Hub-Signature-256"])
        self.news.append(json.loads(body)["entry"][0]["changes"][0]["value"])
        return self.status


@dataclass
class Ports:
    city_file: CityFile
    chat_hook: WhatsAppHook = HOOK
    clock: FakeClock = field(default_factory=FakeClock)

    def unreachable(self) -> frozenset[str]:
        return unreachable(self.city_file.reading())

    def play_dead(self, recipient: str, *, is_dead: bool) -> None:
        play_dead(self.city_file, recipient, is_dead=is_dead)


@dataclass
class Town:
    ports: Ports
    functions: Webhook = field(default_factory=Webhook)

    @property
    def tables(self) -> CityFile:
        return self.ports.city_file

    @property
    def provider(self) -> Provider:
        return Provider(cast("LocalCity", self))

    @property
    def chat(self) -> LocalChat:
        return LocalChat(
            self.tables, self.ports.clock, lambda template, _language, _params: template
        )


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(Ports(CityFile(tmp_path)))


def test_what_goes_out_is_delivered_by_itself_once(town: Town) -> None:
    town.chat.send_template(PHONE, NUDGE)
    assert town.provider.pending() == 1
    assert town.provider.step()
    assert not town.provider.step()
    (told,) = town.functions.news
    status = told["statuses"][0]
    assert (status["id"], status["status"]) == ("local.1", "delivered")
    assert status["biz_opaque_callback_data"] == "kendari"
    assert messages.newest(town.tables)[0].receipt == "delivered"


def test_a_phone_that_is_off_gets_it_when_it_is_on_again(town: Town) -> None:
    town.provider.switch(PHONE, is_on=False)
    for phone in (PHONE, OTHER):
        town.chat.send_template(phone, NUDGE)
    town.provider.step()
    assert town.provider.pending() == 0
    assert [m.receipt for m in messages.newest(town.tables)] == ["delivered", ""]
    town.provider.switch(PHONE, is_on=True)
    assert town.provider.step()


def test_news_that_was_not_taken_is_told_again(town: Town) -> None:
    town.functions.status = 503
    town.chat.send_template(PHONE, NUDGE)
    assert not town.provider.step()
    town.functions.status = 200
    assert town.provider.step()


def test_a_press_answers_the_message_it_stands_under(town: Town) -> None:
    town.chat.send_template(PHONE, NUDGE)
    (message,) = messages.newest(town.tables)
    assert town.provider.press(message, "accept:kendari")
    pressed = town.functions.news[0]["messages"][0]
    assert (pressed["from"], pressed["context"]["id"]) == (PHONE[1:], "local.1")
    assert pressed["button"] == {"payload": "accept:kendari"}


def test_what_is_written_back_waits_for_no_receipt(town: Town) -> None:
    town.chat.send_text(PHONE, "Terima kasih.")
    assert town.provider.pending() == 0


def test_a_mailbox_can_be_closed(town: Town) -> None:
    mail, address = LocalMail(town.tables, town.ports.clock), "piket@pupr.example"
    town.provider.switch(address, is_on=False)
    with pytest.raises(PermanentError, match="mail:550"):
        mail.send(address, MailMessage("a", "b", "k"))
    town.provider.switch(address, is_on=True)
    mail.send(address, MailMessage("a", "b", "k"))
    assert messages.newest(town.tables)[0].to == address
