"""Whether what leads a reporter to their report may say anything of it: others hold telephones too."""

from collections.abc import Iterator

from shared.domain.report.report import Report
from shared.domain.report.visibility import is_kept_secret
from shared.ports.has import HasReports


def is_any_kept_secret(report: Report, ports: HasReports) -> bool:
    """Whether the report is, or what it belongs to, or a part of it: one tells of the other."""
    return any(is_kept_secret(each) for each in _hanging_together(report, ports))


def _hanging_together(report: Report, ports: HasReports) -> Iterator[Report]:
    yield report
    above = report.ties.merged_into or report.ties.part_of
    while above is not None:
        found = ports.reports.get(report.city_id, above)
        yield found
        above = found.ties.merged_into or found.ties.part_of
    for part in report.ties.parts:
        yield ports.reports.get(report.city_id, part)
