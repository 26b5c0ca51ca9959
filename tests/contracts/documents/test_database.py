import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from shared.adapters.documents.engine.db import (
    AlreadyExistsError,
    Create,
    Delete,
    DocumentDb,
    Filter,
    Order,
    Put,
    Query,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.domain.kernel.errors import ConflictError, NotFoundError
from tests.builders import later

HOME = "cities/kendari/reports"


def write(db: DocumentDb, writes: Mapping[str, Write]) -> None:
    db.run(lambda _: TransactionResult(None, writes))


def names(db: DocumentDb, query: Query) -> list[str]:
    return [found.document_id for found in db.find(query)]


@pytest.mark.parametrize(
    "value",
    ["", "é ✓", 0, -3, 2.5, 12.0, True, False, None, [], ["a", 1], {}, {"a-b.c": {"d": [None]}}],
)
def test_what_is_put_is_read_back(db: DocumentDb, value: object) -> None:
    write(db, {f"{HOME}/a": Put({"value": value})})
    read = db.get(f"{HOME}/a")
    assert read == {"value": value}
    assert type(read["value"]) is type(value)


def test_what_is_not_there_is_none_in_its_place(db: DocumentDb) -> None:
    write(db, {f"{HOME}/b": Put({"n": 1})})
    found = db.get_many([f"{HOME}/a", f"{HOME}/b", f"{HOME}/a", f"{HOME}/b"])
    assert found == (None, {"n": 1}, None, {"n": 1})
    assert db.get(f"{HOME}/a") is None
    assert db.get_many([]) == ()


def test_put_replaces_the_whole_and_update_only_what_it_names(db: DocumentDb) -> None:
    write(db, {f"{HOME}/a": Put({"n": 1, "map": {"x": 1, "y": 2}, "future": True})})
    write(db, {f"{HOME}/a": Update({"n": 2, "map": {"x": 3}})})
    assert db.get(f"{HOME}/a") == {"n": 2, "map": {"x": 3}, "future": True}
    write(db, {f"{HOME}/a": Put({"n": 3})})
    assert db.get(f"{HOME}/a") == {"n": 3}


def test_a_document_is_created_once_and_a_failed_commit_writes_nothing(db: DocumentDb) -> None:
    write(db, {f"{HOME}/a": Create({"n": 1})})
    with pytest.raises(AlreadyExistsError) as raised:
        write(db, {f"{HOME}/b": Put({"n": 1}), f"{HOME}/a": Create({"n": 2})})
    assert isinstance(raised.value, ConflictError)
    assert db.get_many([f"{HOME}/a", f"{HOME}/b"]) == ({"n": 1}, None)


def test_only_what_is_there_can_be_updated(db: DocumentDb) -> None:
    with pytest.raises(NotFoundError):
        write(db, {f"{HOME}/b": Put({"n": 1}), f"{HOME}/a": Update({"n": 2})})
    assert db.get_many([f"{HOME}/a", f"{HOME}/b"]) == (None, None)


def test_deleting_what_is_gone_is_fine(db: DocumentDb) -> None:
    write(db, {f"{HOME}/a": Put({"n": 1})})
    write(db, {f"{HOME}/a": Delete()})
    write(db, {f"{HOME}/a": Delete()})
    assert db.get(f"{HOME}/a") is None


def test_what_a_body_raises_passes_through_and_nothing_is_written(db: DocumentDb) -> None:
    def body(reader: Reader) -> TransactionResult[None]:
        reader.get(f"{HOME}/a")
        raise ValueError("the rules say no")

    with pytest.raises(ValueError, match="the rules say no"):
        db.run(body)
    assert db.get(f"{HOME}/a") is None


@pytest.mark.parametrize("touch", ["get", "find"])
def test_eight_writers_side_by_side_lose_no_update(db: DocumentDb, touch: str) -> None:
    write(db, {f"{HOME}/a": Put({"key": "counter", "n": 0})})
    together = threading.Barrier(8)

    def one_more(reader: Reader) -> TransactionResult[int]:
        if touch == "get":
            document = reader.get(f"{HOME}/a")
        else:
            document = reader.find(Query(HOME, (Filter("key", "==", "counter"),)))[0].data
        assert document is not None
        n = int(str(document["n"])) + 1
        return TransactionResult(n, {f"{HOME}/a": Update({"n": n})})

    def work(_: int) -> list[int]:
        together.wait(timeout=10)
        return [db.run(one_more) for _ in range(3)]

    with ThreadPoolExecutor(8) as pool:
        seen = [n for ns in pool.map(work, range(8)) for n in ns]
    assert db.get(f"{HOME}/a") == {"key": "counter", "n": 24}
    assert sorted(seen) == list(range(1, 25))


def test_a_create_that_two_want_is_had_by_one(db: DocumentDb) -> None:
    together = threading.Barrier(4)

    def work(n: int) -> bool:
        together.wait(timeout=10)
        try:
            write(db, {f"{HOME}/a": Create({"n": n})})
        except AlreadyExistsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(work, range(4))) == [False, False, False, True]


