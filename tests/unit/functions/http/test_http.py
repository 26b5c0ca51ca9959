"""The walls of the HTTP edge: what escapes a handler, and how trouble in a body is named."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from flask import Response

from functions._edge.http.engine import nowhere, serve
from functions._edge.http.routes import ACCOUNT, Call, ImageBody, Reply, Route, Routes
from functions._edge.schemas.incoming import ReportIn
from functions._edge.schemas.incoming_officer import QueueQuery
from shared.domain.kernel.errors import ConflictError, TransientError, UnreadableError
from tests.unit.functions.container import BareContainer, make_request


def served(
    handler: Any,
    bare: BareContainer | None = None,
    headers: Mapping[str, str] | None = None,
    **route: Any,
) -> Response:
    routes = Routes((Route("POST", "/x", handler, "", **route),))
    request = make_request("POST", "/x", headers=headers)
    return serve(request, routes, (bare or BareContainer()).container)


def problem(answer: Response) -> Any:
    return msgspec.json.decode(answer.get_data())


def _raises(error: Exception) -> Any:
    def handler(_: Call) -> Reply:
        raise error

    return handler


def test_a_bug_is_a_500_with_a_code_and_a_log_line_without_words() -> None:
    bare = BareContainer()

    answer = served(_raises(ValueError("kenari")), bare)

    assert (answer.status_code, problem(answer)["code"]) == (500, "internal_error")
    assert "kenari" not in answer.get_data(as_text=True) + bare.stream.getvalue()
    (line,) = bare.logged
    assert (line["severity"], line["error"]) == ("ERROR", "ValueError")


@pytest.mark.parametrize(("wish", "told"), [(None, "5"), (30, "30")])
def test_a_dependency_that_is_unwell_is_a_503_with_a_time(wish: int | None, told: str) -> None:
    bare = BareContainer()

    answer = served(_raises(TransientError("busy", wish)), bare)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, told)
    assert [line["severity"] for line in bare.logged] == ["WARNING"]


def test_what_only_a_newer_program_can_read_is_a_503_of_its_own() -> None:
    bare = BareContainer()

    answer = served(_raises(UnreadableError("reports: schema_version 2, known: 1")), bare)

    assert (answer.status_code, problem(answer)["code"]) == (503, "stored_form_unknown")
    assert int(answer.headers["Retry-After"]) >= 60
    (line,) = bare.logged
    assert (line["severity"], line["reason"]) == ("WARNING", "reports: schema_version 2, known: 1")


def test_a_refusal_is_no_incident() -> None:
    bare = BareContainer()
    error = ConflictError("state_conflict", state="closed", action="accept")

    answer = served(_raises(error), bare)

    assert (answer.status_code, bare.logged) == (409, [])
    assert "{" not in problem(answer)["detail"]


def test_a_picture_is_sent_as_it_is_and_leaves_the_body_unread() -> None:
    answer = served(lambda _: Reply(ImageBody(b"\xff\xd8")))

    assert (answer.get_data(), answer.content_type) == (b"\xff\xd8", "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert served(lambda _: Reply(ImageBody(b"\xff\xd8"))).is_streamed


def test_the_handler_is_told_who_calls() -> None:
    answer = served(
        lambda call: Reply({"uid": call.caller.uid}),
        headers={"Authorization": "bearer good"},
        needs=ACCOUNT,
    )

    assert problem(answer) == {"uid": "uid-officer"}


def test_a_path_that_reaches_no_function_is_a_problem_as_elsewhere() -> None:
    from werkzeug.exceptions import NotFound

    answer = nowhere(NotFound())

    assert (answer.status_code, problem(answer)["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "description"),
        ([], "body"),
        ({"description": 5}, "description"),
        ({"description": "x", "location": {"latitude": "91"}}, "location.latitude"),
        ({"description": "x", "location": {"latitude": 91}}, "location.latitude"),
        ({"description": "x", "location": {"x": 1}}, "location.x"),
        ({"description": "x", "location": {}, "kenari": 1}, "kenari"),
        ({"description": "x", "location": {}, "photos": [{}]}, "photos[0].content_type"),
        ({"description": "x", "location": {}, "photos": [1]}, "photos[0]"),
        ({"description": "x", "location": {}, "x" * 900: 1}, "x" * 100),
        ({"description": "x", "location": {}, "a`$.b`": 1}, None),
    ],
    ids=str,
)
def test_the_field_in_trouble_is_named_and_never_its_value(body: Any, field: str | None) -> None:
    data = msgspec.json.encode(body)
    headers = {"Content-Type": "application/json"}
    routes = Routes((Route("POST", "/x", lambda _: Reply({}), "", body=ReportIn),))

    answer = serve(make_request("POST", "/x", data, headers), routes, BareContainer().container)

    assert (answer.status_code, problem(answer)["code"]) == (422, "body_invalid")
    if field is not None:
        assert problem(answer)["field"] == field
    assert "91" not in problem(answer)["detail"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=5&overdue=true", (5, True, None)),
        ("visit_ordered=0", (20, False, False)),
        ("overdue=1&limit=100", (100, True, None)),
    ],
)
def test_a_query_is_read_leniently(query: str, expected: tuple[Any, ...]) -> None:
    def handler(call: Call) -> Reply:
        return Reply([call.query.limit, call.query.overdue, call.query.visit_ordered])

    routes = Routes((Route("GET", "/x", handler, "", query=QueueQuery),))

    answer = serve(make_request("GET", f"/x?{query}"), routes, BareContainer().container)

    assert tuple(problem(answer)) == expected


def test_no_address_is_guessed_or_redirected() -> None:
    routes = Routes((Route("GET", "/a/<b>", lambda call: Reply(dict(call.path)), ""),))

    def status(path: str) -> int:
        return serve(make_request("GET", path), routes, BareContainer().container).status_code

    assert status("/a/b") == 200
    assert [status(path) for path in ("/a/b/", "/a//b", "/a/", "/A/b", "/a/b/c")] == [404] * 5
