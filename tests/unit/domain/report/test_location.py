"""The question on which side of a border a report is: open until the reporter has said so."""

import pytest

from shared.domain.report.location import Border


@pytest.mark.parametrize(
    ("chosen", "is_open"), [(None, True), ("74.71.09.1004", False), ("", False)]
)
def test_a_side_that_was_chosen_is_not_asked_about_again(
    chosen: str | None, *, is_open: bool
) -> None:
    """Outside the city is a side as well, and has no code."""
    assert Border("74.71.09.1004", "", chosen).is_open is is_open
