"""What a reporter says whose report was merged: the words stay with their own report.

The case's history tells that one of its reporters spoke, not who and not what.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from shared.domain.cases.merge import decide_leaving
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.lifecycle import change_told, require_state
from shared.domain.lifecycle.replies import (
    CITIZEN_MESSAGE_FROM,
    decide_appeal,
    decide_confirmation,
)
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.lifecycle.sensitive_followup import record_words
from shared.domain.report.actor import JOINED
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.history import EventDraft
from shared.domain.sla.resuming import resumed


class MergedReporterMessage(StrEnum):
    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    MESSAGE = "message"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"


def decide_joined_word(
    own: Report, case: Report, word: MergedReporterMessage, said: Confirmation, context: Context
) -> tuple[Change, Change]:
    """What becomes of the reporter's own report and of the case. `said` holds their words.

    Raises as the same word on a report of one's own does, by the state of the case.
    """
    if word is MergedReporterMessage.WITHDRAW:
        return decide_leaving(own, case, text=said.text, context=context)
    require_state(own, frozenset({State.MERGED}), word.value)
    on_case = _without_words(_DECIDE[word](case, said, _as_joined(context)), own)
    rated = replace(own, rating=said.rating if said.rating.stars else own.rating)
    told = EventDraft(
        on_case.event.type,
        context.actor,
        said.text,
        {"case": case.report_id, "stars": said.rating.stars},
        said.photos,
    )
    return change_told(own, rated, told, context), on_case


def _confirm(case: Report, said: Confirmation, context: Context) -> Change:
    return decide_confirmation(case, Confirmation(said.fixed, said.text), context)


def _message(case: Report, said: Confirmation, context: Context) -> Change:
    """It takes up again what silence had ended or is about to end, but answers no question that somebody else
    can answer.
    """
    is_to_end = case.outreach is not None and not case.is_unheard
    is_theirs = case.state.is_final or case.ties.reporter_left or is_to_end
    after, resumption = resumed(case, context.now) if is_theirs else (case, {})
    require_state(after, CITIZEN_MESSAGE_FROM, "message")
    if not said.text and not said.photos:
        raise InvalidError("text_required", field="text")
    event_type = EventType.INFORMED if resumption else EventType.MESSAGED
    told = EventDraft(event_type, context.actor, said.text, resumption)
    return record_words(case, after, told, context)


def _appeal(case: Report, said: Confirmation, context: Context) -> Change:
    return decide_appeal(case, text=said.text, context=context)


_DECIDE: Mapping[MergedReporterMessage, Callable[[Report, Confirmation, Context], Change]] = {
    MergedReporterMessage.FIXED: _confirm,
    MergedReporterMessage.NOT_FIXED: _confirm,
    MergedReporterMessage.MESSAGE: _message,
    MergedReporterMessage.APPEAL: _appeal,
}


def _as_joined(context: Context) -> Context:
    return replace(context, actor=replace(context.actor, actor_id=JOINED))


def _without_words(change: Change, own: Report) -> Change:
    event: Event = change.event
    silent = replace(event, text="", detail={**event.detail, "joined": own.report_id})
    return replace(change, event=silent)
