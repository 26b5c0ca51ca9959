"""The question whose road it is: each answer, with where the city's rules would then lead."""

from collections.abc import Mapping
from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.report.report import Report
from shared.domain.routing.routing import route


def road_choices(report: Report, reference: Reference) -> Mapping[RoadStatus, str]:
    """For each status that the road might have the office that would be right; none for what none is."""
    judged = {
        status: route(replace(report, road_status=status), reference).agency_id
        for status in RoadStatus
        if status is not RoadStatus.UNKNOWN
    }
    return {status: agency_id for status, agency_id in judged.items() if agency_id}
