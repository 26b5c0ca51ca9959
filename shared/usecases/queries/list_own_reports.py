"""The reports that one account has submitted in one city, newest first."""

from shared.ports.reports import Page, ReportQuery, Reports


def list_own_reports(
    city_id: str, uid: str, cursor: str | None, limit: int, *, reports: Reports
) -> Page:
    """Raises InvalidError for a cursor that no page gave."""
    return reports.list(ReportQuery(city_id, reporter_uid=uid, cursor=cursor, limit=limit))
