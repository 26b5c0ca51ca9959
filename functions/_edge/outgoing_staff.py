"""The shapes in which staff are shown one another."""

from datetime import datetime

import msgspec


class _Out(msgspec.Struct, kw_only=True):
    """What clients get."""


class PeriodOut(_Out):
    since: datetime
    until: datetime


class StaffOut(_Out):
    """`in_service`: they work for the city today. `there`: on duty, and not on leave, right now."""

    uid: str
    name: str
    role: str
    agency_id: str | None
    in_service: bool
    there: bool
    duty: list[PeriodOut]
    leave: list[PeriodOut]
    substitute: str | None


class StaffListOut(_Out):
    staff: list[StaffOut]


class DelegatedOut(_Out):
    report_id: str
    version: int
    assignee: str | None


class HandedOverOut(_Out):
    """`moved` reports went over in this call. While not `done`, the rest follows by itself."""

    uid: str
    successor: str | None
    moved: int
    done: bool


class WishesOut(_Out):
    muted: list[str]
    digest: bool
