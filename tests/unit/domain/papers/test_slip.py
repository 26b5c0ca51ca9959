"""A slip has the code and nothing of what was reported: slips get lost."""

from shared.domain.papers.slip import slip_paper
from tests.builders import TRACKING_CODE
from tests.unit.domain.lives import (
    REFERENCE,
)
from tests.unit.domain.papers.reading import REPORT, WORDS, said_on


def test_a_slip_has_the_code_and_nothing_of_what_was_reported() -> None:
    text = said_on(slip_paper(REPORT, TRACKING_CODE, REFERENCE))

    assert TRACKING_CODE in text
    for hidden in (WORDS, "Lorong Mawar", "Listrik", "Kandai"):
        assert hidden not in text
