"""From a CloudEvent to ids, and what becomes of its failures."""

from typing import Any

import pytest
from cloudevents.http import CloudEvent
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import BadRequest

from functions._edge.triggers.events import (
    EventError,
    document_ids,
    fail,
    handle,
    object_name,
    refuse,
)
from shared.bootstrap.ports import Ports
from shared.domain.kernel.errors import NotFoundError, TransientError, UnreadableError
from tests.unit.functions.container import BareContainer

CREATED = "google.cloud.firestore.document.v1.created"
FINALIZED = "google.cloud.storage.object.v1.finalized"


def event(subject: str | None, data: Any = None, **attributes: str) -> CloudEvent:
    whole = {"type": CREATED, "source": "//test", **attributes}
    if subject is not None:
        whole["subject"] = subject
    return CloudEvent(whole, {} if data is None else data)


def test_the_ids_stand_in_the_subject() -> None:
    report = document_ids(event("documents/cities/kendari/reports/r1"))
    entry = document_ids(event("documents/cities/kendari/reports/r1/events/000002"))

    assert report == {"city_id": "kendari", "report_id": "r1"}
    assert entry == {**report, "event_id": "000002"}
    name = event("objects/kendari/r1/p1", type=FINALIZED)
    assert object_name(name) == "kendari/r1/p1"


@pytest.mark.parametrize(
    "subject",
    [
        None,
        "",
        "documents/",
        "documents/cities/kendari",
        "documents/cities/kendari/reports/",
        "documents/cities/kendari/reports/r1/events/",
        "documents/cities/kendari/reports/r1/effects/x",
        "documents/cities/kendari/reports/r1/events/1/x/2",
        "objects/documents/cities/kendari/reports/r1",
        "cities/kendari/reports/r1",
    ],
)
def test_a_subject_of_something_else_is_an_error(subject: str | None) -> None:
    with pytest.raises(EventError, match="event_subject_unknown"):
        document_ids(event(subject))


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b'{"half', "application/json"),
        ("text", "application/json"),
        ([1], "application/json"),
        ({}, "application/protobuf"),
        (b"\xff\xff", "application/protobuf"),
        (b"x", "text/plain"),
        ({}, "application/xml"),
    ],
)
def test_a_payload_that_is_not_what_its_type_says_is_an_error(data: Any, content_type: str) -> None:
    broken = event("documents/cities/kendari/reports/r1", data, datacontenttype=content_type)

    with pytest.raises(EventError, match="event_malformed"):
        document_ids(broken)


@given(st.binary(max_size=200), st.sampled_from([CREATED, FINALIZED]))
def test_any_bytes_are_a_message_or_an_error_with_a_code(data: bytes, kind: str) -> None:
    told = event("objects/x", data, datacontenttype="application/protobuf", type=kind)
    said = ""
    try:
        assert object_name(told) == "x"
    except EventError as error:
        said = str(error)
    assert said in {"", "event_malformed"}


def _raiser(error: Exception) -> Any:
    def work(_: Ports) -> None:
        raise error

    return work


def test_what_will_never_succeed_is_dropped_with_a_warning() -> None:
    bare = BareContainer()

    handle("on_report_event", bare.container, _raiser(NotFoundError("not_found")))

    (line,) = bare.logged
    assert (line["severity"], line["code"], line["function"]) == (
        "WARNING",
        "not_found",
        "on_report_event",
    )


@pytest.mark.parametrize(
    ("error", "code", "severity"),
    [
        (TransientError("busy"), "temporarily_unavailable", "WARNING"),
        (UnreadableError("reports: schema_version 2"), "stored_form_unknown", "WARNING"),
        (EventError("event_malformed"), "event_malformed", "WARNING"),
        (ValueError("kenari"), "internal_error", "ERROR"),
    ],
)
def test_what_may_succeed_is_delivered_again(error: Exception, code: str, severity: str) -> None:
    bare = BareContainer()

    with pytest.raises(EventError) as failed:
        handle("on_report_event", bare.container, _raiser(error))

    assert str(failed.value) == code
    assert failed.value.__cause__ is None
    assert [line["severity"] for line in bare.logged] == [severity]
    assert "kenari" not in bare.stream.getvalue()


def test_the_platform_is_told_a_code_and_no_header() -> None:
    refused, failed = refuse(BadRequest("Authorization: Bearer kenari")), fail(EventError("code"))

    assert (refused.status_code, refused.get_data()) == (400, b"event_malformed")
    assert (failed.status_code, failed.get_data()) == (500, b"code")
