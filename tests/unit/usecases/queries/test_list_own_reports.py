"""An account is shown the reports that it has sent, each with its code, and nobody else's."""

from shared.ports.reports import ReportQuery
from shared.usecases.queries.list_own_reports import list_own_reports
from tests.builders import CITY
from tests.unit.usecases.world import World


def test_ones_own_with_the_code_that_opens_each() -> None:
    world = World()
    sent = [world.submit_and_route(idempotency_key=f"key-{n}") for n in range(2)]
    world.submit_and_route(uid="uid-other", idempotency_key="key-other")
    page = list_own_reports(CITY, "uid-citizen", None, 5, world)
    assert {report.tracking_code for report in page.reports} == {
        report.tracking_code for report in sent
    }
    assert list_own_reports(CITY, "uid-of-nobody", None, 5, world).reports == ()


def test_page_by_page_as_the_store_goes_on() -> None:
    world = World()
    list_own_reports(CITY, "uid-citizen", "next", 5, world)
    asked = ReportQuery(CITY, reporter_uid="uid-citizen", cursor="next", limit=5)
    assert world.reports.queries == [asked]
