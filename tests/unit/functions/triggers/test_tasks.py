"""Calls of the queue and the scheduler: which answers make them repeat."""

from typing import Any

import pytest

from functions._edge.http.errors import RequestError
from functions._edge.triggers.tasks import alarm, handle
from shared.domain.kernel.errors import ConflictError, TransientError, UnauthenticatedError
from tests.unit.functions.container import BareContainer, make_request

BODY = (
    b'{"city_id": "kendari", "report_id": "r1", "rung_id": "nudge", "due_version": 2, "newer": 1}'
)


class OurCallerCheck:
    def verify(self, authorization: str | None) -> None:
        if authorization != "ours":
            raise UnauthenticatedError("token_invalid")


def called(
    work: Any, bare: BareContainer, method: str = "POST", authorization: str = "ours"
) -> Any:
    request = make_request(method, headers={"Authorization": authorization})
    return handle(request, "escalate_report", bare.container, OurCallerCheck(), work)


def _raiser(error: Exception) -> Any:
    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "status", "text", "severities"),
    [
        (lambda: None, 200, b"ok", []),
        (_raiser(ConflictError("state_conflict")), 200, b"ok", ["WARNING"]),
        (_raiser(RequestError(400, "json_malformed")), 400, b"json_malformed", ["WARNING"]),
        (_raiser(TransientError("busy")), 503, b"temporarily_unavailable", ["WARNING"]),
        (_raiser(ValueError("kenari")), 500, b"internal_error", ["ERROR"]),
    ],
    ids=["well", "refused", "malformed", "busy", "bug"],
)
def test_only_what_another_try_could_mend_is_repeated(
    work: Any, status: int, text: bytes, severities: list[str]
) -> None:
    bare = BareContainer()

    answer = called(work, bare)

    assert (answer.status_code, answer.get_data()) == (status, text)
    assert [line["severity"] for line in bare.logged] == severities
    assert "kenari" not in bare.stream.getvalue()


@pytest.mark.parametrize(
    ("method", "authorization", "status"), [("POST", "theirs", 401), ("GET", "ours", 405)]
)
def test_no_work_is_done_for_others(method: str, authorization: str, status: int) -> None:
    done: list[int] = []

    answer = called(lambda: done.append(1), BareContainer(), method, authorization)

    assert (answer.status_code, done) == (status, [])
    assert answer.is_streamed


def test_an_alarm_of_newer_code_is_read() -> None:
    request = make_request("POST", body=BODY, headers={"Content-Type": "application/json"})

    assert (alarm(request).report_id, alarm(request).due_version) == ("r1", 2)


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b"\xff", BODY.replace(b"2", b'"2"')])
def test_what_is_no_alarm_is_refused(body: bytes) -> None:
    request = make_request("POST", body=body, headers={"Content-Type": "application/json"})

    with pytest.raises(RequestError, match="json_malformed"):
        alarm(request)
