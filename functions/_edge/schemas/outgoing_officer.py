"""The shapes that offices, the desk and supervisors get."""

from datetime import datetime

from functions._edge.schemas.outgoing import SubmittedOut, UploadOut
from functions._edge.schemas.outgoing_ladder import PauseOut, RungOut
from functions._edge.schemas.outgoing_pictures import WeighedPhotoOut
from functions._edge.schemas.shapes import Out


class TakenInOut(SubmittedOut):
    """`slip_pdf` is the reporter's slip in base64: the code on it is told here and never again."""

    slip_pdf: str


class AnsweredOut(Out):
    """An answer with the question as it was asked; `value` is for machines, `said` for people."""

    code: str
    asked: str
    value: str
    said: str


class OfficeChoiceOut(Out):
    """One answer, and the office that it leads to: `correct` with this `road_status` brings it there."""

    road_status: str
    text: str
    agency_id: str
    name: str


class DeskQuestionOut(Out):
    """What a person has to find out, and which office each answer leads to."""

    code: str
    text: str
    choices: list[OfficeChoiceOut]


class PlaceOut(Out):
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    source: str
    address_text: str
    kelurahan_code: str | None
    kelurahan: str | None


class VisitOut(Out):
    """`goes` is who was sent. What was promised by when is a deadline.

    `order_number` is that of the order in the city's register, as it is written; empty for old ones.
    """

    agency_id: str
    number: int
    order_number: str
    goes: str
    planned_at: datetime | None
    ordered_at: datetime
    visited_at: datetime | None
    cancelled_at: datetime | None
    met: str
    result: str
    promise: str
    promised_by: datetime | None


class DueOut(Out):
    at: datetime | None
    rung: str | None
    version: int


class EventOut(Out):
    seq: int
    event: str
    at: datetime
    actor_role: str
    actor_id: str
    state: str
    text: str
    detail: dict[str, str | int | float | bool | None]


class OutcomeOut(Out):
    """What became of one push, message or alarm. At `check_at` it is looked at again."""

    key: str
    kind: str
    state: str
    via: str
    reason: str
    attempts: int
    at: datetime
    check_at: datetime | None


class QueueItemOut(Out):
    """`restricted`: beside its office only supervisors read it, for the reasons in `concerns`.

    `danger` is the notice its words called for. `unheard`: what its reporter must hear has reached nobody.
    `outreach`, for the desk and supervisors alone: they must `call`, `find`, or let it `lapse`.
    """

    report_id: str
    handle: str
    version: int
    state: str
    state_name: str
    type: str
    urgency: str
    category: str | None
    kelurahan: str | None
    agency_id: str | None
    forwarded_to: str | None
    secret: bool
    restricted: bool
    concerns: list[str]
    danger: str | None
    submitted_at: datetime
    updated_at: datetime
    due: DueOut
    visit_ordered: bool
    leadership_list: bool
    leadership_level: str | None
    needs_supervisor: bool
    needs_call: bool
    assignee: str | None
    unreached: bool
    unheard: bool
    outreach: str | None
    leaders_unreached: list[str]
    proof_wanting: bool
    reporters: int
    supporters: int
    merged_into: str | None
    part_of: str | None


class ProofOut(Out):
    """The pictures of the work, by what they are worth. `wanting`: a supervisor must look at them."""

    wanting: bool
    needed: bool
    accepted: bool
    awaited: list[str]
    sound: list[str]
    doubted: list[str]


class SimilarReportOut(Out):
    """What may be the same. `alike_percent` tells how much of the words agree, `alike_in_photo` that a
    photo of its reporter looks like one of this report.
    """

    report: QueueItemOut
    distance_m: int | None
    alike_percent: int
    alike_in_photo: bool


class SimilarReportsOut(Out):
    reports: list[SimilarReportOut]


class RatingOut(Out):
    """What the reporter thought of the answer."""

    stars: int | None
    comment: str


class QueueOut(Out):
    reports: list[QueueItemOut]
    next_cursor: str | None


class OpenedOut(Out):
    """`withheld_from` are offices that the report speaks against."""

    report: QueueItemOut
    description: str
    place: PlaceOut
    channel: str
    sp4n_status: str
    rule: str | None
    reference_version: str
    anonymous: bool
    withheld_from: list[str]
    attributes: list[AnsweredOut]
    category_guessed: bool
    place_mended: bool
    hops: int
    reopened_count: int
    answer: str
    public_answer: str
    proof: ProofOut
    rating: RatingOut
    visit: VisitOut | None
    actions: list[str]
    ladder: list[RungOut]
    pauses: list[PauseOut]
    links: list[str]
    joined: list[str]
    parts: list[str]
    events: list[EventOut]
    photos: list[WeighedPhotoOut]
    outcomes: list[OutcomeOut]
    question: DeskQuestionOut | None


class ActedOut(Out):
    report_id: str
    state: str
    version: int
    uploads: list[UploadOut]


class FormerOut(Out):
    """What a report said until then; `seq` is that of the event that tells of the correction."""

    seq: int
    until: datetime
    description: str
    category: str | None
    latitude: float | None
    longitude: float | None
    address_text: str
    kelurahan_code: str | None
    attributes: list[AnsweredOut]


class FormersOut(Out):
    former: list[FormerOut]


class ContactOut(Out):
    """`opened` is false while a second supervisor has yet to agree, until `agreed_until`.

    `name` is empty for somebody who reported anonymously, or gave none.
    """

    report_id: str
    version: int
    opened: bool
    name: str
    phone: str
    agreed_until: datetime | None


class LinkedOut(Out):
    """`case_id` is set while the report is merged into that one, `parts` while it is split."""

    report_id: str
    state: str
    version: int
    case_id: str | None
    parts: list[str]


class ChannelOut(Out):
    channel: str
    name: str


class ChannelsOut(Out):
    channels: list[ChannelOut]


class DeviceOut(Out):
    device_id: str
