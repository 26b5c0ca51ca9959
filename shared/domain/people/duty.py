"""When a member of staff is there to be told: hours of duty, leave, and who stands in. Pure."""

from collections.abc import Iterable
from datetime import datetime

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object
from shared.domain.report.actor import Actor


@value_object
class Period:
    """From `since` on until before `until`; both aware, `until` the later."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


@value_object
class Roster:
    """Without a period of `duty` somebody is always on duty; `leave` outranks duty.

    `substitute` is the account of the colleague who is told while this person is not there.
    """

    duty: tuple[Period, ...] = ()
    leave: tuple[Period, ...] = ()
    substitute: str | None = None

    def is_there(self, moment: datetime) -> bool:
        is_on_duty = not self.duty or _any_holds(self.duty, moment)
        return is_on_duty and not _any_holds(self.leave, moment)


ALWAYS_THERE = Roster()


def check_roster(roster: Roster) -> Roster:
    """The roster as it came. Raises InvalidError for a period that ends before it begins."""
    for field, periods in (("duty", roster.duty), ("leave", roster.leave)):
        if any(period.until <= period.since for period in periods):
            raise InvalidError("period_wrong", field=field)
    return roster


def _any_holds(periods: Iterable[Period], moment: datetime) -> bool:
    return any(period.holds(moment) for period in periods)


@value_object
class HandOver:
    """`successor` is an account, or None where the work goes back to the office as a whole.

    `is_open` until the last report has been passed on.
    """

    successor: str | None
    by: Actor
    at: datetime
    is_open: bool = True
