"""When a Firestore transaction is tried again, when it is settled, and when it is given up.

The SDK's own helper gives up at once when a read is aborted, never pauses, ends in ValueError, and
cannot tell a commit that failed from one whose reply was lost. Pure policy: no SDK in here.
"""

import random
import time
from collections.abc import Callable
from typing import Any, TypeVar

from shared.adapters.documents.engine.db import AlreadyExistsError, CommitMarker, WriteRefusedError
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.kernel.value_object import value_object

T = TypeVar("T")

ABORTED = "ABORTED"
# Waiting may mend these; on a commit they leave open whether it took place.
PASSING = frozenset(
    {ABORTED, "CANCELLED", "DEADLINE_EXCEEDED", "INTERNAL", "RESOURCE_EXHAUSTED"}
    | {"UNAVAILABLE", "UNKNOWN"}
)
# A commit says this where its transaction is over already, for one because it was committed.
PASSING_ON_COMMIT = PASSING | {"FAILED_PRECONDITION"}


class TryFailedError(Exception):
    """One try came to nothing, or may have. `code` is a gRPC status name.

    `result` and `witness` are what the transaction's body decided, where it got as far as a commit.
    """

    def __init__(
        self,
        code: str,
        *,
        at_commit: bool = False,
        result: Any = None,
        witness: CommitMarker | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.at_commit = at_commit
        self.result = result
        self.witness = witness


@value_object
class Backoff:
    """Pauses between tries, in seconds: doubling from `first` to `longest`, each cut by up to half.

    No try begins later than `deadline` after the first.
    """

    first: float = 0.05
    longest: float = 2.0
    deadline: float = 20.0


@value_object
class Runner:
    """Runs tries until one settles the matter. `has_happened` looks for a commit's witness."""

    has_happened: Callable[[CommitMarker], bool]
    backoff: Backoff = Backoff()
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    uniform: Callable[[float, float], float] = random.uniform

    def run(self, attempt: Callable[[], T]) -> T:
        """What the first successful `attempt` returns; it raises TryFailedError for a failed one.

        Raises TransientError when time is up, AlreadyExistsError and NotFoundError where the commit
        was refused for that, WriteRefusedError for what no waiting mends.
        """
        give_up_at = self.monotonic() + self.backoff.deadline
        longest = self.backoff.first
        while True:
            try:
                return attempt()
            except TryFailedError as error:
                failed = error
            happened = self._happened(failed)
            if happened:
                result: T = failed.result
                return result
            _raise_if_settled(failed, known_not_to_have_happened=happened is False)
            pause = self.uniform(longest / 2, longest)
            if self.monotonic() + pause > give_up_at:
                raise TransientError(f"firestore_{failed.code.lower()}") from failed
            self.sleep(pause)
            longest = min(longest * 2, self.backoff.longest)

    def _happened(self, failed: TryFailedError) -> bool | None:
        """Whether the commit took place after all; None where that cannot be told.

        An aborted commit did not, and a new try would notice if it had: no need to look.
        """
        if not failed.at_commit or failed.code == ABORTED or failed.witness is None:
            return None
        try:
            return self.has_happened(failed.witness)
        except TransientError:
            return None


def _raise_if_settled(failed: TryFailedError, *, known_not_to_have_happened: bool) -> None:
    """A new try only where it may end otherwise than this one."""
    if failed.code in (PASSING_ON_COMMIT if failed.at_commit else PASSING):
        return
    if failed.at_commit and failed.code == "ALREADY_EXISTS":
        if known_not_to_have_happened or failed.witness is None:
            raise AlreadyExistsError("already_exists") from failed
        return
    if failed.at_commit and failed.code == "NOT_FOUND":
        raise NotFoundError("not_found") from failed
    raise WriteRefusedError(f"firestore_{failed.code.lower()}") from failed
