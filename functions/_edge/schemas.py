"""The shapes that cross the wire. Parsing and validation of form live here and nowhere else."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

Short = Annotated[str, msgspec.Meta(max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=5000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.@-]+$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# No larger than what every reader of JSON keeps exact.
Count = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100)]


class _In(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What clients send; a field nobody knows is refused, for it is a misspelt one."""


class _Out(msgspec.Struct, kw_only=True):
    """What clients get."""


class LocationIn(_In):
    """A point, or an address with a village code, or both."""

    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    accuracy_m: Annotated[float, msgspec.Meta(ge=0, le=100_000)] | None = None
    source: Literal["device", "pin", "photo", "address"] = "pin"
    address_text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    kelurahan_code: Annotated[str, msgspec.Meta(pattern=r"^\d\d\.\d\d\.\d\d\.\d{4}$")] | None = None


class PhotoIn(_In):
    """A photo that will be uploaded; `captured_at` and `capture` are the client's word."""

    content_type: Annotated[str, msgspec.Meta(max_length=100)]
    size_bytes: Count
    captured_at: Moment | None = None
    capture: Literal["camera", "gallery", "unknown"] = "unknown"


class ContactIn(_In):
    """How to reach the reporter. Kept apart from the report and shown to nobody."""

    name: Short = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    whatsapp: bool = False


class ReportIn(_In):
    description: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    location: LocationIn
    category: Key | None = None
    type: Literal["complaint", "suggestion", "information", "aspiration"] = "complaint"
    photos: list[PhotoIn] = []
    anonymous: bool = False
    secret: bool = False
    contact: ContactIn | None = None


class IntakeIn(ReportIn, kw_only=True):
    """What staff write down for somebody who called, came or wrote; they get the code as a slip.

    `contact` needs `contact_consent`: the reporter agreed that we keep it.
    """

    channel: Literal["phone", "visit", "letter", "whatsapp", "social_media", "web", "app"]
    contact_consent: bool = False
    language: Literal["id", "en"] = "id"


class AdviceIn(_In):
    """An answer before it is sent."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]


class JurisdictionQuery(_In):
    jurisdiction_id: Key | None = None


class OwnReportsQuery(_In):
    jurisdiction_id: Key | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ConfirmationIn(_In):
    """`not_fixed` needs a reason; photos show what is still wrong. Rating and comment are for staff."""

    outcome: Literal["fixed", "not_fixed"]
    reason: Long = ""
    photos: list[PhotoIn] = []
    rating: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    comment: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class MessageIn(_In):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]


class WithdrawalIn(_In):
    reason: Long = ""


class AppealIn(_In):
    """Why the report is a complaint after all."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]


class QueueQuery(_In):
    agency_id: Key | None = None
    state: (
        Literal[
            "submitted",
            "triage",
            "assigned",
            "accepted",
            "in_progress",
            "needs_information",
            "forwarded",
            "answered",
            "reopened",
            "closed",
            "withdrawn",
            "rejected",
        ]
        | None
    ) = None
    category: Key | None = None
    overdue: bool = False
    visit_ordered: bool | None = None
    leadership_list: bool | None = None
    needs_supervisor: bool | None = None
    needs_call: bool | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ActionIn(_In):
    """One act on exactly the version that was read. `reason` says why a report is rejected."""

    action: Literal[
        "accept",
        "progress",
        "answer",
        "refuse",
        "assign",
        "forward",
        "outside_answer",
        "visit_result",
        "message",
        "ask",
        "reject",
        "call_result",
    ]
    version: Count
    text: Long = ""
    agency_id: Key | None = None
    category: Key | None = None
    met: Short = ""
    promised_by: Moment | None = None
    photos: list[PhotoIn] = []
    reason: Literal["spam", "insult", "public_information", "unclear"] | None = None


class DeviceIn(_In):
    token: Annotated[str, msgspec.Meta(min_length=8, max_length=4096, pattern=r"^[!-~]+$")]


class UploadOut(_Out):
    """Send the photo's bytes there. The URL is good for this photo only, for about a week."""

    photo_id: str
    method: str
    url: str
    headers: dict[str, str]


class SubmittedOut(_Out):
    report_id: str
    tracking_code: str
    uploads: list[UploadOut]


