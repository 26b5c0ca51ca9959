"""The shapes in which an account sees its preferences and its inbox."""

from datetime import datetime

from functions._edge.schemas.shapes import Out


class PreferencesOut(Out):
    """null: as said with each report. `email`: where e-mails go to, empty where none do."""

    language: str | None
    channels: list[str] | None
    quiet: bool
    email: str


class InboxMessageOut(Out):
    """One thing that happened to a report of this account; `key` names it for good."""

    key: str
    at: datetime
    tracking_code: str
    handle: str
    title: str
    body: str
    read: bool


class InboxOut(Out):
    messages: list[InboxMessageOut]
    unread: int
    next_cursor: str | None


class ReadOut(Out):
    read_until: datetime | None
