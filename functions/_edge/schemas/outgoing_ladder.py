"""The shapes in which clients get the ladder of a report."""

from datetime import datetime

import msgspec


class RungOut(msgspec.Struct, kw_only=True):
    """One rung: `done` at that time, or `next` or `later` what happens then if nobody acts."""

    state: str
    at: datetime
    act: str
    text: str


class PauseOut(msgspec.Struct, kw_only=True):
    """A time that counts for no working day of an office and not for the legal limit."""

    start: datetime
    end: datetime | None
    text: str
