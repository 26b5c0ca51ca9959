"""The shapes in which an account sees its preferences and its inbox."""

from datetime import datetime

import msgspec


class _Out(msgspec.Struct, kw_only=True):
    """What clients get."""


class PreferencesOut(_Out):
    """null: as said with each report. `email`: where e-mails go to, empty where none do."""

    language: str | None
    channels: list[str] | None
    quiet: bool
    email: str


class InboxMessageOut(_Out):
    """One thing that happened to a report of this account; `key` names it for good."""

    key: str
    at: datetime
    tracking_code: str
    title: str
    body: str
    read: bool


class InboxOut(_Out):
    messages: list[InboxMessageOut]
    unread: int
    next_cursor: str | None


class ReadOut(_Out):
    read_until: datetime | None
