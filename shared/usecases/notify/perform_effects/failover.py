"""Walking along a plan: each way in turn, until one takes the message."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.delivery import ChannelAttempt, DeliveryPlan
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryAttempt, DeliveryChannel, Receipt
from shared.usecases.notify.perform_effects.notification import HandoffResult

Send = Callable[[ChannelAttempt], HandoffResult]


@value_object
class _Tried:
    """What one way said: `may_recover` from its trouble, or `waits_until` its batch leaves."""

    step: DeliveryAttempt
    may_recover: bool = False
    waits_until: datetime | None = None


def try_channels(
    plan: DeliveryPlan, running: Outcome, send: Send, now: datetime, *, is_patient: bool
) -> Outcome:
    """What became of it: sent, laid in a batch, waiting for a channel in trouble, or given up with every
    reason.

    `is_patient` waits for a channel in trouble; otherwise the next one is tried at once. Where none works
    and one may yet, all are tried again: only what all refuse is given up.
    """
    taken = tuple(each for each in running.steps if each.receipt is not Receipt.GATHERED)
    tried: list[_Tried] = []
    for way in plan.untried(running.steps):
        one = _tried(way, send, now)
        tried.append(one)
        steps = (*taken, *(each.step for each in tried))
        if one.waits_until is not None:
            return replace(
                running, state=OutcomeState.BATCHED, steps=steps, check_at=one.waits_until
            )
        if one.may_recover and is_patient:
            return replace(running, state=OutcomeState.WAITING, reason=one.step.reason)
        if way.is_last and one.step.has_left:
            return _taken(running, way, plan, steps)
    steps = (*taken, *(each.step for each in tried))
    if any(each.may_recover for each in tried):
        return replace(running, state=OutcomeState.WAITING, reason=_troubles(tried))
    return _ended(running, OutcomeState.GIVEN_UP, steps, reason=_reasons(steps))


def _tried(way: ChannelAttempt, send: Send, now: datetime) -> _Tried:
    failed = DeliveryAttempt(way.channel, now, Receipt.FAILED, way.contact)
    try:
        handed = send(way)
    except PermanentError as error:
        return _Tried(replace(failed, reason=error.reason))
    except TransientError as error:
        return _Tried(replace(failed, reason=error.reason), may_recover=True)
    receipt = Receipt.ACCEPTED if handed.waits_until is None else Receipt.GATHERED
    step = replace(failed, receipt=receipt, message_id=handed.message_id, batch_id=handed.batch_id)
    return _Tried(step, waits_until=handed.waits_until)


def _taken(
    running: Outcome, way: ChannelAttempt, plan: DeliveryPlan, steps: tuple[DeliveryAttempt, ...]
) -> Outcome:
    """Sent, and looked at again if it must arrive. What only the desk took has reached nobody."""
    if way.channel is DeliveryChannel.DESK:
        reason = _reasons(steps)
        return _ended(running, OutcomeState.GIVEN_UP, steps, reason=reason, via=way.name)
    sent = _ended(running, OutcomeState.SENT, steps, via=way.name)
    if plan.arrives_within is None or way.channel is not DeliveryChannel.WHATSAPP:
        return sent
    return replace(sent, check_at=steps[-1].at + plan.arrives_within)


def _ended(
    running: Outcome,
    state: OutcomeState,
    steps: tuple[DeliveryAttempt, ...],
    *,
    reason: str = "",
    via: str = "",
) -> Outcome:
    return replace(running, state=state, steps=steps, reason=reason, via=via, check_at=None)


def _troubles(tried: Sequence[_Tried]) -> str:
    """Why each way came to nothing so far."""
    return "+".join(each.step.reason for each in tried)


def _reasons(steps: tuple[DeliveryAttempt, ...]) -> str:
    """Why each step came to nothing. Of a message that was taken no more is known than that."""
    vain = [
        s for s in steps if s.receipt is Receipt.FAILED or s.channel is DeliveryChannel.WHATSAPP
    ]
    return "+".join(step.reason or "undelivered" for step in vain)
