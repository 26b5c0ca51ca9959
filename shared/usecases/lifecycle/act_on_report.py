"""Staff act on a report: accept, progress, answer, refuse, assign, forward, visit."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import decide_action, tells_of
from shared.domain.lifecycle.requests import Request
from shared.domain.links.signed_links import LinkKeys
from shared.domain.people.access import Action, StaffMember, may_act, may_read
from shared.domain.photos.capture import Holder, NonceWitness
from shared.domain.photos.photos import AnnouncedPhoto, Photo, PhotoPurpose, announce
from shared.domain.report.report import Change, Report
from shared.ports.contexts import of_member
from shared.ports.has import (
    HasCaptureKeys,
    HasClock,
    HasIds,
    HasPeople,
    HasPhotoBytes,
    HasReferences,
    HasReports,
    HasTogether,
)
from shared.ports.pictures import UploadSession
from shared.ports.reports import Committed


@value_object
class ActOnReport:
    """`request.version` is the version the member saw; `idempotency_key` may be empty."""

    member: StaffMember
    report_id: str
    request: Request
    photos: tuple[AnnouncedPhoto, ...] = ()
    idempotency_key: str = ""
    signature: AnnouncedPhoto | None = None


@value_object
class Acted:
    """`uploads` holds a session for each announced photo that is not there yet."""

    report: Report
    uploads: tuple[UploadSession, ...]


class ActOnReportPorts(
    HasReports,
    HasPeople,
    HasPhotoBytes,
    HasReferences,
    HasClock,
    HasIds,
    HasCaptureKeys,
    HasTogether,
    Protocol,
): ...


def act_on_report(command: ActOnReport, ports: ActOnReportPorts) -> Acted:
    """Commit the action on exactly the version the member saw.

    Raises NotFoundError for a report the member may not see, ForbiddenError for an action their role
    does not have, or not on this report, ConflictError on a lost race, InvalidError for an incomplete
    request and for a key that was used for another one.
    """
    member = command.member
    if not may_act(member, command.request.action):
        raise ForbiddenError("forbidden")
    operation_id = derived_id(
        "act", command.report_id, member.uid, command.idempotency_key or ports.ids.new_id()
    )
    known = of_member(member, operation_id, ports)
    context = replace(known, contacted_at=_contacted_at(command, known.now, ports))
    photos = _announced(command, operation_id, ports.capture_keys, context.now)
    request = replace(command.request, photos=photos)

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_action(report, request, context)

    committed = ports.reports.change(member.city_id, command.report_id, operation_id, decide)
    change = _stood(committed, request)
    sessions = ports.together.all(
        [partial(ports.photo_bytes.open_session, photo) for photo in change.photos]
    )
    return Acted(change.report, tuple(filter(None, sessions)))


def _contacted_at(command: ActOnReport, now: datetime, ports: ActOnReportPorts) -> datetime | None:
    """When any reporter of this case could last be called, and `now` where no number is known to call.

    Nobody but the result of a call asks for it.
    """
    if command.request.action is not Action.CALL_RESULT:
        return None
    city_id = command.member.city_id
    report = ports.reports.get(city_id, command.report_id)
    ties = report.ties
    others = (*ties.joined, *ties.parts, *filter(None, (ties.part_of,)))
    opened = (report, *(ports.reports.get(city_id, each) for each in others))
    found = max(filter(None, (each.contact_opened_at for each in opened)), default=None)
    if found is not None:
        return found
    kept = (ports.people.identity(city_id, each.report_id) for each in opened)
    return None if any(each and each.phone for each in kept) else now


def _announced(
    command: ActOnReport, operation_id: str, keys: LinkKeys, now: datetime
) -> tuple[Photo, ...]:
    """The pictures of the act, and after them who signed for a visit."""
    is_visit = command.request.action is Action.VISIT_RESULT
    member = command.member
    announced = partial(
        announce,
        city_id=member.city_id,
        report_id=command.report_id,
        now=now,
        witness=NonceWitness(Holder(member.city_id, member.uid), keys),
    )
    signed = (command.signature,) if command.signature and is_visit else ()
    return (
        *announced(
            command.photos,
            operation_id=operation_id,
            purpose=PhotoPurpose.VISIT if is_visit else PhotoPurpose.PROOF,
        ),
        *announced(
            signed, operation_id=f"{operation_id}-signature", purpose=PhotoPurpose.SIGNATURE
        ),
    )


def _stood(committed: Committed | None, request: Request) -> Change:
    """The change that this request, now or in an earlier attempt, has made."""
    if committed is None:
        raise ConflictError("version_conflict")
    if committed.repeated and not tells_of(committed.change.event, request):
        raise InvalidError("idempotency_key_reused")
    return committed.change
