"""The shapes that clients send. Form is validated here and nowhere else; meaning is the domain's."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from functions._edge.schemas.shapes import In

Short = Annotated[str, msgspec.Meta(max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=5000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.@-]+$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# No larger than what every reader of JSON keeps exact.
Count = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
AttributeCode = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
AttributeValue = Annotated[str, msgspec.Meta(max_length=500)] | float
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Accuracy = Annotated[float, msgspec.Meta(ge=0, le=100_000)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100)]


class LocationIn(In):
    """A point, or an address with a village code, or both."""

    latitude: Latitude | None = None
    longitude: Longitude | None = None
    accuracy_m: Accuracy | None = None
    source: Literal["device", "pin", "photo", "address"] = "pin"
    address_text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    kelurahan_code: Annotated[str, msgspec.Meta(pattern=r"^\d\d\.\d\d\.\d\d\.\d{4}$")] | None = None


class PhonePositionIn(In):
    """Where the reporter's phone was when they set a pin: compared with the pin, and not kept."""

    latitude: Latitude
    longitude: Longitude
    accuracy_m: Accuracy | None = None


class ReportedLocationIn(LocationIn):
    """`fixed_at`: when the device was there, by its own clock. A report may wait long for a signal.

    `device` is read beside a pin, and only of a report with photos.
    """

    fixed_at: Moment | None = None
    device: PhonePositionIn | None = None


class PhotoIn(In):
    """A photo that will be uploaded; `captured_at` and `capture` are the client's word.

    `capture_nonce` is the one that the app's camera was opened with.
    """

    content_type: Annotated[str, msgspec.Meta(max_length=100)]
    size_bytes: Count
    captured_at: Moment | None = None
    capture: Literal["camera", "gallery", "unknown"] = "unknown"
    capture_nonce: Annotated[str, msgspec.Meta(max_length=64)] = ""


class CaptureIn(In):
    """For how many photos the camera is about to be opened."""

    photos: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class ContactIn(In):
    """How to reach the reporter. Kept apart from the report and shown to nobody."""

    name: Short = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    whatsapp: bool = False


class ReportIn(In):
    """`attributes` answer what the category asks beside, as `GET /v1/categories` lists it."""

    description: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    location: ReportedLocationIn
    category: Key | None = None
    type: Literal["complaint", "suggestion", "information", "aspiration"] = "complaint"
    photos: list[PhotoIn] = []
    anonymous: bool = False
    secret: bool = False
    contact: ContactIn | None = None
    attributes: dict[AttributeCode, AttributeValue] = {}


class IntakeIn(ReportIn, kw_only=True):
    """What staff write down for somebody who called, came or wrote; they get the code as a slip.

    `channel` is one of the city's own list. `contact` needs `contact_consent`: the reporter agreed that
    we keep it.
    """

    channel: Key
    contact_consent: bool = False
    language: Literal["id", "en"] = "id"


class DraftIn(In):
    """A report while it is being written."""

    description: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    category: Key | None = None


Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class BoxIn(In):
    """In shares of the picture's width and height."""

    left: Share
    top: Share
    right: Share
    bottom: Share


class RedactionIn(In):
    boxes: list[BoxIn]


class OpeningIn(In):
    """Why somebody must see what was covered or sealed; the reporter reads it."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class AdviceIn(In):
    """An answer before it is sent."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]


class PreparedQuery(In):
    """Words that a prepared answer must hold, all of them."""

    q: Short = ""


class SimilarIn(In):
    """What somebody is about to report: a place, and a category or words."""

    location: LocationIn
    category: Key | None = None
    description: Long = ""


class JurisdictionQuery(In):
    jurisdiction_id: Key | None = None


class OwnReportsQuery(In):
    jurisdiction_id: Key | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ConfirmationIn(In):
    """`not_fixed` needs a reason; photos show what is still wrong. Rating and comment are for staff."""

    outcome: Literal["fixed", "not_fixed"]
    reason: Long = ""
    photos: list[PhotoIn] = []
    rating: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    comment: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class MessageIn(In):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    photos: list[PhotoIn] = []


class PlaceIn(In):
    """On which side of the border: one of the two codes that were offered, or `outside`."""

    choice: Annotated[str, msgspec.Meta(pattern=r"^(\d\d\.\d\d\.\d\d\.\d{4}|outside)$")]


class WithdrawalIn(In):
    reason: Long = ""


class AppealIn(In):
    """Why the report is a complaint after all."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]


class CorrectionIn(In):
    """What is to be said instead; what is left out stays.

    Kind, place and the answers to what the kind asks, until an office has accepted.
    """

    description: Long = ""
    category: Key | None = None
    location: LocationIn | None = None
    attributes: dict[AttributeCode, AttributeValue] = {}


class QueueQuery(In):
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
            "merged",
            "split",
        ]
        | None
    ) = None
    category: Key | None = None
    overdue: bool = False
    visit_ordered: bool | None = None
    leadership_list: bool | None = None
    leadership_level: Literal["head", "regional_secretary", "mayor"] | None = None
    needs_supervisor: bool | None = None
    needs_call: bool | None = None
    mine: bool = False
    unreached: bool | None = None
    proof_wanting: bool | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ActionIn(In):
    """One act on exactly the version that was read. `reason` says why a report is rejected.

    `text` is for the reporter; `public_text` is the same answer in words that everybody may read.
    """

    action: Literal[
        "accept",
        "progress",
        "answer",
        "refuse",
        "assign",
        "forward",
        "outside_answer",
        "order_visit",
        "visit_result",
        "message",
        "ask",
        "reject",
        "call_result",
        "accept_proof",
        "reject_proof",
        "set_urgency",
        "correct",
        "revoke_links",
    ]
    version: Count
    text: Long = ""
    public_text: Long = ""
    agency_id: Key | None = None
    category: Key | None = None
    met: Short = ""
    goes: Short = ""
    planned_at: Moment | None = None
    visited_at: Moment | None = None
    promise: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    promised_by: Moment | None = None
    signature: PhotoIn | None = None
    photos: list[PhotoIn] = []
    reason: Literal["spam", "insult", "public_information", "unclear"] | None = None
    urgency: Literal["normal", "high", "urgent"] | None = None
    location: LocationIn | None = None
    type: Literal["complaint", "suggestion", "information", "aspiration"] | None = None
    road_status: Literal["national", "provincial", "city", "village"] | None = None
    attributes: dict[AttributeCode, AttributeValue] = {}


class MergeIn(In):
    """Which report holds the same complaint already, by its id; `text` is read by this one's reporter."""

    version: Count
    case_id: Key
    text: Long = ""


class UnmergeIn(In):
    version: Count
    text: Long = ""


class PartIn(In):
    """What one office is to do, in words for that office alone."""

    agency_id: Key
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    category: Key | None = None


class SplitIn(In):
    version: Count
    parts: Annotated[list[PartIn], msgspec.Meta(min_length=2, max_length=8)]
    text: Long = ""


class UnsplitIn(In):
    version: Count
    text: Long = ""


class DeviceIn(In):
    token: Annotated[str, msgspec.Meta(min_length=8, max_length=4096, pattern=r"^[!-~]+$")]
