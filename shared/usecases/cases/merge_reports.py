"""Staff join a duplicate to a case, propose it, or take it out again."""

from functools import partial
from typing import Protocol

from shared.domain.cases.merge import decide_merge, decide_proposal, decide_unmerge
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import Link, StaffMember, may_link, may_read
from shared.domain.report.report import Change, Event, Report
from shared.ports.contexts import of_member
from shared.ports.has import HasClock, HasIds, HasReferences, HasReports
from shared.ports.reports import Reports

_EVENT_OF = {
    Link.MERGE: EventType.MERGED,
    Link.PROPOSE_MERGE: EventType.MERGE_PROPOSED,
    Link.UNMERGE: EventType.UNMERGED,
}


@value_object
class MergeReports:
    """`version` is that of the duplicate which the member saw. `case_id` is not asked to unmerge."""

    member: StaffMember
    report_id: str
    link: Link
    version: int
    case_id: str = ""
    text: str = ""
    idempotency_key: str = ""


class MergeReportsPorts(HasReports, HasReferences, HasClock, HasIds, Protocol): ...


def merge_reports(command: MergeReports, ports: MergeReportsPorts) -> Report:
    """Commit it on both reports at once; the duplicate as it is then.

    Merging into a report that was merged itself goes to its case. Raises NotFoundError for a report
    that the member may not see, ForbiddenError for what their role may not do, ConflictError where
    the two can not become one case, InvalidError for a report and itself.
    """
    member = command.member
    report = _readable(member, command.report_id, ports.reports)
    if not may_link(member, command.link):
        raise ForbiddenError("forbidden")
    case_id = _case_id(command, report, ports.reports)
    operation_id = derived_id(
        command.link.value,
        command.report_id,
        member.uid,
        command.idempotency_key or ports.ids.new_id(),
    )
    context = of_member(member, operation_id, ports)
    committed = ports.reports.change_together(
        member.city_id,
        (command.report_id, case_id),
        operation_id,
        partial(_decide, command=command, context=context),
    )
    if committed is None:
        raise ConflictError("version_conflict")
    if committed.repeated and not _tells_of(committed.change.event, command):
        raise InvalidError("idempotency_key_reused")
    return committed.change.report


def _readable(member: StaffMember, report_id: str, reports: Reports) -> Report:
    report = reports.get(member.city_id, report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    return report


def _case_id(command: MergeReports, report: Report, reports: Reports) -> str:
    """The id of the other report, which is never a merged one and never the same."""
    if command.link is Link.UNMERGE:
        # Of one that was never merged, or is apart already, the decision or the repeat tells.
        return report.ties.merged_into or report.report_id
    case = _readable(command.member, command.case_id, reports)
    case_id = case.ties.merged_into or case.report_id
    if case_id == command.report_id:
        raise InvalidError("merge_with_itself", field="case_id")
    return case_id


def _decide(
    found: tuple[Report, ...], *, command: MergeReports, context: Context
) -> tuple[Change, ...]:
    report, case = found
    if not all(may_read(command.member, each) for each in found):
        raise NotFoundError("not_found")
    if report.version != command.version:
        raise ConflictError("version_conflict", version=report.version)
    match command.link:
        case Link.MERGE:
            return decide_merge(report, case, text=command.text, context=context)
        case Link.PROPOSE_MERGE:
            return (decide_proposal(report, case, text=command.text, context=context),)
        case _:
            return decide_unmerge(report, case, text=command.text, context=context)


def _tells_of(event: Event, command: MergeReports) -> bool:
    return (event.type, event.text) == (_EVENT_OF[command.link], command.text)
