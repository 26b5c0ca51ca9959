"""CloudEvents at the edge: from what the platform sends to the ids a use case asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import functions_framework
from cloudevents.http import CloudEvent
from flask import Response
from werkzeug.exceptions import BadRequest

from shared.domain.kernel.errors import DomainError, TransientError

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports

_DOCUMENT = re.compile(
    r"documents/cities/(?P<city_id>[^/]+)/reports/(?P<report_id>[^/]+)"
    r"(?:/events/(?P<event_id>[^/]+))?"
)
_DRAFT = re.compile(
    r"documents/cities/(?P<city_id>[^/]+)/reference_drafts/(?P<table>[^/]+)"
    r"(?:/rows/(?P<row>[^/]+))?"
)
_OBJECT = re.compile(r"objects/(?P<name>.+)")


class EventError(Exception):
    """The delivery failed. The text is shown to the caller, so it holds a code only."""


def refuse(_: BadRequest) -> Response:
    """The answer to what is no CloudEvent. The framework's own quotes all headers, tokens included."""
    return Response("event_malformed", 400, {"Content-Type": "text/plain"})


def fail(error: EventError) -> Response:
    """The answer that brings the delivery again. The framework's own logs a traceback each time."""
    return Response(str(error), 500, {"Content-Type": "text/plain"})


# They take effect on the app that is being made while this module is first loaded: the deployed one.
functions_framework.errorhandler(BadRequest)(refuse)
functions_framework.errorhandler(EventError)(fail)


def document_ids(event: CloudEvent) -> Mapping[str, str]:
    """`city_id`, `report_id` and, for one of its events, `event_id`. Raises EventError."""
    _check_payload(event)
    match = _DOCUMENT.fullmatch(str(event.get("subject") or ""))
    if match is None:
        raise EventError("event_subject_unknown")
    return {name: value for name, value in match.groupdict().items() if value}


def edited_place(event: CloudEvent) -> Mapping[str, str]:
    """`city_id`, `table` and `row` (empty for a table's own document) of an edit in a draft, and `by`
    whom, as the platform says. Raises EventError.
    """
    _check_payload(event)
    match = _DRAFT.fullmatch(str(event.get("subject") or ""))
    if match is None:
        raise EventError("event_subject_unknown")
    return {**match.groupdict(default=""), "by": str(event.get("authid") or "")}


def object_name(event: CloudEvent) -> str:
    """The full name of a finalized object. Raises EventError."""
    _check_payload(event)
    match = _OBJECT.fullmatch(str(event.get("subject") or ""))
    if match is None:
        raise EventError("event_subject_unknown")
    return match["name"]


def handle(function: str, container: Container, work: Callable[[Ports], object]) -> None:
    """Do the work of one delivery, once more or for the first time.

    A DomainError will not go away by itself: it is logged and the delivery is done. Anything else is
    raised as an EventError, which makes the platform deliver again.
    """
    try:
        work(container.ports)
    except DomainError as error:
        container.telemetry.warning("event dropped", function=function, code=error.code)
    except TransientError as error:
        container.telemetry.warning("event postponed", function=function, reason=error.reason)
        raise EventError(error.code) from None
    except EventError as error:
        container.telemetry.warning("event malformed", function=function, code=str(error))
        raise
    except Exception as error:  # noqa: BLE001  the last wall of an event function
        container.telemetry.bug("event failed", error, function=function)
        raise EventError("internal_error") from None


def _check_payload(event: CloudEvent) -> None:
    """Whether the payload is what its content type says; the ids stand in the attributes.

    The framework hands malformed JSON over as raw bytes and would answer 200: the event would be lost.
    """
    data = event.data
    content_type = str(event.get("datacontenttype") or "application/json")
    if content_type.startswith("application/json"):
        if not isinstance(data, dict):
            raise EventError("event_malformed")
        return
    if not content_type.startswith("application/protobuf") or not isinstance(data, bytes):
        raise EventError("event_malformed")
    _check_protobuf(data, is_object=str(event["type"]).startswith("google.cloud.storage."))


def _check_protobuf(data: bytes, *, is_object: bool) -> None:
    from google.events.cloud.firestore import DocumentEventData
    from google.events.cloud.storage import StorageObjectData
    from google.protobuf.message import DecodeError

    try:
        (StorageObjectData if is_object else DocumentEventData).deserialize(data)
    except DecodeError:
        raise EventError("event_malformed") from None
