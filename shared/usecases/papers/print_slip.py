"""Print the slip that somebody gets whose report staff have written down."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.links.tracking_links import TrackingLinks
from shared.domain.papers.slip import slip_paper
from shared.domain.people.access import StaffMember, may_take_in
from shared.ports.has import HasPages, HasPrinter, HasReferences, HasReports


class PrintSlipPorts(HasReports, HasReferences, HasPrinter, HasPages, Protocol): ...


def print_slip(
    member: StaffMember, report_id: str, tracking_code: str, ports: PrintSlipPorts
) -> bytes:
    """A PDF, for the answer to the intake itself: later on no member of staff knows the code.

    Raises ForbiddenError for staff who take in nothing.
    """
    if not may_take_in(member):
        raise ForbiddenError("forbidden")
    report = ports.reports.get(member.city_id, report_id)
    links = TrackingLinks(ports.reporter_pages_url, ports.link_keys)
    address = links.address(report.city_id, report_id, report.links_since, report.submitted_at)
    reference = ports.references.current(member.city_id)
    return ports.printer.print(slip_paper(report, tracking_code, reference, address))
