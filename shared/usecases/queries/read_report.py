"""Show one report to staff: everything but who sent it and the code only they hold."""

from functools import partial
from typing import Protocol

from shared.domain.cases.merge import is_open_to_link
from shared.domain.city.reference import Reference
from shared.domain.evidence.redaction import is_withheld
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.notify.outcome import Outcome, as_known
from shared.domain.people.access import Action, Link, StaffMember, may_act, may_link, may_read
from shared.domain.photos.photos import Photo
from shared.domain.report.old_names import with_old_names
from shared.domain.report.report import Event, Report
from shared.ports.has import HasOutcomes, HasPhotoRecords, HasReferences, HasReports
from shared.ports.pictures import PhotoRecords


@value_object
class Opened:
    """A report as its office sees it, with the actions this member may take now.

    `withheld` are the ids of photos that are kept from this member.
    """

    report: Report
    events: tuple[Event, ...]
    photos: tuple[Photo, ...]
    outcomes: tuple[Outcome, ...]
    actions: tuple[Action, ...]
    reference: Reference
    links: tuple[Link, ...] = ()
    withheld: tuple[str, ...] = ()


class ReadReportPorts(HasReports, HasPhotoRecords, HasOutcomes, HasReferences, Protocol): ...


def read_report(member: StaffMember, report_id: str, ports: ReadReportPorts) -> Opened:
    """Raises NotFoundError for no such report and for one of another office or city alike.

    Who may read a case may read what was merged into it.
    """
    report = ports.reports.get(member.city_id, report_id)
    case_id = report.ties.merged_into
    if not may_read(member, report) and not (
        case_id and may_read(member, ports.reports.get(member.city_id, case_id))
    ):
        raise NotFoundError("not_found")
    outcomes = ports.outcomes.all(member.city_id, report_id)
    events = as_known(ports.reports.events(member.city_id, report_id), outcomes)
    photos = _photos(report, ports.photo_records)
    current = ports.references.current(member.city_id)
    return Opened(
        report=report,
        events=events,
        photos=photos,
        withheld=tuple(
            photo.photo_id for photo in photos if is_withheld(report, photo, member.role)
        ),
        outcomes=outcomes,
        actions=tuple(
            action
            for action in Action
            if may_act(member, action) and is_open_to(report, action, member.role)
        ),
        links=tuple(
            link for link in Link if may_link(member, link) and is_open_to_link(report, link)
        ),
        reference=with_old_names(
            current, report, events, partial(ports.references.at, member.city_id)
        ),
    )


def _photos(report: Report, photo_records: PhotoRecords) -> tuple[Photo, ...]:
    """Its own, and those of the whole where it is a part."""
    own = photo_records.photos(report.city_id, report.report_id)
    whole_id = report.ties.part_of
    return own if whole_id is None else photo_records.photos(report.city_id, whole_id) + own
