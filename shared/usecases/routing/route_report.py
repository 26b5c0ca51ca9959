"""Bring a submitted report to the office that must act, or to the desk."""

from shared.domain.kernel.ids import derived_id
from shared.domain.routing.routing import decide_routing
from shared.ports.cities import References
from shared.ports.platform import Clock
from shared.ports.reports import Committed, Reports


def route_report(
    city_id: str, report_id: str, *, reports: Reports, references: References, clock: Clock
) -> Committed | None:
    """Route it unless somebody has; safe to repeat, in any order with everything else."""
    reference = references.current(city_id)
    operation_id = derived_id("route", city_id, report_id)
    return reports.change(
        city_id,
        report_id,
        operation_id,
        lambda report: decide_routing(report, reference, clock.now(), operation_id),
    )
