"""A small client of the local city, for stories and tests: HTTP and nothing else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode, urlsplit

_PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back. `json` is empty where the body is none."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body) if self.body else {}
        return found


class UnexpectedAnswerError(Exception):
    """The city answered otherwise than the caller counted on."""

    def __init__(self, asked: str, answer: HttpAnswer) -> None:
        super().__init__(f"{asked} -> {answer.status} {answer.body[:300].decode(errors='replace')}")
        self.answer = answer


@dataclass(frozen=True, slots=True)
class CityClient:
    """Speaks to one city; `token` makes it one person."""

    base_url: str
    token: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def signed_in(self, persona: str, **who: str) -> "CityClient":
        """A client that speaks for that persona: `office`, `city`, `name` and `colleague`."""
        session = self.post("/local/sign-in", {"persona": persona, **who})
        return CityClient(self.base_url, session["id_token"], self.headers)

    def get(self, path: str) -> dict[str, Any]:
        return self._expected("GET", path, None, {})

    def read(self, path: str) -> bytes:
        """What is there, whatever it is. Raises UnexpectedAnswerError for anything but 200."""
        answer = self.send("GET", path)
        if answer.status != HTTPStatus.OK:
            raise UnexpectedAnswerError(f"GET {path}", answer)
        return answer.body

    def fill_in(self, path: str, form: Mapping[str, str]) -> int:
        """Send a page's form as a browser does; the status of the answer."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urlencode(form).encode(), headers).status

    def post(self, path: str, body: Mapping[str, object], **headers: str) -> dict[str, Any]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._expected("POST", path, body, named)

    def put(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        return self._expected("PUT", path, body, {})

    def upload(self, session: Mapping[str, Any], data: bytes) -> None:
        """Send a photo where a submission's or an action's answer says."""
        path = urlsplit(session["url"]).path
        answer = self.send(session["method"], path, data, session["headers"])
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own number
            raise UnexpectedAnswerError("upload", answer)

    def picture(self, path: str) -> bytes:
        answer = self.send("GET", path)
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own number
            raise UnexpectedAnswerError(path, answer)
        return answer.body

    def send(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> HttpAnswer:
        """Any request; whatever the answer is, it is returned."""
        address = urlsplit(self.base_url)
        connection = HTTPConnection(address.hostname or "", address.port or 80, timeout=_PATIENCE_S)
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            connection.request(
                method, path, body or None, {**bearer, **self.headers, **(headers or {})}
            )
            return _read(connection.getresponse())
        finally:
            connection.close()

    def _expected(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        headers: Mapping[str, str],
    ) -> dict[str, Any]:
        """The answer's JSON. Raises UnexpectedAnswerError for anything but 2xx."""
        data = b"" if body is None else json.dumps(body).encode()
        typed = {} if body is None else {"Content-Type": "application/json"}
        answer = self.send(method, path, data, {**typed, **headers})
        if not 200 <= answer.status < 300:  # noqa: PLR2004 - HTTP's own numbers
            raise UnexpectedAnswerError(f"{method} {path}", answer)
        return answer.json


def _read(response: HTTPResponse) -> HttpAnswer:
    return HttpAnswer(response.status, dict(response.headers.items()), response.read())
