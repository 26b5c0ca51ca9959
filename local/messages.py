"""What went out to phones."""

from dataclasses import dataclass

from local.city import Tables

_COLUMNS = "SELECT channel, recipient, template, title, body, at FROM messages"
_NEWEST = f"{_COLUMNS} ORDER BY id DESC LIMIT ?"
_ABOUT = f"{_COLUMNS} WHERE instr(body, ?) > 0 ORDER BY id"


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
    """Newest first."""
    rows = tables.reading().execute(_NEWEST, (limit,)).fetchall()
    return tuple(Message(*row) for row in rows)


def about(tables: Tables, handle: str) -> tuple[Message, ...]:
    """Those that speak of one report, oldest first; messages name it by its handle alone."""
    rows = tables.reading().execute(_ABOUT, (handle,)).fetchall()
    return tuple(Message(*row) for row in rows)
