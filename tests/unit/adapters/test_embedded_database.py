import sqlite3
import threading
from pathlib import Path

import pytest

from shared.adapters.documents.engine.db import (
    Create,
    Delete,
    Filter,
    Order,
    Put,
    Query,
    Reader,
    TransactionResult,
    Update,
    WriteRefusedError,
)
from shared.adapters.documents.engine.indexes import MissingIndexError
from shared.adapters.documents.mapping import queries
from shared.adapters.embedded import database, document_sql
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.states import State
from shared.ports.reports import ReportQuery
from tests.builders import CITY, NOW, later

REPORT = "cities/kendari/reports/r1"
TRIGGERS = (
    "cities/{city}/reports/{report}",
    "cities/{city}/reports/{report}/events/{event}",
)


@pytest.fixture
def file(tmp_path: Path) -> CityFile:
    return CityFile(tmp_path)


@pytest.fixture
def db(file: CityFile) -> SqliteDb:
    return SqliteDb(file, TRIGGERS)


def deliveries(file: CityFile) -> list[tuple[str, str]]:
    rows = file.reading().execute("SELECT type, subject FROM deliveries ORDER BY id")
    return [(row["type"], row["subject"]) for row in rows]


def test_created_documents_with_a_trigger_are_queued_for_delivery(
    db: SqliteDb, file: CityFile
) -> None:
    db.run(
        lambda _: TransactionResult(
            None,
            {
                REPORT: Create({"n": 1}),
                f"{REPORT}/events/000001": Put({"n": 1}),
                f"{REPORT}/photos/p1": Create({"n": 1}),
                "cities/kendari/operations/o1": Create({"n": 1}),
                "cities/kendari": Create({"n": 1}),
            },
        )
    )
    assert deliveries(file) == [
        (database.CREATED, f"documents/{REPORT}"),
        (database.CREATED, f"documents/{REPORT}/events/000001"),
    ]


def test_what_is_changed_or_deleted_is_delivered_to_nobody(db: SqliteDb, file: CityFile) -> None:
    db.run(lambda _: TransactionResult(None, {REPORT: Create({"n": 1})}))
    db.run(lambda _: TransactionResult(None, {REPORT: Update({"n": 2})}))
    db.run(lambda _: TransactionResult(None, {REPORT: Put({"n": 3})}))
    db.run(lambda _: TransactionResult(None, {REPORT: Delete()}))
    assert len(deliveries(file)) == 1


def test_a_commit_that_fails_delivers_nothing(db: SqliteDb, file: CityFile) -> None:
    event = f"{REPORT}/events/000001"
    db.run(lambda _: TransactionResult(None, {event: Create({"n": 1})}))
    with pytest.raises(Exception, match="already_exists"):
        db.run(
            lambda _: TransactionResult(None, {REPORT: Create({"n": 1}), event: Create({"n": 1})})
        )
    assert len(deliveries(file)) == 1


def test_a_delivery_holds_the_documents_name_and_nothing_of_its_content(
    db: SqliteDb, file: CityFile
) -> None:
    db.run(lambda _: TransactionResult(None, {REPORT: Create({"description": "rahasia"})}))
    row = file.reading().execute("SELECT at, data FROM deliveries").fetchone()
    name = f"projects/local/databases/(default)/documents/{REPORT}"
    assert row["data"] == f'{{"value": {{"name": "{name}"}}}}'
    assert row["at"].endswith("Z")


