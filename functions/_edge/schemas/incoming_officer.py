"""The shapes in which staff act on reports. As `incoming`: form only, meaning is the domain's."""

from typing import Annotated, Literal

import msgspec

from functions._edge.schemas.incoming import (
    AttributeCode,
    AttributeValue,
    Count,
    Key,
    Limit,
    LocationIn,
    Long,
    Moment,
    PhotoIn,
    ReportIn,
    Short,
    Spoken,
)
from functions._edge.schemas.shapes import In


class IntakeIn(ReportIn, kw_only=True):
    """What staff write down for somebody who called, came or wrote; they get the code as a slip.

    `channel` is one of the city's own list. `contact` needs `contact_consent`: the reporter agreed that
    we keep it.
    """

    channel: Key
    contact_consent: bool = False
    language: Spoken = "id"


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


class PreparedQuery(In):
    """Words that a prepared answer must hold, all of them."""

    q: Short = ""


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
    outreach: Literal["call", "find", "lapse"] | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ActionIn(In):
    """One act on exactly the version that was read. `reason` says why a report is rejected, `outcome` what
    came of calling or looking for its reporter: where `call_result` has none, they were told.

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
        "cancel_visit",
        "message",
        "ask",
        "reject",
        "call_result",
        "allow_lapse",
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
    outcome: Literal["told", "answered", "fixed", "not_fixed", "not_found"] | None = None
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


class AdviceIn(In):
    """An answer before it is sent."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
