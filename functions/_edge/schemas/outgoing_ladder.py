"""The shapes in which clients get the ladder of a report."""

from datetime import datetime

import msgspec


class RungOut(msgspec.Struct, kw_only=True):
    """One rung: `done` at that time, or `next` or `later` what happens then if nobody acts.

    `counts_from` is `report` where it counts the reporter's time, once, and `holder` where it counts that of
    whoever has the report.
    """

    state: str
    at: datetime
    act: str
    counts_from: str
    text: str


class PauseOut(msgspec.Struct, kw_only=True):
    """A time in which the next step is not the city's: it counts for no limit of an office or the law."""

    start: datetime
    end: datetime | None
    text: str
