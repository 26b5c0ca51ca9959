"""The reports that one account has submitted in one city, newest first."""

from shared.ports.has import HasReports
from shared.ports.reports import Page, ReportQuery


def list_own_reports(
    city_id: str, uid: str, cursor: str | None, limit: int, ports: HasReports
) -> Page:
    """Raises InvalidError for a cursor that no page gave."""
    return ports.reports.list(ReportQuery(city_id, reporter_uid=uid, cursor=cursor, limit=limit))
