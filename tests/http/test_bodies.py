"""Bodies that no route takes: each is refused whole, and nothing of it is kept."""

import json
from typing import Any

import pytest

from tests.http.client import (
    JSON,
    TARGETS,
    WITH_BODY,
    WITHOUT_BODY,
    Sent,
    Target,
    assert_described,
    assert_refused,
    good_body,
    good_headers,
    path_of,
    raw,
    send,
)
from tests.http.installation import Installation

FORTY_MB = 40 * 1024 * 1024
each_with_body = pytest.mark.parametrize("target", WITH_BODY, ids=str)

# What is sent, and the status and code it earns.
BODIES = {
    "nothing": (b"", 400, "body_missing"),
    "half an object": (b"{", 400, "json_malformed"),
    "not JSON": (b"description=a", 400, "json_malformed"),
    "NaN": (b"NaN", 400, "json_malformed"),
    "trailing words": (b"GOOD {}", 400, "json_malformed"),
    "a byte order mark": (b"\xef\xbb\xbf{}", 400, "json_malformed"),
    "UTF-16": ("{}".encode("utf-16"), 400, "json_malformed"),
    "nested 30000 deep": (b"[" * 30_000, 422, "body_invalid"),
    "objects nested 8000 deep": (b'{"a":' * 8_000 + b"1" + b"}" * 8_000, 422, "body_invalid"),
    "a list": (b"[]", 422, "body_invalid"),
    "a word": (b'"laporan"', 422, "body_invalid"),
    "null": (b"null", 422, "body_invalid"),
    "a number of 5000 digits": (b"9" * 5000, 422, "body_invalid"),
    "just over the limit": (b'{"a":"' + b"x" * 64 * 1024 + b'"}', 413, "body_too_large"),
}


@each_with_body
@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_cannot_be_taken_is_refused(
    city: Installation, target: Target, case: str
) -> None:
    body, status, code = BODIES[case]
    good = json.dumps(good_body(target)).encode()
    before = city.contents()

    answer = send(city, Sent(target, body.replace(b"GOOD", good)))

    assert_refused(answer, status, code)
    assert_described(target, answer)
    assert city.contents() == before


@each_with_body
@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "text/json",
        "application/json5",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/problem+json",
        "application/jsonp, application/json",
    ],
)
def test_another_content_type_is_not_read(
    city: Installation, target: Target, content_type: str | None
) -> None:
    answer = send(city, Sent(target, headers={"Content-Type": content_type}))

    assert_refused(answer, 415, "media_type_unsupported")
    assert_described(target, answer)


@each_with_body
def test_a_field_that_nobody_knows_is_named(city: Installation, target: Target) -> None:
    before = city.contents()
    body = {**good_body(target), "state": "closed"}

    answer = send(city, Sent(target, json.dumps(body).encode()))

    assert_refused(answer, 422, "body_invalid")
    assert answer.json["field"] == "state"
    assert city.contents() == before


def _fields() -> list[Any]:
    return [
        pytest.param(target, name, id=f"{target} {name}")
        for target in WITH_BODY
        for name in target.route.body.__struct_fields__  # type: ignore[union-attr]  # WITH_BODY has one
    ]


@pytest.mark.parametrize(("target", "name"), _fields())
@pytest.mark.parametrize("value", [{"a": {}}, [[]], 10**40, 1.5], ids=["map", "list", "int", "1.5"])
def test_a_value_of_the_wrong_type_is_named(
    city: Installation, target: Target, name: str, value: object
) -> None:
    before = city.contents()
    body = {**good_body(target), name: value}

    answer = send(city, Sent(target, json.dumps(body).encode()))

    assert_refused(answer, 422, "body_invalid")
    assert answer.json["field"].startswith(name)
    assert_described(target, answer)
    assert city.contents() == before


def _texts() -> list[Any]:
    return [
        pytest.param(target, name, id=f"{target} {name}")
        for target in WITH_BODY
        for name, value in good_body(target).items()
        if isinstance(value, str)
    ]


@pytest.mark.parametrize(("target", "name"), _texts())
@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (r"ab\u0000cdefghij", {422}),
        (r"ab\u001b[2Jcdefghij", {422}),
        (r"ab\u202ecdefghij", {422}),
        (r"ab\ud800cdefghij", {400}),
        (r"ab\udc00\ud800cdefghij", {400}),
    ],
    ids=["NUL", "escape", "right to left", "lone surrogate", "swapped surrogates"],
)
def test_text_that_no_person_writes_is_refused(
    city: Installation, target: Target, name: str, text: str, statuses: set[int]
) -> None:
    before = city.contents()
    body = json.dumps({**good_body(target), name: "@@"}).replace("@@", text)

    answer = send(city, Sent(target, body.encode()))

    assert answer.status in statuses
    assert_refused(answer, answer.status, answer.code)
    assert answer.code in {"text_invalid", "body_invalid", "json_malformed"}
    assert city.contents() == before


@each_with_body
@pytest.mark.parametrize("tail", [b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80"])
def test_bytes_that_are_no_text_are_refused(
    city: Installation, target: Target, tail: bytes
) -> None:
    before = city.contents()
    name = next(iter(good_body(target)))
    body = json.dumps({**good_body(target), name: "@@"}).encode().replace(b"@@", tail)

    answer = send(city, Sent(target, body))

    assert_refused(answer, answer.status, answer.code)
    assert answer.status in {400, 422}
    assert city.contents() == before


def _head(target: Target, city: Installation, *lines: str) -> bytes:
    headers = [f"{name}: {value}" for name, value in good_headers(target, city).items()]
    start = f"{target.route.method} {path_of(target, city)} HTTP/1.1"
    return "\r\n".join([start, "Host: localhost", *headers, *lines, "", ""]).encode()


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_forty_megabytes_are_refused_before_they_are_sent(
    city: Installation, target: Target
) -> None:
    head = _head(target, city, f"Content-Length: {FORTY_MB}")

    answer = raw(city, target.function, head + b'{"description": "')

    assert_refused(answer, 413, "body_too_large")
    assert_described(target, answer)


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_a_body_of_unknown_length_is_refused_before_it_is_sent(
    city: Installation, target: Target
) -> None:
    head = _head(target, city, "Transfer-Encoding: chunked")

    answer = raw(city, target.function, head + b"5\r\n{    \r\n")

    assert_refused(answer, 411, "length_required")
    assert_described(target, answer)


@each_with_body
def test_a_body_without_any_length_is_refused(city: Installation, target: Target) -> None:
    answer = raw(city, target.function, _head(target, city))

    assert_refused(answer, 411, "length_required")


@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize("length", ["-1", "+5", "5,5", "0x10", "1_0", "five", "\u0665"])
def test_a_length_that_is_no_number_is_refused(
    city: Installation, target: Target, length: str
) -> None:
    answer = raw(city, target.function, _head(target, city, f"Content-Length: {length}"))

    assert 400 <= answer.status < 500
    assert b"Traceback" not in answer.body


@pytest.mark.parametrize("target", WITHOUT_BODY, ids=str)
def test_a_small_body_where_none_is_wanted_is_ignored(city: Installation, target: Target) -> None:
    without = send(city, Sent(target))
    answer = send(city, Sent(target, b"{", headers={"Content-Type": JSON}))

    assert answer.status == without.status
