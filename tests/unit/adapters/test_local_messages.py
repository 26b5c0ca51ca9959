from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.messages import LocalChat, LocalPush
from shared.ports.messages import PushMessage, TemplateMessage
from tests.builders import NOW


class Machine:
    def now(self) -> datetime:
        return NOW


def rows(file: CityFile) -> list[tuple[str, ...]]:
    query = "SELECT channel, recipient, template, title, body, at FROM messages ORDER BY id"
    return [tuple(row) for row in file.reading().execute(query)]


def test_a_push_is_kept_as_the_phone_shows_it(tmp_path: Path) -> None:
    file = CityFile(tmp_path)
    LocalPush(file, Machine()).send(["token-1"], PushMessage("Judul", "Isi", {"report_id": "r1"}))
    assert rows(file) == [("push", "token-1", "", "Judul", "Isi", NOW.isoformat())]


def test_a_chat_message_is_kept_in_the_words_of_its_template(tmp_path: Path) -> None:
    def render(template: str, language: str, params: Sequence[str]) -> str:
        return f"{template}/{language}: {', '.join(params)}"

    file = CityFile(tmp_path)
    chat = LocalChat(file, Machine(), render)
    message = TemplateMessage("office_nudged", "id", ["A", "B"])
    assert chat.send_template("+628110000001", message) == "local.1"
    body = "office_nudged/id: A, B"
    assert rows(file) == [("whatsapp", "+628110000001", "office_nudged", "", body, NOW.isoformat())]
