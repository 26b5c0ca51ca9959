"""What a report said before its reporter corrected it: sealed, for those who lead the desk."""

from shared.domain.access import READS_FORMER, StaffMember, may_read
from shared.domain.errors import ForbiddenError, NotFoundError
from shared.domain.report import Former
from shared.ports.reports import Reports


def read_former(member: StaffMember, report_id: str, *, reports: Reports) -> tuple[Former, ...]:
    """Oldest first. Raises NotFoundError for a report one may not read, ForbiddenError for the seal."""
    if not may_read(member, reports.get(member.city_id, report_id)):
        raise NotFoundError("not_found")
    if member.role not in READS_FORMER:
        raise ForbiddenError("forbidden")
    return reports.former(member.city_id, report_id)
