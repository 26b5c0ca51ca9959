"""The shapes that clients get."""

from datetime import date, datetime

import msgspec

from functions._edge.outgoing_ladder import PauseOut, RungOut


class _Out(msgspec.Struct, kw_only=True):
    """What clients get."""


class UploadOut(_Out):
    """Send the photo's bytes there. The URL is good for this photo only, for about a week."""

    photo_id: str
    method: str
    url: str
    headers: dict[str, str]


class NoticeOut(_Out):
    """To be shown at once; an urgent one above everything else, with `phone` ready to be called."""

    code: str
    text: str
    phone: str
    urgent: bool


class SubmittedOut(_Out):
    report_id: str
    tracking_code: str
    uploads: list[UploadOut]
    notices: list[NoticeOut]


class SuggestionOut(_Out):
    """A likely category; `score` is its share of what speaks for any, 0 to 1."""

    service_code: str
    service_name: str
    group: str
    score: float


class AdvisedOut(_Out):
    """Advice and no more: the report is taken whatever it says. `suggestions` are best first."""

    notices: list[NoticeOut]
    treated_as_secret: bool
    suggestions: list[SuggestionOut]
    sure: bool
    type: str


class TakenInOut(SubmittedOut):
    """`slip_pdf` is the reporter's slip in base64: the code on it is told here and never again."""

    slip_pdf: str


class AttributeValueOut(_Out):
    key: str
    name: str


class AttributeOut(_Out):
    """A question, in Open311's words; `values` is what a list offers."""

    code: str
    variable: bool
    datatype: str
    required: bool
    order: int
    description: str
    values: list[AttributeValueOut]


class AnsweredOut(_Out):
    """An answer with the question as it was asked; `value` is for machines, `said` for people."""

    code: str
    asked: str
    value: str
    said: str


class CategoryOut(_Out):
    """`notices` are shown as soon as the category is chosen."""

    service_code: str
    service_name: str
    group: str
    keywords: list[str]
    owner: str
    notices: list[NoticeOut]
    attributes: list[AttributeOut]


class CategoriesOut(_Out):
    """`banner` stands above every form."""

    jurisdiction_id: str
    version: str
    banner: NoticeOut
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
    """For staff only. `flag` is `ok`, `check` or `doubtful`; unset until the photo is published.

    `withheld`: a secret report's picture, shown to this office once the desk has covered it.
    """

    score: int | None
    flag: str | None
    redacted: bool
    withheld: bool
    reasons: list[ReasonOut]


class CaseOut(_Out):
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


class PartOut(_Out):
    """What one of several offices does about a report."""

    agency_responsible: AgencyOut | None
    state: str
    state_name: str
    updated_at: datetime
    answer: str
    timeline: list[TimelineOut]
    next: NextOut | None
    ladder: list[RungOut]


class LegalEndOut(_Out):
    """The law's time is over: the reporter may go to the Ombudsman with `case_file`, a path."""

    since: datetime
    text: str
    case_file: str


class PlaceChoiceOut(_Out):
    """`choice` is what to answer with."""

    choice: str
    text: str


class PlaceQuestionOut(_Out):
    """On which side of a border the trouble is; answer with POST .../place. Nothing waits for it."""

    text: str
    choices: list[PlaceChoiceOut]


class OfficeChoiceOut(_Out):
    """One answer, and the office that it leads to."""

    text: str
    agency_id: str
    name: str


class DeskQuestionOut(_Out):
    """What a person has to find out, and which office each answer leads to."""

    code: str
    text: str
    choices: list[OfficeChoiceOut]


class TrackedOut(_Out):
    """`ladder` is that of the stage in which it is; a closed report may be reopened until `reopen_until`.

    `reporters` counts those of the reports that were merged into this one, and its own.

    `case_id` is what others may know it by, while it is public; `supporters` are other accounts.
    `case` is set where this one was merged: there is how it goes on. `parts` are what each office does
    where it was split; it is answered, and the reporter asked, once all of them have answered.
    """

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
    public_answer: str
    timeline: list[TimelineOut]
    next: NextOut | None
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


class StoodByOut(_Out):
    """What the case counts, and what the caller is to it now."""

    case_id: str
    reporters: int
    supporters: int
    supports: bool
    follows: bool


class PublicCaseOut(_Out):
    """What anybody may know of a case: no words of it, no exact place, no photo and nobody's name."""

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
    answer: str
    reporters: int
    supporters: int
    timeline: list[TimelineOut]


class SimilarCaseOut(_Out):
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


class SimilarCasesOut(_Out):
    cases: list[SimilarCaseOut]


class RespondedOut(_Out):
    tracking_code: str
    state: str
    version: int
    uploads: list[UploadOut]


class ClaimedOut(_Out):
    tracking_code: str
    state: str


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
    """`goes` is who was sent. What was promised by when is a deadline."""

    agency_id: str
    number: int
    goes: str
    planned_at: datetime | None
    ordered_at: datetime
    visited_at: datetime | None
    met: str
    result: str
    promise: str
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
    """What became of one push, message or alarm. At `check_at` it is looked at again."""

    key: str
    kind: str
    state: str
    via: str
    reason: str
    attempts: int
    at: datetime
    check_at: datetime | None


class QueueItemOut(_Out):
    """`restricted`: beside its office only supervisors read it, for the reasons in `concerns`.

    `danger` is the notice its words called for when it came in.
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
    proof_wanting: bool
    reporters: int
    supporters: int
    merged_into: str | None
    part_of: str | None


class ProofOut(_Out):
    """The pictures of the work, by what they are worth. `wanting`: a supervisor must look at them."""

    wanting: bool
    needed: bool
    accepted: bool
    awaited: list[str]
    sound: list[str]
    doubted: list[str]


class SimilarReportOut(_Out):
    """What may be the same. `alike_percent` tells how much of the words agree."""

    report: QueueItemOut
    distance_m: int | None
    alike_percent: int


class SimilarReportsOut(_Out):
    reports: list[SimilarReportOut]


class RatingOut(_Out):
    """What the reporter thought of the answer."""

    stars: int | None
    comment: str


class QueueOut(_Out):
    reports: list[QueueItemOut]
    next_cursor: str | None


class OpenedOut(_Out):
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


class ActedOut(_Out):
    report_id: str
    state: str
    version: int
    uploads: list[UploadOut]


class FormerOut(_Out):
    """What a report said until then; `seq` is that of the event that tells of the correction."""

    seq: int
    until: datetime
    description: str
    category: str | None
    latitude: float | None
    longitude: float | None
    address_text: str
    kelurahan_code: str | None


class FormersOut(_Out):
    former: list[FormerOut]


class LinkedOut(_Out):
    """`case_id` is set while the report is merged into that one, `parts` while it is split."""

    report_id: str
    state: str
    version: int
    case_id: str | None
    parts: list[str]


class AdviceOut(_Out):
    """One thing that would make the answer better."""

    code: str
    text: str


class AdvicesOut(_Out):
    """Empty where nothing is missing. It is advice: an answer may be sent without it."""

    advice: list[AdviceOut]


class RedactedOut(_Out):
    report_id: str
    version: int
    photo_id: str


class ChannelOut(_Out):
    channel: str
    name: str


class ChannelsOut(_Out):
    channels: list[ChannelOut]


class PreparedAnswerOut(_Out):
    """`category` is empty for one that suits every report. Blanks stand in [square brackets]."""

    answer_id: str
    title: str
    text: str
    category: str


class PreparedAnswersOut(_Out):
    answers: list[PreparedAnswerOut]


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
