"""The forms that cells may have: what an official may write, and nothing that merely looks like it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.pack.files.columns import (
    Column,
    is_date,
    is_deadline,
    is_duration,
    is_hours,
    is_share,
    is_span,
    split_names,
)


@pytest.mark.parametrize(
    ("text", "is_one", "is_on_the_wall", "is_limit"),
    [
        ("PT24H", True, True, True),
        ("P3D", True, True, True),
        ("5WD", True, False, True),
        ("PT0S", True, False, False),
        ("0WD", True, False, False),
        ("P1M", False, False, False),
        ("-P1D", False, False, False),
        ("5 WD", False, False, False),
        ("75%", False, False, False),
        ("", False, False, False),
    ],
)
def test_a_time_is_one_that_some_clock_can_count(
    text: str, *, is_one: bool, is_on_the_wall: bool, is_limit: bool
) -> None:
    """An alarm is set by the clock on the wall, and a deadline is one that passes."""
    assert (is_span(text), is_duration(text), is_deadline(text)) == (
        is_one,
        is_on_the_wall,
        is_limit,
    )


@given(st.integers(-20, 220))
def test_a_share_is_some_of_a_time_and_at_most_all_of_it(percent: int) -> None:
    assert is_share(f"{percent}%") is (1 <= percent <= 100)


@pytest.mark.parametrize("text", ["", "%", "050%", "5.5%", "75", "75 %", "\u0667\u0665%", "75%\n"])
def test_what_is_no_whole_percentage_is_no_share(text: str) -> None:
    assert not is_share(text)


@given(st.dates())
def test_a_day_is_written_in_one_way_only(day: date) -> None:
    assert is_date(day.isoformat())
    for other in (f"{day:%Y%m%d}", f"{day:%G-W%V-%u}", f"{day.isoformat()}T00:00", f" {day}"):
        assert not is_date(other)


@pytest.mark.parametrize("text", ["2027-02-29", "2027-13-01", "2027-1-1", "besok", ""])
def test_a_day_that_there_is_not_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("07:30-16:00", True),
        ("22:00-06:00", True),
        ("00:00-23:59", True),
        ("07:30-07:30", False),
        ("07:30-24:00", False),
        ("7:30-16:00", False),
        ("07:30", False),
        ("07:30-16:00-18:00", False),
        ("07:30 - 16:00", False),
    ],
)
def test_hours_are_a_stretch_of_the_day_that_may_go_past_midnight(text: str, *, fits: bool) -> None:
    assert is_hours(text) is fits


@given(st.text(alphabet="PTWDHMS0123456789%-", max_size=9))
def test_a_cell_of_time_is_read_by_a_clock_or_is_a_share(text: str) -> None:
    column = Column("after", "time", type="span")
    if column.is_well_formed(text) and not is_share(text):
        assert any(_counted(text, clock) for clock in ClockName)


def _counted(text: str, clock: ClockName) -> bool:
    try:
        return parse_span(text, clock) >= timedelta(0)
    except ValueError:
        return False


def test_a_pattern_is_of_the_whole_cell_and_of_plain_digits() -> None:
    column = Column("number", "for danger", pattern=r"\d{3,5}")
    found = [text for text in ("112", "11", "112 ", "x112", "\u0661\u0661\u0662", "112\n")
             if column.is_well_formed(text)]  # fmt: skip
    assert found == ["112"]
    assert Column("note", "read by people").is_well_formed("apa saja")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", ()),
        (" ; ", ()),
        ("Poros Utara", ("Poros Utara",)),
        (" Jl. A.P. Pettarani ;Pettarani;", ("Jl. A.P. Pettarani", "Pettarani")),
    ],
)
def test_names_are_taken_as_they_are_written(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names
