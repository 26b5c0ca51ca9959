"""Calls from our own queue and scheduler: who calls, what for, and which answers make them repeat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec
from flask import Request, Response

from functions._edge.http.body import read_body, unread
from functions._edge.http.errors import RequestError, headers_of, status_of
from shared.domain.kernel.errors import DomainError, TransientError, UnauthenticatedError

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.ports.platform import CallerCheck


class AlarmIn(msgspec.Struct, frozen=True):
    """What an alarm carries, with an `event_id` where it is a look at messages.

    Unknown fields are ignored: an older alarm may outlive its code.
    """

    city_id: str
    report_id: str
    rung_id: str
    due_version: int
    event_id: str = ""


def alarm(request: Request) -> AlarmIn:
    """Raises RequestError for a body that no alarm of ours has."""
    try:
        return msgspec.json.decode(read_body(request), type=AlarmIn)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise RequestError(400, "json_malformed") from None


def ring(ports: Ports, ringing: AlarmIn) -> None:
    """What the alarm was set for: a deadline, or a message that should have arrived by now."""
    if ringing.event_id:
        from shared.usecases.notify.perform_effects import perform_effects

        perform_effects(ringing.city_id, ringing.report_id, ringing.event_id, ports)
    else:
        from shared.usecases.sla.escalate_report import escalate_report

        escalate_report(ringing.city_id, ringing.report_id, ringing.due_version, ports)


def handle(
    request: Request,
    function: str,
    container: Container,
    caller_check: CallerCheck,
    work: Callable[[], object],
) -> Response:
    """Do the work if our own queue or scheduler asks for it.

    Whatever another try could mend is answered with 5xx, so that the queue tries again. A refusal of the
    work itself is answered with 200: it would be refused for ever, and queues must drain.
    """
    try:
        _check_method(request)
        caller_check.verify(request.headers.get("Authorization"))
        work()
    except (UnauthenticatedError, RequestError) as error:
        container.telemetry.warning("call refused", function=function, code=error.code)
        return _told(status_of(error), error.code, headers_of(error))
    except DomainError as error:
        container.telemetry.warning("call dropped", function=function, code=error.code)
    except TransientError as error:
        container.telemetry.warning("call postponed", function=function, reason=error.reason)
        return _told(503, error.code)
    except Exception as error:  # noqa: BLE001  the last wall of a task endpoint
        container.telemetry.bug("call failed", error, function=function)
        return _told(500, "internal_error")
    return _told(200, "ok")


def _check_method(request: Request) -> None:
    if request.method != "POST":
        raise RequestError(405, "method_not_allowed", allow="POST")


def _told(status: int, code: str, headers: Mapping[str, str] | None = None) -> Response:
    return unread(status, code.encode(), {**(headers or {}), "Content-Type": "text/plain"})
