"""Show one report to staff: everything but who sent it and the code only they hold."""

from shared.domain.access import Action, StaffMember, may_act, may_read
from shared.domain.effects import Outcome
from shared.domain.errors import NotFoundError
from shared.domain.lifecycle import is_open_to
from shared.domain.reference import Reference
from shared.domain.report import Event, Photo, Report
from shared.domain.value import value
from shared.ports import Outcomes, PhotoRecords, References, Reports


@value
class Opened:
    """A report as its office sees it, with the actions this member may take now."""

    report: Report
    events: tuple[Event, ...]
    photos: tuple[Photo, ...]
    outcomes: tuple[Outcome, ...]
    actions: tuple[Action, ...]
    reference: Reference


def read_report(
    member: StaffMember,
    report_id: str,
    *,
    reports: Reports,
    photo_records: PhotoRecords,
    outcomes: Outcomes,
    references: References,
) -> Opened:
    """Raises NotFoundError for no such report and for one of another office or city alike."""
    report = reports.get(member.city_id, report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    return Opened(
        report=report,
        events=reports.events(member.city_id, report_id),
        photos=photo_records.photos(member.city_id, report_id),
        outcomes=outcomes.all(member.city_id, report_id),
        actions=tuple(
            action
            for action in Action
            if may_act(member, action) and is_open_to(report, action, member.role)
        ),
        reference=references.current(member.city_id),
    )
