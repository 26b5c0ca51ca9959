"""The shapes that everybody gets, and that others are made of."""

from datetime import datetime

from functions._edge.schemas.shapes import Out


class UploadOut(Out):
    """Send the photo's bytes there. The URL is good for this photo only, for about a week."""

    photo_id: str
    method: str
    url: str
    headers: dict[str, str]


class CaptureOut(Out):
    """Send each nonce with one photo, as `capture_nonce`. One that is sent until `live_until` shows that
    its photo was just taken; until `send_until` its photo's own time must show it as well.
    """

    nonces: list[str]
    live_until: datetime
    send_until: datetime


class NoticeOut(Out):
    """To be shown at once; an urgent one above everything else, with `phone` ready to be called."""

    code: str
    text: str
    phone: str
    urgent: bool


class PlaceChoiceOut(Out):
    """`choice` is what to answer with."""

    choice: str
    text: str


class PlaceQuestionOut(Out):
    """On which side of a border the trouble is; answer with POST .../place. Nothing waits for it."""

    text: str
    choices: list[PlaceChoiceOut]


class SubmittedOut(Out):
    """`handle` is what messages and staff call it, `tracking_code` what opens it.

    `place_question` is to be asked at once, while the reporter is there; mostly there is none.
    """

    report_id: str
    handle: str
    tracking_code: str
    uploads: list[UploadOut]
    notices: list[NoticeOut]
    place_question: PlaceQuestionOut | None


class AttributeValueOut(Out):
    key: str
    name: str


class AttributeOut(Out):
    """A question, in Open311's words; `values` is what a list offers."""

    code: str
    variable: bool
    datatype: str
    required: bool
    order: int
    description: str
    values: list[AttributeValueOut]


class CategoryOut(Out):
    """`notices` are shown as soon as the category is chosen. With `live_photo` the app opens its camera."""

    service_code: str
    service_name: str
    group: str
    keywords: list[str]
    owner: str
    notices: list[NoticeOut]
    live_photo: bool
    attributes: list[AttributeOut]


class CategoriesOut(Out):
    """`banner` stands above every form."""

    jurisdiction_id: str
    version: str
    banner: NoticeOut
    categories: list[CategoryOut]


class AgencyOut(Out):
    agency_id: str
    name: str


class TimelineOut(Out):
    """`text` is our sentence, `message` the words that somebody wrote."""

    at: datetime
    event: str
    text: str
    message: str


class NextOut(Out):
    """What happens if nobody acts until then; of a report that has ended, what its reporter may still do.

    `at` is null where nothing is due.
    """

    at: datetime | None
    text: str


class PhotoOut(Out):
    """`large` and `small` are paths, present once the photo is published. Until then, and where it was
    refused, `notice` says what is missing or wrong, to its sender also how to send it again.
    """

    photo_id: str
    purpose: str
    state: str
    refused_because: str | None
    notice: str
    large: str | None
    small: str | None


class ReasonOut(Out):
    """A sign for or against a photo, and the points it was counted with."""

    code: str
    weight: int
    text: str


class HealthOut(Out):
    status: str


class Problem(Out):
    """RFC 9457. `code` is stable; `detail` is in the language asked for, `detail_en` in English."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    detail_en: str
    field: str | None = None
