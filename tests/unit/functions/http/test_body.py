"""Bodies: looked at before they are read."""

from collections.abc import Mapping

import pytest
from flask import Request

from functions._edge.http.body import MAX_BODY_BYTES, read_body, refuse_body, unread
from functions._edge.http.errors import RequestError
from tests.unit.functions.container import make_request

JSON = {"Content-Type": "application/json"}


class Unreadable:
    """A body that must not be touched."""

    def read(self, *_: int) -> bytes:
        raise AssertionError("the body was read")

    readline = readlines = __iter__ = read


def announcing(headers: Mapping[str, str]) -> Request:
    request = make_request("POST", headers=headers)
    environ = {**request.environ, "wsgi.input": Unreadable()}
    environ.pop("CONTENT_LENGTH", None)
    if "Content-Length" in headers:
        environ["CONTENT_LENGTH"] = headers["Content-Length"]
    return Request(environ)


def test_a_small_body_is_read_whole() -> None:
    body = b"{" + b" " * (MAX_BODY_BYTES - 2) + b"}"

    assert read_body(make_request("POST", body=body, headers=JSON)) == body


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 415, "media_type_unsupported"),
        (
            {"Content-Type": "text/plain", "Content-Length": "99999999"},
            415,
            "media_type_unsupported",
        ),
        (JSON, 411, "length_required"),
        ({**JSON, "Transfer-Encoding": "chunked"}, 411, "length_required"),
        ({**JSON, "Transfer-Encoding": "gzip", "Content-Length": "5"}, 411, "length_required"),
        ({**JSON, "Content-Length": "five"}, 411, "length_required"),
        ({**JSON, "Content-Length": "-5"}, 411, "length_required"),
        ({**JSON, "Content-Length": "\u0665"}, 411, "length_required"),
        ({**JSON, "Content-Length": str(MAX_BODY_BYTES + 1)}, 413, "body_too_large"),
        ({**JSON, "Content-Length": "9" * 400}, 413, "body_too_large"),
    ],
)
def test_a_body_that_will_not_be_taken_is_not_touched(
    headers: dict[str, str], status: int, code: str
) -> None:
    with pytest.raises(RequestError) as refused:
        read_body(announcing(headers))

    assert (refused.value.status, refused.value.code) == (status, code)


def test_nothing_is_no_body() -> None:
    with pytest.raises(RequestError, match="body_missing"):
        read_body(Request({**make_request("POST", headers=JSON).environ, "CONTENT_LENGTH": "0"}))


def test_where_no_body_is_wanted_a_small_one_is_left_alone() -> None:
    assert refuse_body(announcing({**JSON, "Content-Length": "5"})) == b""
    assert refuse_body(announcing({})) == b""


def test_where_no_body_is_wanted_a_large_one_is_refused() -> None:
    with pytest.raises(RequestError, match="body_too_large"):
        refuse_body(announcing({"Content-Length": str(MAX_BODY_BYTES + 1)}))


def test_an_answer_that_leaves_the_body_unread_is_streamed_and_of_known_length() -> None:
    answer = unread(413, b"no", {"X": "1"})

    assert answer.is_streamed
    assert (answer.headers["Content-Length"], answer.headers["X"]) == ("2", "1")
    assert answer.get_data() == b"no"
