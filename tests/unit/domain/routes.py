"""The router on a report whose words nobody has read yet."""

from shared.domain.city.reference import Reference
from shared.domain.report.report import Report
from shared.domain.routing import routing
from shared.domain.routing.text_findings import understand_report


def route(report: Report, reference: Reference) -> routing.RoutingDecision:
    return routing.route(report, understand_report(report, reference))
