"""WhatsApp's Cloud API: takes every template message, or answers with one of its errors."""

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.stubs.server import Answer, Request, serving

VERSION, PHONE_NUMBER_ID, TOKEN = "v25.0", "106540352242922", "EAAmadeup"
APP_SECRET = "made up as well"


class WhatsAppStub:
    """`messages` holds what was accepted; `requests` everything."""

    def __init__(self) -> None:
        self.host = ""
        self.messages: list[dict[str, Any]] = []
        self.requests: list[Request] = []
        self._next: list[Answer] = []
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        return f"{self.host}/{VERSION}"

    def refuse_next(
        self, code: int, *, status: int = 400, retry_after: str = "", message: str = "no"
    ) -> None:
        error = {
            "message": f"(#{code}) {message}",
            "type": "OAuthException",
            "code": code,
            "error_data": {"messaging_product": "whatsapp", "details": message},
            "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam",
        }
        headers = {"Retry-After": retry_after} if retry_after else {}
        self.answer_next(Answer(status, {"error": error}, headers))

    def answer_next(self, answer: Answer) -> None:
        self._next.append(answer)

    def take(self, request: Request) -> Answer:
        with self._lock:
            self.requests.append(request)
            if self._next:
                return self._next.pop(0)
            if request.headers.get("authorization") != f"Bearer {TOKEN}":
                return Answer(401, {"error": {"code": 190, "type": "OAuthException"}})
            if request.path != f"/{VERSION}/{PHONE_NUMBER_ID}/messages":
                return Answer(400, {"error": {"code": 100, "type": "GraphMethodException"}})
            assert isinstance(request.json, dict)
            self.messages.append(request.json)
            return Answer(200, self._accepted(request.json["to"]))

    def _accepted(self, phone: str) -> dict[str, object]:
        return {
            "messaging_product": "whatsapp",
            "contacts": [{"input": phone, "wa_id": phone.removeprefix("+")}],
            "messages": [
                {"id": f"wamid.made-up-{next(self._numbers)}", "message_status": "accepted"}
            ],
        }


@contextmanager
def whatsapp() -> Iterator[WhatsAppStub]:
    stub = WhatsAppStub()
    with serving(stub.take) as stub.host:
        yield stub
