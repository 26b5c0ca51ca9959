"""Calls of the queue and the scheduler: which answers make them repeat."""

import json
from typing import TYPE_CHECKING, Any, cast

import pytest

from functions._edge.http.errors import RequestError
from functions._edge.triggers.tasks import alarm, handle, ring
from shared.domain.kernel.errors import (
    ConflictError,
    TransientError,
    UnauthenticatedError,
    UnreadableError,
)
from shared.domain.kernel.states import EventType
from tests.builders import CITY, NOW, make_device
from tests.unit.domain.lives import DAY
from tests.unit.functions.container import BareContainer, make_request
from tests.unit.usecases.notify.events import routed
from tests.unit.usecases.world import World

if TYPE_CHECKING:
    from shared.bootstrap.ports import Ports

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
        (_raiser(UnreadableError("reports")), 503, b"stored_form_unknown", ["WARNING"]),
        (_raiser(ValueError("kenari")), 500, b"internal_error", ["ERROR"]),
    ],
    ids=["well", "refused", "malformed", "busy", "unreadable", "bug"],
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


def rung(world: World, **fields: str | int) -> None:
    """A call as it was written when a look at messages was still an alarm among others."""
    body = json.dumps({"city_id": CITY, **fields}).encode()
    request = make_request("POST", body=body, headers={"Content-Type": "application/json"})
    ring(cast("Ports", world), alarm(request))


def test_a_deadline_that_was_set_before_is_climbed() -> None:
    world = World()
    report, _ = routed(world)
    due = report.due
    world.clock.moment = NOW + DAY
    rung(world, report_id=report.report_id, rung_id="nudge", due_version=due.version)
    assert world.last_event(report).type is EventType.RUNG_CLIMBED


def test_a_look_at_messages_that_was_set_before_is_taken() -> None:
    world = World()
    report, event = routed(world, make_device())
    named: dict[str, str | int] = {"rung_id": "000002-push", "due_version": 1_795_000_000}
    rung(world, report_id=report.report_id, event_id=event.event_id, **named)
    assert len(world.push.sent) == 1
    assert world.last_event(report) == event


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b"\xff", BODY.replace(b"2", b'"2"')])
def test_what_is_no_alarm_is_refused(body: bytes) -> None:
    request = make_request("POST", body=body, headers={"Content-Type": "application/json"})

    with pytest.raises(RequestError, match="json_malformed"):
        alarm(request)
