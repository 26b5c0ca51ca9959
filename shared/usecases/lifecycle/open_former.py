"""What a report said before its reporter corrected it. The trace is written before any of it is shown."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.revocation import decide_unsealing
from shared.domain.people.access import StaffMember, may_open_former, may_read
from shared.domain.report.report import Change, Report, ReportRevision
from shared.ports.contexts import of_member
from shared.ports.has import HasClock, HasIds, HasReferences, HasReports


@value_object
class OpenFormer:
    member: StaffMember
    report_id: str
    reason: str


class OpenFormerPorts(HasReports, HasReferences, HasClock, HasIds, Protocol): ...


def open_former(command: OpenFormer, ports: OpenFormerPorts) -> tuple[ReportRevision, ...]:
    """Oldest first. Each look is a line of the history, with who, when and why.

    Raises NotFoundError for a report that one may not read or that was never corrected, ForbiddenError
    for the seal, InvalidError without a reason.
    """
    member = command.member
    found = ports.reports.get(member.city_id, command.report_id)
    if not may_read(member, found):
        raise NotFoundError("not_found")
    if not may_open_former(member):
        raise ForbiddenError("forbidden")
    if not found.corrections:
        raise NotFoundError("not_found")
    operation_id = derived_id("unseal", command.report_id, member.uid, ports.ids.new_id())
    context = of_member(member, operation_id, ports)

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_unsealing(report, command.reason, context)

    ports.reports.change(member.city_id, command.report_id, operation_id, decide)
    return ports.reports.former(member.city_id, command.report_id)
