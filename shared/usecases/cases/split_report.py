"""Staff split a report over several offices, or take the split back while nobody has acted on it."""

from collections.abc import Sequence
from typing import Protocol

from shared.domain.cases.split import PartWanted, decide_split, decide_unsplit
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import Link, StaffMember, may_link, may_read
from shared.domain.report.report import Change, Report
from shared.ports.contexts import of_member
from shared.ports.has import HasClock, HasIds, HasReferences, HasReports


@value_object
class SplitReport:
    """`version` is the version the member saw. Without `parts` the split is taken back."""

    member: StaffMember
    report_id: str
    version: int
    parts: Sequence[PartWanted] = ()
    text: str = ""
    idempotency_key: str = ""

    @property
    def link(self) -> Link:
        return Link.SPLIT if self.parts else Link.UNSPLIT


class SplitReportPorts(HasReports, HasReferences, HasClock, HasIds, Protocol): ...


def split_report(command: SplitReport, ports: SplitReportPorts) -> Report:
    """Commit the whole and all its parts at once; the whole as it is then.

    Raises NotFoundError for a report that the member may not see, ForbiddenError for what their role
    may not do, ConflictError on a lost race and where somebody has acted on a part, InvalidError for
    parts that can not be.
    """
    member = command.member
    report = ports.reports.get(member.city_id, command.report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    if not may_link(member, command.link):
        raise ForbiddenError("forbidden")
    operation_id = derived_id(
        command.link.value,
        command.report_id,
        member.uid,
        command.idempotency_key or ports.ids.new_id(),
    )
    context = of_member(member, operation_id, ports)

    def decide(found: tuple[Report, ...]) -> tuple[Change, ...]:
        whole, *parts = found
        if whole.version != command.version:
            raise ConflictError("version_conflict", version=whole.version)
        if command.link is Link.SPLIT:
            return decide_split(whole, command.parts, text=command.text, context=context)
        return decide_unsplit(whole, parts, text=command.text, context=context)

    # Taken back, the parts are no longer named: a repeat is known by the whole's own history.
    others = report.ties.parts if command.link is Link.UNSPLIT else ()
    committed = ports.reports.change_together(
        member.city_id, (command.report_id, *others), operation_id, decide
    )
    if committed is None:
        raise ConflictError("version_conflict")
    event = committed.change.event
    wanted = EventType.SPLIT if command.link is Link.SPLIT else EventType.UNSPLIT
    if committed.repeated and (event.type, event.text) != (wanted, command.text):
        raise InvalidError("idempotency_key_reused")
    return committed.change.report
