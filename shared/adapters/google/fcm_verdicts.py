"""What FCM's answer for one device means: it has the message, may later, never will, or is dead."""

import re
from enum import StrEnum
from typing import Any

from shared.domain.kernel.value_object import value_object

_SERVER_ERROR = 500
_BLAMED = re.compile(r'"field"\s*:\s*"message\.(token|fid)"')


class VerdictKind(StrEnum):
    DELIVERED = "delivered"
    DEAD = "dead"
    LATER = "later"
    NEVER = "never"


@value_object
class PushVerdict:
    """`reason` is FCM's own code."""

    kind: VerdictKind
    reason: str = ""
    retry_after_s: int | None = None


def verdict_on(error: Any) -> PushVerdict:
    """The verdict on an answer that the SDK raised as `error`."""
    from firebase_admin import exceptions, messaging

    reason = _reason(error)
    if isinstance(error, messaging.UnregisteredError | messaging.SenderIdMismatchError):
        return PushVerdict(VerdictKind.DEAD, reason)
    if isinstance(error, exceptions.InvalidArgumentError) and _blames_the_token(error):
        return PushVerdict(VerdictKind.DEAD, reason)
    refusals = (
        messaging.ThirdPartyAuthError,
        exceptions.InvalidArgumentError,
        exceptions.UnauthenticatedError,
        exceptions.PermissionDeniedError,
        exceptions.NotFoundError,
    )
    if isinstance(error, refusals) and not _is_server_error(error):
        return PushVerdict(VerdictKind.NEVER, reason)
    return PushVerdict(VerdictKind.LATER, reason, _retry_after_s(error))


def _reason(error: Any) -> str:
    from firebase_admin import messaging

    known = {
        messaging.UnregisteredError: "UNREGISTERED",
        messaging.SenderIdMismatchError: "SENDER_ID_MISMATCH",
        messaging.ThirdPartyAuthError: "THIRD_PARTY_AUTH_ERROR",
        messaging.QuotaExceededError: "QUOTA_EXCEEDED",
    }
    return known.get(type(error), str(error.code))


def _is_server_error(error: Any) -> bool:
    answer = error.http_response
    return answer is not None and answer.status_code >= _SERVER_ERROR


def _retry_after_s(error: Any) -> int | None:
    answer = error.http_response  # which is false where it is an error
    text = "" if answer is None else answer.headers.get("Retry-After", "")
    return int(text) if text.isdecimal() else None


def _blames_the_token(error: Any) -> bool:
    """Whether the fault is the form of the device's token or id: no such device ever was."""
    answer = error.http_response
    return answer is not None and bool(_BLAMED.search(answer.text))
