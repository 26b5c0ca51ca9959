"""What went out to phones and mailboxes, and how far it has come."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from local.platform.city import Tables

_COLUMNS = """
    SELECT id, channel, recipient, template, title, body, at, city_id, replies, receipt, link
    FROM messages
"""
_NEWEST = f"{_COLUMNS} ORDER BY id DESC LIMIT ?"
_ABOUT = f"{_COLUMNS} WHERE instr(body, ?) > 0 ORDER BY id"
_ONE = f"{_COLUMNS} WHERE id = ?"
# Templates only: what is written back in a conversation is nobody's to chase.
_ON_THE_WAY = (
    f"{_COLUMNS} WHERE channel = 'whatsapp' AND receipt = '' AND template != '' ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One push, chat message or e-mail as it left. `to` is a number, an address or a made-up name.

    `receipt` is what the phone has told last: nothing, `delivered`, `read` or `failed`.
    """

    id: int
    channel: str
    to: str
    template: str
    title: str
    body: str
    at: str
    city_id: str = ""
    replies: tuple[str, ...] = ()
    receipt: str = ""
    link: str = ""

    @property
    def provider_id(self) -> str:
        """The id that the chat gave it."""
        return f"local.{self.id}"


def newest(tables: Tables, limit: int = 200) -> tuple[Message, ...]:
    """Newest first."""
    return _all(tables.reading().execute(_NEWEST, (limit,)))


def about(tables: Tables, handle: str) -> tuple[Message, ...]:
    """Those that speak of one report, oldest first; messages name it by its handle alone."""
    return _all(tables.reading().execute(_ABOUT, (handle,)))


def on_the_way(tables: Tables) -> tuple[Message, ...]:
    """Chat messages of which no phone has told anything yet, oldest first."""
    return _all(tables.reading().execute(_ON_THE_WAY))


def one(tables: Tables, number: int) -> Message | None:
    found = _all(tables.reading().execute(_ONE, (number,)))
    return found[0] if found else None


def mark(tables: Tables, message: Message, receipt: str) -> None:
    with tables.writing() as connection:
        connection.execute("UPDATE messages SET receipt = ? WHERE id = ?", (receipt, message.id))


def _all(rows: sqlite3.Cursor) -> tuple[Message, ...]:
    return tuple(_message(*row) for row in rows)


def _message(*cells: Any) -> Message:
    told, replies, rest = cells[:8], cells[8], cells[9:]
    return Message(*(*told, tuple(json.loads(replies)), *rest))
