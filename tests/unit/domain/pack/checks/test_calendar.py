"""A pack's holidays and office hours: no year forgotten, one kind of hours at a time."""

from datetime import date

import pytest

from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, tiny, told_at

MISTAKES: Mistakes = [
    (changed("calendar", "2027-05-09", "2028-05-09"), "calendar.csv", 6, "year_without_holidays"),
    (
        changed(
            "calendar", "2027-05-09,Hari jadi kota,city_holiday", "2029-05-09,X,national_holiday"
        ),
        "calendar.csv",
        1,
        "year_without_holidays",
    ),
    (changed("hours", "friday,07:30", "friday,16:30"), "hours.csv", 3, "closes_too_early"),
    (changed("hours", "2026-03-20", ""), "hours.csv", 4, "range_wrong"),
    (changed("hours", "2026-03-20", "2026-02-18"), "hours.csv", 4, "range_wrong"),
    (changed("hours", "friday,", "monday,"), "hours.csv", 3, "hours_overlap"),
    (
        changed("hours", "Ramadan", "Ramadan\nmonday,09:00,15:00,2026-03-20,2026-03-27,"),
        "hours.csv",
        5,
        "hours_overlap",
    ),
    (
        tiny(hours="day,opens,closes,from,until\nmonday,08:00,15:00,2026-02-19,2026-03-20\n"),
        "hours.csv",
        1,
        "no_working_week",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2026-11-23", "07:30-16:00"),
        ("2026-02-23", "08:00-15:00"),
        ("2026-03-27", "07:30-16:30"),
        ("2026-11-24", ""),
        ("2026-12-25", ""),
        ("2027-01-02", "07:30-16:00"),
    ],
    ids=[
        "a Monday",
        "in Ramadan",
        "a Friday",
        "no row",
        "a holiday",
        "a Saturday worked after all",
    ],
)
def test_the_offices_are_open_as_the_tables_say(day: str, hours: str) -> None:
    found = parse_pack("kendari", TINY).calendar.hours_of(date.fromisoformat(day))
    assert (f"{found.opens:%H:%M}-{found.closes:%H:%M}" if found else "") == hours


def test_a_date_that_no_decree_has_settled_is_known_to_be_a_guess() -> None:
    days = parse_pack("kendari", TINY).calendar.days
    assert [day.isoformat() for day, named in days.items() if named.estimated] == ["2027-01-01"]


def test_seasons_may_follow_each_other_and_each_has_its_own_week() -> None:
    rows = "monday,09:00,15:00,2026-03-21,2026-03-27,\n"
    calendar = parse_pack("kendari", tiny(hours=TINY["hours.csv"] + rows)).calendar
    found = [calendar.hours_of(date(2026, 3, day)) for day in (16, 23, 30)]
    assert [each and each.opens.hour for each in found] == [8, 9, 7]
