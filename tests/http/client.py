"""Requests over real sockets, and what every refusal must look like."""

import http.client
import json
import secrets
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from openapi_schema_validator import OAS31Validator

from functions._edge.http.routes import ACCOUNT, STAFF, Route
from infra.openapi import TABLES, description
from shared.domain.kernel.ids import case_id, public_letters
from tests.http.installation import CITIZEN, OFFICER, Installation

JSON = "application/json"
GUARDS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
_LEAKS = ("Traceback", 'File "', "sqlite", "msgspec", "werkzeug", "<html", "Error(")
_PATIENCE_S = 20


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return str(self.json["code"])


@dataclass(frozen=True)
class Target:
    """A route, and the function that serves it."""

    function: str
    route: Route

    def __str__(self) -> str:
        return f"{self.route.method} {self.route.path}"


def _targets() -> list[Target]:
    return [Target(f"{tag}_api", route) for tag, table in TABLES for route in table.routes]


TARGETS = _targets()
WITH_BODY = [target for target in TARGETS if target.route.body]
WITHOUT_BODY = [target for target in TARGETS if not target.route.body]
WITH_QUERY = [target for target in TARGETS if target.route.query]
GUARDED = [target for target in TARGETS if target.route.needs in {ACCOUNT, STAFF}]
FOR_STAFF = [target for target in TARGETS if target.route.needs == STAFF]
# A body that each route accepts in form. A new route with a body needs a row here.
GOOD_BODIES: Mapping[str, Mapping[str, Any]] = {
    "ReportIn": {
        "description": "Got tersumbat",
        "location": {
            "latitude": -3.9778,
            "longitude": 122.515,
            "device": {"latitude": -3.98, "longitude": 122.52, "accuracy_m": 12},
        },
    },
    "SimilarIn": {
        "location": {"latitude": -3.9778, "longitude": 122.515},
        "category": "jalan_rusak",
    },
    "CorrectionIn": {"description": "Got tersumbat di depan sekolah"},
    "ConfirmationIn": {"outcome": "fixed"},
    "MessageIn": {"text": "Masih menunggu"},
    "WithdrawalIn": {"reason": "Sudah selesai"},
    "PlaceIn": {"choice": "outside"},
    "ActionIn": {"action": "message", "version": 1, "text": "Kami periksa"},
    "IntakeIn": {
        "description": "Got tersumbat",
        "location": {"latitude": -3.9778, "longitude": 122.515},
        "channel": "phone",
    },
    "CaptureIn": {"photos": 2},
    "DraftIn": {"description": "Got tersumbat"},
    "AdviceIn": {"text": "Mohon maaf, sudah kami perbaiki"},
    "AppealIn": {"reason": "Ini sungguh terjadi"},
    "MergeIn": {"version": 1, "case_id": "5f0e8a41c2d94f77a6b3d2e1908c7f65"},
    "UnmergeIn": {"version": 1},
    "SplitIn": {
        "version": 1,
        "parts": [
            {"agency_id": "DPUPR", "text": "Tambal lubangnya"},
            {"agency_id": "DISHUB", "text": "Pasang rambunya"},
        ],
    },
    "UnsplitIn": {"version": 1},
    "RedactionIn": {"boxes": [{"left": 0.1, "top": 0.1, "right": 0.5, "bottom": 0.4}]},
    "OpeningIn": {"reason": "Memeriksa pelat nomor."},
    "DeviceIn": {"token": "token-of-a-phone"},
    "AssigneeIn": {"version": 1, "assignee": None},
    "HandOverIn": {"successor": None},
    "PreferencesIn": {"channels": ["push"]},
    "ReadIn": {"until": "2026-11-23T02:00:00Z"},
    "WishesIn": {"muted": ["new_report"], "digest": False},
    "RosterIn": {"leave": [{"since": "2026-12-21T00:00:00Z", "until": "2027-01-02T00:00:00Z"}]},
}


