"""Telling a story in the terminal while checking that each step is true."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_GREEN, _RED, _DIM, _BOLD, _PLAIN = "\033[32m", "\033[31m", "\033[2m", "\033[1m", "\033[0m"


class UntrueError(Exception):
    """A step did not go as told; the rest of its story would make no sense."""


@dataclass(slots=True)
class Teller:
    """Counts what was found true. Speaks Bahasa Indonesia first, then English."""

    in_colour: bool
    passed: int = 0
    failed: int = 0

    def title(self, name: str, indonesian: str, english: str) -> None:
        print(f"\n{self._as(_BOLD, f'{name}: {indonesian}')}")
        print(self._as(_DIM, f"  {english}"))

    def moment(self, shown: str) -> None:
        """What the city's clock shows now."""
        print(self._as(_BOLD, f"  ⏩ {shown}"))

    def same(self, indonesian: str, english: str, expected: object, seen: object) -> None:
        """One step, true if what was seen is what was expected. Raises UntrueError if not."""
        if seen == expected:
            self.passed += 1
            print(f"  {self._as(_GREEN, '✓')} {indonesian}")
            print(self._as(_DIM, f"    {english}"))
            return
        self._fail(indonesian, f"expected {expected!r}, saw {seen!r}")
        raise UntrueError(indonesian)

    def true(self, indonesian: str, english: str, is_true: bool, seen: object) -> None:  # noqa: FBT001 - the claim itself
        self.same(indonesian, english, (True, seen), (is_true, seen))

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Whatever breaks inside is one failed step, told like any other."""
        try:
            yield
        except UntrueError:
            return
        except Exception as error:  # noqa: BLE001 - a broken city must end the story, not the telling
            self._fail(type(error).__name__, str(error))

    def close(self) -> int:
        """The last line; the process's exit status."""
        print(f"\n{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0

    def _fail(self, what: str, why: str) -> None:
        self.failed += 1
        print(f"  {self._as(_RED, '✗')} {what}")
        print(f"    {why}")

    def _as(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.in_colour else text
