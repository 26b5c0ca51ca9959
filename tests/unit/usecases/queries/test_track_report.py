"""The code shows the report, its history and what comes next; without it nothing is shown."""

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import EventType, State
from tests.builders import CITY
from tests.unit.usecases.world import JPEG, World


def test_the_code_shows_the_report_its_history_and_what_comes_next() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    found = world.track(report.tracking_code)
    assert found.report.state is State.ASSIGNED
    assert [event.type for event in found.events] == [EventType.SUBMITTED, EventType.ROUTED]
    assert len(found.photos) == 1
    assert found.next_rung.rung_id == "nudge"
    assert found.reference.city.city_id == CITY


def test_a_code_is_forgiving_about_how_it_is_typed() -> None:
    world = World()
    report = world.submit_and_route()
    sloppy = f"  {report.tracking_code.lower().replace('-', '', 4).replace('kdi', 'kdi-')} "
    assert world.track(sloppy).report.report_id == report.report_id


@pytest.mark.parametrize(
    "code", ["", "nonsense", "KDI-00000-00000-00000-00000", "ABC-00000-00000-00000-00000"]
)
def test_a_wrong_code_shows_nothing(code: str) -> None:
    world = World()
    world.submit_and_route()
    with pytest.raises(NotFoundError):
        world.track(code)