class CategoryOut(_Out):
    service_code: str
    service_name: str
    group: str
    keywords: list[str]
    owner: str


class CategoriesOut(_Out):
    jurisdiction_id: str
    version: str
    categories: list[CategoryOut]


class AgencyOut(_Out):
    agency_id: str
    name: str


class TimelineOut(_Out):
    """`text` is our sentence, `message` the words that somebody wrote."""

    at: datetime
    event: str
    text: str
    message: str


class NextOut(_Out):
    """What happens if nobody acts until then."""

    at: datetime
    text: str


class PhotoOut(_Out):
    """`large` and `small` are paths, present once the photo is published."""

    photo_id: str
    purpose: str
    state: str
    refused_because: str | None
    large: str | None
    small: str | None


class ReasonOut(_Out):
    """A sign for or against a photo, and the points it was counted with."""

    code: str
    weight: int
    text: str


class WeighedPhotoOut(PhotoOut):
    """For staff only. `flag` is `ok`, `check` or `doubtful`; unset until the photo is published."""

    score: int | None
    flag: str | None
    reasons: list[ReasonOut]


class TrackedOut(_Out):
    tracking_code: str
    jurisdiction_id: str
    state: str
    state_name: str
    status: str
    type: str
    category: str | None
    service_name: str | None
    kelurahan: str | None
    agency_responsible: AgencyOut | None
    submitted_at: datetime
    updated_at: datetime
    answer: str
    timeline: list[TimelineOut]
    next: NextOut | None
    photos: list[PhotoOut]


class RespondedOut(_Out):
    tracking_code: str
    state: str
    version: int
    uploads: list[UploadOut]


class OwnReportOut(_Out):
    tracking_code: str
    state: str
    state_name: str
    status: str
    category: str | None
    submitted_at: datetime
    updated_at: datetime


class OwnReportsOut(_Out):
    reports: list[OwnReportOut]
    next_cursor: str | None


class PlaceOut(_Out):
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    source: str
    address_text: str
    kelurahan_code: str | None
    kelurahan: str | None


class VisitOut(_Out):
    agency_id: str
    ordered_at: datetime
    visited_at: datetime | None
    met: str
    result: str
    promised_by: datetime | None


class DueOut(_Out):
    at: datetime | None
    rung: str | None
    version: int


class EventOut(_Out):
    seq: int
    event: str
    at: datetime
    actor_role: str
    actor_id: str
    state: str
    text: str
    detail: dict[str, str | int | float | bool | None]


class OutcomeOut(_Out):
    """What became of one push, message or alarm."""

    key: str
    kind: str
    state: str
    via: str
    reason: str
    attempts: int
    at: datetime


class QueueItemOut(_Out):
    report_id: str
    handle: str
    version: int
    state: str
    state_name: str
    type: str
    category: str | None
    kelurahan: str | None
    agency_id: str | None
    forwarded_to: str | None
    secret: bool
    submitted_at: datetime
    updated_at: datetime
    due: DueOut
    visit_ordered: bool
    leadership_list: bool
    needs_supervisor: bool
    needs_call: bool


class RatingOut(_Out):
    """What the reporter thought of the answer."""

    stars: int | None
    comment: str


class QueueOut(_Out):
    reports: list[QueueItemOut]
    next_cursor: str | None


class OpenedOut(_Out):
    report: QueueItemOut
    description: str
    place: PlaceOut
    channel: str
    sp4n_status: str
    rule: str | None
    reference_version: str
    anonymous: bool
    hops: int
    reopened_count: int
    answer: str
    rating: RatingOut
    visit: VisitOut | None
    actions: list[str]
    events: list[EventOut]
    photos: list[WeighedPhotoOut]
    outcomes: list[OutcomeOut]


class ActedOut(_Out):
    report_id: str
    state: str
    version: int
    uploads: list[UploadOut]


class AdviceOut(_Out):
    """One thing that would make the answer better."""

    code: str
    text: str


class AdvicesOut(_Out):
    """Empty where nothing is missing. It is advice: an answer may be sent without it."""

    advice: list[AdviceOut]


class DeviceOut(_Out):
    device_id: str


class HealthOut(_Out):
    status: str


class Problem(_Out):
    """RFC 9457. `code` is stable; `detail` is in the language asked for, `detail_en` in English."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    detail_en: str
    field: str | None = None
