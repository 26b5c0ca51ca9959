"""What staff and reporters ask to be done to a report, as the decisions on it read it."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from shared.domain.city.questions import Given
from shared.domain.city.reference import Reference
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import ReportType, Urgency
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import Action
from shared.domain.photos.photos import Photo
from shared.domain.report.actor import Actor
from shared.domain.report.location import Location
from shared.domain.report.outreach import CallOutcome
from shared.domain.report.rating import NOT_RATED, Rating


class RejectReason(StrEnum):
    """Why a report is no complaint."""

    SPAM = "spam"
    INSULT = "insult"
    PUBLIC_INFORMATION = "public_information"
    UNCLEAR = "unclear"


@value_object
class Request:
    """What a member of staff asks for. Fields an action does not use stay empty.

    `text` is read by the reporter, except for `refuse`, whose reason the desk reads as well;
    `public_text` is an answer in words for everybody.
    """

    action: Action
    version: int
    text: str = ""
    public_text: str = ""
    agency_id: str | None = None
    category_id: str | None = None
    met: str = ""
    goes: str = ""
    planned_at: datetime | None = None
    visited_at: datetime | None = None
    promise: str = ""
    promised_by: datetime | None = None
    photos: tuple[Photo, ...] = ()
    reason: RejectReason | None = None
    outcome: CallOutcome | None = None
    urgency: Urgency | None = None
    location: Location | None = None
    type: ReportType | None = None
    road_status: RoadStatus | None = None
    attributes: Given = field(default_factory=dict)

    @property
    def came_of_call(self) -> CallOutcome:
        """Where nothing else is said, the reporter was told."""
        return self.outcome or CallOutcome.TOLD


@value_object
class Confirmation:
    """The reporter's word on an answer. `not fixed` needs a text; photos show what is still wrong."""

    fixed: bool
    text: str = ""
    rating: Rating = NOT_RATED
    photos: tuple[Photo, ...] = ()


@value_object
class Context:
    """What each decision is given beside the report: no decision looks any of it up.

    `contacted_at` is when the number of a reporter of this case was last opened; only the result of a call
    is asked for it.
    """

    reference: Reference
    now: datetime
    operation_id: str
    actor: Actor
    contacted_at: datetime | None = None
