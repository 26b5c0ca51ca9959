import io
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from local.platform.loops import Loops
from shared.adapters.embedded.city_file import CityFile
from shared.telemetry import Telemetry


class Queue:
    """So many pieces of work; the first attempts at each may break."""

    def __init__(self, work: int, breaks: int = 0) -> None:
        self.left, self.breaks = work, breaks

    def step(self) -> bool:
        if self.breaks:
            self.breaks -= 1
            raise OSError("the disk is full of somebody's secrets")
        had_work = self.left > 0
        self.left = max(0, self.left - 1)
        return had_work

    def pending(self) -> int:
        return self.left


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CityFile]:
    opened = CityFile(tmp_path)
    yield opened
    opened.close()


def test_all_work_is_done_and_then_it_is_settled(file: CityFile) -> None:
    queues = (Queue(5), Queue(3))
    loops = Loops(queues, lambda: None, file, Telemetry())
    loops.start()
    assert loops.settle()
    assert [queue.left for queue in queues] == [0, 0]


def test_settling_is_not_waited_for_for_ever(file: CityFile) -> None:
    loops = Loops((Queue(1),), lambda: None, file, Telemetry())
    began = monotonic()
    assert not loops.settle(patience_s=0.05)
    assert monotonic() - began < 5


def test_a_loop_that_stumbles_says_so_without_the_words_and_goes_on(
    file: CityFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("local.platform.loops._AFTER_TROUBLE_S", 0.01)
    told = io.StringIO()
    loops = Loops((Queue(1, breaks=1),), lambda: None, file, Telemetry(told))
    loops.start()
    assert loops.settle()
    assert "a loop stumbled" in told.getvalue()
    assert "secrets" not in told.getvalue()


def test_the_sweep_comes_round_again_after_trouble(
    file: CityFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("local.platform.loops._SWEEP_EVERY_S", 0.01)
    swept_twice, calls = Event(), iter([OSError("busy"), None])

    def sweep() -> None:
        trouble = next(calls, None)
        if trouble:
            raise trouble
        swept_twice.set()

    Loops((), sweep, file, Telemetry(io.StringIO())).start()
    assert swept_twice.wait(5)
