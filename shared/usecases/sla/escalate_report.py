"""Climb the ladder when an alarm rings or the sweep finds a report overdue."""

from typing import Protocol

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.report.report import Change, Report
from shared.ports.alarms import Alarms, RungAlarm
from shared.ports.has import HasAlarms, HasClock, HasReferences, HasReports
from shared.ports.platform import Clock
from shared.ports.reports import Committed


class EscalateReportPorts(HasReports, HasAlarms, HasReferences, HasClock, Protocol): ...


def escalate_report(
    city_id: str, report_id: str, due_version: int, ports: EscalateReportPorts
) -> Committed | None:
    """Climb one rung if that very deadline has passed unanswered; otherwise nothing is wrong.

    An alarm for an older deadline, or for a report that is gone, finds nothing to do. One that rings
    too early (it was set at the service's horizon) is set again.
    """
    reference = ports.references.current(city_id)
    operation_id = derived_id("escalate", city_id, report_id, str(due_version))

    def decide(report: Report) -> Change | None:
        if report.due.version != due_version:
            return None
        return decide_rung(report, reference, ports.clock.now(), operation_id)

    try:
        committed = ports.reports.change(city_id, report_id, operation_id, decide)
        if committed is None:
            _set_again_if_early(
                ports.reports.get(city_id, report_id), due_version, ports.alarms, ports.clock
            )
    except NotFoundError:
        return None
    return committed


def _set_again_if_early(report: Report, due_version: int, alarms: Alarms, clock: Clock) -> None:
    due = report.due
    if due.version == due_version and due.at and due.rung_id and clock.now() < due.at:
        alarms.set(RungAlarm(report.city_id, report.report_id, due.rung_id, due.version, due.at))
