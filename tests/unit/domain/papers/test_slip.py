"""A slip has the code and nothing of what was reported: slips get lost."""

import pytest

from shared.domain.papers.papers import Paper, Seal
from shared.domain.papers.slip import slip_paper
from tests.builders import TRACKING_CODE
from tests.unit.domain.lives import (
    REFERENCE,
)
from tests.unit.domain.papers.reading import REPORT, WORDS, said_on


def seal_of(paper: Paper) -> str:
    (seal,) = (each for each in paper.blocks if isinstance(each, Seal))
    return seal.address


@pytest.mark.parametrize(
    ("address", "pattern"),
    [("https://lapor.example/s/abc", "https://lapor.example/s/abc"), ("", TRACKING_CODE)],
)
def test_its_pattern_opens_the_report_or_is_the_code_where_there_are_no_pages(
    address: str, pattern: str
) -> None:
    slip = slip_paper(REPORT, TRACKING_CODE, REFERENCE, address)
    assert seal_of(slip) == pattern
    assert {TRACKING_CODE, REPORT.report_id[:8].upper()} <= set(said_on(slip).split())


def test_a_slip_has_the_code_and_nothing_of_what_was_reported() -> None:
    text = said_on(slip_paper(REPORT, TRACKING_CODE, REFERENCE))

    assert TRACKING_CODE in text
    for hidden in (WORDS, "Lorong Mawar", "Listrik", "Kandai"):
        assert hidden not in text
