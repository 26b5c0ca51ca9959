"""A city's own words for a state are read by everybody, wherever the state is told."""

from collections.abc import Callable

import pytest

from functions._edge.citizen import citizen_views
from functions._edge.staff import officer_views
from shared.ports.reports import Page
from shared.usecases.queries.track_report import Tracked
from tests.builders import make_report
from tests.unit.domain.lives import city_reference

OURS = city_reference(texts={"state.submitted": {"id": "Sudah di meja kami"}})
REPORT = make_report()
PAGE = Page((REPORT,))
TOLD: dict[str, Callable[[], str]] = {
    "tracked": lambda: citizen_views.tracked(Tracked(REPORT, (), (), None, OURS), "id").state_name,
    "own list": lambda: citizen_views.own_reports(PAGE, OURS, "id").reports[0].state_name,
    "queue": lambda: officer_views.queue(PAGE, OURS, "id").reports[0].state_name,
}


@pytest.mark.parametrize("where", TOLD)
def test_the_citys_own_words_name_a_state(where: str) -> None:
    assert TOLD[where]() == "Sudah di meja kami"
