"""A report that staff wrote down becomes its reporter's own, in the account of whoever holds the slip."""

from dataclasses import replace

from shared.domain.errors import ConflictError, NotFoundError
from shared.domain.ids import read_tracking_code
from shared.domain.people import Identity
from shared.domain.report import Report
from shared.ports.cities import References
from shared.ports.people import People
from shared.ports.reports import Reports


def claim_report(
    code: str, uid: str, *, reports: Reports, people: People, references: References
) -> Report:
    """The report, now of this account; for the account that has it already nothing changes.

    Raises NotFoundError for a wrong code, ConflictError where the report is somebody's.
    """
    read = read_tracking_code(code)
    city_id = references.city_by_prefix(read[0]) if read else None
    if read is None or city_id is None:
        raise NotFoundError("not_found")
    report = reports.find_by_code(city_id, read[1])

    def decide(identity: Identity) -> Identity:
        if identity.uid not in {"", uid}:
            raise ConflictError("report_claimed")
        return replace(identity, uid=uid)

    people.change_identity(city_id, report.report_id, decide)
    return report
