"""What the SDK makes of each failure, and what we make of that."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from shared.adapters.documents.engine.db import (
    AlreadyExistsError,
    CommitMarker,
    Create,
    Query,
    Reader,
    TransactionResult,
    WriteRefusedError,
)
from shared.adapters.google.firestore import FirestoreDb
from shared.adapters.google.transactions import Backoff
from shared.domain.kernel.errors import ConflictError, TransientError
from tests.unit.adapters.scripted_firestore import ScriptedFirestore, serving

REPORT = "cities/kendari/reports/r1"
EVENT = f"{REPORT}/events/000002"
ONE_TRY = ["begin", "get", "commit"]


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedFirestore]:
    with serving() as scripted:
        yield scripted


@pytest.fixture
def scripted(server: ScriptedFirestore, monkeypatch: pytest.MonkeyPatch) -> ScriptedFirestore:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", server.address)
    server.failures.clear()
    server.documents.clear()
    server.calls.clear()
    return server


@pytest.fixture
def db(scripted: ScriptedFirestore) -> FirestoreDb:
    assert scripted.address
    return FirestoreDb("demo-scripted", backoff=Backoff(first=0.001, longest=0.001, deadline=0.5))


def write(db: FirestoreDb) -> str:
    """Read the report, write an event: the shape of every change."""

    def body(reader: Reader) -> TransactionResult[str]:
        reader.get(REPORT)
        writes = {EVENT: Create({"operation_id": "op-2"})}
        return TransactionResult("written", writes, CommitMarker(EVENT, "operation_id", "op-2"))

    return db.run(body)


def test_one_try_where_all_is_well(db: FirestoreDb, scripted: ScriptedFirestore) -> None:
    assert write(db) == "written"
    assert scripted.calls == ONE_TRY


@pytest.mark.parametrize(
    ("failures", "calls"),
    [
        ({"begin": ["ABORTED"]}, ["begin", *ONE_TRY]),
        ({"get": ["ABORTED"]}, ["begin", "get", "rollback", *ONE_TRY]),
        ({"get": ["RESOURCE_EXHAUSTED"]}, ["begin", "get", "rollback", *ONE_TRY]),
        ({"commit": ["ABORTED"]}, [*ONE_TRY, "rollback", *ONE_TRY]),
        (
            {"commit": ["ABORTED"], "rollback": ["INVALID_ARGUMENT"]},
            [*ONE_TRY, "rollback", *ONE_TRY],
        ),
        (
            {"get": ["ABORTED"], "rollback": ["PERMISSION_DENIED"]},
            ["begin", "get", "rollback", *ONE_TRY],
        ),
        ({"commit": ["INTERNAL"]}, [*ONE_TRY, "rollback", "get", *ONE_TRY]),
        ({"commit": ["DEADLINE_EXCEEDED"]}, [*ONE_TRY, "rollback", "get", *ONE_TRY]),
        ({"commit": ["FAILED_PRECONDITION"]}, [*ONE_TRY, "rollback", "get", *ONE_TRY]),
    ],
)
def test_what_may_pass_is_tried_again(
    db: FirestoreDb, scripted: ScriptedFirestore, failures: dict[str, list[str]], calls: list[str]
) -> None:
    scripted.failures |= failures
    assert write(db) == "written"
    assert scripted.calls == calls


@pytest.mark.parametrize(
    "code", ["DEADLINE_EXCEEDED", "INTERNAL", "ALREADY_EXISTS", "FAILED_PRECONDITION"]
)
@pytest.mark.parametrize("rollback", ["OK", "INVALID_ARGUMENT"])
def test_a_commit_whose_reply_was_lost_is_found_by_its_witness(
    db: FirestoreDb, scripted: ScriptedFirestore, code: str, rollback: str
) -> None:
    scripted.failures |= {"commit": [code], "rollback": [rollback]}
    scripted.documents[EVENT] = {"operation_id": "op-2"}
    assert write(db) == "written"
    assert scripted.calls == [*ONE_TRY, "rollback", "get"]


def test_another_operations_document_is_a_conflict(
    db: FirestoreDb, scripted: ScriptedFirestore
) -> None:
    scripted.failures["commit"] = ["ALREADY_EXISTS"]
    scripted.documents[EVENT] = {"operation_id": "op-of-somebody-else"}
    with pytest.raises(AlreadyExistsError):
        write(db)


@pytest.mark.parametrize("method", ["begin", "get", "commit"])
def test_a_refusal_is_told_at_once_and_without_the_sdk(
    db: FirestoreDb, scripted: ScriptedFirestore, method: str
) -> None:
    scripted.failures[method] = ["PERMISSION_DENIED"]
    with pytest.raises(WriteRefusedError, match="firestore_permission_denied"):
        write(db)
    assert scripted.calls.count("begin") == 1


def test_endless_contention_is_a_passing_trouble(
    db: FirestoreDb, scripted: ScriptedFirestore
) -> None:
    scripted.failures["commit"] = ["ABORTED"] * 10_000
    with pytest.raises(TransientError, match="firestore_aborted"):
        write(db)


@pytest.mark.parametrize("rollback", ["OK", "INTERNAL", "PERMISSION_DENIED"])
def test_what_a_decision_raises_passes_through(
    db: FirestoreDb, scripted: ScriptedFirestore, rollback: str
) -> None:
    scripted.failures["rollback"] = [rollback]

    def refuse(_: Reader) -> TransactionResult[None]:
        raise ConflictError("version_conflict")

    with pytest.raises(ConflictError, match="version_conflict"):
        db.run(refuse)
    assert set(scripted.calls) == {"begin", "rollback"}


def test_a_decision_that_is_a_bug_is_no_contention(db: FirestoreDb) -> None:
    """The SDK's helper says ValueError when it gives up on contention; a bug may say so too."""

    def broken(_: Reader) -> TransactionResult[None]:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        db.run(broken)


