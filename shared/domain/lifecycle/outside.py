"""What a body outside the city says to a report that it was sent: an answer, or that it is not theirs."""

from datetime import datetime

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import change_told, require_state
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.revocation import require_unrevoked
from shared.domain.lifecycle.staff_acts import answered
from shared.domain.links.signed_links import Purpose, SignedLink, not_valid, require_current
from shared.domain.report.actor import Actor
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Change, Event, Report
from shared.domain.routing.routing import reassign
from shared.domain.sla.history import EventDraft
from shared.domain.sla.promises import check_promise

OUTSIDE = "outside"
ANSWER_FROM = frozenset({State.FORWARDED, State.NEEDS_INFORMATION})


@value_object
class ExternalReply:
    """What is said, who says it for the body, and as what; perhaps by when it will be done.

    `is_ours` is False where the body says that the matter is not its own; `text` is then the reason.
    """

    text: str
    said_by: str
    said_as: str
    is_ours: bool = True
    promised_by: datetime | None = None


def link_of(report: Report, letter: OutgoingLetter, expires_at: datetime) -> SignedLink:
    """The link that the letter bears."""
    return SignedLink(
        purpose=Purpose.OUTSIDE_ANSWER,
        city_id=report.city_id,
        report_id=report.report_id,
        agency_id=letter.agency_id,
        expires_at=expires_at,
        revision=letter.revision,
    )


def operation_of(link: SignedLink) -> str:
    """One letter is answered once: whatever comes again through its link is the same operation."""
    return derived_id("outside", link.city_id, link.report_id, str(link.revision))


def word_on(link: SignedLink, history: tuple[Event, ...]) -> Event | None:
    """What was said through this very link, if anything was."""
    operation_id = operation_of(link)
    return next((event for event in history if event.operation_id == operation_id), None)


def require_with_body(report: Report, link: SignedLink) -> OutgoingLetter:
    """The letter that the link belongs to, while the report is with that body for that reason.

    Raises NotFoundError as soon as it is not.
    """
    waits_there = State.FORWARDED in {report.state, report.resume_state}
    letter = report.letter
    if letter is None or not waits_there or report.state not in ANSWER_FROM:
        raise not_valid()
    require_current(link, report.forwarded_to, letter.revision)
    require_unrevoked(report, link.revision)
    return letter


def decide_word(report: Report, word: ExternalReply, context: Context) -> Change:
    """The body's answer, which the reporter then judges; or the report comes back to the desk.

    That a body declines counts against no office, and gives the desk its time anew.
    Raises InvalidError where the text, or who says it, is missing, and for a promise about the past or
    too far ahead; ConflictError where the report is not with a body.
    """
    require_state(report, ANSWER_FROM, "outside_answer")
    _check(word, context.now)
    detail = {
        "from_agency": report.forwarded_to,
        "said_by": word.said_by,
        "said_as": word.said_as,
        "promised_by": word.promised_by.isoformat() if word.promised_by else None,
    }
    if word.is_ours:
        after, kind = answered(report, word.text), EventType.OUTSIDE_ANSWERED
    else:
        after, kind = reassign(report, State.TRIAGE, None), EventType.OUTSIDE_DECLINED
    return change_told(report, after, EventDraft(kind, context.actor, word.text, detail), context)


def speaker(link: SignedLink) -> Actor:
    """Who acts through a letter's link: the body; the person stands in what is said."""
    return Actor(OUTSIDE, "letter", link.agency_id)


def _check(word: ExternalReply, now: datetime) -> None:
    for field, given in (
        ("text", word.text),
        ("said_by", word.said_by),
        ("said_as", word.said_as),
    ):
        if not given:
            raise InvalidError("text_required", field=field)
    check_promise(word.promised_by, now)
