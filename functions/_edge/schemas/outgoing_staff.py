"""The shapes in which staff are shown one another."""

from datetime import datetime

from functions._edge.schemas.shapes import Out


class PeriodOut(Out):
    since: datetime
    until: datetime


class StaffOut(Out):
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


class StaffListOut(Out):
    staff: list[StaffOut]


class DelegatedOut(Out):
    report_id: str
    version: int
    assignee: str | None


class HandedOverOut(Out):
    """`moved` reports went over in this call. While not `done`, the rest follows by itself."""

    uid: str
    successor: str | None
    moved: int
    done: bool


class WishesOut(Out):
    muted: list[str]
    digest: bool
