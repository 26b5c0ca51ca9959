"""The cities that were brought into the installation by import, beside those that were deployed."""

import threading
from collections.abc import Callable, Mapping

from shared.domain.kernel.errors import TransientError
from shared.ports.cities import Publications

# How long a process may go on without knowing of a new city, and how soon it looks again after a fault.
FRESH_S = 60.0
RETRY_S = 5.0


class CityRegister:
    """Looked at only for a city or a prefix that was not deployed, and once a minute at most.

    Threads may share it. What was read once is good for as long as it cannot be read again.
    """

    def __init__(
        self,
        publications: Publications,
        tell: Callable[[str, str], object],
        now: Callable[[], float],
    ) -> None:
        self._publications, self._tell, self._now = publications, tell, now
        self._lock = threading.Lock()
        self._known: Mapping[str, str] | None = None
        self._until = 0.0

    def prefixes(self) -> Mapping[str, str]:
        """The tracking prefix of each. Raises TransientError where they were never read."""
        with self._lock:
            if self._known is None or self._now() >= self._until:
                self._known = self._read()
            return self._known

    def look_again(self) -> None:
        """The next call reads them anew: this process has just imported something."""
        with self._lock:
            self._until = self._now()

    def _read(self) -> Mapping[str, str]:
        try:
            found = self._publications.cities()
        except TransientError as error:
            if self._known is None:
                raise
            self._tell("", error.reason)
            self._until = self._now() + RETRY_S
            return self._known
        self._until = self._now() + FRESH_S
        return found
