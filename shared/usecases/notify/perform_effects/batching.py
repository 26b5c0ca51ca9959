"""Reminders that share a message: laid in a batch, and sent by whoever comes first when it leaves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import (
    NotFoundError,
    PermanentError,
    TransientError,
    UnreadableError,
)
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.batches import (
    Batch,
    add_member,
    claimed,
    departure,
    open_batch,
    put_back,
    refused,
    sent,
)
from shared.domain.notify.delivery import ChannelAttempt
from shared.domain.notify.effects import effects_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import DeliveryAttempt, EffectRef
from shared.domain.notify.supersession import is_still_asked
from shared.ports.has import HasBatches, HasClock, HasReports
from shared.usecases.notify.perform_effects.notification import HandoffResult, Notification

# Longer than any function may run, so that a lease never ends under a living attempt.
_LEASE = timedelta(seconds=60)
# Sends one message for all of them; the provider's id of it.
SendTogether = Callable[[Batch, tuple[Notification, ...]], str]


@value_object
class BatchRequest:
    """`since` is when the message was first wanted on a way: the same on each attempt, so that a repeat
    finds the batch that it had joined. `lies_in` is the step that tells of the one it lies in by now.
    """

    since: datetime
    lies_in: DeliveryAttempt | None = None

    def batch_id(self, way: ChannelAttempt) -> str:
        """Empty where it lies in none of this way's."""
        step = self.lies_in
        if step is None or (step.channel, step.contact) != (way.channel, way.contact):
            return ""
        return step.batch_id


class BatchingPorts(HasBatches, HasReports, HasClock, Protocol): ...


@value_object
class Batching:
    """Every member comes when its batch leaves. One sends for all, and the others find that it is done."""

    ports: BatchingPorts

    def hand(
        self,
        telling: Notification,
        way: ChannelAttempt,
        every: timedelta,
        wanted: BatchRequest,
        send: SendTogether,
    ) -> HandoffResult:
        """Lay the message in a batch, or send the batch if its time has come.

        Raises as the channel does, for each of those who share the message: PermanentError, too, for one
        that was given up before.
        """
        now, reference = self.ports.clock.now(), telling.reference
        batch_id = wanted.batch_id(way)
        known = self.ports.batches.batch(telling.event.city_id, batch_id) if batch_id else None
        departs_at = known.departs_at if known else departure(wanted.since, every, reference)
        while True:
            batch = self._joined(telling, way, departs_at)
            if batch.holds(telling.ref) and now < batch.departs_at:
                return HandoffResult(batch_id=batch.batch_id, waits_until=batch.departs_at)
            if batch.holds(telling.ref):
                batch = self._gone(batch, reference, send)
            # Full, on its way already, or gone without what was no question just then.
            if batch.holds(telling.ref):
                return _handed(batch)
            departs_at = departure(max(now, departs_at), every, reference)

    def _joined(self, telling: Notification, way: ChannelAttempt, departs_at: datetime) -> Batch:
        event, office = telling.event, telling.effect.agency_id or ""
        empty = open_batch(event.city_id, office, way.channel, way.contact, departs_at)
        return self.ports.batches.change_batch(empty, lambda batch: add_member(batch, telling.ref))

    def _gone(self, batch: Batch, reference: Reference, send: SendTogether) -> Batch:
        """As it ended, in our hands or before. Raises TransientError while it is in another's."""
        now = self.ports.clock.now()
        batch = self.ports.batches.change_batch(
            batch, lambda each: claimed(each, now, now + _LEASE)
        )
        if batch.state.is_final:
            return batch
        tellings = tuple(self._still_asked(batch, reference))
        told = tuple(each.ref for each in tellings)
        try:
            message_id = send(batch, tellings) if tellings else ""
        except TransientError:
            self.ports.batches.change_batch(batch, put_back)
            raise
        except PermanentError as error:
            reason = error.reason
            return self.ports.batches.change_batch(batch, lambda each: refused(each, told, reason))
        return self.ports.batches.change_batch(batch, lambda each: sent(each, told, message_id))

    def _still_asked(self, batch: Batch, reference: Reference) -> Iterator[Notification]:
        """What nobody needs any more is not told because it shares a message with what somebody does.

        What this program cannot read waits for one that can, and holds up no other.
        """
        for member in batch.members:
            try:
                yield from self._telling(batch.city_id, member, reference)
            except (NotFoundError, UnreadableError):
                continue

    def _telling(
        self, city_id: str, member: EffectRef, reference: Reference
    ) -> Iterator[Notification]:
        event = self.ports.reports.event(city_id, member.report_id, member.event_id)
        report = self.ports.reports.get(city_id, member.report_id)
        if is_still_asked(member, event, report):
            effect = next(each for each in effects_of(event) if each.key == member.effect_key)
            yield Notification(effect, event, report, reference)


def _handed(batch: Batch) -> HandoffResult:
    if batch.state is OutcomeState.GIVEN_UP:
        raise PermanentError(batch.reason)
    return HandoffResult(batch.message_id, batch.batch_id)
