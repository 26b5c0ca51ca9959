"""A supervisor looks at what is kept of a photo beside its shown copy: beneath the cover, or its data.

The trace is written before anything is shown.
"""

from typing import Protocol

from shared.domain.evidence.redaction import decide_opening
from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import StaffMember, may_open_originals, may_read
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Change, Report
from shared.ports.contexts import of_member
from shared.ports.has import (
    HasClock,
    HasIds,
    HasPhotoBytes,
    HasPhotoRecords,
    HasReferences,
    HasReports,
)
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Reports


@value_object
class OpenOriginal:
    member: StaffMember
    report_id: str
    photo_id: str
    reason: str


class OpenOriginalPorts(
    HasReports, HasPhotoRecords, HasPhotoBytes, HasReferences, HasClock, HasIds, Protocol
): ...


def open_original(command: OpenOriginal, ports: OpenOriginalPorts) -> bytes:
    """The large copy without any cover, and without metadata.

    Raises ForbiddenError, NotFoundError as for reading, InvalidError without a reason.
    """
    photo = _published(command, ports.reports, ports.photo_records)
    _leave_trace(command, photo, "", ports)
    return ports.photo_bytes.read_published(f"{photo.object_name}/large")


def open_photo_data(command: OpenOriginal, ports: OpenOriginalPorts) -> PhotoMetadata:
    """What the original told beside its pixels.

    Raises ForbiddenError, NotFoundError and InvalidError as above.
    """
    photo = _published(command, ports.reports, ports.photo_records)
    _leave_trace(command, photo, "data", ports)
    return ports.photo_records.metadata(photo)


def _published(command: OpenOriginal, reports: Reports, photo_records: PhotoRecords) -> Photo:
    member = command.member
    if not may_read(member, reports.get(member.city_id, command.report_id)):
        raise NotFoundError("not_found")
    photo = photo_records.photo(member.city_id, command.report_id, command.photo_id)
    if not may_open_originals(member):
        raise ForbiddenError("forbidden")
    if photo.state is not PhotoState.PUBLISHED:
        raise NotFoundError("not_found")
    return photo


def _leave_trace(command: OpenOriginal, photo: Photo, about: str, ports: OpenOriginalPorts) -> None:
    member = command.member
    context = of_member(
        member, derived_id("open", photo.photo_id, member.uid, ports.ids.new_id()), ports
    )

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_opening(report, photo, command.reason, context, about)

    ports.reports.change(member.city_id, command.report_id, context.operation_id, decide)
