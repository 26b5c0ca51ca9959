"""Calls to the queue's and the scheduler's functions: who may, and which are worth repeating."""

import json
from typing import Any

import jwt
import pytest

from shared.domain.kernel.states import EventType
from tests.http.client import JSON, Answer, raw, request
from tests.http.installation import CITIZEN, CITY, OFFICER, Installation

FUNCTIONS = ("escalate_report", "sweep_overdue", "office_digest")
FORTY_MB = 40 * 1024 * 1024


def ring(
    city: Installation, body: Any, *, authorization: str | None = None, content_type: str = JSON
) -> Answer:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": content_type, "Authorization": authorization or city.caller()}
    return request(city, "escalate_report", "POST", "/", body=data, headers=headers)


def alarm(city: Installation, **fields: Any) -> dict[str, Any]:
    due = city.report.due
    whole = {
        "city_id": CITY,
        "report_id": city.report.report_id,
        "rung_id": due.rung_id,
        "due_version": due.version,
    }
    return {**whole, **fields}


def _stranger(city: Installation, kind: str) -> str | None:
    foreign = jwt.encode({"aud": "tanggap-callers"}, "a" * 64, algorithm="HS256")
    return {
        "none": None,
        "empty": "",
        "basic": "Basic eA==",
        "garbage": "Bearer a.b.c",
        "foreign": f"Bearer {foreign}",
        "citizen": f"Bearer {city.token(CITIZEN)}",
        "officer": f"Bearer {city.token(OFFICER)}",
    }[kind]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "kind", ["none", "empty", "basic", "garbage", "foreign", "citizen", "officer"]
)
def test_a_stranger_is_refused_whatever_headers_they_put_on(
    city: Installation, function: str, kind: str
) -> None:
    headers = {
        "Content-Type": JSON,
        "X-CloudTasks-QueueName": "alarms",
        "X-CloudScheduler": "true",
        "User-Agent": "Google-Cloud-Tasks",
    }
    authorization = _stranger(city, kind)
    if authorization is not None:
        headers["Authorization"] = authorization
    before = city.contents()

    body = json.dumps(alarm(city)).encode()
    answer = request(city, function, "POST", "/", body=body, headers=headers)

    assert answer.status == 401
    assert answer.body in {b"token_missing", b"token_invalid"}
    assert answer.headers["www-authenticate"] == "Bearer"
    assert city.contents() == before


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b"NaN",
        b"{}",
        b"\xff",
        b'{"city_id": "\\ud800"}',
        b"[" * 30_000,
        {"city_id": 1, "report_id": "x", "rung_id": "x", "due_version": 1},
        {"city_id": "kendari", "report_id": "x", "rung_id": "x", "due_version": "1"},
    ],
    ids=["half", "list", "null", "NaN", "empty", "bytes", "surrogate", "deep", "types", "text"],
)
def test_what_is_no_alarm_is_refused(city: Installation, body: Any) -> None:
    before = city.contents()

    answer = ring(city, body)

    assert (answer.status, answer.body) == (400, b"json_malformed")
    assert city.contents() == before


def test_an_alarm_of_another_content_type_is_refused(city: Installation) -> None:
    assert ring(city, alarm(city), content_type="text/plain").status == 415


@pytest.mark.parametrize(
    "fields",
    [
        {"due_version": 0},
        {"due_version": 999},
        {"due_version": 10**30},
        {"report_id": "none"},
        {"report_id": "../x"},
        {"report_id": "x" * 3000},
        {"city_id": "atlantis"},
        {"city_id": ""},
        {"rung_id": "none"},
        {"unknown": 1},
        {},
    ],
    ids=str,
)
def test_an_alarm_with_nothing_to_do_is_answered_well(
    city: Installation, fields: dict[str, Any]
) -> None:
    answers = [ring(city, alarm(city, **fields)) for _ in range(2)]

    assert [(answer.status, answer.body) for answer in answers] == [(200, b"ok")] * 2
    history = city.container.ports.reports.events(CITY, city.report.report_id)
    assert EventType.RUNG_CLIMBED not in {event.type for event in history}


@pytest.mark.parametrize("function", ["sweep_overdue", "office_digest"])
def test_it_runs_for_the_scheduler(city: Installation, function: str) -> None:
    headers = {"Authorization": city.caller()}

    answers = [request(city, function, "POST", "/", headers=headers) for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_another_method_does_nothing(city: Installation, function: str, method: str) -> None:
    headers = {"Authorization": city.caller()}

    answer = request(city, function, method, "/", headers=headers)

    assert (answer.status, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("authorization", ["", "ours"])
def test_forty_megabytes_are_not_waited_for(
    city: Installation, function: str, authorization: str
) -> None:
    token = f"Authorization: {city.caller()}\r\n" if authorization else ""
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\n{token}Content-Type: application/json\r\n"

    answer = raw(city, function, f"{head}Content-Length: {FORTY_MB}\r\n\r\n{{".encode())

    expected = {"": 401, "ours": 413 if function == "escalate_report" else 200}
    assert answer.status == expected[authorization]