@pytest.mark.parametrize(
    "query",
    [
        Query("cities/kendari/reports", (Filter("hops", "==", 1),), (Order("submitted_at"),)),
        Query("events", (Filter("unsettled_since", "<", NOW),), is_group=True),
    ],
)
def test_a_query_without_its_index_is_refused(db: SqliteDb, query: Query) -> None:
    with pytest.raises(MissingIndexError):
        db.find(query)
    with pytest.raises(MissingIndexError):
        db.run(lambda reader: TransactionResult(reader.find(query)))


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (
            queries.reports_page(ReportQuery(CITY, agency_id="pupr"), 20, None),
            "documents_parent_reports_agency_id_submitted_at",
        ),
        (
            queries.reports_page(
                ReportQuery(CITY, agency_id="pupr", state=State.ASSIGNED), 20, (NOW, "r1")
            ),
            "documents_parent_reports_agency_id_state_submitted_at",
        ),
        (queries.due(CITY, NOW, 20), "documents_parent_reports_due.at"),
        (queries.unsettled(CITY, NOW, 9), "documents_collection_events_city_id_unsettled_since"),
        (queries.history(CITY, "r1"), "documents_by_parent"),
        (queries.event_of(CITY, "r1", "op"), "documents_by_parent"),
        (queries.devices(CITY, "role", "desk"), "documents_by_parent"),
    ],
)
def test_lists_are_read_through_an_index_and_need_no_sorting(
    file: CityFile, db: SqliteDb, query: Query, index: str
) -> None:
    db.run(lambda _: TransactionResult(None, {REPORT: Create({"due": {"at": later(hours=1)}})}))
    statement, values = document_sql.select(query)
    plan = file.reading().execute(
        f"EXPLAIN QUERY PLAN {statement}", [str(value) for value in values]
    )
    steps = [row["detail"] for row in plan]
    assert len(steps) == 1, steps
    assert f"USING INDEX {index} " in f"{steps[0]} "


def test_a_file_that_stays_locked_is_a_passing_trouble(db: SqliteDb, file: CityFile) -> None:
    file.reading().execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(file.folder / "tanggap.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(TransientError, match="database_busy"):
            db.run(lambda _: TransactionResult(None, {REPORT: Create({"n": 1})}))
    finally:
        other.close()


def test_what_sqlite_refuses_otherwise_is_no_sqlite_exception(db: SqliteDb) -> None:
    path: object = f"{REPORT}-{b'x'!r}"

    def body(_: Reader) -> TransactionResult[None]:
        return TransactionResult(None, {REPORT: Put({"n": "\ud800"}), str(path): Put({"n": 1})})

    db.run(body)
    assert db.get(REPORT) == {"n": "\ud800"}
    with pytest.raises(WriteRefusedError):
        db.get_many([object()])  # type: ignore[list-item] # no caller does; SQLite would say so


def test_readers_do_not_see_what_is_not_committed(db: SqliteDb) -> None:
    seen = []

    def body(_: Reader) -> TransactionResult[None]:
        reader = threading.Thread(target=lambda: seen.append(db.get(REPORT)))
        reader.start()
        reader.join()
        return TransactionResult(None, {REPORT: Create({"n": 1})})

    db.run(body)
    assert (seen, db.get(REPORT)) == ([None], {"n": 1})


def test_the_file_is_opened_again_with_all_that_was_committed(db: SqliteDb, file: CityFile) -> None:
    db.run(lambda _: TransactionResult(None, {REPORT: Create({"at": NOW})}))
    file.close()
    again = SqliteDb(CityFile(file.folder), TRIGGERS)
    assert again.get(REPORT) == {"at": NOW.isoformat(timespec="microseconds")}


@pytest.mark.parametrize("value", [NOW.replace(tzinfo=None), {1, 2}, b"bytes", float("nan")])
def test_what_no_document_may_hold_is_a_bug(db: SqliteDb, value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        db.run(lambda _: TransactionResult(None, {REPORT: Create({"value": value})}))
    assert db.get(REPORT) is None


@pytest.mark.parametrize(
    "query",
    [
        Query("cities/kendari/reports", (Filter("n') OR 1=1 --", "==", 1),)),
        Query("cities/kendari/x'y"),
        Query("cities/kendari/reports", orders=(Order("a"), Order("b", descending=True))),
    ],
)
def test_no_name_reaches_sql_unless_it_is_plain(query: Query) -> None:
    with pytest.raises(ValueError, match=r"plain|directions"):
        document_sql.select(query)
