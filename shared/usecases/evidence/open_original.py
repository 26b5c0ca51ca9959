"""A supervisor looks at what is kept of a photo beside its shown copy: beneath the cover, or its data.

The trace is written before anything is shown.
"""

from collections.abc import Mapping

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.redaction import decide_opening
from shared.domain.people.access import StaffMember, may_open_originals, may_read
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Change, Report
from shared.ports.cities import References
from shared.ports.contexts import of_member
from shared.ports.pictures import PhotoBytes, PhotoRecords
from shared.ports.platform import Clock, Ids
from shared.ports.reports import Reports


@value_object
class OpenOriginal:
    member: StaffMember
    report_id: str
    photo_id: str
    reason: str


def open_original(
    command: OpenOriginal,
    *,
    reports: Reports,
    photo_records: PhotoRecords,
    photo_bytes: PhotoBytes,
    references: References,
    clock: Clock,
    ids: Ids,
) -> bytes:
    """The large copy without any cover, and without metadata.

    Raises ForbiddenError, NotFoundError as for reading, InvalidError without a reason.
    """
    photo = _published(command, reports, photo_records)
    _leave_trace(command, photo, "", reports=reports, references=references, clock=clock, ids=ids)
    return photo_bytes.read_published(f"{photo.object_name}/large")


def open_photo_data(
    command: OpenOriginal,
    *,
    reports: Reports,
    photo_records: PhotoRecords,
    references: References,
    clock: Clock,
    ids: Ids,
) -> Mapping[str, object]:
    """What the original told beside its pixels, under the names of the evidence. Raises as above."""
    photo = _published(command, reports, photo_records)
    _leave_trace(
        command, photo, "data", reports=reports, references=references, clock=clock, ids=ids
    )
    return photo_records.evidence(photo)


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


def _leave_trace(
    command: OpenOriginal,
    photo: Photo,
    about: str,
    *,
    reports: Reports,
    references: References,
    clock: Clock,
    ids: Ids,
) -> None:
    member = command.member
    context = of_member(
        member,
        derived_id("open", photo.photo_id, member.uid, ids.new_id()),
        references=references,
        clock=clock,
    )

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_opening(report, photo, command.reason, context, about)

    reports.change(member.city_id, command.report_id, context.operation_id, decide)