@pytest.fixture
def filled(db: DocumentDb) -> DocumentDb:
    """Five reports in two states, one of them without a due moment; and one of another city."""
    rows: list[tuple[str, str, float, float | None]] = [
        ("a", "assigned", 1, 30),
        ("b", "assigned", 3, 10),
        ("c", "triage", 2, None),
        ("d", "assigned", 3, 20),
        ("e", "triage", 5, 10),
    ]
    write(
        db,
        {
            f"{HOME}/{name}": Put(
                {
                    "state": state,
                    "submitted_at": later(hours=hours),
                    "due": {"at": None if due is None else later(hours=due)},
                }
            )
            for name, state, hours, due in rows
        }
        | {"cities/makassar/reports/z": Put({"state": "triage", "submitted_at": later(hours=9)})},
    )
    return db


NEWEST = (Order("submitted_at", descending=True),)
DUE = (Order("due.at"),)
ASSIGNED = Filter("state", "==", "assigned")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(HOME), "abcde"),
        (Query(HOME, limit=2), "ab"),
        (Query(HOME, (ASSIGNED,)), "abd"),
        (Query(HOME, orders=NEWEST), "edbca"),
        (Query(HOME, orders=NEWEST, limit=3), "edb"),
        (Query(HOME, orders=NEWEST, after=(later(hours=3), "d")), "bca"),
        (Query(HOME, orders=NEWEST, after=(later(hours=3), "b")), "ca"),
        (Query(HOME, orders=NEWEST, after=(later(hours=4), "x")), "dbca"),
        (Query(HOME, orders=NEWEST, after=(later(hours=1), "a")), ""),
        (Query(HOME, (ASSIGNED,), NEWEST), "dba"),
        (Query(HOME, (ASSIGNED,), NEWEST, limit=1, after=(later(hours=3), "d")), "b"),
        (Query(HOME, (Filter("due.at", "<=", later(hours=20)),), DUE), "bed"),
        (Query(HOME, (Filter("due.at", "<", later(hours=20)),), DUE), "be"),
        (Query(HOME, (Filter("due.at", ">", later(hours=10)),), DUE), "da"),
        (Query(HOME, (Filter("due.at", ">=", later(hours=10)),), DUE, limit=3), "bed"),
        (Query(HOME, (ASSIGNED, Filter("due.at", "<", later(hours=99))), DUE), "bda"),
        (
            Query(
                HOME,
                (ASSIGNED, Filter("due.at", "<", later(hours=99))),
                DUE,
                after=(later(hours=10), "b"),
            ),
            "da",
        ),
        (Query("cities/makassar/reports"), "z"),
        (Query("cities/makassar/reports", (ASSIGNED,)), ""),
    ],
)
def test_queries(filled: DocumentDb, query: Query, expected: str) -> None:
    assert names(filled, query) == list(expected)


def test_a_group_reaches_over_all_collections_of_a_name(db: DocumentDb) -> None:
    def event(city: str, report: str, since: datetime | None) -> dict[str, Write]:
        path = f"cities/{city}/reports/{report}/events/000001"
        return {path: Put({"city_id": city, "unsettled_since": since})}

    write(db, event("kendari", "late", later(hours=2)))
    write(db, event("kendari", "early", later(hours=1)))
    write(db, event("kendari", "settled", None))
    write(db, event("makassar", "other", later(hours=1)))
    found = db.find(
        Query(
            "events",
            (
                Filter("city_id", "==", "kendari"),
                Filter("unsettled_since", "<", later(hours=3)),
            ),
            (Order("unsettled_since"),),
            limit=5,
            is_group=True,
        )
    )
    assert [each.path.split("/")[3] for each in found] == ["early", "late"]


def test_a_transaction_sees_queries_as_of_its_start(filled: DocumentDb) -> None:
    def body(reader: Reader) -> TransactionResult[list[str]]:
        found = [each.document_id for each in reader.find(Query(HOME, (ASSIGNED,)))]
        return TransactionResult(
            found, {f"{HOME}/{name}": Update({"state": "triage"}) for name in found}
        )

    run: Callable[[], list[str]] = lambda: filled.run(body)  # noqa: E731 - called twice
    assert (run(), run()) == (["a", "b", "d"], [])
