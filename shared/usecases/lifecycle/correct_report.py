"""A reporter corrects what they reported."""

from dataclasses import replace
from typing import Protocol

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.reporter_corrections import Correction, decide_correction
from shared.domain.report.report import Report
from shared.ports.by_code import own_report
from shared.ports.contexts import of_reporter
from shared.ports.has import HasClock, HasIds, HasPeople, HasReferences, HasReports


@value_object
class CorrectReport:
    """`idempotency_key` may be empty; a client that sends one may repeat itself without harm."""

    code: str
    uid: str
    correction: Correction
    idempotency_key: str = ""


class CorrectReportPorts(HasReports, HasPeople, HasReferences, HasClock, HasIds, Protocol): ...


def correct_report(command: CorrectReport, ports: CorrectReportPorts) -> Report:
    """Commit it with what the report said before, sealed; the report as it is then.

    Raises NotFoundError for a wrong code and for somebody else's report alike, ConflictError where it
    is too late, InvalidError for what the city does not know.
    """
    report = own_report(command.code, command.uid, ports)
    operation_id = derived_id(
        "correct", report.report_id, command.uid, command.idempotency_key or ports.ids.new_id()
    )
    context = of_reporter(report.city_id, operation_id, ports)
    committed = ports.reports.change(
        report.city_id,
        report.report_id,
        operation_id,
        lambda found: decide_correction(found, command.correction, context),
    )
    if committed is None:
        raise ConflictError("version_conflict")
    if committed.change.event.type is not EventType.CORRECTED:
        raise InvalidError("idempotency_key_reused")
    return replace(committed.change.report, tracking_code=report.tracking_code)
