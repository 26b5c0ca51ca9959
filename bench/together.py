"""What a submit gains from asking its backends side by side: each answers after 20 ms here."""

import time
from dataclasses import dataclass, field
from datetime import datetime

from bench.figures import Figure, ratio
from shared.adapters.system import SystemClock, SystemIds, ThreadTogether
from shared.domain.kernel.operations import Operation
from shared.domain.links.signed_links import LinkKeys
from shared.domain.photos.photos import Photo
from shared.ports.pictures import UploadSession
from shared.ports.platform import Parallel
from shared.ports.reports import Submission
from shared.usecases.intake.submit_report import submit_report
from tests.fake_store import FakeReports
from tests.fakes import FakePhotoBytes, FakeReferences, FakeTogether
from tests.unit.domain.lives import city_reference
from tests.unit.usecases.world import JPEG, KEYS, a_submission

RUNS = 15
BACKEND_S = 0.02


class SlowReports(FakeReports):
    def claim(self, city_id: str, wanted: Operation, now: datetime) -> Operation:
        time.sleep(BACKEND_S)
        return super().claim(city_id, wanted, now)

    def submit(self, submission: Submission) -> Operation:
        time.sleep(BACKEND_S)
        return super().submit(submission)


class SlowPhotoBytes(FakePhotoBytes):
    def open_session(self, photo: Photo) -> UploadSession | None:
        time.sleep(BACKEND_S)
        return super().open_session(photo)


@dataclass
class SlowPorts:
    together: Parallel
    reports: FakeReports = field(default_factory=SlowReports)
    photo_bytes: FakePhotoBytes = field(default_factory=SlowPhotoBytes)
    references: FakeReferences = field(default_factory=lambda: FakeReferences(city_reference()))
    clock: SystemClock = field(default_factory=SystemClock)
    ids: SystemIds = field(default_factory=SystemIds)
    capture_keys: LinkKeys = KEYS


def measure() -> list[Figure]:
    ways: dict[str, Parallel] = {"together": ThreadTogether(), "in a row": FakeTogether()}
    times: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(RUNS + 1):
        for way, together in ways.items():
            seconds = _submit(together, f"key-{turn}-{way}")
            if turn:
                times[way].append(seconds)
    name = "submit with 2 photos: backend calls together / in a row"
    return [ratio(name, "together", "in a row", times, 0.7)]


def _submit(together: Parallel, key: str) -> float:
    command = a_submission(idempotency_key=key, photos=(JPEG, JPEG))
    start = time.perf_counter()
    submit_report(command, SlowPorts(together))
    return time.perf_counter() - start
