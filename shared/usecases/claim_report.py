"""A report that staff wrote down becomes its reporter's own, in the account of whoever holds the slip."""

from dataclasses import replace

from shared.domain.errors import ConflictError
from shared.domain.people import Identity
from shared.domain.report import Report
from shared.ports.by_code import report_by_code
from shared.ports.cities import References
from shared.ports.people import People
from shared.ports.reports import Reports


def claim_report(
    code: str, uid: str, *, reports: Reports, people: People, references: References
) -> Report:
    """The report, now of this account; for the account that has it already nothing changes.

    Raises NotFoundError for a wrong code, ConflictError where the report is somebody's.
    """
    report = report_by_code(code, reports=reports, references=references)

    def decide(identity: Identity) -> Identity:
        if identity.uid not in {"", uid}:
            raise ConflictError("report_claimed")
        return replace(identity, uid=uid)

    people.change_identity(report.city_id, report.report_id, decide)
    return report
