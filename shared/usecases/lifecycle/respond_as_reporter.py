"""What reporters do to their own report: confirm or contest an answer, write, withdraw, appeal.

Where it was merged, their word goes to the case as well.
"""

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Protocol

from shared.domain.cases.detach_sensitive import (
    decide_host_apart,
    decide_joined_apart,
    needs_restriction,
)
from shared.domain.cases.joined import MergedReporterMessage, decide_joined_word
from shared.domain.cases.merge import restored
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.replies import (
    decide_appeal,
    decide_confirmation,
    decide_message,
    decide_withdrawal,
)
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.lifecycle.sensitive_followup import is_guarded
from shared.domain.photos.capture import Holder, NonceWitness
from shared.domain.photos.photos import AnnouncedPhoto, Photo, PhotoPurpose, announce
from shared.domain.report.rating import NOT_RATED, Rating
from shared.domain.report.report import Change, Report
from shared.ports.by_code import own_report
from shared.ports.contexts import of_reporter
from shared.ports.has import (
    HasCaptureKeys,
    HasClock,
    HasIds,
    HasPeople,
    HasPhotoBytes,
    HasReferences,
    HasReports,
    HasTogether,
)
from shared.ports.pictures import UploadSession
from shared.ports.reports import Committed


class Response(StrEnum):
    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    MESSAGE = "message"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"
    PLACE = "place"


_EVENTS_OF = {
    Response.FIXED: {EventType.CONFIRMED},
    Response.NOT_FIXED: {EventType.REOPENED},
    Response.MESSAGE: {EventType.MESSAGED, EventType.INFORMED},
    Response.WITHDRAW: {EventType.WITHDRAWN, EventType.LEFT},
    Response.APPEAL: {EventType.APPEALED},
    Response.PLACE: {EventType.PLACED},
}
# A picture sent with a message is one of the complaint.
_PURPOSE_OF = {Response.MESSAGE: PhotoPurpose.COMPLAINT}


@value_object
class RespondAsReporter:
    """`rating` goes with `fixed` and `not_fixed`, `choice` (a village code or `outside`) with `place`.

    `idempotency_key` may be empty; a client that sends one may repeat itself without harm.
    """

    code: str
    uid: str
    response: Response
    text: str = ""
    rating: Rating = NOT_RATED
    photos: tuple[AnnouncedPhoto, ...] = ()
    idempotency_key: str = ""
    choice: str = ""


@value_object
class Responded:
    """`uploads` holds a session for each announced photo that is not there yet."""

    report: Report
    uploads: tuple[UploadSession, ...]


class RespondAsReporterPorts(
    HasReports,
    HasPeople,
    HasPhotoBytes,
    HasReferences,
    HasClock,
    HasIds,
    HasCaptureKeys,
    HasTogether,
    Protocol,
): ...


def respond_as_reporter(command: RespondAsReporter, ports: RespondAsReporterPorts) -> Responded:
    """Commit the response. Only the account that submitted the report may give one.

    Raises NotFoundError for a wrong code and for somebody else's report alike, ConflictError where
    the report's state does not allow the response, InvalidError for missing words and for a key that
    was used for another response.
    """
    report = own_report(command.code, command.uid, ports)
    operation_id = derived_id(
        "respond", report.report_id, command.uid, command.idempotency_key or ports.ids.new_id()
    )
    context = of_reporter(report.city_id, operation_id, ports)
    photos = announce(
        command.photos,
        city_id=report.city_id,
        report_id=report.report_id,
        operation_id=operation_id,
        purpose=_PURPOSE_OF.get(command.response, PhotoPurpose.NOT_FIXED),
        now=context.now,
        witness=NonceWitness(Holder(report.city_id, command.uid), ports.capture_keys),
    )
    committed = ports.reports.change_together(
        report.city_id,
        (report.report_id, *_tied(report, command, context.reference)),
        operation_id,
        lambda found: _decide_all(found, command, photos, context),
    )
    change = _stood(committed, command)
    sessions = ports.together.all(
        [partial(ports.photo_bytes.open_session, photo) for photo in change.photos]
    )
    after = replace(change.report, tracking_code=report.tracking_code)
    return Responded(after, tuple(filter(None, sessions)))


def _stood(committed: Committed | None, command: RespondAsReporter) -> Change:
    """The change that this command, now or in an earlier attempt, has made."""
    if committed is None:
        raise ConflictError("version_conflict")
    event = committed.change.event
    # Words that need care may be no more than a message by the time they are kept.
    is_type = event.type in _EVENTS_OF[command.response] or is_guarded(event)
    is_it = is_type and event.text in {command.text, command.rating.comment}
    is_it = is_it and (not command.choice or event.detail.get("place") == command.choice)
    if committed.repeated and not is_it:
        raise InvalidError("idempotency_key_reused")
    return committed.change


def _decide_all(
    found: tuple[Report, ...],
    command: RespondAsReporter,
    photos: tuple[Photo, ...],
    context: Context,
) -> tuple[Change, ...]:
    """On a report of one's own, or on it and on those that it is tied to."""
    own, others = found[0], found[1:]
    tied = _tied(own, command, context.reference)
    if {each.report_id for each in others} != {*tied}:
        raise ConflictError("version_conflict", version=own.version)
    if command.response is Response.PLACE or not tied:
        return (_decide(own, command, photos, context),)
    said = _said(command, photos)
    if own.ties.joined:
        decide = partial(_decide, command=command, photos=photos, context=context)
        return decide_host_apart(own, others, decide, context)
    word = MergedReporterMessage(command.response.value)
    if needs_restriction(said, (restored(own), *others), context.reference):
        withdraws = word is MergedReporterMessage.WITHDRAW
        return decide_joined_apart(own, others[0], said, context, withdraws=withdraws)
    return decide_joined_word(own, others[0], word, said, context)


def _tied(report: Report, command: RespondAsReporter, reference: Reference) -> tuple[str, ...]:
    """The reports that the word changes as well: its case, or all in it where the words need care."""
    if report.ties.merged_into:
        return (report.ties.merged_into,)
    needs = report.ties.joined and needs_restriction(_said(command, ()), (report,), reference)
    return report.ties.joined if needs else ()


def _said(command: RespondAsReporter, photos: tuple[Photo, ...]) -> Confirmation:
    return Confirmation(
        fixed=command.response is Response.FIXED,
        text=command.text,
        rating=command.rating,
        photos=photos,
    )


def _decide(
    report: Report, command: RespondAsReporter, photos: tuple[Photo, ...], context: Context
) -> Change:
    if report.ties.reporter_left:
        raise ConflictError(
            "state_conflict", state=State.WITHDRAWN.value, action=command.response.value
        )
    match command.response:
        case Response.MESSAGE:
            return decide_message(report, text=command.text, photos=photos, context=context)
        case Response.WITHDRAW:
            return decide_withdrawal(report, text=command.text, context=context)
        case Response.PLACE:
            return decide_place(report, command.choice, context)
        case Response.APPEAL:
            return decide_appeal(report, text=command.text, context=context)
        case _:
            return decide_confirmation(report, _said(command, photos), context)
