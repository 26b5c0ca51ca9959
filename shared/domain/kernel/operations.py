"""An operation that a client may send again: the claim on its key and the answer kept for a repeat."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.kernel.errors import InProgressError, InvalidError
from shared.domain.kernel.value_object import value_object

# A request lives at most a minute on the platform; after that its claim is free for the repeat.
LEASE = timedelta(seconds=60)
# Phones are offline for days; a key is remembered long after any client gave up.
KEPT_FOR = timedelta(days=30)


@value_object
class Operation:
    """A claim on an idempotency key. `answer` is set once the work is committed.

    `holder` names the attempt that holds the lease, so that an attempt whose lease ran out and was
    taken over cannot commit behind its successor's back.
    """

    operation_id: str
    request_hash: str
    holder: str
    lease_until: datetime
    expires_at: datetime
    answer: Mapping[str, object] | None = None

    def finished(self, answer: Mapping[str, object]) -> "Operation":
        return replace(self, answer=answer)


def decide_claim(found: Operation | None, wanted: Operation, now: datetime) -> Operation:
    """The operation as it stands once `wanted` has claimed its key, or the finished one to repeat.

    Raises InvalidError where the key was used for another request, InProgressError while another
    attempt at the same request holds it.
    """
    if found is None:
        return wanted
    if found.request_hash != wanted.request_hash:
        raise InvalidError("idempotency_key_reused")
    if found.answer is not None or found.holder == wanted.holder:
        return found
    if now < found.lease_until:
        left_s = (found.lease_until - now).total_seconds()
        raise InProgressError("operation_in_progress", retry_after_s=math.ceil(left_s))
    return wanted
