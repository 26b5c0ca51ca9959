"""What one accepted report costs the database: the documents read and written in its first hour.

Counted as Firestore bills them: every document that is looked up, and at least one a query, is a read.
Submitted with two photos, routed, and every effect performed, with one device in the office. By day the
office's people and phones are read; by night it is left in peace, and the reporter's history says
whether they are awake. So each is counted at its own hour, and not at that of the machine.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from bench.figures import Figure
from shared.adapters.documents.engine.db import (
    Document,
    DocumentDb,
    FoundDocument,
    Query,
    Reader,
    TransactionResult,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.embedded.clock import LocalClock
from shared.adapters.embedded.database import SqliteDb
from shared.bootstrap.embedded import TRIGGERS, EmbeddedPorts
from shared.config import load
from shared.domain.kernel.value_object import value_object
from shared.usecases.intake.submit_report import submit_report
from shared.usecases.notify.perform_effects import perform_effects
from shared.usecases.notify.register_device import register_device
from shared.usecases.routing.route_report import route_report
from tests.builders import CITY, NOW, make_device, make_staff
from tests.fakes import FakeClock
from tests.unit.usecases.world import JPEG, a_submission

T = TypeVar("T")
READS, WRITES = 20, 21
DAY, NIGHT = NOW, NOW + timedelta(hours=14)


class CountingDb:
    """Any document database, and what was asked of it."""

    def __init__(self, db: DocumentDb) -> None:
        self._db = db
        self.reads = self.writes = 0

    def get(self, path: str) -> Document | None:
        self.reads += 1
        return self._db.get(path)

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        self.reads += len(paths)
        return self._db.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        found = self._db.find(query)
        self.reads += max(1, len(found))
        return found

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        def counted(reader: Reader) -> TransactionResult[T]:
            within = _CountingReader(reader)
            decided = body(within)
            self.reads += within.reads
            self.writes += len(decided.writes)
            return decided

        return self._db.run(counted)


class _CountingReader:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.reads = 0

    def get(self, path: str) -> Document | None:
        self.reads += 1
        return self._reader.get(path)

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        self.reads += len(paths)
        return self._reader.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        found = self._reader.find(query)
        self.reads += max(1, len(found))
        return found


@value_object
class CountingPorts(EmbeddedPorts):
    """The embedded backend on a counted database, where it is always the same moment."""

    moment: datetime = DAY

    @cached_property
    def clock(self) -> LocalClock:
        return LocalClock(self.city_file, FakeClock(self.moment))

    @cached_property
    def counted(self) -> CountingDb:
        return CountingDb(SqliteDb(self.city_file, TRIGGERS))

    @property
    def _db(self) -> VersionedDb:
        return VersionedDb(self.counted)


def measure() -> list[Figure]:
    return [*measure_at(DAY), *measure_at(NIGHT)]


def measure_at(moment: datetime) -> list[Figure]:
    with counted_ports(moment) as ports:
        steps = list(_life(ports))
        db = ports.counted
    read = ", ".join(f"{name} {reads}" for name, reads, _ in steps)
    written = ", ".join(f"{name} {writes}" for name, _, writes in steps)
    when = "by night" if moment == NIGHT else "by day"
    return [
        _figure(f"documents read for a report accepted {when}", db.reads, READS, read),
        _figure(f"documents written for a report accepted {when}", db.writes, WRITES, written),
    ]


def _life(ports: CountingPorts) -> Iterator[tuple[str, int, int]]:
    """Each step with its reads and writes."""
    db = ports.counted
    ports.people.save_staff(make_staff(agency_id="DPUPR"))
    register_device(make_device(agency_id="DPUPR"), ports)
    # What is in force is looked for once a minute, and not once a report.
    ports.references.current(CITY)
    db.reads = db.writes = 0
    answer = submit_report(a_submission(photos=(JPEG, JPEG)), ports)
    yield "submit", db.reads, db.writes
    report_id = str(answer["report_id"])
    before = db.reads, db.writes
    route_report(CITY, report_id, ports)
    yield "route", db.reads - before[0], db.writes - before[1]
    before = db.reads, db.writes
    for number in (1, 2):
        perform_effects(CITY, report_id, f"{number:06}", ports)
    yield "effects", db.reads - before[0], db.writes - before[1]


@contextmanager
def counted_ports(moment: datetime = DAY) -> Iterator[CountingPorts]:
    with tempfile.TemporaryDirectory(prefix="tanggap-bench-") as folder:
        yield CountingPorts(load({"TANGGAP_DATA": folder}), moment)


def _figure(name: str, count: int, budget: int, detail: str) -> Figure:
    """Not a ratio but a count, against what it may be."""
    return Figure(
        name=name, ratio=float(count), bound=float(budget), holds=count <= budget, detail=detail
    )
