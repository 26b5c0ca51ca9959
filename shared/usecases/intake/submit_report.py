"""Accept a citizen's report: once for each idempotency key, whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, field, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from shared.domain.city.city import OWN_CHANNELS
from shared.domain.city.questions import Attribute, Given, answered
from shared.domain.city.reference import Reference
from shared.domain.city.retirement import check_category
from shared.domain.evidence.device import DevicePosition, compared
from shared.domain.kernel.errors import ForbiddenError, InvalidError
from shared.domain.kernel.ids import TRACKING_BITS, derived_id, tracking_code
from shared.domain.kernel.operations import KEPT_FOR, LEASE, Operation
from shared.domain.kernel.states import EventType, ReportType, Stage, State
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import spoken
from shared.domain.lifecycle.notices import notices_on
from shared.domain.people.access import StaffMember, may_take_in
from shared.domain.people.people import Identity
from shared.domain.photos.capture import Holder, NonceWitness
from shared.domain.photos.photos import AnnouncedPhoto, Photo, PhotoPurpose, announce
from shared.domain.report.actor import REPORTER, Actor
from shared.domain.report.location import Fix, Location
from shared.domain.report.report import Change, Detail, Report
from shared.domain.routing import restriction
from shared.domain.routing.boundary_question import asked_at_once, boundary_question
from shared.domain.routing.text_findings import TextFindings, understand
from shared.domain.sla.history import EventDraft, record_change
from shared.ports.has import (
    HasCaptureKeys,
    HasClock,
    HasIds,
    HasPhotoBytes,
    HasReferences,
    HasReports,
    HasTogether,
)
from shared.ports.pictures import UploadSession
from shared.ports.reports import Submission


@value_object
class SubmitReport:
    """What a citizen sends, or `member` for them. `request_hash` covers the whole body.

    `phone` is in E.164 or empty. `uid` is the account that sends it: of one that staff send it opens
    nothing, for the report is not theirs. `consent`: the reporter agreed that we keep how to reach them.
    `fixed_at` is when the device was at the place, by its own word; `device` where it was when a pin was
    set, which is compared and not kept.
    """

    city_id: str
    uid: str
    idempotency_key: str
    request_hash: str
    type: ReportType
    description: str
    location: Location
    category_id: str | None = None
    photos: tuple[AnnouncedPhoto, ...] = ()
    anonymous: bool = False
    secret: bool = False
    name: str = ""
    phone: str = ""
    whatsapp_consent: bool = False
    language: str = "id"
    channel: str = "app"
    member: StaffMember | None = None
    consent: bool = False
    attributes: Given = field(default_factory=dict)
    fixed_at: datetime | None = None
    device: DevicePosition | None = None


class SubmitReportPorts(
    HasReports,
    HasPhotoBytes,
    HasReferences,
    HasClock,
    HasIds,
    HasCaptureKeys,
    HasTogether,
    Protocol,
): ...


def submit_report(command: SubmitReport, ports: SubmitReportPorts) -> Mapping[str, object]:
    """The answer for the client: `report_id`, `tracking_code`, `uploads`, `notices`, `boundary_question`.

    A repeat is answered the same again.

    Raises ForbiddenError for staff who take in nothing, InvalidError for a place or category the city
    does not know, for a contact without consent and for a key that was used for another request,
    InProgressError while the same request is being worked on.
    """
    reference = ports.references.current(command.city_id)
    now = ports.clock.now()
    _check(command, reference, now)
    operation_id = _operation_id(command)
    report_id = derived_id("report", operation_id)
    photos = announce(
        command.photos,
        city_id=command.city_id,
        report_id=report_id,
        operation_id=operation_id,
        purpose=PhotoPurpose.COMPLAINT,
        now=now,
        witness=NonceWitness(Holder(command.city_id, command.uid), ports.capture_keys),
    )
    wanted = Operation(
        operation_id, command.request_hash, ports.ids.new_id(), now + LEASE, now + KEPT_FOR
    )
    # Sessions are opened while the key is being claimed: one that nobody is told of just expires.
    claimed, sessions = ports.together.both(
        lambda: ports.reports.claim(command.city_id, wanted, now),
        [partial(ports.photo_bytes.open_session, photo) for photo in photos],
    )
    if claimed.answer is not None:
        return claimed.answer
    code = tracking_code(reference.city.tracking_prefix, ports.ids.random_bits(TRACKING_BITS))
    found = understand(command.description, reference, command.location.address_text)
    change = _first_change(command, photos, code, found, now)
    submission = Submission(
        change=change,
        identity=_identity(command, report_id),
        operation=claimed.finished(
            {
                **_answer(report_id, code, sessions),
                "notices": _notices(change.report, command, found),
                "place_question": _place_question(change.report, command, reference),
            }
        ),
    )
    return ports.reports.submit(submission).answer or {}


def _operation_id(command: SubmitReport) -> str:
    return derived_id("submit", command.city_id, command.uid, command.idempotency_key)


def _identity(command: SubmitReport, report_id: str) -> Identity:
    return Identity(
        city_id=command.city_id,
        report_id=report_id,
        uid="" if command.member else command.uid,
        name=command.name,
        phone=command.phone,
        whatsapp_consent=command.whatsapp_consent,
        language=command.language,
    )


def _answer(
    report_id: str, code: str, sessions: Iterable[UploadSession | None]
) -> Mapping[str, object]:
    uploads = [session.for_client() for session in sessions if session is not None]
    return {"report_id": report_id, "tracking_code": code, "uploads": uploads}


def _notices(
    report: Report, command: SubmitReport, found: TextFindings
) -> list[Mapping[str, object]]:
    said = notices_on(found, report.category_id, report.concerns, spoken(command.language))
    return [asdict(each) for each in said]


def _place_question(
    report: Report, command: SubmitReport, reference: Reference
) -> Mapping[str, object] | None:
    """On which side of a border it is, where the fix leaves that open and it matters."""
    if report.border is None:
        return None
    asked = boundary_question(report.border, reference, spoken(command.language))
    return {"text": asked.text, "choices": [asdict(each) for each in asked.choices]}


def _check(command: SubmitReport, reference: Reference, now: datetime) -> None:
    if command.member and not may_take_in(command.member):
        raise ForbiddenError("forbidden")
    if command.member and (command.name or command.phone) and not command.consent:
        raise InvalidError("consent_required", field="contact_consent")
    check_category(command.category_id, reference, now, "category")
    if command.member and command.channel not in {*OWN_CHANNELS, *reference.channels}:
        raise InvalidError("channel_unknown", field="channel")
    location = command.location
    if location.point is None and not location.address_text:
        raise InvalidError("place_required", field="location")
    if location.village_code and reference.villages.by_code(location.village_code) is None:
        raise InvalidError("village_unknown", field="location.kelurahan_code")
    _answers(command, reference)


def _answers(command: SubmitReport, reference: Reference) -> tuple[Attribute, ...]:
    return answered(command.attributes, reference.questions.get(command.category_id or "", ()))


def _first_change(
    command: SubmitReport,
    photos: tuple[Photo, ...],
    code: str,
    found: TextFindings,
    now: datetime,
) -> Change:
    reference = found.reference
    operation_id = _operation_id(command)
    report = Report(
        city_id=command.city_id,
        report_id=derived_id("report", operation_id),
        tracking_code=code,
        state=State.SUBMITTED,
        version=0,
        type=command.type,
        description=command.description,
        location=_located(command, now),
        submitted_at=now,
        updated_at=now,
        reference_version=reference.version,
        channel=command.channel,
        category_id=command.category_id,
        anonymous=command.anonymous,
        secret=command.secret,
        attributes=_answers(command, reference),
        clocks={Stage.DESK: now},
    )
    report = replace(restriction.restrict_at_intake(report, found), danger=found.danger)
    report = compared(asked_at_once(report, found), _device(command))
    detail = {
        **_of_intake(command),
        "concerns": ",".join(report.concerns),
        "danger": report.danger,
    }
    told = EventDraft(EventType.SUBMITTED, _actor(command), "", detail, photos)
    return record_change(
        None, report, told, reference=reference, now=now, operation_id=operation_id
    )


def _located(command: SubmitReport, now: datetime) -> Location:
    """With the moment of the fix where it is the sender's own, who hides nothing."""
    is_hidden = command.anonymous or command.secret
    if command.member or is_hidden or command.location.source != "device":
        return command.location
    told = command.fixed_at
    fix = Fix(min(told, now), is_told=True) if told else Fix(now)
    return replace(command.location, fix=fix)


def _device(command: SubmitReport) -> DevicePosition | None:
    """Only what there is a use for: photos are told of it, and staff do not stand for who called them."""
    return command.device if command.photos and command.member is None else None


def _actor(command: SubmitReport) -> Actor:
    member = command.member
    if member is None:
        return REPORTER
    return member.as_actor


def _of_intake(command: SubmitReport) -> Detail:
    """How it came, and whether its reporter agreed to be kept, where somebody else wrote it down."""
    if command.member is None:
        return {}
    return {"channel": command.channel, "consent": command.consent}
