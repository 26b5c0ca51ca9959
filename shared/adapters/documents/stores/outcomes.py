"""What became of each effect, on any document database."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    CommitMarker,
    Put,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.messages import (
    late_in,
    lease_of,
    outcome_document,
    read_outcome,
    read_sent_message,
    sent_message_document,
)
from shared.adapters.documents.mapping.reports import postponed_mark, read_event, settled_mark
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.delivery import after_status
from shared.domain.notify.effects import Effect
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import KEPT_FOR, EffectRef, OverdueMessage, SentMessage, Status
from shared.domain.report.report import Event
from shared.ports.platform import Ids


class DocumentOutcomes:
    """The port Outcomes. Each begin takes out a lease of its own, told apart by a random id."""

    def __init__(self, db: VersionedDb, ids: Ids) -> None:
        self._db = db
        self._ids = ids

    def begin(
        self, city_id: str, report_id: str, effect: Effect, now: datetime, lease_until: datetime
    ) -> Outcome | None:
        path = paths.effect(city_id, report_id, effect.key)
        lease = self._ids.new_id()

        def body(reader: Reader) -> TransactionResult[Outcome | None]:
            document = reader.get(path)
            before = read_outcome(document) if document else None
            if before is not None and before.is_done(now):
                return TransactionResult(None)
            if before is not None and lease_of(document) == lease:
                return TransactionResult(before)
            _refuse_while_leased(before, now)
            begun = _begun(before, effect, now, lease_until)
            document = outcome_document(begun, city_id, report_id, lease)
            return TransactionResult(
                begun, {path: Put(document)}, CommitMarker(path, fields.LEASE, lease)
            )

        return self._db.run(body)

    def finish(self, city_id: str, report_id: str, outcome: Outcome) -> None:
        path = paths.effect(city_id, report_id, outcome.key)

        def body(reader: Reader) -> TransactionResult[None]:
            document = reader.get(path)
            before = read_outcome(document) if document else None
            if before is not None and before.state.is_final:
                return TransactionResult(None)
            # While this attempt ran, the provider may have spoken of messages of earlier ones.
            news = [status for step in (before.steps if before else ()) for status in step.news()]
            writes: dict[str, Write] = {}
            for place, bound in _bound(reader, city_id, report_id, outcome):
                writes[place] = Put(sent_message_document(bound))
                news += bound.news
            finished = outcome
            for status in news:
                finished = after_status(finished, status, outcome.at)
            stored = outcome_document(finished, city_id, report_id, lease_id="")
            return TransactionResult(None, {**writes, path: Put(stored)})

        self._db.run(body)

    def note(self, city_id: str, status: Status, now: datetime) -> SentMessage | None:
        place = paths.sent_message(city_id, status.message_id)

        def body(reader: Reader) -> TransactionResult[SentMessage | None]:
            message = _message(reader, place)
            if message is None and status.city_id != city_id:
                return TransactionResult(None)
            known = message or SentMessage(status.message_id, city_id, now + KEPT_FOR)
            told = known.told(status)
            writes: dict[str, Write] = {}
            if told != message:
                writes[place] = Put(sent_message_document(told))
            for effect in told.about:
                writes.update(_noted(reader, city_id, effect, status, now))
            return TransactionResult(told, writes)

        return self._db.run(body)

    def heard(self, city_id: str, message_id: str, answer_id: str) -> bool:
        place = paths.sent_message(city_id, message_id)

        def body(reader: Reader) -> TransactionResult[bool]:
            message = _message(reader, place)
            answered = message and message.answered(answer_id)
            if answered is None or answered == message:
                return TransactionResult(False)
            return TransactionResult(True, {place: Put(sent_message_document(answered))})

        return self._db.run(body)

    def sent_message(self, city_id: str, message_id: str) -> SentMessage | None:
        document = self._db.get(paths.sent_message(city_id, message_id))
        message = read_sent_message(document) if document else None
        return message if message and message.is_bound else None

    def all(self, city_id: str, report_id: str) -> tuple[Outcome, ...]:
        found = self._db.find(queries.outcomes(city_id, report_id))
        return tuple(read_outcome(each.data) for each in found)

    def some(self, city_id: str, report_id: str, keys: Sequence[str]) -> tuple[Outcome, ...]:
        found = self._db.get_many([paths.effect(city_id, report_id, key) for key in keys])
        return tuple(read_outcome(each) for each in found if each)

    def postpone(self, city_id: str, report_id: str, event_id: str, until: datetime) -> None:
        path = paths.event(city_id, report_id, event_id)
        self._db.run(lambda _: TransactionResult(None, {path: Update(postponed_mark(until))}))

    def undelivered(self, city_id: str, before: datetime, limit: int) -> tuple[OverdueMessage, ...]:
        query = queries.undelivered(city_id, before, limit)
        return self._db.find_readable(query, lambda each: late_in(each.data))

    def settle(self, city_id: str, report_id: str, event_id: str) -> None:
        path = paths.event(city_id, report_id, event_id)
        self._db.run(lambda _: TransactionResult(None, {path: Update(settled_mark())}))

    def unsettled(self, city_id: str, before: datetime, limit: int) -> tuple[Event, ...]:
        query = queries.unsettled(city_id, before, limit)
        return self._db.find_readable(query, lambda each: read_event(each.data))


def _refuse_while_leased(before: Outcome | None, now: datetime) -> None:
    if before is None or before.state is not OutcomeState.RUNNING or before.lease_until is None:
        return
    if now < before.lease_until:
        left = before.lease_until - now
        raise TransientError("effect_in_progress", max(1, int(left.total_seconds())))


def _begun(before: Outcome | None, effect: Effect, now: datetime, lease_until: datetime) -> Outcome:
    """The next attempt; it goes on where the one before has come to."""
    running = OutcomeState.RUNNING
    if before is None:
        return Outcome(effect.key, effect.kind, running, 1, now, lease_until)
    return replace(
        before,
        state=running,
        attempts=before.attempts + 1,
        at=now,
        lease_until=lease_until,
        reason="",
    )


def _message(reader: Reader, place: str) -> SentMessage | None:
    document = reader.get(place)
    return read_sent_message(document) if document else None


def _bound(
    reader: Reader, city_id: str, report_id: str, outcome: Outcome
) -> Iterator[tuple[str, SentMessage]]:
    """Each message of the outcome that is not known to be about it yet."""
    about = EffectRef(report_id, outcome.key)
    for step in outcome.steps:
        if not step.message_id:
            continue
        place = paths.sent_message(city_id, step.message_id)
        known = _message(reader, place)
        if known is None:
            known = SentMessage(step.message_id, city_id, step.at + KEPT_FOR)
        if about not in known.about:
            yield place, known.bound(about, step)


def _noted(
    reader: Reader, city_id: str, effect: EffectRef, status: Status, now: datetime
) -> dict[str, Write]:
    path = paths.effect(city_id, effect.report_id, effect.effect_key)
    document = reader.get(path)
    if document is None:
        return {}
    outcome = read_outcome(document)
    noted = after_status(outcome, status, now)
    if noted == outcome:
        return {}
    lease = str(lease_of(document) or "")
    return {path: Put(outcome_document(noted, city_id, effect.report_id, lease))}
