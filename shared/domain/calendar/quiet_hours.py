"""The hours of the day in which a city leaves people in peace. Pure."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, time, tzinfo

from shared.domain.calendar.calendars import DAY
from shared.domain.kernel.value_object import value_object

# Those whom messages go to, by the names that a city's pack calls them by.
AUDIENCES = ("office", "desk", "leadership", "reporter")
NEVER = "never"


@value_object
class Quiet:
    """Each night from `begins` on until before `ends`, on the city's clocks; over midnight or not.

    Where both are the same there is none.
    """

    begins: time
    ends: time

    def until(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """The end of the quiet time that the moment lies in; None where it lies in none."""
        local = moment.astimezone(zone)
        is_in = _lies_in(local.time(), self.begins, self.ends)
        if not is_in:
            return None
        end = datetime.combine(local.date(), self.ends, zone)
        return (end if local < end else end + DAY).astimezone(moment.tzinfo)


NIGHT = Quiet(time(21), time(6))


@value_object
class QuietHours:
    """The quiet time of each audience. Whoever is not named has ours."""

    of: Mapping[str, Quiet] = field(default_factory=dict)

    def until(self, audience: str, moment: datetime, zone: tzinfo) -> datetime | None:
        return self.of.get(audience, NIGHT).until(moment, zone)


def read_quiet_hours(decided: Mapping[str, str]) -> QuietHours:
    """What a pack's city.csv says, which has been checked: `21:00-06:00`, or `never`."""
    found = {audience: decided.get(f"quiet_{audience}", "") for audience in AUDIENCES}
    return QuietHours({audience: _read(text) for audience, text in found.items() if text})


def _read(text: str) -> Quiet:
    if text == NEVER:
        return Quiet(time(0), time(0))
    begins, _, ends = text.partition("-")
    return Quiet(time.fromisoformat(begins), time.fromisoformat(ends))


def _lies_in(local: time, begins: time, ends: time) -> bool:
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends
