"""Where open reports are found by others, and how much one look-up reads."""

from typing import Any

from shared.domain.geo.cells import cell_of, cells_around
from shared.domain.geo.place import Point
from shared.domain.kernel.states import State
from shared.domain.report.location import Location
from shared.ports.reports import Reports
from tests.builders import CITY, NOW, later
from tests.contracts.documents.filing import file_report, numbered, step

HERE = Point(-3.9778, 122.515)
FAR = Point(-3.99, 122.52)


def filed(reports: Reports, n: int, point: Point | None = HERE, **fields: Any) -> str:
    report = numbered(n, location=Location(point=point), village_code="7471011001", **fields)
    file_report(reports, report)
    step(reports, report, f"op-{n}", state=State.ASSIGNED)
    return report.report_id


def near(reports: Reports, point: Point = HERE) -> set[str]:
    return {each.report_id for each in reports.near(CITY, cells_around(point, 50), later(days=-84))}


def test_open_reports_are_found_where_they_are_and_as_long_as_they_are_open(
    reports: Reports,
) -> None:
    one, other = filed(reports, 1), filed(reports, 2, FAR)
    assert near(reports) == {one}
    assert near(reports, FAR) == {other}
    step(reports, numbered(1), "closed", state=State.CLOSED)
    assert near(reports) == set()


def test_secret_old_and_unrouted_reports_and_other_cities_are_not_found(reports: Reports) -> None:
    filed(reports, 1, secret=True)
    filed(reports, 2, submitted_at=later(days=-90))
    filed(reports, 3, city_id="makassar")
    file_report(reports, numbered(4, location=Location(point=HERE)))
    assert near(reports) == set()
    assert reports.near(CITY, (), NOW) == ()


def test_a_kelurahan_has_those_without_a_point_too(reports: Reports) -> None:
    both = {filed(reports, 1), filed(reports, 2, None)}
    found = reports.in_village(CITY, "7471011001", later(days=-84))
    assert {each.report_id for each in found} == both
    assert reports.in_village(CITY, "7471011002", later(days=-84)) == ()


def test_a_crowded_place_is_read_within_bounds_and_newest_first(reports: Reports) -> None:
    for n in range(20):
        filed(reports, n, submitted_at=later(minutes=n))
    cell = cell_of(HERE)
    found = reports.near(CITY, [cell, *("0000000" for _ in range(3))], later(days=-1))
    assert [each.report_id for each in found] == [f"report-{n:03d}" for n in range(19, 3, -1)]
