"""A supervisor looks at what was covered in a picture. The trace is written before anything is shown."""

from shared.domain.access import StaffMember, may_open_originals, may_read
from shared.domain.errors import ForbiddenError, NotFoundError
from shared.domain.ids import derived_id
from shared.domain.photos import PhotoState
from shared.domain.redaction import decide_opening
from shared.domain.report import Change, Report
from shared.domain.requests import Context
from shared.domain.value import value
from shared.ports.cities import References
from shared.ports.pictures import PhotoBytes, PhotoRecords
from shared.ports.platform import Clock, Ids
from shared.ports.reports import Reports


@value
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
    member = command.member
    if not may_read(member, reports.get(member.city_id, command.report_id)):
        raise NotFoundError("not_found")
    photo = photo_records.photo(member.city_id, command.report_id, command.photo_id)
    if not may_open_originals(member):
        raise ForbiddenError("forbidden")
    if photo.state is not PhotoState.PUBLISHED:
        raise NotFoundError("not_found")
    operation_id = derived_id("open", photo.photo_id, member.uid, ids.new_id())
    context = Context(
        reference=references.current(member.city_id),
        now=clock.now(),
        operation_id=operation_id,
        actor=member.as_actor,
    )

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_opening(report, photo, command.reason, context)

    reports.change(member.city_id, command.report_id, operation_id, decide)
    return photo_bytes.read_published(f"{photo.object_name}/large")
