"""What became of effects, in memory: outcomes, the messages that they sent, and the batches of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from shared.domain.kernel.errors import TransientError
from shared.domain.notify.batches import Batch
from shared.domain.notify.delivery import after_status
from shared.domain.notify.effects import Effect
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import KEPT_FOR, EffectRef, OverdueMessage, SentMessage, Status
from shared.domain.report.report import Event
from tests.fake_store import FakeReports


@dataclass
class FakeOutcomes:
    reports: FakeReports
    found: dict[tuple[str, str, str], Outcome] = field(default_factory=dict)
    settled: set[tuple[str, str, str]] = field(default_factory=set)
    postponed: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    sent: dict[str, SentMessage] = field(default_factory=dict)

    def begin(
        self, city_id: str, report_id: str, effect: Effect, now: datetime, lease_until: datetime
    ) -> Outcome | None:
        before = self.found.get((city_id, report_id, effect.key))
        if before is not None and before.is_done(now):
            return None
        if before is not None and before.lease_until is not None and now < before.lease_until:
            raise TransientError("effect_in_progress")
        first = Outcome(effect.key, effect.kind, OutcomeState.RUNNING, 0, now)
        running = replace(
            before or first,
            state=OutcomeState.RUNNING,
            attempts=before.attempts + 1 if before else 1,
            at=now,
            lease_until=lease_until,
            reason="",
        )
        self.found[city_id, report_id, effect.key] = running
        return running

    def finish(self, city_id: str, report_id: str, outcome: Outcome) -> None:
        before = self.found.get((city_id, report_id, outcome.key))
        if before is not None and before.state.is_final:
            return
        for step in outcome.steps:
            if step.message_id:
                new = SentMessage(step.message_id, city_id, step.at + KEPT_FOR)
                known = self.sent.get(step.message_id, new)
                self.sent[step.message_id] = known.bound(EffectRef(report_id, outcome.key), step)
        self.found[city_id, report_id, outcome.key] = outcome

    def note(self, city_id: str, status: Status, now: datetime) -> SentMessage | None:
        message = self.sent_message(city_id, status.message_id)
        if message is None:
            return None
        self.sent[status.message_id] = message.told(status)
        for each in message.about:
            place = (city_id, each.report_id, each.effect_key)
            self.found[place] = after_status(self.found[place], status, now)
        return self.sent[status.message_id]

    def heard(self, city_id: str, message_id: str, answer_id: str) -> bool:
        message = self.sent_message(city_id, message_id)
        if message is None or answer_id in message.answers:
            return False
        self.sent[message_id] = message.answered(answer_id)
        return True

    def sent_message(self, city_id: str, message_id: str) -> SentMessage | None:
        message = self.sent.get(message_id)
        return message if message and message.city_id == city_id else None

    def all(self, city_id: str, report_id: str) -> tuple[Outcome, ...]:
        found = [o for (*key, _), o in self.found.items() if key == [city_id, report_id]]
        return tuple(sorted(found, key=lambda outcome: outcome.key))

    def some(self, city_id: str, report_id: str, keys: Sequence[str]) -> tuple[Outcome, ...]:
        found = (self.found.get((city_id, report_id, key)) for key in keys)
        return tuple(outcome for outcome in found if outcome)

    def undelivered(self, city_id: str, before: datetime, limit: int) -> tuple[OverdueMessage, ...]:
        found = [
            (outcome.check_at, OverdueMessage(report_id, key.partition("-")[0]))
            for (city, report_id, key), outcome in self.found.items()
            if city == city_id and outcome.check_at is not None and outcome.check_at <= before
        ]
        return tuple(late for _, late in sorted(found, key=lambda each: each[0])[:limit])

    def postpone(self, city_id: str, report_id: str, event_id: str, until: datetime) -> None:
        self.postponed[city_id, report_id, event_id] = until

    def settle(self, city_id: str, report_id: str, event_id: str) -> None:
        self.settled.add((city_id, report_id, event_id))

    def unsettled(self, city_id: str, before: datetime, limit: int) -> tuple[Event, ...]:
        found = [
            event
            for (city, report_id), history in self.reports.histories.items()
            for event in history
            if city == city_id
            and self.postponed.get((city, report_id, event.event_id), event.at) < before
            and (city, report_id, event.event_id) not in self.settled
        ]
        return tuple(sorted(found, key=lambda event: event.at)[:limit])


@dataclass
class FakeBatches:
    found: dict[str, Batch] = field(default_factory=dict)

    def batch(self, city_id: str, batch_id: str) -> Batch | None:
        found = self.found.get(batch_id)
        return found if found and found.city_id == city_id else None

    def change_batch(self, new: Batch, decide: Callable[[Batch], Batch]) -> Batch:
        self.found[new.batch_id] = decide(self.found.get(new.batch_id, new))
        return self.found[new.batch_id]
