"""Firebase Cloud Messaging, v1: takes every message, or answers a token with one of its errors.

Shapes as in the reference of `projects.messages.send`, `ErrorCode` and google.rpc.Status.
"""

import itertools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.stubs.server import Answer, Request, serving

_FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
_BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
# FCM's error code -> HTTP status and google.rpc.Code.
ERRORS = {
    "UNREGISTERED": (404, "NOT_FOUND"),
    "SENDER_ID_MISMATCH": (403, "PERMISSION_DENIED"),
    "QUOTA_EXCEEDED": (429, "RESOURCE_EXHAUSTED"),
    "UNAVAILABLE": (503, "UNAVAILABLE"),
    "INTERNAL": (500, "INTERNAL"),
    "INVALID_ARGUMENT": (400, "INVALID_ARGUMENT"),
    "THIRD_PARTY_AUTH_ERROR": (401, "UNAUTHENTICATED"),
}


class FcmStub:
    """`messages` holds every message that was posted, accepted or not, in the order of arrival."""

    def __init__(self, base_url: str = "") -> None:
        self.base_url = base_url
        self.messages: list[dict[str, Any]] = []
        self.requests: list[Request] = []
        self._answers: dict[str, Answer] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def refuse(self, token: str, code: str, *, retry_after: str = "", field: str = "") -> None:
        """From now on the token gets this error; `field` is the one that a bad request blames."""
        status, rpc_code = ERRORS[code]
        details: list[dict[str, object]] = [{"@type": _FCM_ERROR, "errorCode": code}]
        if field:
            blamed = {"field": field, "description": "not a valid FCM registration token"}
            details.append({"@type": _BAD_REQUEST, "fieldViolations": [blamed]})
        error = {"code": status, "message": f"no: {token}", "status": rpc_code, "details": details}
        headers = {"Retry-After": retry_after} if retry_after else {}
        self.answer(token, Answer(status, {"error": error}, headers))

    def answer(self, token: str, answer: Answer) -> None:
        self._answers[token] = answer

    def take(self, request: Request) -> Answer:
        message = request.json["message"] if isinstance(request.json, dict) else {}
        with self._lock:
            self.requests.append(request)
            self.messages.append(message)
            name = (
                f"{request.path.removeprefix('/v1/').removesuffix(':send')}/{next(self._numbers)}"
            )
        return self._answers.get(addressee(message), Answer(200, {"name": name}))


def addressee(message: Mapping[str, str]) -> str:
    """The registration token or the installation id; there is exactly one."""
    (found,) = [message[field] for field in ("token", "fid") if field in message]
    return found


@contextmanager
def fcm() -> Iterator[FcmStub]:
    stub = FcmStub()
    with serving(stub.take) as stub.base_url:
        yield stub
