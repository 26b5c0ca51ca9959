"""The desk covers faces, plates or doors in a picture: everybody sees the covered copy from then on."""

from typing import Protocol

from shared.domain.evidence.redaction import Box, check_boxes, decide_redaction, redaction_id
from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import StaffMember, may_read, may_redact
from shared.domain.photos.photos import PhotoState
from shared.domain.report.report import Change, Report
from shared.ports.contexts import of_member
from shared.ports.has import (
    HasClock,
    HasIds,
    HasPainter,
    HasPhotoBytes,
    HasPhotoRecords,
    HasReferences,
    HasReports,
)


@value_object
class RedactPhoto:
    """`idempotency_key` may be empty. The boxes replace those of an earlier redaction."""

    member: StaffMember
    report_id: str
    photo_id: str
    boxes: tuple[Box, ...]
    idempotency_key: str = ""


class RedactPhotoPorts(
    HasReports,
    HasPhotoRecords,
    HasPhotoBytes,
    HasPainter,
    HasReferences,
    HasClock,
    HasIds,
    Protocol,
): ...


def redact_photo(command: RedactPhoto, ports: RedactPhotoPorts) -> Report:
    """The report with the event that tells of it. The copy is there before anybody is sent to it.

    Raises ForbiddenError for who may not, NotFoundError for a report or photo that is not theirs to see
    or not published, InvalidError for boxes that cover nothing.
    """
    member = command.member
    if not may_read(member, ports.reports.get(member.city_id, command.report_id)):
        raise NotFoundError("not_found")
    photo = ports.photo_records.photo(member.city_id, command.report_id, command.photo_id)
    if not may_redact(member):
        raise ForbiddenError("forbidden")
    check_boxes(command.boxes)
    if photo.state is not PhotoState.PUBLISHED:
        raise NotFoundError("not_found")
    operation_id = derived_id(
        "redact",
        command.report_id,
        photo.photo_id,
        member.uid,
        command.idempotency_key or ports.ids.new_id(),
    )
    context = of_member(member, operation_id, ports)
    clean = ports.photo_bytes.read_published(f"{photo.object_name}/large")
    folder = f"{photo.object_name}/redacted-{redaction_id(operation_id)}"
    for size, data in zip(
        ("large", "small"), ports.painter.cover(clean, command.boxes), strict=True
    ):
        ports.photo_bytes.publish(f"{folder}-{size}", data, "image/jpeg")

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_redaction(report, photo, command.boxes, context)

    committed = ports.reports.change(member.city_id, command.report_id, operation_id, decide)
    if committed is None:
        raise NotFoundError("not_found")
    return committed.change.report
