"""A report that staff wrote down becomes its reporter's own, in the account of whoever holds the slip."""

from dataclasses import replace
from typing import Protocol

from shared.domain.cases.supporters import Supporter, SupportKind
from shared.domain.kernel.errors import ConflictError
from shared.domain.people.people import Identity
from shared.domain.report.report import Report
from shared.ports.by_code import report_by_code
from shared.ports.has import HasClock, HasPeople, HasReferences, HasReports, HasSupporters


class ClaimReportPorts(HasReports, HasPeople, HasSupporters, HasReferences, HasClock, Protocol): ...


def claim_report(code: str, uid: str, ports: ClaimReportPorts) -> Report:
    """The report, now of this account; for the account that has it already nothing changes.

    Who stood by it until now has reported it, and counts once. Raises NotFoundError for a wrong code,
    ConflictError where the report is somebody's.
    """
    report = report_by_code(code, ports)

    def decide(identity: Identity) -> Identity:
        if identity.uid not in {"", uid}:
            raise ConflictError("report_claimed")
        return replace(identity, uid=uid)

    found = ports.people.identity(report.city_id, report.report_id)
    if found is not None:
        decide(found)
    case_id = report.ties.merged_into or report.report_id
    stands = Supporter(report.city_id, case_id, uid, ports.clock.now())
    for wish in SupportKind:
        ports.supporters.wish(stands, wish, on=False)
    ports.people.change_identity(report.city_id, report.report_id, decide)
    return report
