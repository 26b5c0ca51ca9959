"""What the parts of a report mean for the whole, and the whole for its parts. Pure decisions.

They are asked for by effects, which may come late, twice and in any order: where nothing is to be done
any more, nothing is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.lifecycle import OPEN, change_told
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.sensitive_followup import is_guarded, record_words
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.history import EventDraft
from shared.domain.sla.reopening import reopened
from shared.domain.sla.resuming import resumed
from shared.domain.texts.catalogue import Catalogue

SYSTEM = Actor(role="system", actor_id="parts")
# What becomes of a part because of what happened to the whole, and from which states.
_FOLLOWS: Mapping[EventType, tuple[State, frozenset[State]]] = {
    EventType.CONFIRMED: (State.CLOSED, frozenset({State.ANSWERED})),
    EventType.EXPIRED: (State.CLOSED, frozenset({State.ANSWERED})),
    EventType.WITHDRAWN: (State.WITHDRAWN, OPEN),
}
_CONTESTED = frozenset({State.ANSWERED, State.CLOSED})


def decide_whole(whole: Report, parts: Sequence[Report], context: Context) -> Change | None:
    """Once every part is over the reporter has one answer to all; None while some are not.

    Where no office answered, a person at the desk must: every part was rejected or taken back. An
    answer from before the reporter's last "not fixed" does not count.
    """
    if whole.state is State.ANSWERED and not all(part.state.is_over for part in parts):
        return _resumed(whole, context)
    since = whole.clocks.get(Stage.PARTS)
    if whole.state is not State.SPLIT or not all(_is_over_since(part, since) for part in parts):
        return None
    answered = [part for part in parts if part.state is State.ANSWERED]
    told = EventDraft(EventType.PARTS_ENDED, context.actor, detail={"answered": len(answered)})
    if not answered:
        back = replace(whole, state=State.TRIAGE, ties=replace(whole.ties, parts=(), before=None))
        return change_told(whole, back, replace(told, type=EventType.TRIAGED), context)
    after = replace(
        whole,
        state=State.ANSWERED,
        answer_text=_together(answered, context.reference),
        public_answer=_for_everybody(answered, context.reference),
    )
    return change_told(whole, after, told, context)


def decide_part(part: Report, event: Event, context: Context) -> Change | None:
    """What the reporter's word on the whole, or their silence, means for one part; None for nothing."""
    told = EventDraft(event.type, event.actor, "" if is_guarded(event) else event.text)
    kept = _kept_like(part, event) if is_guarded(event) else part
    if event.type is EventType.MESSAGED:
        return _guarded(part, kept, context) if is_guarded(event) else _message(part, told, context)
    if event.type is EventType.REOPENED:
        if part.state not in _CONTESTED:
            return _guarded(part, kept, context)
        return change_told(part, reopened(kept, context.reference, context.now), told, context)
    target, sources = _FOLLOWS[event.type]
    if part.state not in sources or (target is State.CLOSED) is not _is_closed(event):
        return _guarded(part, kept, context)
    return change_told(part, replace(kept, state=target), told, context)


def _kept_like(part: Report, event: Event) -> Report:
    """As secret as the whole is by now. The words themselves go to no office of a part."""
    heard = str(event.detail.get("concerns", "")).split(",")
    concerns = dict.fromkeys((*part.concerns, *map(Concern, filter(None, heard))))
    return replace(part, secret=True, restricted=True, public_answer="", concerns=tuple(concerns))


def _guarded(part: Report, kept: Report, context: Context) -> Change | None:
    """None where nothing had to be tightened."""
    if kept == part:
        return None
    return change_told(part, kept, EventDraft(EventType.GUARDED, context.actor), context)


def _is_closed(event: Event) -> bool:
    return event.state_after is State.CLOSED


def _message(part: Report, told: EventDraft, context: Context) -> Change | None:
    """Every office reads it; one that had asked goes on, also after silence. Others were asked nothing."""
    is_asked = told.actor.actor_id != JOINED
    after, resumption = resumed(part, context.now) if is_asked else (part, {})
    if after.state not in OPEN:
        return None
    if not resumption:
        return change_told(part, part, told, context)
    informed = replace(told, type=EventType.INFORMED, detail=resumption)
    return record_words(part, after, informed, context)


def _resumed(whole: Report, context: Context) -> Change:
    """A part that had been answered was not after all: the answer to all counts no more."""
    after = replace(
        whole,
        state=State.SPLIT,
        answer_text="",
        public_answer="",
    )
    return change_told(whole, after, EventDraft(EventType.PARTS_RESUMED, context.actor), context)


def _is_over_since(part: Report, since: datetime | None) -> bool:
    """A supervisor may still have to look at what an office showed of its work."""
    if part.state is not State.ANSWERED:
        return part.state.is_final
    if part.proofs.are_wanting:
        return False
    answered_at = part.clocks.get(Stage.CITIZEN)
    return answered_at is not None and (since is None or answered_at >= since)


def _for_everybody(parts: Sequence[Report], reference: Reference) -> str:
    """Empty where no office had words for everybody; of one that had none, that it has answered."""
    if not any(part.public_answer for part in parts):
        return ""
    words = Catalogue(reference.texts)
    return "\n\n".join(
        f"{_name(part, reference)}: {part.public_answer}"
        if part.public_answer
        else words.text("answer.public", "id", office=_name(part, reference))
        for part in parts
    )


def _name(part: Report, reference: Reference) -> str:
    return reference.agency_name(part.agency_id or part.forwarded_to)


def _together(parts: Sequence[Report], reference: Reference) -> str:
    """Each office's words under its name; empty where one has none."""
    if not all(part.answer_text for part in parts):
        return ""
    return "\n\n".join(f"{_name(part, reference)}: {part.answer_text}" for part in parts)
