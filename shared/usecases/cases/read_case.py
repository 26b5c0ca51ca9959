"""Show a case to anybody: what kind of trouble, in which kelurahan, where it stands."""

from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import read_case_id
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Event, Report
from shared.domain.report.visibility import require_public
from shared.ports.has import HasOutcomes, HasReferences, HasReports
from shared.ports.known_events import known_events


@value_object
class PublicCase:
    """Not all of the report may be shown: see `supporters` and `followed`."""

    report: Report
    events: tuple[Event, ...]
    reference: Reference


class ReadCasePorts(HasReports, HasOutcomes, HasReferences, Protocol): ...


def read_case(case_id: str, ports: ReadCasePorts) -> PublicCase:
    """Raises NotFoundError for a case that is not public, and for none."""
    read = read_case_id(case_id)
    city_id = ports.references.city_by_prefix(read[0]) if read else None
    if read is None or city_id is None:
        raise NotFoundError("not_found")
    report = ports.reports.find_case(city_id, read[1])
    require_public(report)
    events = known_events(city_id, report.report_id, ports)
    return PublicCase(report, events, ports.references.current(city_id))
