"""Move a report's deadline to where the city's rules put it now, soon after the rules have changed."""

from typing import Protocol

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.lifecycle.escalation import decide_reschedule
from shared.domain.report.report import Change, Report
from shared.ports.has import HasClock, HasReferences, HasReports
from shared.ports.reports import Committed


class RescheduleReportPorts(HasReports, HasReferences, HasClock, Protocol): ...


def reschedule_report(found: Report, ports: RescheduleReportPorts) -> Committed | None:
    """The moved deadline with its event; None where it stays, which is noted so that nobody asks again.

    Safe to repeat and to break off: what is not noted is found by the next sweep.
    """
    reference = ports.references.current(found.city_id)
    operation_id = derived_id(
        "reschedule", found.report_id, reference.schedule_version, str(found.version)
    )

    def decide(report: Report) -> Change | None:
        return decide_reschedule(report, reference, ports.clock.now(), operation_id)

    try:
        committed = ports.reports.change(found.city_id, found.report_id, operation_id, decide)
    except NotFoundError:
        return None
    if committed is None:
        ports.reports.mark_scheduled(found, reference.schedule_version)
    return committed
