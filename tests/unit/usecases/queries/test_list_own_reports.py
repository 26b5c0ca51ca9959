"""An account is shown the reports that it has sent."""

from shared.ports.reports import ReportQuery
from shared.usecases.queries.list_own_reports import list_own_reports
from tests.builders import CITY
from tests.unit.usecases.world import World


def test_the_own_list_is_asked_for_by_account() -> None:
    world = World()
    list_own_reports(CITY, "uid-citizen", "next", 5, world)
    asked = ReportQuery(CITY, reporter_uid="uid-citizen", cursor="next", limit=5)
    assert world.reports.queries == [asked]
