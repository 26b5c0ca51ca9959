"""What became of each effect, on any document database."""

from datetime import datetime

from shared.adapters.documents import mapping, paths, queries
from shared.adapters.documents.db import Decided, DocumentDb, Put, Reader, Update, Witness
from shared.domain.effects import Effect, Outcome, OutcomeState
from shared.domain.errors import TransientError
from shared.domain.report import Event
from shared.ports import Ids


class DocumentOutcomes:
    """The port Outcomes. Each begin takes out a lease of its own, told apart by a random id."""

    def __init__(self, db: DocumentDb, ids: Ids) -> None:
        self._db = db
        self._ids = ids

    def begin(
        self, city_id: str, report_id: str, effect: Effect, now: datetime, lease_until: datetime
    ) -> Outcome | None:
        path = paths.effect(city_id, report_id, effect.key)
        lease = self._ids.new_id()

        def body(reader: Reader) -> Decided[Outcome | None]:
            document = reader.get(path)
            before = mapping.read_outcome(document) if document else None
            if before is not None and before.state.is_final:
                return Decided(None)
            if before is not None and mapping.lease_of(document) == lease:
                return Decided(before)
            _refuse_while_leased(before, now)
            attempts = before.attempts + 1 if before else 1
            begun = Outcome(
                effect.key, effect.kind, OutcomeState.RUNNING, attempts, now, lease_until
            )
            document = mapping.outcome_document(begun, city_id, report_id, lease)
            return Decided(begun, {path: Put(document)}, Witness(path, mapping.LEASE, lease))

        return self._db.run(body)

    def finish(self, city_id: str, report_id: str, outcome: Outcome) -> None:
        path = paths.effect(city_id, report_id, outcome.key)

        def body(reader: Reader) -> Decided[None]:
            document = reader.get(path)
            if document is not None and mapping.read_outcome(document).state.is_final:
                return Decided(None)
            finished = mapping.outcome_document(outcome, city_id, report_id, lease_id="")
            return Decided(None, {path: Put(finished)})

        self._db.run(body)

    def all(self, city_id: str, report_id: str) -> tuple[Outcome, ...]:
        found = self._db.find(queries.outcomes(city_id, report_id))
        return tuple(mapping.read_outcome(each.data) for each in found)

    def settle(self, city_id: str, report_id: str, event_id: str) -> None:
        path = paths.event(city_id, report_id, event_id)
        self._db.run(lambda _: Decided(None, {path: Update(mapping.settled_mark())}))

    def unsettled(self, city_id: str, before: datetime, limit: int) -> tuple[Event, ...]:
        found = self._db.find(queries.unsettled(city_id, before, limit))
        return tuple(mapping.read_event(each.data) for each in found)


def _refuse_while_leased(before: Outcome | None, now: datetime) -> None:
    if before is None or before.state is not OutcomeState.RUNNING or before.lease_until is None:
        return
    if now < before.lease_until:
        left = before.lease_until - now
        raise TransientError("effect_in_progress", max(1, int(left.total_seconds())))
