"""When a city's offices get their morning digest, and what it takes the place of. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from shared.domain.calendar.calendars import DAY, Calendar
from shared.domain.kernel.value_object import value_object

OPENING, NEVER = "opening", "never"
# What comes later than this is no morning digest, and is left to the next one.
MORNING = timedelta(hours=3)

# Longer than any row of holidays.
_FAR = 60


@value_object
class DigestRules:
    """`at` on the city's clocks; None: when the offices open. `instead_of_warnings`: of single ones."""

    is_sent: bool = True
    at: time | None = None
    instead_of_warnings: bool = False

    def moment(self, day: date, calendar: Calendar) -> datetime | None:
        """When the digest of that day is due; None where none is: only on working days."""
        hours = calendar.hours_of(day) if self.is_sent and calendar.is_working_day(day) else None
        if hours is None:
            return None
        return datetime.combine(day, self.at or hours.opens, calendar.zone)

    def day_due(self, now: datetime, calendar: Calendar) -> date | None:
        """The day whose digest should be out by now; None before its moment and after its morning."""
        day = now.astimezone(calendar.zone).date()
        moment = self.moment(day, calendar)
        return day if moment and moment <= now < moment + MORNING else None

    def next_after(self, now: datetime, calendar: Calendar) -> datetime | None:
        """The first digest after a moment; None where none comes within two months."""
        today = now.astimezone(calendar.zone).date()
        days = (today + DAY * ahead for ahead in range(_FAR))
        moments = (self.moment(day, calendar) for day in days)
        return next((each for each in moments if each is not None and each > now), None)

    def mornings(self, day: date, calendar: Calendar) -> tuple[datetime, datetime]:
        """When the digest before that day's was due, and when that day's is: what lies between is its matter.

        Where none was before, the time goes back two months.
        """
        days = (day - DAY * back for back in range(1, _FAR))
        moments = (self.moment(each, calendar) for each in days)
        earliest = datetime.combine(day - DAY * _FAR, time(), calendar.zone)
        before = next((each for each in moments if each is not None), earliest)
        return before, self.moment(day, calendar) or before

    def covers(self, now: datetime, until: datetime | None, calendar: Calendar) -> bool:
        """Whether a warning of something due at `until` may be left to a digest that comes before."""
        if not self.instead_of_warnings or until is None:
            return False
        following = self.next_after(now, calendar)
        return following is not None and following < until


def read_digest_rules(decided: Mapping[str, str]) -> DigestRules:
    """What a pack's city.csv says, which has been checked."""
    at = decided.get("digest_at") or OPENING
    return DigestRules(
        is_sent=at != NEVER,
        at=None if at in {OPENING, NEVER} else time.fromisoformat(at),
        instead_of_warnings=decided.get("warnings") == "digest" and at != NEVER,
    )
