"""From the code that a reporter holds to their report."""

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import read_tracking_code
from shared.domain.report.report import Report
from shared.ports.cities import References
from shared.ports.people import People
from shared.ports.reports import Reports


def report_by_code(code: str, *, reports: Reports, references: References) -> Report:
    """The report, which bears its code. Raises NotFoundError for a wrong code and for one that is none."""
    read = read_tracking_code(code)
    city_id = references.city_by_prefix(read[0]) if read else None
    if read is None or city_id is None:
        raise NotFoundError("not_found")
    return reports.find_by_code(city_id, read[1])


def own_report(
    code: str, uid: str, *, reports: Reports, people: People, references: References
) -> Report:
    """As above, for the account that it belongs to; for every other there is no such report."""
    report = report_by_code(code, reports=reports, references=references)
    identity = people.identity(report.city_id, report.report_id)
    if identity is None or identity.uid != uid:
        raise NotFoundError("not_found")
    return report
