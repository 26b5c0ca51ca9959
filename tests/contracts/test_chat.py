"""What every Chat promises: WhatsApp's Cloud API against a stub, and the table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.messages import LocalChat
from shared.adapters.system import SystemClock
from shared.adapters.whatsapp.cloud_api import WhatsAppChat
from shared.ports.messages import Chat, TemplateMessage
from tests.stubs.whatsapp import PHONE_NUMBER_ID, TOKEN, whatsapp

PHONE = "+628110000001"


@dataclass(frozen=True)
class Setup:
    """`sent` is what went out: phone and template."""

    chat: Chat
    sent: Callable[[], list[tuple[str, str]]]


@pytest.fixture(params=["embedded", "whatsapp"])
def setup(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setup]:
    if request.param == "embedded":
        yield embedded(tmp_path)
        return
    with whatsapp() as stub:
        yield Setup(
            WhatsAppChat(stub.base_url, PHONE_NUMBER_ID, TOKEN),
            lambda: [(m["to"], m["template"]["name"]) for m in stub.messages],
        )


def embedded(folder: Path) -> Setup:
    file = CityFile(folder)
    query = "SELECT recipient, template FROM messages WHERE channel = 'whatsapp' ORDER BY id"
    return Setup(
        LocalChat(file, SystemClock(), lambda _template, _language, params: " ".join(params)),
        lambda: [tuple(row) for row in file.reading().execute(query)],
    )


def _nudge(*params: str) -> TemplateMessage:
    return TemplateMessage("office_nudged", "id", params)


def test_a_template_goes_to_the_number(setup: Setup) -> None:
    assert setup.chat.send_template(PHONE, _nudge("5F0E8A41", "PUPR"))
    assert setup.sent() == [(PHONE, "office_nudged")]


def test_each_message_has_an_id_of_its_own(setup: Setup) -> None:
    first, second = (setup.chat.send_template(PHONE, _nudge()) for _ in "ab")
    assert first != second
