"""A clock that can be moved forward: the machine's time and an offset that survives a restart."""

import threading
from datetime import datetime, timedelta

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.settings import read_setting
from shared.adapters.system import SystemClock
from shared.ports.platform import Clock

_OFFSET = "clock_offset_s"


class LocalClock:
    """Never goes back within a process, even where the machine's clock does."""

    def __init__(self, city_file: CityFile, machine: Clock | None = None) -> None:
        self._file = city_file
        self._machine = machine or SystemClock()
        self._latest = self._machine.now()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        offset = float(read_setting(self._file.reading(), _OFFSET) or 0)
        with self._lock:
            self._latest = max(self._latest, self._machine.now() + timedelta(seconds=offset))
            return self._latest

    def advance(self, span: timedelta) -> datetime:
        """Move forward for good; returns the new time. Raises ValueError for a span below zero."""
        if span < timedelta():
            raise ValueError("the clock only goes forward")
        with self._file.writing() as connection:
            offset = float(read_setting(connection, _OFFSET) or 0) + span.total_seconds()
            connection.execute(
                "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (_OFFSET, str(offset))
            )
        return self.now()
