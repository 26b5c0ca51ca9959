"""The slow truth about deadlines: a city's time walked minute by minute, with nothing clever in it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours
from shared.domain.calendar.clocks import ClockName, Pause

MINUTE = timedelta(minutes=1)


def wita(text: str) -> datetime:
    """The moment at which Kendari's clocks show it."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFSETS["WITA"])


def slow_due(
    clock: ClockName, start: datetime, span: timedelta, calendar: Calendar, pauses: Sequence[Pause]
) -> datetime | None:
    """What `deadline_after` promises, for starts, spans and pauses of whole minutes."""
    if clock is not ClockName.WORKING:
        return _after_minutes(start, span // MINUTE, lambda at: not _paused(at, pauses))
    needed = _minutes_until_nth_close(start, span.days, calendar) + span % timedelta(1) // MINUTE
    return _after_minutes(
        start, needed, lambda at: is_open(at, calendar) and not _paused(at, pauses)
    )


def _after_minutes(start: datetime, needed: int, counts: Callable[[datetime], bool]) -> datetime:
    """The end of the needed-th minute that counts."""
    at = start
    while needed:
        needed -= counts(at)
        at += MINUTE
    return at


def _minutes_until_nth_close(start: datetime, count: int, calendar: Calendar) -> int:
    """Open minutes from the start to the last open one of the count-th open day after its own."""
    first_day = start.astimezone(calendar.zone).date()
    seen: list[date] = []
    minutes = 0
    if not count:
        return 0
    for at in _minutes(start):
        day = at.astimezone(calendar.zone).date()
        if len(seen) == count and day > seen[-1]:
            return minutes
        if is_open(at, calendar):
            minutes += 1
            if day > first_day and day not in seen:
                seen.append(day)
    raise AssertionError("time does not end")


def _minutes(start: datetime) -> Iterator[datetime]:
    while True:
        yield start
        start += MINUTE


def _paused(at: datetime, pauses: Sequence[Pause]) -> bool:
    return any(
        pause.start <= at < (pause.end or datetime.max.replace(tzinfo=UTC)) for pause in pauses
    )


def is_open(at: datetime, calendar: Calendar) -> bool:
    local = at.astimezone(calendar.zone)
    hours = _hours(local.date(), calendar)
    return hours is not None and hours.opens <= local.time() < hours.closes


def _hours(day: date, calendar: Calendar) -> Hours | None:
    named = calendar.days.get(day)
    if named and named.kind is not DayKind.WORKING_DAY:
        return None
    weekday = day.weekday()
    if weekday not in calendar.week:
        if not named:
            return None
        weekday = min(calendar.week)
    for season in calendar.seasons:
        if weekday in season.week and season.first <= day <= season.last:
            return season.week[weekday]
    return calendar.week[weekday]
