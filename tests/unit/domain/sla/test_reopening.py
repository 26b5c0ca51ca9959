"""How long an answer may be contested."""

from datetime import timedelta

import pytest

from shared.domain.city.sla_settings import SlaSettings
from shared.domain.kernel.states import State
from shared.domain.sla.reopening import contest_until, may_still_contest
from tests.builders import NOW, later, make_report

LIMITS = SlaSettings(contest_window=timedelta(days=90))


@pytest.mark.parametrize(("days", "may"), [(0, True), (89, True), (90, False), (400, False)])
def test_a_closed_report_may_be_reopened_until_its_window_is_over(days: int, *, may: bool) -> None:
    closed = make_report(state=State.CLOSED, closed_at=NOW)
    assert contest_until(closed, LIMITS) == later(days=90)
    assert may_still_contest(closed, LIMITS, later(days=days)) is may


@pytest.mark.parametrize(
    "fields", [{"state": State.ANSWERED, "closed_at": NOW}, {"state": State.CLOSED}]
)
def test_what_is_not_closed_has_no_end_and_neither_has_what_was_closed_before_that_was_noted(
    fields: dict[str, object],
) -> None:
    report = make_report(**fields)
    assert contest_until(report, LIMITS) is None
    assert may_still_contest(report, LIMITS, later(days=400))
