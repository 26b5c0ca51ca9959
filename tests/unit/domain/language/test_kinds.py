"""What kind of report a text sounds like."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.states import ReportType
from shared.domain.language.kinds import suggested_type
from tests.unit.domain.language.complaints import complaints


def labelled() -> list[tuple[str, str]]:
    with (Path(__file__).parent / "report_types.csv").open(encoding="utf-8", newline="") as file:
        return [(row["type"], row["text"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("expected", "text"), labelled())
def test_questions_proposals_and_hopes_are_told_from_complaints(expected: str, text: str) -> None:
    assert suggested_type(text) == expected


def test_complaints_are_hardly_ever_taken_for_something_else() -> None:
    texts = [each.text for each in complaints("held_out")]
    others = [text for text in texts if suggested_type(text) is not ReportType.COMPLAINT]
    assert len(others) <= len(texts) * 0.08


@given(st.text(max_size=200))
def test_any_text_has_a_type(text: str) -> None:
    assert suggested_type(text) in set(ReportType)
