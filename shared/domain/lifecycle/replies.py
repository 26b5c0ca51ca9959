"""What reporters say to what became of their report, and what it changes. Pure decisions."""

from dataclasses import replace

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.lifecycle import OPEN, require_state
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.lifecycle.sensitive_followup import record_words
from shared.domain.photos.photos import Photo
from shared.domain.report.rating import NOT_RATED
from shared.domain.report.report import Change, Report
from shared.domain.sla.cycles import in_new_cycle
from shared.domain.sla.history import EventDraft
from shared.domain.sla.reopening import may_still_contest, reopened
from shared.domain.sla.resuming import resumed

CONFIRM_FROM = frozenset({State.ANSWERED})
REOPEN_FROM = frozenset({State.ANSWERED, State.CLOSED})
WITHDRAW_FROM = OPEN
CITIZEN_MESSAGE_FROM = OPEN
APPEAL_FROM = frozenset({State.REJECTED})


def decide_confirmation(report: Report, word: Confirmation, context: Context) -> Change:
    """The citizen's word on an answer: `fixed` closes the report, otherwise the office has it again.

    A reopened report starts a new cycle for whoever has it: the answer that was given stopped the old
    one. What its reporter was promised at first counts on.
    Raises ConflictError where there is no answer to speak of, or it is too late to contest it;
    InvalidError for "not fixed" without a reason.
    """
    rated = replace(report, rating=word.rating if word.rating != NOT_RATED else report.rating)
    detail = {"stars": word.rating.stars}
    if word.fixed:
        require_state(report, CONFIRM_FROM, "confirm")
        told = EventDraft(EventType.CONFIRMED, context.actor, word.text, detail)
        closed = replace(rated, state=State.CLOSED)
        return record_words(report, closed, told, context, word.rating.comment)
    require_state(report, REOPEN_FROM, "reopen")
    if not may_still_contest(report, context.reference.limits, context.now):
        raise ConflictError("contest_window_over")
    if not word.text:
        raise InvalidError("reason_required", field="reason")
    after = reopened(rated, context.reference, context.now)
    told = EventDraft(
        EventType.REOPENED,
        context.actor,
        word.text,
        {**detail, "count": after.reopened_count, "needs_call": after.needs_call or None},
        word.photos,
    )
    return record_words(report, after, told, context, word.rating.comment)


def decide_message(
    report: Report, *, text: str, context: Context, photos: tuple[Photo, ...] = ()
) -> Change:
    """Words or pictures from the reporter on an open report; they move no deadline, unless waited for.

    Then the report goes on where it was asked about, even if silence has ended it since.
    Raises ConflictError for a report that is neither open nor waiting for a word, InvalidError for nothing.
    """
    after, resumption = resumed(report, context.now)
    require_state(after, CITIZEN_MESSAGE_FROM, "message")
    if not text and not photos:
        raise InvalidError("text_required", field="text")
    event_type = EventType.INFORMED if resumption else EventType.MESSAGED
    told = EventDraft(event_type, context.actor, text, resumption, photos)
    return record_words(report, after, told, context)


def decide_withdrawal(report: Report, *, text: str, context: Context) -> Change:
    """The reporter takes the report back; the history keeps that there was one.

    A case that others have joined goes on without them.
    """
    require_state(report, WITHDRAW_FROM, "withdraw")
    if report.ties.joined:
        return _decide_case_left(report, text=text, context=context)
    withdrawn = replace(report, state=State.WITHDRAWN)
    return record_words(
        report, withdrawn, EventDraft(EventType.WITHDRAWN, context.actor, text), context
    )


def decide_appeal(report: Report, *, text: str, context: Context) -> Change:
    """The reporter's word against a rejection, once: a supervisor looks at the report anew.

    Raises ConflictError where nothing was rejected, and the second time; InvalidError without words.
    """
    require_state(report, APPEAL_FROM, "appeal")
    if report.appealed:
        raise ConflictError("appeal_used")
    if not text:
        raise InvalidError("text_required", field="reason")
    anew = replace(
        report,
        state=State.TRIAGE,
        agency_id=None,
        forwarded_to=None,
        appealed=True,
        needs_supervisor=True,
    )
    return record_words(
        report, in_new_cycle(anew), EventDraft(EventType.APPEALED, context.actor, text), context
    )


def _decide_case_left(case: Report, *, text: str, context: Context) -> Change:
    """The case's own reporter takes it back: it goes on for those who joined it, and waits for no word
    of who has left.
    """
    after, resumption = resumed(case, context.now)
    left = replace(after, ties=replace(after.ties, reporter_left=True))
    told = EventDraft(EventType.LEFT, context.actor, text, resumption)
    return record_words(case, left, told, context)
