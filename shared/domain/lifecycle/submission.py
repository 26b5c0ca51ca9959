"""A report comes in: what a city takes, and what the first version and its event hold. Pure."""

from dataclasses import field, replace
from datetime import datetime

from shared.domain.city.city import OWN_CHANNELS
from shared.domain.city.questions import Given, answered
from shared.domain.city.reference import Reference
from shared.domain.city.retirement import check_category
from shared.domain.kernel.errors import ForbiddenError, InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType, ReportType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.recategorise import check_village
from shared.domain.people.access import StaffMember, may_take_in
from shared.domain.people.people import Identity
from shared.domain.photos.capture import NonceWitness
from shared.domain.photos.photos import AnnouncedPhoto, PhotoPurpose, announce
from shared.domain.report.actor import REPORTER
from shared.domain.report.device_position import DevicePosition, compared
from shared.domain.report.location import Fix, Location
from shared.domain.report.report import Change, Detail, Report
from shared.domain.routing.boundary_question import asked_at_once
from shared.domain.routing.restriction import restrict_at_intake
from shared.domain.routing.text_findings import TextFindings
from shared.domain.sla.history import EventDraft, record_change


@value_object
class IntakeForm:
    """What a citizen sends, or `member` for them.

    `phone` is in E.164 or empty. `consent`: the reporter agreed that we keep how to reach them.
    `fixed_at` is when the device was at the place, by its own word; `device` where it was when a pin was
    set, which is compared and not kept.
    """

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


def decide_submission(
    form: IntakeForm,
    found: TextFindings,
    *,
    tracking_code: str,
    witness: NonceWitness,
    now: datetime,
    operation_id: str,
) -> Change:
    """The report as it comes in, with its photos. `found` is what its words tell.

    Raises ForbiddenError for staff who take in nothing, InvalidError for a place, category, channel or
    answer that the city does not know, for a contact without consent, and for photos nobody can use.
    """
    reference = found.reference
    _check(form, reference, now)
    bare = _as_sent(form, reference, tracking_code, now, operation_id)
    careful = replace(restrict_at_intake(bare, found), danger=found.danger)
    report = compared(asked_at_once(careful, found), _device(form))
    photos = announce(
        form.photos,
        city_id=report.city_id,
        report_id=report.report_id,
        operation_id=operation_id,
        purpose=PhotoPurpose.COMPLAINT,
        now=now,
        witness=witness,
    )
    actor = form.member.as_actor if form.member else REPORTER
    detail = {
        **_of_intake(form),
        "concerns": ",".join(report.concerns),
        "danger": report.danger,
    }
    told = EventDraft(EventType.SUBMITTED, actor, detail=detail, photos=photos)
    return record_change(
        None, report, told, reference=reference, now=now, operation_id=operation_id
    )


def identity_of(form: IntakeForm, report: Report, uid: str) -> Identity:
    """Who reports, to be kept apart. The account that sends it is not the reporter's where staff do."""
    return Identity(
        city_id=report.city_id,
        report_id=report.report_id,
        uid="" if form.member else uid,
        name=form.name,
        phone=form.phone,
        whatsapp_consent=form.whatsapp_consent,
        language=form.language,
        tracking_code=report.tracking_code,
    )


def _check(form: IntakeForm, reference: Reference, now: datetime) -> None:
    if form.member and not may_take_in(form.member):
        raise ForbiddenError("forbidden")
    if form.member and (form.name or form.phone) and not form.consent:
        raise InvalidError("consent_required", field="contact_consent")
    check_category(form.category_id, reference, now, "category")
    if form.member and form.channel not in {*OWN_CHANNELS, *reference.channels}:
        raise InvalidError("channel_unknown", field="channel")
    if form.location.point is None and not form.location.address_text:
        raise InvalidError("place_required", field="location")
    check_village(form.location, reference)


def _as_sent(
    form: IntakeForm, reference: Reference, tracking_code: str, now: datetime, operation_id: str
) -> Report:
    return Report(
        city_id=reference.city.city_id,
        report_id=derived_id("report", operation_id),
        tracking_code=tracking_code,
        state=State.SUBMITTED,
        version=0,
        type=form.type,
        description=form.description,
        location=_located(form, now),
        submitted_at=now,
        updated_at=now,
        reference_version=reference.version,
        channel=form.channel,
        category_id=form.category_id,
        anonymous=form.anonymous,
        secret=form.secret,
        attributes=answered(form.attributes, reference.questions_of(form.category_id)),
    )


def _located(form: IntakeForm, now: datetime) -> Location:
    """With the moment of the fix where it is the sender's own, who hides nothing."""
    is_hidden = form.anonymous or form.secret
    if form.member or is_hidden or form.location.source != "device":
        return form.location
    told = form.fixed_at
    fix = Fix(min(told, now), is_told=True) if told else Fix(now)
    return replace(form.location, fix=fix)


def _device(form: IntakeForm) -> DevicePosition | None:
    """Only what there is a use for: photos are told of it, and staff do not stand for who called them."""
    return form.device if form.photos and form.member is None else None


def _of_intake(form: IntakeForm) -> Detail:
    """How it came, and whether its reporter agreed to be kept, where somebody else wrote it down."""
    return {"channel": form.channel, "consent": form.consent} if form.member else {}
