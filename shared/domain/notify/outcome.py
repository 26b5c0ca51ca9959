"""What became of an effect, and what a history may say of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from shared.domain.city.reference import Act
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import EffectKind
from shared.domain.notify.receipts import DeliveryAttempt, DeliveryChannel
from shared.domain.report.report import Event
from shared.domain.texts.timeline import FATE, Fate

# Whose phones took what its readers' did not, or were not to.
DESK_INSTEAD, SUPERVISORS_INSTEAD = "desk_push", "supervisor_push"
_MESSAGES = frozenset({Act.PUSH, Act.WHATSAPP, Act.INFORM, Act.REMIND})
# The list of a morning brings it, and nothing is said of how it comes.
_WITH_THE_LIST = "in_digest"


class OutcomeState(StrEnum):
    """How far an effect has come; what is not final goes on.

    A lease holds `running`, a retry takes up `waiting`, which is in trouble. What is `held` by the night or
    `batched` with others is in none, and goes on at the outcome's `check_at`.
    """

    RUNNING = "running"
    WAITING = "waiting"
    HELD = "held"
    BATCHED = "batched"
    SENT = "sent"
    SUPERSEDED = "superseded"
    GIVEN_UP = "given_up"

    @property
    def is_final(self) -> bool:
        return self in {OutcomeState.SENT, OutcomeState.SUPERSEDED, OutcomeState.GIVEN_UP}

    @property
    def is_put_off(self) -> bool:
        return self in {OutcomeState.HELD, OutcomeState.BATCHED}


@value_object
class Outcome:
    """What became of one effect. `reason` says why it waits, is held, was superseded or was given up.

    `steps` are the ways on which it was tried, in order. One that is sent and must still arrive is looked
    at again at `check_at`.
    """

    key: str
    kind: EffectKind
    state: OutcomeState
    attempts: int
    at: datetime
    lease_until: datetime | None = None
    reason: str = ""
    via: str = ""
    steps: tuple[DeliveryAttempt, ...] = ()
    check_at: datetime | None = None

    def is_done(self, now: datetime) -> bool:
        """Whether nothing is left to do about it, at this moment."""
        return self.state.is_final and (self.check_at is None or now < self.check_at)


def fate_of(outcome: Outcome) -> Fate | None:
    """What is known of a rung's message; None while nobody has taken it. What has arrived has arrived.

    What only stands in the timeline has reached nobody.
    """
    left = {step.channel for step in outcome.steps if step.has_left}
    is_left_over = outcome.via in {DESK_INSTEAD, DeliveryChannel.TIMELINE}
    if any(step.receipt.has_arrived for step in outcome.steps):
        return Fate.TAKEN
    if outcome.state is OutcomeState.GIVEN_UP or is_left_over:
        return Fate.GIVEN_UP
    if outcome.state is OutcomeState.SUPERSEDED:
        return None if outcome.reason == _WITH_THE_LIST else Fate.OVERTAKEN
    if outcome.via == SUPERVISORS_INSTEAD:
        return Fate.GUARDED
    if left == {DeliveryChannel.EMAIL}:
        return Fate.MAILED
    return Fate.TAKEN if left else None


def rung_messages(events: Iterable[Event]) -> tuple[str, ...]:
    """The keys of the effects that a history speaks of."""
    return tuple(_key_of(event) for event in events if _is_message(event))


def as_known(events: Iterable[Event], outcomes: Iterable[Outcome]) -> tuple[Event, ...]:
    """The history with what became of each rung's message. It is no part of what is stored."""
    fates = {outcome.key: fate for outcome in outcomes if (fate := fate_of(outcome))}
    return tuple(
        replace(event, detail={**event.detail, FATE: fates[_key_of(event)].value})
        if _is_message(event) and _key_of(event) in fates
        else event
        for event in events
    )


def _is_message(event: Event) -> bool:
    return event.type is EventType.RUNG_CLIMBED and event.detail.get("act") in _MESSAGES


def _key_of(event: Event) -> str:
    """The message that the rung is climbed for: a reminder to its reporter is the only one."""
    is_to_reporter = event.detail.get("act") == Act.REMIND
    return f"{event.event_id}-{'reporter' if is_to_reporter else 'rung'}"
