"""Outgoing pushes, chat messages and e-mails, kept where the console shows them as a phone would."""

import json
from collections.abc import Callable, Sequence

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.settings import unreachable
from shared.domain.kernel.errors import PermanentError
from shared.ports.messages import MailMessage, PushMessage, PushResult, TemplateMessage
from shared.ports.platform import Clock

# (template, language, params) -> the words on the phone.
Render = Callable[[str, str, Sequence[str]], str]
_INSERT = """
    INSERT INTO messages (channel, recipient, template, title, body, at) VALUES (?, ?, ?, ?, ?, ?)
"""
_INSERT_CHAT = """
    INSERT INTO messages (channel, recipient, template, body, at, city_id, replies, link)
    VALUES ('whatsapp', ?, ?, ?, ?, ?, ?, ?)
"""


class LocalPush:
    def __init__(self, city_file: CityFile, clock: Clock) -> None:
        self._file, self._clock = city_file, clock

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        unique = tuple(dict.fromkeys(tokens))
        if unique:
            at = self._clock.now().isoformat()
            rows = [("push", token, "", message.title, message.body, at) for token in unique]
            with self._file.writing() as connection:
                connection.executemany(_INSERT, rows)
        return PushResult(delivered=unique)


class LocalChat:
    """`render` makes the words that the approved template would show."""

    def __init__(self, city_file: CityFile, clock: Clock, render: Render) -> None:
        self._file, self._clock, self._render = city_file, clock, render

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        body = self._render(message.template, message.language, message.params)
        at = self._clock.now().isoformat()
        replies = json.dumps(list(message.replies))
        row = (phone, message.template, body, at, message.city_id, replies, message.link)
        return self._kept(row)

    def send_text(self, phone: str, text: str) -> str:
        return self._kept((phone, "", text, self._clock.now().isoformat(), "", "[]", ""))

    def _kept(self, row: tuple[str, ...]) -> str:
        with self._file.writing() as connection:
            return f"local.{connection.execute(_INSERT_CHAT, row).lastrowid}"


class LocalMail:
    def __init__(self, city_file: CityFile, clock: Clock) -> None:
        self._file, self._clock = city_file, clock

    def send(self, address: str, message: MailMessage) -> None:
        if address in unreachable(self._file.reading()):
            raise PermanentError("mail:550")
        at = self._clock.now().isoformat()
        row = ("email", address, "", message.subject, message.body, at)
        with self._file.writing() as connection:
            connection.execute(_INSERT, row)
