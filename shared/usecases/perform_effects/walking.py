"""Walking along a plan: each way in turn, until one takes the message."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from shared.domain.delivery import Plan, Way
from shared.domain.effects import Outcome, OutcomeState
from shared.domain.errors import PermanentError, TransientError
from shared.domain.receipts import Channel, Receipt, Step

# Sends on one way; the provider's id of the message where it will tell of it, else empty.
Send = Callable[[Way], str]


def walk(plan: Plan, running: Outcome, send: Send, now: datetime, *, is_patient: bool) -> Outcome:
    """What became of it: sent, waiting for a channel in trouble, or given up with every reason.

    `is_patient` waits for a channel in trouble; otherwise the next one is tried at once. Where none works
    and one may yet, all are tried again: only what all refuse is given up.
    """
    steps, in_trouble = running.steps, ""
    for way in plan.untried(running.steps):
        step, may_recover = _tried(way, send, now)
        steps = (*steps, step)
        if may_recover:
            in_trouble = "+".join(each.reason for each in steps[len(running.steps) :])
            if is_patient:
                return replace(running, state=OutcomeState.WAITING, reason=step.reason)
        elif way.is_last and step.receipt is not Receipt.FAILED:
            return _taken(running, way, plan, steps)
    if in_trouble:
        return replace(running, state=OutcomeState.WAITING, reason=in_trouble)
    return _ended(running, OutcomeState.GIVEN_UP, steps, reason=_reasons(steps))


def _tried(way: Way, send: Send, now: datetime) -> tuple[Step, bool]:
    """The step, and whether its trouble may pass."""
    failed = Step(way.channel, now, Receipt.FAILED, way.contact)
    try:
        message_id = send(way)
    except PermanentError as error:
        return replace(failed, reason=error.reason), False
    except TransientError as error:
        return replace(failed, reason=error.reason), True
    return Step(way.channel, now, contact=way.contact, message_id=message_id), False


def _taken(running: Outcome, way: Way, plan: Plan, steps: tuple[Step, ...]) -> Outcome:
    """Sent, and looked at again if it must arrive. What only the desk took has reached nobody."""
    if way.channel is Channel.DESK:
        reason = _reasons(steps)
        return _ended(running, OutcomeState.GIVEN_UP, steps, reason=reason, via=way.name)
    sent = _ended(running, OutcomeState.SENT, steps, via=way.name)
    if plan.arrives_within is None or way.channel is not Channel.WHATSAPP:
        return sent
    return replace(sent, check_at=steps[-1].at + plan.arrives_within)


def _ended(
    running: Outcome,
    state: OutcomeState,
    steps: tuple[Step, ...],
    *,
    reason: str = "",
    via: str = "",
) -> Outcome:
    return replace(running, state=state, steps=steps, reason=reason, via=via, check_at=None)


def _reasons(steps: tuple[Step, ...]) -> str:
    """Why each step came to nothing. Of a message that was taken no more is known than that."""
    vain = [s for s in steps if s.receipt is Receipt.FAILED or s.channel is Channel.WHATSAPP]
    return "+".join(step.reason or "undelivered" for step in vain)
