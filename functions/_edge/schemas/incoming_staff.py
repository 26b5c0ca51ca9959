"""The shapes in which staff speak of one another. As `incoming`: form only, meaning is the domain's."""

from typing import Annotated, Literal

import msgspec

from functions._edge.schemas.incoming import Count, Key, Moment
from functions._edge.schemas.shapes import In

# A year of weekly shifts, and some.
_MOST_PERIODS = 60


class StaffQuery(In):
    agency_id: Key | None = None


class PeriodIn(In):
    """From `since` on until before `until`."""

    since: Moment
    until: Moment


_Periods = Annotated[list[PeriodIn], msgspec.Meta(max_length=_MOST_PERIODS)]


class RosterIn(In):
    """Replaces the roster that there was. Without `duty` the person is always on duty.

    `substitute` is the account of a colleague in the same office and role.
    """

    duty: _Periods = []
    leave: _Periods = []
    substitute: Key | None = None


class AssigneeIn(In):
    """Who has the report in hand from now on; null for everybody of its office."""

    version: Count
    assignee: Key | None


class HandOverIn(In):
    """To whom the whole queue goes; null for each report's office. `retires` ends all rights."""

    successor: Key | None
    retires: bool = True


class WishesIn(In):
    """Replaces what was wished for before. Nudges, reminders and visit orders cannot be muted."""

    muted: Annotated[
        list[Literal["new_report", "reporter_word", "report_ended"]], msgspec.Meta(max_length=10)
    ] = []
    digest: bool = True
