"""The shapes that citizens get."""

from datetime import date, datetime

from functions._edge.schemas.outgoing import (
    AgencyOut,
    NextOut,
    NoticeOut,
    PhotoOut,
    PlaceQuestionOut,
    TimelineOut,
    UploadOut,
)
from functions._edge.schemas.outgoing_ladder import PauseOut, RungOut
from functions._edge.schemas.shapes import Out


class SuggestionOut(Out):
    """A likely category; `score` is its share of what speaks for any, 0 to 1."""

    service_code: str
    service_name: str
    group: str
    score: float


class AdvisedOut(Out):
    """Advice and no more: the report is taken whatever it says. `suggestions` are best first."""

    notices: list[NoticeOut]
    treated_as_secret: bool
    suggestions: list[SuggestionOut]
    sure: bool
    type: str


class CaseOut(Out):
    """The case that a report was merged into; words in it are those of its answers only."""

    state: str
    state_name: str
    status: str
    agency_responsible: AgencyOut | None
    updated_at: datetime
    answer: str
    timeline: list[TimelineOut]
    next: NextOut | None
    ladder: list[RungOut]


class PartOut(Out):
    """What one of several offices does about a report."""

    agency_responsible: AgencyOut | None
    state: str
    state_name: str
    updated_at: datetime
    answer: str
    timeline: list[TimelineOut]
    next: NextOut
    ladder: list[RungOut]


class LegalEndOut(Out):
    """The law's time is over: the reporter may go to the Ombudsman with `case_file`, a path."""

    since: datetime
    text: str
    case_file: str


class TrackedOut(Out):
    """`ladder` is that of the stage in which it is; a closed report may be reopened until `reopen_until`.

    `reporters` counts those of the reports that were merged into this one, and its own.

    `case_id` is what others may know it by, while it is public; `supporters` are other accounts.
    `case` is set where this one was merged: there is how it goes on. `parts` are what each office does
    where it was split; it is answered, and the reporter asked, once all of them have answered.
    `handle` is what messages and staff call it.
    """

    tracking_code: str
    handle: str
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
    public_answer: str
    timeline: list[TimelineOut]
    next: NextOut
    legal_end: LegalEndOut | None
    ladder: list[RungOut]
    pauses: list[PauseOut]
    reopen_until: datetime | None
    photos: list[PhotoOut]
    reporters: int
    supporters: int
    case_id: str | None
    case: CaseOut | None
    parts: list[PartOut]
    place_question: PlaceQuestionOut | None
    place: str


class StoodByOut(Out):
    """What the case counts, and what the caller is to it now."""

    case_id: str
    reporters: int
    supporters: int
    supports: bool
    follows: bool


class PublicCaseOut(Out):
    """What anybody may know of a case: no words of it, no exact place, no photo and nobody's name.

    `deadline_passed`: the city lets the public know that the office is late with it.
    """

    case_id: str
    jurisdiction_id: str
    state: str
    state_name: str
    status: str
    category: str | None
    service_name: str | None
    kelurahan: str | None
    agency_responsible: AgencyOut | None
    submitted_on: date
    deadline_passed: bool
    answer: str
    reporters: int
    supporters: int
    timeline: list[TimelineOut]


class SimilarCaseOut(Out):
    """A case that one may join instead of reporting anew. `distance_m` is rough; unset by kelurahan."""

    case_id: str
    category: str | None
    service_name: str | None
    kelurahan: str | None
    distance_m: int | None
    days_old: int
    count: int
    text: str
    state: str
    state_name: str


class SimilarCasesOut(Out):
    cases: list[SimilarCaseOut]


class RespondedOut(Out):
    """`notices` are to be shown at once: what was just said may speak of danger, or need care."""

    tracking_code: str
    handle: str
    state: str
    version: int
    uploads: list[UploadOut]
    notices: list[NoticeOut]


class ClaimedOut(Out):
    tracking_code: str
    handle: str
    state: str


class OwnReportOut(Out):
    """`handle` is what messages and staff call it, `tracking_code` what opens it."""

    tracking_code: str
    handle: str
    state: str
    state_name: str
    status: str
    category: str | None
    submitted_at: datetime
    updated_at: datetime


class OwnReportsOut(Out):
    reports: list[OwnReportOut]
    next_cursor: str | None
