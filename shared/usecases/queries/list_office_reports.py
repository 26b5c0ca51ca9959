"""The queue of an office, or of the whole city for those who see it."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.kernel.states import Level, State
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import REPORT_SCOPE, Scope, StaffMember
from shared.domain.people.outreach import may_reach_out
from shared.domain.report.outreach import OutreachKind
from shared.ports.has import HasClock, HasReports
from shared.ports.reports import Page, ReportQuery


@value_object
class Filters:
    """What a member of staff may narrow the queue by; unset ones match everything.

    `mine`: what the member has in hand themselves.
    """

    agency_id: str | None = None
    state: State | None = None
    category_id: str | None = None
    overdue: bool = False
    visit_ordered: bool | None = None
    on_leadership_list: bool | None = None
    leadership_level: Level | None = None
    needs_supervisor: bool | None = None
    needs_call: bool | None = None
    mine: bool = False
    unreached: bool | None = None
    proof_wanting: bool | None = None
    outreach: OutreachKind | None = None
    cursor: str | None = None
    limit: int = 20


class ListOfficeReportsPorts(HasReports, HasClock, Protocol): ...


def list_office_reports(
    member: StaffMember, filters: Filters, ports: ListOfficeReportsPorts
) -> Page:
    """One page. An officer always gets their own office's, whatever they asked for.

    Raises ForbiddenError for roles that read no reports, and for those that bring reporters nothing where
    the list of that is asked for; InvalidError for a bad cursor.
    """
    scope = REPORT_SCOPE[member.role]
    own = scope is Scope.OWN_OFFICE
    # Without an office to ask for, the query would match every office's reports.
    if scope is Scope.NONE or (own and member.agency_id is None):
        raise ForbiddenError("forbidden")
    if filters.outreach is not None and not may_reach_out(member):
        raise ForbiddenError("forbidden")
    return ports.reports.list(
        ReportQuery(
            city_id=member.city_id,
            agency_id=member.agency_id if own else filters.agency_id,
            state=filters.state,
            category_id=filters.category_id,
            overdue_before=ports.clock.now() if filters.overdue else None,
            visit_ordered=filters.visit_ordered,
            on_leadership_list=filters.on_leadership_list,
            leadership_level=filters.leadership_level,
            needs_supervisor=filters.needs_supervisor,
            needs_call=filters.needs_call,
            assignee=member.uid if filters.mine else None,
            unreached=filters.unreached,
            proof_wanting=filters.proof_wanting,
            outreach=filters.outreach,
            without_restricted=scope is Scope.OPEN_IN_CITY,
            limit=filters.limit,
            cursor=filters.cursor,
        )
    )
