"""The loops that stand in for Eventarc, Cloud Tasks and Cloud Scheduler, and the wait until all is done."""

import threading
from collections.abc import Callable
from functools import partial
from time import monotonic, sleep
from typing import Protocol

from local.platform.city import Tables
from shared.telemetry import Telemetry

_POLL_S = 0.02
_AFTER_TROUBLE_S = 1.0
_SWEEP_EVERY_S = 5.0


class Queue(Protocol):
    """Work that comes in by itself. `step` does what is ready, `pending` counts all that is left."""

    def step(self) -> bool: ...

    def pending(self) -> int: ...


class Loops:
    """Runs each queue in a thread of its own, and a sweep every few seconds, until the process ends."""

    def __init__(
        self,
        queues: tuple[Queue, ...],
        sweep: Callable[[], object],
        tables: Tables,
        telemetry: Telemetry,
    ) -> None:
        self._queues, self._sweep = queues, sweep
        self._tables, self._telemetry = tables, telemetry

    def start(self) -> None:
        for queue in self._queues:
            self._thread(partial(self._work, queue), type(queue).__name__)
        self._thread(self._sweeping, "sweep")

    def sweep(self) -> None:
        """What the scheduler would call by now, at once: after the clock was moved."""
        self._sweep()

    def settle(self, patience_s: float = 15.0) -> bool:
        """Wait until nothing is left to do; False if something still is when patience ends."""
        deadline = monotonic() + patience_s
        while self._pending():
            if monotonic() > deadline:
                return False
            sleep(_POLL_S / 4)
        return True

    def _pending(self) -> int:
        """Counted at one instant: work in flight keeps its row until what it caused has one."""
        connection = self._tables.reading()
        connection.execute("BEGIN")
        try:
            return sum(queue.pending() for queue in self._queues)
        finally:
            connection.execute("ROLLBACK")

    def _thread(self, work: Callable[[], None], name: str) -> None:
        threading.Thread(target=work, name=name, daemon=True).start()

    def _work(self, queue: Queue) -> None:
        while True:
            try:
                busy = queue.step()
            except Exception as error:  # noqa: BLE001 - a loop must outlive whatever one step meets
                self._telemetry.bug("a loop stumbled", error, function=type(queue).__name__)
                sleep(_AFTER_TROUBLE_S)
                continue
            if not busy:
                sleep(_POLL_S)

    def _sweeping(self) -> None:
        while True:
            sleep(_SWEEP_EVERY_S)
            try:
                self._sweep()
            except Exception as error:  # noqa: BLE001 - a loop must outlive whatever one step meets
                self._telemetry.bug("a loop stumbled", error, function="sweep")
