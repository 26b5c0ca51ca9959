"""What went out to phones, newest first."""

from dataclasses import dataclass

from local.city import Tables

_NEWEST = (
    "SELECT channel, recipient, template, title, body, at FROM messages ORDER BY id DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One push or chat message as it left. `to` is a phone number, or a phone's made-up name."""

    channel: str
    to: str
    template: str
    title: str
    body: str
    at: str


def newest(tables: Tables, limit: int = 200) -> tuple[Message, ...]:
    rows = tables.reading().execute(_NEWEST, (limit,)).fetchall()
    return tuple(Message(*row) for row in rows)


def about(tables: Tables, handle: str, limit: int = 1000) -> tuple[Message, ...]:
    """Those that speak of one report, oldest first; messages name it by its handle alone."""
    return tuple(
        message for message in reversed(newest(tables, limit)) if f" {handle} " in message.body
    )
