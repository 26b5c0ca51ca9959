"""Bring a submitted report to the office that must act, or to the desk."""

from typing import Protocol

from shared.domain.kernel.ids import derived_id
from shared.domain.routing.routing import decide_routing
from shared.ports.has import HasClock, HasReferences, HasReports
from shared.ports.reports import Committed


class RouteReportPorts(HasReports, HasReferences, HasClock, Protocol): ...


def route_report(city_id: str, report_id: str, ports: RouteReportPorts) -> Committed | None:
    """Route it unless somebody has; safe to repeat, in any order with everything else."""
    reference = ports.references.current(city_id)
    operation_id = derived_id("route", city_id, report_id)
    return ports.reports.change(
        city_id,
        report_id,
        operation_id,
        lambda report: decide_routing(report, reference, ports.clock.now(), operation_id),
    )
