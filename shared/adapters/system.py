"""Time and chance as this machine has them."""

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from shared.ports.platform import First, Rest


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock adapter


class SystemIds:
    def new_id(self) -> str:
        return secrets.token_hex(16)

    def random_bits(self, count: int) -> int:
        return secrets.randbits(count)


class ThreadTogether:
    """Backend calls on one pool for the whole process; its threads start with the first call."""

    def __init__(self, workers: int = 16) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="backend")

    def both(
        self, first: Callable[[], First], rest: Sequence[Callable[[], Rest]]
    ) -> tuple[First, tuple[Rest, ...]]:
        waiting = [self._pool.submit(call) for call in rest]
        done = first()
        return done, tuple(future.result() for future in waiting)

    def all(self, calls: Sequence[Callable[[], Rest]]) -> tuple[Rest, ...]:
        return tuple(self._pool.map(lambda call: call(), calls))
