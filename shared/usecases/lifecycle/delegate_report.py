"""Give a report to one person of its office, or back to the office."""

from typing import Protocol

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.delegation import decide_delegation
from shared.domain.people.access import StaffMember, may_delegate, may_read
from shared.domain.report.report import Change, Report
from shared.ports.contexts import of_member
from shared.ports.has import HasClock, HasIds, HasPeople, HasReferences, HasReports
from shared.ports.reports import Committed


@value_object
class DelegateReport:
    """`version` is the version the member saw; `assignee` an account, or None for the whole office."""

    member: StaffMember
    report_id: str
    version: int
    assignee: str | None
    idempotency_key: str = ""


class DelegateReportPorts(HasReports, HasPeople, HasReferences, HasClock, HasIds, Protocol): ...


def delegate_report(command: DelegateReport, ports: DelegateReportPorts) -> Report:
    """The report as it then stands.

    Raises NotFoundError for a report the member may not see, ForbiddenError for roles that give out
    no work, ConflictError on a lost race, InvalidError for somebody who may not have the report and
    for a key that was used for another request.
    """
    member = command.member
    if not may_delegate(member):
        raise ForbiddenError("forbidden")
    person = ports.people.staff(member.city_id, command.assignee) if command.assignee else None
    if command.assignee and person is None:
        raise InvalidError("assignee_not_suitable", field="assignee")
    operation_id = derived_id(
        "delegate", command.report_id, member.uid, command.idempotency_key or ports.ids.new_id()
    )
    context = of_member(member, operation_id, ports)

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_delegation(report, person, command.version, context)

    committed = ports.reports.change(member.city_id, command.report_id, operation_id, decide)
    return _stood(committed, command.assignee)


def _stood(committed: Committed | None, assignee: str | None) -> Report:
    """The report that this request, now or in an earlier attempt, has given out."""
    if committed is None:
        raise ConflictError("version_conflict")
    event = committed.change.event
    same = (event.type, event.detail.get("assignee")) == (EventType.DELEGATED, assignee)
    if committed.repeated and not same:
        raise InvalidError("idempotency_key_reused")
    return committed.change.report
