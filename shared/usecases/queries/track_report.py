"""Show a report to whoever holds its code or a reporter's link: where it stands, and what happens next."""

from functools import partial
from typing import Protocol

from shared.domain.city.reference import Reference, Rung
from shared.domain.kernel.states import State
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.revocation import require_unrevoked
from shared.domain.links.signed_links import SignedLink
from shared.domain.photos.photos import Photo
from shared.domain.report.old_names import with_old_names
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import next_rung
from shared.ports.by_code import report_by_code
from shared.ports.has import HasOutcomes, HasPhotoRecords, HasReferences, HasReports
from shared.ports.known_events import known_events
from shared.ports.secrecy import is_any_kept_secret


@value_object
class Case:
    """The case that a report was merged into, or one part of it.

    A case is another's report: not all of it may be shown.
    """

    report: Report
    events: tuple[Event, ...]
    next_rung: Rung | None


@value_object
class Tracked:
    """A report with its history and pictures, and the rung that waits if nobody acts.

    Pictures of a visit are for staff: whoever signed did not sign for the reporter.
    """

    report: Report
    events: tuple[Event, ...]
    photos: tuple[Photo, ...]
    next_rung: Rung | None
    reference: Reference
    case: Case | None = None
    parts: tuple[Case, ...] = ()


class TrackReportPorts(HasReports, HasOutcomes, HasPhotoRecords, HasReferences, Protocol): ...


def track_report(code: str, ports: TrackReportPorts) -> Tracked:
    """The report of this code. Raises NotFoundError for a wrong code and for one that is no code."""
    return _tracked(report_by_code(code, ports), ports)


def track_by_link(link: SignedLink, ports: TrackReportPorts) -> Tracked | None:
    """The report that a reporter's link shows; it comes without its code. Raises NotFoundError,
    also where the links of the report were revoked since.

    None where it is kept secret by now, or what it hangs together with, and where its reporter has taken it
    back, who may have been made to: then the link shows nothing of it.
    """
    report = ports.reports.get(link.city_id, link.report_id)
    require_unrevoked(report, link.revision)
    is_taken_back = report.state is State.WITHDRAWN and not report.has_lapsed
    if is_taken_back or is_any_kept_secret(report, ports):
        return None
    return _tracked(report, ports)


def _tracked(report: Report, ports: TrackReportPorts) -> Tracked:
    city_id = report.city_id
    reference = ports.references.current(city_id)
    events = known_events(city_id, report.report_id, ports)
    return Tracked(
        report=report,
        events=events,
        photos=tuple(
            photo
            for photo in ports.photo_records.photos(city_id, report.report_id)
            if not photo.purpose.is_internal
        ),
        next_rung=next_rung(report, reference),
        reference=with_old_names(reference, report, events, partial(ports.references.at, city_id)),
        case=_case(report.ties.merged_into, report, reference, ports),
        parts=tuple(
            part
            for each in report.ties.parts
            if (part := _case(each, report, reference, ports)) is not None
        ),
    )


def _case(
    report_id: str | None, report: Report, reference: Reference, ports: TrackReportPorts
) -> Case | None:
    if report_id is None:
        return None
    case = ports.reports.get(report.city_id, report_id)
    events = known_events(case.city_id, case.report_id, ports)
    return Case(case, events, next_rung(case, reference))
