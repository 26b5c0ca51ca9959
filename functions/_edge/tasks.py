"""Calls from our own queue and scheduler: who calls, what for, and which answers make them repeat."""

from collections.abc import Callable

import msgspec
from flask import Request, Response

from functions._edge.body import read_body
from functions._edge.errors import RequestError, status_of
from shared.bootstrap import Container
from shared.domain.errors import DomainError, TransientError, UnauthenticatedError
from shared.ports import CallerCheck


class AlarmIn(msgspec.Struct, frozen=True):
    """What an alarm carries. Unknown fields are ignored: an older alarm may outlive its code."""

    city_id: str
    report_id: str
    rung_id: str
    due_version: int


def alarm(request: Request) -> AlarmIn:
    """Raises RequestError for a body that no alarm of ours has."""
    try:
        return msgspec.json.decode(read_body(request), type=AlarmIn)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise RequestError(400, "json_malformed") from None


def handle(
    request: Request,
    function: str,
    house: Container,
    caller_check: CallerCheck,
    work: Callable[[], object],
) -> Response:
    """Do the work if our own queue or scheduler asks for it.

    Whatever another try could mend is answered with 5xx, so that the queue tries again. A refusal of the
    work itself is answered with 200: it would be refused for ever, and queues must drain.
    """
    try:
        caller_check.verify(request.headers.get("Authorization"))
        work()
    except (UnauthenticatedError, RequestError) as error:
        house.telemetry.warning("call refused", function=function, code=error.code)
        return Response(error.code, status_of(error))
    except DomainError as error:
        house.telemetry.warning("call dropped", function=function, code=error.code)
    except TransientError as error:
        house.telemetry.warning("call postponed", function=function, reason=error.reason)
        return Response("temporarily_unavailable", 503)
    except Exception as error:  # noqa: BLE001  the last wall of a task endpoint
        house.telemetry.bug("call failed", error, function=function)
        return Response("internal_error", 500)
    return Response("ok", 200)
