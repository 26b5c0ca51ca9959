"""What the platform does after a commit: each queued event goes to the functions it wakes."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from local.platform.city import Tables
from local.platform.functions import Functions

_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.2, 30.0
_BATCH = 50
# Whoever sits at the local city's console: it has no accounts of its own.
LOCAL_ADMIN = "admin@local"


@dataclass(frozen=True, slots=True)
class EventDelivery:
    """One queued event. `data` is its JSON payload."""

    id: int
    type: str
    subject: str
    at: str
    data: str
    attempts: int


class Deliveries:
    """Delivers at least once: a row goes only after every function it concerns has answered well.

    How long a failed one waits is kept in memory, so a restart tries everything at once.
    """

    def __init__(self, tables: Tables, functions: Functions) -> None:
        self._tables, self._functions = tables, functions
        self._not_before: dict[int, float] = {}

    def step(self) -> bool:
        """Try what is ready; whether there was anything."""
        now = monotonic()
        ready = [
            each for each in self._waiting(_BATCH) if self._not_before.get(each.id, 0.0) <= now
        ]
        for delivery in ready:
            self._deliver(delivery)
        return bool(ready)

    def pending(self) -> int:
        row = self._tables.reading().execute("SELECT COUNT(*) FROM deliveries").fetchone()
        return int(row[0])

    def _waiting(self, limit: int) -> list[EventDelivery]:
        """The ones that failed least come first, so that one in trouble holds up nobody."""
        rows = self._tables.reading().execute(
            "SELECT id, type, subject, at, data, attempts FROM deliveries"
            " ORDER BY attempts, id LIMIT ?",
            (limit,),
        )
        return [_delivery(row) for row in rows]

    def _deliver(self, delivery: EventDelivery) -> None:
        names = self._functions.triggered_by(delivery.type, delivery.subject)
        headers = cloud_event_headers(delivery)
        statuses = [self._functions.post(name, delivery.data.encode(), headers) for name in names]
        if all(200 <= status < 300 for status in statuses):  # noqa: PLR2004 - HTTP's own numbers
            self._done(delivery)
        else:
            self._postpone(delivery)

    def _done(self, delivery: EventDelivery) -> None:
        with self._tables.writing() as connection:
            connection.execute("DELETE FROM deliveries WHERE id = ?", (delivery.id,))
        self._not_before.pop(delivery.id, None)

    def _postpone(self, delivery: EventDelivery) -> None:
        with self._tables.writing() as connection:
            connection.execute(
                "UPDATE deliveries SET attempts = attempts + 1 WHERE id = ?", (delivery.id,)
            )
        wait = min(_FIRST_WAIT_S * 2.0 ** min(delivery.attempts, 10), _LONGEST_WAIT_S)
        self._not_before[delivery.id] = monotonic() + wait


def cloud_event_headers(delivery: EventDelivery) -> Mapping[str, str]:
    """Binary mode, as Eventarc posts it: the attributes are headers, the payload is the body."""
    is_document = delivery.subject.startswith("documents/")
    by = {"ce-authtype": "unknown", "ce-authid": LOCAL_ADMIN}
    return {
        **(by if delivery.type.endswith(".withAuthContext") else {}),
        "Content-Type": "application/json",
        "ce-specversion": "1.0",
        "ce-id": f"local-{delivery.id}",
        "ce-source": (
            "//firestore.googleapis.com/projects/local/databases/(default)"
            if is_document
            else "//storage.googleapis.com/projects/_/buckets/quarantine"
        ),
        "ce-type": delivery.type,
        "ce-subject": delivery.subject,
        "ce-time": delivery.at,
    }


def _delivery(row: sqlite3.Row) -> EventDelivery:
    return EventDelivery(**dict(row))
