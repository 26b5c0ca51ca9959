"""What the same account has sent before, without a word about whose account it is."""

from dataclasses import replace

from shared.domain.report.report import Report
from shared.ports.reports import Reports
from tests.builders import NOW, later
from tests.contracts.documents.filing import file_report, numbered

SINCE = later(hours=-24)


def filed(
    reports: Reports, n: int, *, hours: float, uid: str = "uid-citizen", **more: str
) -> Report:
    """Report `n`, sent so many hours before now."""
    report = numbered(n, submitted_at=later(hours=-hours), **more)
    file_report(reports, report, uid=uid)
    return report


def before(reports: Reports, report: Report, limit: int = 5) -> list[str]:
    return [each.report_id for each in reports.sent_before(report, SINCE, limit)]


def test_the_newest_of_the_same_account_come_first(reports: Reports) -> None:
    for n, hours in ((1, 3), (2, 1), (3, 2), (4, 23)):
        filed(reports, n, hours=hours)
    filed(reports, 5, hours=25)
    filed(reports, 6, hours=1, uid="uid-neighbour")
    own = filed(reports, 7, hours=0)
    filed(reports, 8, hours=-1)
    assert before(reports, own) == ["report-002", "report-003", "report-001", "report-004"]
    assert before(reports, own, limit=2) == ["report-002", "report-003"]


def test_each_is_whole_but_for_its_code(reports: Reports) -> None:
    first = filed(reports, 1, hours=1)
    (found,) = reports.sent_before(filed(reports, 2, hours=0), SINCE, 5)
    assert found == replace(first, tracking_code="")


def test_what_staff_wrote_down_is_of_nobody(reports: Reports) -> None:
    filed(reports, 1, hours=1, uid="")
    own = filed(reports, 2, hours=0, uid="")
    assert before(reports, own) == []


def test_another_city_has_other_reports(reports: Reports) -> None:
    filed(reports, 1, hours=1, city_id="makassar")
    own = filed(reports, 2, hours=0)
    assert before(reports, own) == []
    assert own.submitted_at == NOW
