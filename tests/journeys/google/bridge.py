"""Stands where Eventarc stands: sees new documents and objects, and posts CloudEvents for them.

Each event is posted twice, once with a protobuf and once with a JSON payload, at the same moment; what is
new in one look round goes out in a shuffled order. What is refused is posted again, as the platform does.
"""

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from google.cloud import firestore
from google.events.cloud.firestore import DocumentEventData
from google.events.cloud.storage import StorageObjectData

LOOK_EVERY_S = 0.1
_OK = range(200, 300)


@dataclass(frozen=True)
class Delivery:
    """One CloudEvent in one of its two forms, for one function."""

    function: str
    subject: str
    type: str
    content_type: str
    body: bytes

    def headers(self) -> Mapping[str, str]:
        return {
            "ce-id": f"{self.subject}-{self.type}",
            "ce-source": "//made.up.googleapis.com/projects/demo-tanggap",
            "ce-specversion": "1.0",
            "ce-type": self.type,
            "ce-subject": self.subject,
            "ce-time": datetime.now(UTC).isoformat(),
            "Content-Type": self.content_type,
        }


@dataclass
class Bridge:
    """`urls` tells where each function answers. `refused` counts what had to be posted again."""

    database: firestore.Client
    urls: Mapping[str, str]
    uploaded: list[str] = field(default_factory=list)
    refused: int = 0
    _seen: set[str] = field(default_factory=set)
    _random: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - an order

    def run(self, is_over: threading.Event) -> None:
        waiting: list[Delivery] = []
        with ThreadPoolExecutor(8) as pool:
            while not is_over.is_set():
                waiting += [twin for subject in self._new() for twin in twins(*subject)]
                self._random.shuffle(waiting)
                taken = list(pool.map(self._post, waiting))
                waiting = [each for each, ok in zip(waiting, taken, strict=True) if not ok]
                self.refused += len(waiting)
                time.sleep(LOOK_EVERY_S)

    def _new(self) -> Iterator[tuple[str, str]]:
        """Function and path of what came into being since the last look."""
        found = [("on_photo_uploaded", name) for name in self.uploaded]
        for group, function in (("reports", "on_report_created"), ("events", "on_report_event")):
            documents = self.database.collection_group(group).select([]).stream()
            found += [(function, each.reference.path) for each in documents]
        for function, path in found:
            if path not in self._seen:
                self._seen.add(path)
                yield function, path

    def _post(self, delivery: Delivery) -> bool:
        request = urllib.request.Request(  # noqa: S310 - a loopback address
            self.urls[delivery.function], delivery.body, dict(delivery.headers())
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - see above
                return answer.status in _OK
        except urllib.error.HTTPError as refused:
            refused.close()
            return False


def twins(function: str, path: str) -> Sequence[Delivery]:
    """The same event in its two forms."""
    made = _of_object(path) if function == "on_photo_uploaded" else _of_document(path)
    subject, kind, protobuf, told = made
    return (
        Delivery(function, subject, kind, "application/protobuf", protobuf),
        Delivery(function, subject, kind, "application/json", json.dumps(told).encode()),
    )


def _of_document(path: str) -> tuple[str, str, bytes, object]:
    name = f"projects/demo-tanggap/databases/(default)/documents/{path}"
    data = DocumentEventData(value={"name": name})
    return (
        f"documents/{path}",
        "google.cloud.firestore.document.v1.created",
        DocumentEventData.serialize(data),
        {"value": {"name": name, "fields": {}}, "updateMask": {}},
    )


def _of_object(name: str) -> tuple[str, str, bytes, object]:
    data = StorageObjectData(name=name, bucket="quarantine")
    return (
        f"objects/{name}",
        "google.cloud.storage.object.v1.finalized",
        StorageObjectData.serialize(data),
        {"kind": "storage#object", "name": name, "bucket": "quarantine"},
    )


@contextmanager
def bridging(bridge: Bridge) -> Iterator[Bridge]:
    """The bridge at work beside the test, until the block ends. What breaks in it is raised there."""
    is_over = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(bridge.run, is_over)
        try:
            yield bridge
        finally:
            is_over.set()
            running.result()


def wait_until(what: str, is_so: Callable[[], bool], limit_s: float = 30.0) -> None:
    """Look until it is so. Fails, naming what was waited for, when time is up."""
    deadline = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < deadline, f"waited {limit_s:.0f} s in vain for: {what}"
        time.sleep(0.1)
