"""When a city's offices are open: its week, its hours, its holidays. Pure; moments in and out are UTC."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from shared.domain.kernel.value_object import value_object

Window = tuple[datetime, datetime]
DAY = timedelta(days=1)


class DayKind(StrEnum):
    """Why the calendar names a day. Only on a WORKING_DAY are the offices open."""

    NATIONAL_HOLIDAY = "national_holiday"
    CUTI_BERSAMA = "cuti_bersama"
    CITY_HOLIDAY = "city_holiday"
    WORKING_DAY = "working_day"


@value_object
class NamedDay:
    """A day that is not like its weekday. `estimated` until the decree that settles its date."""

    name: str
    kind: DayKind
    estimated: bool = False


@value_object
class Hours:
    """An office's hours on one day, on the city's clocks; `closes` is later than `opens`."""

    opens: time
    closes: time


@value_object
class Season:
    """Other hours from `first` to `last`, both included, such as in Ramadan; by weekday, 0 is Monday."""

    first: date
    last: date
    week: Mapping[int, Hours]


@value_object
class Calendar:
    """`week` holds the hours of each weekday that is worked, 0 is Monday; there is at least one.

    A weekday that a season does not name keeps its usual hours. A WORKING_DAY on a weekday that is
    never worked has the hours of the first weekday that is.
    """

    zone: timezone
    week: Mapping[int, Hours]
    seasons: tuple[Season, ...] = ()
    days: Mapping[date, NamedDay] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        return self.hours_of(day) is not None

    def hours_of(self, day: date) -> Hours | None:
        """When the offices are open on that day; None where they are not."""
        weekday, named = day.weekday(), self.days.get(day)
        if named is not None and named.kind is DayKind.WORKING_DAY:
            weekday = weekday if weekday in self.week else min(self.week)
        elif named is not None or weekday not in self.week:
            return None
        for season in self.seasons:
            if season.first <= day <= season.last and weekday in season.week:
                return season.week[weekday]
        return self.week[weekday]

    def windows(self, start: datetime) -> Iterator[Window]:
        """The office hours of each working day from `start` on, the first cut off at `start`."""
        start = start.astimezone(UTC)
        day = self.day_of(start)
        while True:
            hours = self.hours_of(day)
            if hours is not None:
                opens, closes = self._moment(day, hours.opens), self._moment(day, hours.closes)
                if start < closes:
                    yield max(opens, start), closes
            day += DAY

    def working_day_end(self, start: datetime, count: int) -> datetime:
        """The end of office hours on the `count`-th working day after the day of `start`.

        The day of `start`, worked or not, never counts: whoever has three working days has three
        whole ones. With a `count` of 0 it is `start` itself.
        """
        day, end = self.day_of(start), start.astimezone(UTC)
        while count:
            day += DAY
            hours = self.hours_of(day)
            if hours is not None:
                count, end = count - 1, self._moment(day, hours.closes)
        return end

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time from `start` to `end` lies in office hours."""
        total = timedelta(0)
        for opens, closes in self.windows(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def add_working_time(self, start: datetime, span: timedelta) -> datetime:
        """The first moment at which `span` of office time has passed since `start`."""
        return first_reached(self.windows(start), start, span)

    def day_of(self, moment: datetime) -> date:
        """The day that the city's own clocks show at that moment."""
        return moment.astimezone(self.zone).date()

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def first_reached(windows: Iterator[Window], start: datetime, span: timedelta) -> datetime:
    """The first moment at which `span` has passed inside the windows; `start` for no span at all."""
    if span <= timedelta(0):
        return start.astimezone(UTC)
    for opens, closes in windows:
        if span <= closes - opens:
            return opens + span
        span -= closes - opens
    raise OverflowError("the windows end before the span does")


# Indonesia keeps no summer time: the letters say it all, and no time zone database is needed.
OFFSETS: Mapping[str, timezone] = {
    letters: timezone(timedelta(hours=hours), letters)
    for letters, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))
}
FIVE_DAY_WEEK = Calendar(
    OFFSETS["WITA"], {weekday: Hours(time(8), time(16)) for weekday in range(5)}
)
