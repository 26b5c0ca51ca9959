"""Stands where Eventarc stands: sees new documents and objects, and posts CloudEvents for them.

Each event is posted twice at the same moment, a document's once as protobuf and once as JSON; what is
new in one look round goes out in a shuffled order. What is refused is posted again, as the platform does.
"""

import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from google.cloud import firestore

from tests.events.loader import FORMS, Delivery, document_created, object_finalized

LOOK_EVERY_S = 0.1
# A function's name and what to post to it.
Posting = tuple[str, Delivery]
_OK = range(200, 300)


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
        waiting: list[Posting] = []
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

    def _post(self, posting: Posting) -> bool:
        function, delivery = posting
        request = urllib.request.Request(  # noqa: S310 - a loopback address
            self.urls[function], delivery.body, dict(delivery.headers)
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - see above
                return answer.status in _OK
        except urllib.error.HTTPError as refused:
            refused.close()
            return False


def twins(function: str, path: str) -> Sequence[Posting]:
    """The same event twice, with one id: a document's in its two forms, an object's in its only one."""
    if function == "on_photo_uploaded":
        return [(function, object_finalized(path, event_id=path))] * 2
    return [(function, document_created(path, event_id=path, form=form)) for form in FORMS]


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


def wait_until(what: str, is_so: Callable[[], bool], limit_s: float = 60.0) -> None:
    """Look until it is so. Fails, naming what was waited for, when time is up."""
    deadline = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < deadline, f"waited {limit_s:.0f} s in vain for: {what}"
        time.sleep(0.1)
