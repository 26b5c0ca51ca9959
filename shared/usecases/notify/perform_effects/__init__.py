"""Do in the world what an event asks for, each effect once as far as the world allows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import Effect, EffectKind, effects_of
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, EffectRef
from shared.domain.notify.supersession import is_superseded
from shared.domain.report.report import Event, Report
from shared.ports.alarms import MessageCheck, RungAlarm
from shared.ports.has import (
    HasAlarms,
    HasBatches,
    HasChat,
    HasClock,
    HasMail,
    HasOutcomes,
    HasPages,
    HasPeople,
    HasPush,
    HasReferences,
    HasReports,
    HasSupporters,
)
from shared.ports.hearing import note_heard
from shared.ports.reports import Outcomes
from shared.usecases.notify.perform_effects.batching import Batching
from shared.usecases.notify.perform_effects.deferral import Deferral
from shared.usecases.notify.perform_effects.delivery import Delivery
from shared.usecases.notify.perform_effects.related import Related
from shared.usecases.notify.perform_effects.reporters import ReporterChoices
from shared.usecases.notify.perform_effects.staff_phones import Colleagues
from shared.usecases.notify.perform_effects.supporter_phones import SupporterPhones

# Longer than any function may run, so that a lease never ends under a living attempt.
LEASE = timedelta(seconds=60)
# So long a message waits for its own channel; then any other that reaches the people will do.
PATIENCE = timedelta(hours=1)
# What cannot be delivered within a day is stored as given up, where people can see it.
GIVE_UP_AFTER = timedelta(hours=24)


class PerformEffectsPorts(
    HasAlarms,
    HasBatches,
    HasChat,
    HasClock,
    HasMail,
    HasOutcomes,
    HasPages,
    HasPeople,
    HasPush,
    HasReferences,
    HasReports,
    HasSupporters,
    Protocol,
): ...


@value_object
class _EffectContext:
    """What one call performs with, passed along together."""

    ports: PerformEffectsPorts
    delivery: Delivery
    related: Related
    night: Deferral
    supporter_phones: SupporterPhones


def perform_effects(
    city_id: str, report_id: str, event_id: str, ports: PerformEffectsPorts
) -> None:
    """Perform every effect of the event that has no final outcome yet, then mark the event settled.

    One effect in trouble does not hold up the others; if any must be tried again, TransientError
    asks the platform to call once more.
    """
    event = ports.reports.event(city_id, report_id, event_id)
    report = ports.reports.get(city_id, report_id)
    reporters = ReporterChoices(ports.people)
    delivery = Delivery(ports, Colleagues(ports.people), reporters, Batching(ports))
    world = _EffectContext(
        ports, delivery, Related(ports), Deferral(ports, reporters), SupporterPhones(ports)
    )
    refused: list[str] = []
    outcomes: list[Outcome] = []
    for effect in effects_of(event):
        now = ports.clock.now()
        try:
            running = ports.outcomes.begin(city_id, report_id, effect, now, now + LEASE)
        except TransientError as error:
            refused.append(error.reason)
            continue
        if running is not None:
            outcomes.append(_perform(effect, event, report, running, world))
    _close(event, refused, outcomes, ports.outcomes)


def _close(
    event: Event, refused: Sequence[str], found: Sequence[Outcome], outcomes: Outcomes
) -> None:
    """Settle the event, or leave it until what is put off may go on.

    Raises TransientError where something is in trouble, or another attempt was at it.
    """
    waiting = [each.reason for each in found if each.state is OutcomeState.WAITING]
    if refused or waiting:
        raise TransientError(", ".join((*refused, *waiting)))
    if moments := [each.check_at for each in found if each.state.is_put_off and each.check_at]:
        outcomes.postpone(event.city_id, event.report_id, event.event_id, min(moments))
    else:
        outcomes.settle(event.city_id, event.report_id, event.event_id)


def _perform(
    effect: Effect, event: Event, report: Report, running: Outcome, world: _EffectContext
) -> Outcome:
    """Perform one effect and store what became of it."""
    outcome = _attempt(effect, event, report, running, world)
    world.ports.outcomes.finish(event.city_id, event.report_id, outcome)
    if report.is_unheard and _has_arrived(outcome) and effect.whom is Whom.REPORTER:
        arrived = EffectRef(event.report_id, effect.key)
        note_heard(event.city_id, arrived, world.ports.clock.now(), world.ports)
    _watch(outcome, event, world)
    return outcome


def _has_arrived(outcome: Outcome) -> bool:
    """As far as anybody tells: of a chat message its receipt does."""
    by_itself = {DeliveryChannel.PUSH, DeliveryChannel.EMAIL}
    return outcome.state is OutcomeState.SENT and outcome.via in by_itself


def _watch(outcome: Outcome, event: Event, world: _EffectContext) -> None:
    """Have somebody look when it is time to. Where no alarm can be set, the sweep will.

    Each moment has an alarm of its own: the queue takes no name twice.
    """
    if outcome.check_at is None or outcome.check_at <= outcome.at:
        return
    check = MessageCheck(
        event.city_id,
        event.report_id,
        event.event_id,
        subject=outcome.key,
        at=outcome.check_at,
        occasion=int(outcome.check_at.timestamp()),
    )
    with suppress(TransientError, PermanentError):
        world.ports.alarms.set(check)


def _attempt(
    effect: Effect, event: Event, report: Report, running: Outcome, world: _EffectContext
) -> Outcome:
    now = world.ports.clock.now()
    if is_superseded(effect, event, report):
        return _overtaken(running, now)
    if world.night.is_left_to_digest(effect, event, report, now):
        return replace(_overtaken(running, now), reason="in_digest")
    if (until := world.night.until(effect, event, report, now)) is not None:
        return _held(running, until, now)
    since = running.check_at or event.at
    if effect.kind is EffectKind.ALARM:
        done = _set_alarm(effect, event, running, world)
    elif effect.kind is EffectKind.RELATED:
        done = _attempted(running, lambda: world.related.change(effect, event))
    elif effect.kind is EffectKind.TELL_FOLLOWERS:
        done = _attempted(running, lambda: world.supporter_phones.tell(effect, event, report))
    else:
        is_patient = now - since < PATIENCE
        done = world.delivery.deliver(
            effect, event, report, running, since=since, is_patient=is_patient
        )
    # What one report means for another is not news that grows old.
    is_news = effect.kind is not EffectKind.RELATED
    if is_news and done.state is OutcomeState.WAITING and now - since >= GIVE_UP_AFTER:
        done = replace(done, state=OutcomeState.GIVEN_UP, check_at=None)
    return replace(done, at=now, lease_until=None)


def _held(running: Outcome, until: datetime, now: datetime) -> Outcome:
    """Not before the morning. What was sent stays sent, and is only not followed up by night."""
    was_sent = any(step.has_left for step in running.steps)
    state = OutcomeState.SENT if was_sent else OutcomeState.HELD
    return replace(
        running, state=state, at=now, lease_until=None, reason="quiet_hours", check_at=until
    )


def _overtaken(running: Outcome, now: datetime) -> Outcome:
    """What was said already was said, even if nobody needs it to arrive any more."""
    was_sent = any(step.has_left for step in running.steps)
    return replace(
        running,
        state=OutcomeState.SENT if was_sent else OutcomeState.SUPERSEDED,
        at=now,
        lease_until=None,
        check_at=None,
        reason="report_moved_on",
    )


def _set_alarm(effect: Effect, event: Event, running: Outcome, world: _EffectContext) -> Outcome:
    due = effect.due
    if due.at is None or due.rung_id is None:
        return replace(running, state=OutcomeState.GIVEN_UP, reason="alarm_without_time")
    alarm = RungAlarm(event.city_id, event.report_id, due.rung_id, due.version, due.at)
    try:
        world.ports.alarms.set(alarm)
    except PermanentError as error:
        return replace(running, state=OutcomeState.GIVEN_UP, reason=error.reason)
    except TransientError as error:
        return replace(running, state=OutcomeState.WAITING, reason=error.reason)
    return replace(running, state=OutcomeState.SENT, via="alarm")


def _attempted(running: Outcome, act: Callable[[], str]) -> Outcome:
    try:
        via = act()
    except PermanentError as error:
        return replace(running, state=OutcomeState.GIVEN_UP, reason=error.reason)
    except TransientError as error:
        return replace(running, state=OutcomeState.WAITING, reason=error.reason)
    return replace(running, state=OutcomeState.SENT, via=via)
