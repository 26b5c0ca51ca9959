"""The clock, ids, threads, and who calls."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from shared.domain.people.access import Claims

First = TypeVar("First")


Rest = TypeVar("Rest")


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Ids(Protocol):
    def new_id(self) -> str:
        """128 random bits in lower-case hex."""

    def random_bits(self, count: int) -> int:
        """An unguessable integer of `count` bits."""


class Parallel(Protocol):
    """Runs backend calls side by side; a request waits for the slowest, not for the sum."""

    def both(
        self, first: Callable[[], First], rest: Sequence[Callable[[], Rest]]
    ) -> tuple[First, tuple[Rest, ...]]:
        """All results, in order. What a call raises is raised, `first` before the others."""

    def all(self, calls: Sequence[Callable[[], Rest]]) -> tuple[Rest, ...]:
        """All results, in order. What a call raises is raised."""


class CallerCheck(Protocol):
    """Tells whether a call to a task or scheduler endpoint comes from our own queue."""

    def verify(self, authorization: str | None) -> None:
        """Raises UnauthenticatedError; TransientError where that cannot be told just now."""


class TokenCheck(Protocol):
    def verify(self, token: str) -> Claims:
        """What a client's ID token says.

        Raises UnauthenticatedError; TransientError where that cannot be told just now.
        """
