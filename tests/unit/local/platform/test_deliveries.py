import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from local.platform.deliveries import Deliveries
from local.platform.functions import Functions
from shared.adapters.embedded.city_file import CityFile

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

CREATED = "google.cloud.firestore.document.v1.created"
FINALIZED = "google.cloud.storage.object.v1.finalized"
ROWS: dict[str, dict[str, Any]] = {
    "on_report": {"trigger": "firestore_created", "document": "cities/{city}/reports/{report}"},
    "on_event": {
        "trigger": "firestore_created",
        "document": "cities/{city}/reports/{report}/events/{event}",
    },
    "on_photo": {"trigger": "object_finalized", "bucket": "quarantine_bucket"},
    "api": {"trigger": "http", "public": True},
}


class Worker:
    """A function that remembers what it was sent and answers as told."""

    def __init__(self) -> None:
        self.statuses: list[str] = []
        self.received: list[dict[str, str]] = []

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        length = int(environ["CONTENT_LENGTH"])
        headers = {
            key.removeprefix("HTTP_CE_").lower(): value
            for key, value in environ.items()
            if key.startswith("HTTP_CE_")
        }
        self.received.append({**headers, "body": environ["wsgi.input"].read(length).decode()})
        start_response(self.statuses.pop(0) if self.statuses else "200 OK", [])
        return [b"OK"]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CityFile]:
    opened = CityFile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def workers() -> dict[str, Worker]:
    return {name: Worker() for name in ROWS}


@pytest.fixture
def deliveries(file: CityFile, workers: dict[str, Worker]) -> Deliveries:
    return Deliveries(file, Functions(workers, ROWS))


def queue(file: CityFile, subject: str, event_type: str = CREATED) -> None:
    with file.writing() as connection:
        connection.execute(
            "INSERT INTO deliveries (type, subject, at, data) VALUES (?, ?, ?, ?)",
            (event_type, subject, "2026-11-23T01:00:00Z", json.dumps({"value": {}})),
        )


@pytest.mark.parametrize(
    "case",
    [
        ("documents/cities/kendari/reports/r1", CREATED, ["on_report"]),
        ("documents/cities/kendari/reports/r1/events/000001", CREATED, ["on_event"]),
        ("documents/cities/kendari/reports/r1/photos/p1", CREATED, []),
        ("documents/cities/kendari/staff/s1", CREATED, []),
        ("objects/kendari/r1/p1", FINALIZED, ["on_photo"]),
        ("objects/kendari/r1/p1", "google.cloud.storage.object.v1.deleted", []),
    ],
)
def test_an_event_wakes_the_functions_whose_row_it_fits(
    file: CityFile,
    workers: dict[str, Worker],
    deliveries: Deliveries,
    case: tuple[str, str, list[str]],
) -> None:
    subject, event_type, woken = case
    queue(file, subject, event_type)
    assert deliveries.step()
    assert [name for name, worker in workers.items() if worker.received] == woken
    assert deliveries.pending() == 0


def test_it_arrives_as_the_platform_posts_it(
    file: CityFile, workers: dict[str, Worker], deliveries: Deliveries
) -> None:
    queue(file, "documents/cities/kendari/reports/r1")
    deliveries.step()
    (received,) = workers["on_report"].received
    assert received == {
        "specversion": "1.0",
        "id": "local-1",
        "source": "//firestore.googleapis.com/projects/local/databases/(default)",
        "type": CREATED,
        "subject": "documents/cities/kendari/reports/r1",
        "time": "2026-11-23T01:00:00Z",
        "body": '{"value": {}}',
    }


def test_a_failed_delivery_stays_and_is_tried_again(
    file: CityFile,
    workers: dict[str, Worker],
    deliveries: Deliveries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = iter([0.0, 0.0, 0.1, 0.3])
    monkeypatch.setattr("local.platform.deliveries.monotonic", lambda: next(moments))
    workers["on_report"].statuses = ["500 Oops"]
    queue(file, "documents/cities/kendari/reports/r1")
    assert deliveries.step()
    assert deliveries.pending() == 1
    assert not deliveries.step(), "it waits before the next attempt"
    assert deliveries.step()
    assert deliveries.pending() == 0
    assert len(workers["on_report"].received) == 2


def test_one_in_trouble_holds_up_nobody_and_survives_a_restart(
    file: CityFile, workers: dict[str, Worker], deliveries: Deliveries
) -> None:
    workers["on_report"].statuses = ["503 Busy"]
    queue(file, "documents/cities/kendari/reports/r1")
    queue(file, "documents/cities/kendari/reports/r1/events/000001")
    deliveries.step()
    assert len(workers["on_event"].received) == 1
    assert _attempts(file) == [1]
    restarted = Deliveries(file, Functions(workers, ROWS))
    restarted.step()
    assert restarted.pending() == 0


def _attempts(file: CityFile) -> list[int]:
    rows: list[sqlite3.Row] = file.reading().execute("SELECT attempts FROM deliveries").fetchall()
    return [row["attempts"] for row in rows]
