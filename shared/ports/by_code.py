"""From the code that a reporter holds to their report."""

from typing import Protocol

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import read_tracking_code
from shared.domain.report.report import Report
from shared.ports.has import HasPeople, HasReferences, HasReports


class ReportByCodePorts(HasReports, HasReferences, Protocol): ...


class OwnReportPorts(ReportByCodePorts, HasPeople, Protocol): ...


def report_by_code(code: str, ports: ReportByCodePorts) -> Report:
    """The report, which bears its code. Raises NotFoundError for a wrong code and for one that is none."""
    read = read_tracking_code(code)
    city_id = ports.references.city_by_prefix(read[0]) if read else None
    if read is None or city_id is None:
        raise NotFoundError("not_found")
    return ports.reports.find_by_code(city_id, read[1])


def own_report(code: str, uid: str, ports: OwnReportPorts) -> Report:
    """As above, for the account that it belongs to; for every other it raises NotFoundError too."""
    report = report_by_code(code, ports)
    identity = ports.people.identity(report.city_id, report.report_id)
    if identity is None or identity.uid != uid:
        raise NotFoundError("not_found")
    return report
