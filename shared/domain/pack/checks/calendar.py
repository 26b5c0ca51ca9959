"""What must hold of a pack's calendar and office hours, and the Calendar that they make."""

from datetime import date, time

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay, Season
from shared.domain.pack.files.columns import is_date
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.time import CALENDAR, HOURS, WEEKDAYS


def check_calendar(draft: Draft) -> None:
    _check_years(draft)
    rows = [row for row in draft.rows[HOURS.file] if _is_readable(row)]
    for row in rows:
        if row["closes"] <= row["opens"]:
            opens, closes = row["opens"], row["closes"]
            draft.fault(HOURS.file, row.line, "closes_too_early", opens=opens, closes=closes)
        if bool(row["from"]) != bool(row["until"]) or row["until"] < row["from"]:
            first, last = row["from"] or "-", row["until"] or "-"
            draft.fault(HOURS.file, row.line, "range_wrong", first=first, last=last)
    _check_overlaps(draft, rows)
    if rows and all(row["from"] for row in rows):
        draft.fault(HOURS.file, 1, "no_working_week")


def calendar_of(draft: Draft, zone_letters: str) -> Calendar:
    """The calendar of a draft without mistakes."""
    rows = draft.rows[HOURS.file]
    ranges = dict.fromkeys((row["from"], row["until"]) for row in rows if row["from"])
    return Calendar(
        zone=OFFSETS[zone_letters],
        week=_week([row for row in rows if not row["from"]]),
        seasons=tuple(
            Season(
                date.fromisoformat(first),
                date.fromisoformat(last),
                _week([row for row in rows if (row["from"], row["until"]) == (first, last)]),
            )
            for first, last in ranges
        ),
        days={
            date.fromisoformat(row["date"]): NamedDay(
                row["name"], DayKind(row["kind"]), row["estimated"] == "yes"
            )
            for row in draft.rows[CALENDAR.file]
        },
    )


def _week(rows: list[Row]) -> dict[int, Hours]:
    return {
        WEEKDAYS.index(row["day"]): Hours(
            time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"])
        )
        for row in rows
    }


def _check_years(draft: Draft) -> None:
    """From the first year to the last, each has holidays: a year forgotten would shorten deadlines."""
    rows = [row for row in draft.rows[CALENDAR.file] if is_date(row["date"])]
    years = {int(row["date"][:4]) for row in rows}
    kept = {int(row["date"][:4]) for row in rows if row["kind"] == DayKind.NATIONAL_HOLIDAY}
    for year in sorted(set(range(min(years), max(years) + 1)) - kept if years else ()):
        line = next((row.line for row in rows if row["date"].startswith(str(year))), 1)
        draft.fault(CALENDAR.file, line, "year_without_holidays", year=year)


def _check_overlaps(draft: Draft, rows: list[Row]) -> None:
    """A weekday has one kind of hours at a time: the usual ones, or those of one range."""
    for number, row in enumerate(rows):
        for earlier in rows[:number]:
            if row["day"] == earlier["day"] and _share_a_day(row, earlier):
                day, first = row["day"], earlier.line
                draft.fault(HOURS.file, row.line, "hours_overlap", day=day, first=first)
                break


def _share_a_day(one: Row, other: Row) -> bool:
    if not (one["from"] and other["from"]):
        return one["from"] == other["from"]
    return one["from"] <= other["until"] and other["from"] <= one["until"]


def _is_readable(row: Row) -> bool:
    """What is malformed has been told already, cell by cell."""
    return row["day"] in WEEKDAYS and all(
        column.is_well_formed(row[column.name]) if row[column.name] else not column.required
        for column in HOURS.columns
    )