def test_what_a_caller_was_handling_is_no_failure_of_ours(
    db: FirestoreDb, scripted: ScriptedFirestore
) -> None:
    def denied_elsewhere() -> None:
        elsewhere = FirestoreDb("demo-elsewhere")
        scripted.failures["get"] = ["PERMISSION_DENIED"]
        elsewhere.get(REPORT)

    try:
        denied_elsewhere()
    except WriteRefusedError:
        scripted.failures["commit"] = ["ABORTED"]
        assert write(db) == "written"
    assert scripted.calls == ["get", *ONE_TRY, "rollback", *ONE_TRY]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("RESOURCE_EXHAUSTED", TransientError),
        ("DEADLINE_EXCEEDED", TransientError),
        ("ABORTED", TransientError),
        ("UNKNOWN", TransientError),
        ("PERMISSION_DENIED", WriteRefusedError),
        ("FAILED_PRECONDITION", WriteRefusedError),
        ("NOT_FOUND", WriteRefusedError),
        ("INVALID_ARGUMENT", WriteRefusedError),
    ],
)
def test_failed_reads(
    db: FirestoreDb, scripted: ScriptedFirestore, code: str, error: type[Exception]
) -> None:
    scripted.failures |= {"get": [code], "query": [code]}
    with pytest.raises(error, match=f"firestore_{code.lower()}"):
        db.get(REPORT)
    with pytest.raises(error, match=f"firestore_{code.lower()}"):
        db.find(Query("cities/kendari/reports"))


def test_a_read_that_the_network_lost_is_repeated_by_itself(
    db: FirestoreDb, scripted: ScriptedFirestore
) -> None:
    scripted.documents[REPORT] = {"state": "triage"}
    scripted.failures["get"] = ["UNAVAILABLE"]
    assert db.get(REPORT) == {"state": "triage"}
    assert scripted.calls == ["get", "get"]


def test_what_no_document_may_hold_is_a_bug(db: FirestoreDb) -> None:
    with pytest.raises(TypeError):
        db.run(lambda _: TransactionResult(None, {REPORT: Create({"value": object()})}))


def test_the_sdk_is_loaded_with_the_first_call() -> None:
    program = (
        "import sys; from shared.adapters.google.firestore import FirestoreDb; FirestoreDb('p');"
        "print([m for m in sys.modules if m.startswith(('google.cloud.', 'google.api_core', 'grpc'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_without_credentials_there_is_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRESTORE_EMULATOR_HOST", raising=False)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/key.json")
    with pytest.raises(WriteRefusedError, match="firestore_credentials"):
        FirestoreDb("demo-nobody").get(REPORT)