def good_body(target: Target) -> dict[str, Any]:
    assert target.route.body is not None
    return dict(GOOD_BODIES[target.route.body.__name__])


def path_of(target: Target, city: Installation) -> str:
    """The route's path, filled with what exists."""
    path = target.route.path
    for name, value in (
        ("code", city.report.tracking_code),
        ("report_id", city.report.report_id),
        ("case_id", case_id("KDI", public_letters(city.report.report_id))),
        ("photo_id", city.photo_id),
        ("size", "large"),
        ("device_id", "phone-1"),
        ("kind", "letter"),
        ("uid", OFFICER.uid),
    ):
        path = path.replace(f"<{name}>", value)
    return path


def good_headers(target: Target, city: Installation) -> dict[str, str]:
    """Signed in as the route needs it, with a fresh key, sending JSON."""
    headers = {"Idempotency-Key": f"key-{secrets.token_hex(8)}"}
    if target.route.needs == ACCOUNT:
        headers["Authorization"] = f"Bearer {city.token(CITIZEN)}"
    if target.route.needs == STAFF:
        headers["Authorization"] = f"Bearer {city.token(OFFICER)}"
    if target.route.body:
        headers["Content-Type"] = JSON
    return headers


@dataclass(frozen=True)
class Sent:
    """One request: what differs from a good one for the target."""

    target: Target
    body: bytes | None = None
    path: str = ""
    headers: Mapping[str, str | None] = field(default_factory=dict)
    method: str = ""


def send(city: Installation, sent: Sent) -> Answer:
    """Send it. `headers` are added to the good ones; None takes one away."""
    target = sent.target
    headers = {**good_headers(target, city), **sent.headers}
    body = sent.body
    if body is None and target.route.body:
        body = json.dumps(good_body(target)).encode()
    return request(
        city,
        target.function,
        sent.method or target.route.method,
        sent.path or path_of(target, city),
        body=body,
        headers={name: value for name, value in headers.items() if value is not None},
    )


def request(
    city: Installation,
    function: str,
    method: str,
    path: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", city.ports[function], timeout=_PATIENCE_S)
    try:
        # Who refuses by the headers alone answers, and may close, before the body is sent.
        with suppress(BrokenPipeError):
            connection.request(method, path, body=body, headers=dict(headers or {}))
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, told, response.read())
    finally:
        connection.close()


def raw(city: Installation, function: str, data: bytes) -> Answer:
    """Send these very bytes and wait for the answer, without ever sending more."""
    with socket.create_connection(("127.0.0.1", city.ports[function]), _PATIENCE_S) as channel:
        channel.sendall(data)
        response = http.client.HTTPResponse(channel)
        response.begin()
        told = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, told, response.read())


def assert_refused(answer: Answer, status: int, code: str) -> None:
    """A problem in both languages, guarded, and without a word about our insides."""
    assert (answer.status, answer.body and answer.code) == (status, code), answer.body
    assert answer.headers["content-type"] == "application/problem+json"
    assert GUARDS.items() <= answer.headers.items()
    problem = answer.json
    assert problem["status"] == status
    assert problem["type"].endswith(f"/{code}")
    assert problem["title"]
    assert problem["detail"] != problem["detail_en"]
    text = answer.body.decode()
    assert not [leak for leak in _LEAKS if leak in text]


def assert_described(target: Target, answer: Answer) -> None:
    """What was answered is what docs/openapi.json promises for this route."""
    path = target.route.path.replace("<", "{").replace(">", "}")
    responses = _described()["paths"][path][target.route.method.lower()]["responses"]
    response = responses[str(answer.status)]
    if "$ref" in response:
        response = _described()["components"]["responses"][response["$ref"].rpartition("/")[2]]
    schema = response["content"][answer.headers["content-type"]].get("schema")
    if schema:
        whole = {**schema, "components": _described()["components"]}
        OAS31Validator(whole).validate(answer.json)


@cache
def _described() -> dict[str, Any]:
    return description()
