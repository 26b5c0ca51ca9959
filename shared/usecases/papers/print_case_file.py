"""Print all that happened to a report, for its reporter or a supervisor to hand to the Ombudsman."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.papers.case_file import CaseFile, case_paper
from shared.domain.people.access import PaperKind, StaffMember, may_print
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Event, Report
from shared.ports.has import HasClock, HasPeople, HasPhotoBytes, HasPrinter, HasReferences


@value_object
class SeenCase:
    """What its reader has been shown already; `case_events` are those of the case that it joined."""

    report: Report
    events: tuple[Event, ...]
    photos: tuple[Photo, ...]
    case_events: tuple[Event, ...] = ()


class PrintCaseFilePorts(
    HasPeople, HasPhotoBytes, HasReferences, HasPrinter, HasClock, Protocol
): ...


def print_case_file(
    seen: SeenCase, asked_by: StaffMember | str, ports: PrintCaseFilePorts
) -> bytes:
    """A PDF. `asked_by` is staff, who learn nothing of who reported, or the reporter's account.

    Raises ForbiddenError for staff whom it is not for, NotFoundError for an account that is not the
    reporter's.
    """
    report = seen.report
    reporter = None
    if isinstance(asked_by, StaffMember):
        if not may_print(asked_by, PaperKind.CASE_FILE):
            raise ForbiddenError("forbidden")
    else:
        reporter = ports.people.identity(report.city_id, report.report_id)
        if reporter is None or reporter.uid != asked_by:
            raise NotFoundError("not_found")
    file = CaseFile(
        report=report,
        events=seen.events,
        made_at=ports.clock.now(),
        pictures=tuple(
            ports.photo_bytes.read_published(f"{photo.object_name}/small")
            for photo in seen.photos
            if photo.state is PhotoState.PUBLISHED
        ),
        reporter=reporter,
        tracking_code=report.tracking_code if reporter else "",
        case_events=seen.case_events,
    )
    return ports.printer.print(case_paper(file, ports.references.current(report.city_id)))
