"""The examples in docs/clocks.md are computed anew: a page on deadlines must not be wrong."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from shared.domain.calendar.clocks import ClockName, Pause, deadline_after, parse_span
from tests.unit.domain.minutes import wita
from tests.unit.domain.packs import real

PAGE = (Path(__file__).parents[4] / "docs" / "clocks.md").read_text(encoding="utf-8")
_MOMENT = r"\d{4}-\d\d-\d\d \d\d:\d\d"
PLAIN = re.findall(rf"^\| ({_MOMENT}) \| `(\w+)` \| ({_MOMENT}) \|", PAGE, re.MULTILINE)
PAUSED = re.findall(
    rf"^\| ({_MOMENT}) \| `(\w+)` `(\w+)` \| ({_MOMENT}) to ({_MOMENT}) \| ({_MOMENT}) \|",
    PAGE,
    re.MULTILINE,
)


def _due(clock: ClockName, start: str, span: str, *pauses: Pause) -> datetime | None:
    counted = parse_span(span, clock)
    return deadline_after(clock, wita(start), counted, real("kendari").calendar, pauses)


def test_the_page_has_its_examples() -> None:
    assert len(PLAIN) == 10
    assert len(PAUSED) == 4


@pytest.mark.parametrize(("start", "span", "due"), PLAIN)
def test_working_days_as_the_page_counts_them(start: str, span: str, due: str) -> None:
    assert _due(ClockName.WORKING, start, span) == wita(due)


@pytest.mark.parametrize("row", PAUSED)
def test_pauses_as_the_page_counts_them(row: tuple[str, ...]) -> None:
    start, clock, span, begun, ended, due = row
    pause = Pause(wita(begun), wita(ended))
    assert _due(ClockName(clock), start, span, pause) == wita(due)


def test_every_clock_has_its_row() -> None:
    for clock in ClockName:
        assert f"| `{clock.value}`" in PAGE
