"""The shapes that citizens send. As `incoming`: form only, meaning is the domain's."""

from typing import Annotated, Literal

import msgspec

from functions._edge.schemas.incoming import (
    AttributeCode,
    AttributeValue,
    Key,
    Limit,
    LocationIn,
    Long,
    PhotoIn,
)
from functions._edge.schemas.shapes import In


class SimilarIn(In):
    """What somebody is about to report: a place, and a category or words."""

    location: LocationIn
    category: Key | None = None
    description: Long = ""


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
    """Words, pictures or both."""

    text: Long = ""
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


class DraftIn(In):
    """A report while it is being written."""

    description: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    category: Key | None = None
