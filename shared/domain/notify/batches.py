"""Reminders to one contact of an office, gathered for a while and sent as one message. Pure.

A city's reminders leave on a timetable, as a bus does: whatever comes before a departure goes along with it.
Which departure that is follows from the moment alone, so that a repeat finds the batch that it had joined.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import KEPT_FOR, DeliveryChannel, EffectRef

# As many handles as a person reads in one message; who comes later goes with the next.
MOST_MEMBERS = 20


@value_object
class Batch:
    """One message to one contact of an office, on one channel. Nobody joins once it is on its way.

    `told` are the members that the message named: what nobody needed any more by then was left out.
    """

    city_id: str
    agency_id: str
    channel: DeliveryChannel
    contact: str
    departs_at: datetime
    expires_at: datetime
    members: tuple[EffectRef, ...] = ()
    state: OutcomeState = OutcomeState.WAITING
    lease_until: datetime | None = None
    told: tuple[EffectRef, ...] = ()
    message_id: str = ""
    reason: str = ""

    @property
    def batch_id(self) -> str:
        """The same for the same departure, whoever opens it."""
        departs = self.departs_at.astimezone(UTC).isoformat()
        return derived_id(
            "batch", self.city_id, self.agency_id, self.channel, self.contact, departs
        )

    def holds(self, member: EffectRef) -> bool:
        """Whether it takes this member along, or has told of it."""
        return member in (self.told if self.state.is_final else self.members)


def open_batch(
    city_id: str, agency_id: str, channel: DeliveryChannel, contact: str, departs_at: datetime
) -> Batch:
    """An empty one."""
    expires_at = departs_at + KEPT_FOR
    return Batch(city_id, agency_id, channel, contact, departs_at, expires_at)


def departure(after: datetime, every: timedelta, reference: Reference) -> datetime:
    """The next one after a moment. None leaves by night: who waits then leaves with the first of the day."""
    zone = reference.calendar.zone
    leaves = _on_timetable(after, every, reference)
    morning = reference.quiet_hours.until("office", leaves, zone)
    return leaves if morning is None else _on_timetable(morning, every, reference)


def _on_timetable(after: datetime, every: timedelta, reference: Reference) -> datetime:
    zone = reference.calendar.zone
    midnight = datetime.combine(after.astimezone(zone).date(), time(), zone)
    gone = (after - midnight) // every
    return (midnight + (gone + 1) * every).astimezone(after.tzinfo)


def add_member(batch: Batch, member: EffectRef) -> Batch:
    """With the member; as it is where the member is in it, or it is full, or on its way."""
    is_open = batch.state is OutcomeState.WAITING and len(batch.members) < MOST_MEMBERS
    if member in batch.members or not is_open:
        return batch
    return replace(batch, members=(*batch.members, member))


def claimed(batch: Batch, now: datetime, lease_until: datetime) -> Batch:
    """On its way, in the hands of whoever asks; one that has left stays as it is.

    Raises TransientError while somebody else has it in hand.
    """
    if batch.state.is_final:
        return batch
    if batch.lease_until is not None and now < batch.lease_until:
        sent = batch.lease_until - now
        raise TransientError("batch_in_progress", max(1, int(sent.total_seconds())))
    return replace(batch, state=OutcomeState.RUNNING, lease_until=lease_until)


def put_back(batch: Batch) -> Batch:
    """Where the channel was in trouble: it waits, and may be joined again."""
    if batch.state.is_final:
        return batch
    return replace(batch, state=OutcomeState.WAITING, lease_until=None)


def sent(batch: Batch, told: Iterable[EffectRef], message_id: str) -> Batch:
    """Sent. What an attempt before has said of it stands."""
    ended = OutcomeState.SENT
    return _ended(replace(batch, state=ended, told=tuple(told), message_id=message_id), batch)


def refused(batch: Batch, told: Iterable[EffectRef], reason: str) -> Batch:
    """Taken by nobody, for good: each member goes on to its next way."""
    ended = OutcomeState.GIVEN_UP
    return _ended(replace(batch, state=ended, told=tuple(told), reason=reason), batch)


def _ended(after: Batch, before: Batch) -> Batch:
    return before if before.state.is_final else replace(after, lease_until=None)
