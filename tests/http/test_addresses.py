"""Paths, methods, queries and headers that no client of ours would send."""

import http.client
import re

import pytest

from functions._edge.http.routes import STAFF
from tests.http.client import (
    GUARDS,
    TARGETS,
    WITH_QUERY,
    Sent,
    Target,
    assert_described,
    assert_refused,
    path_of,
    request,
    send,
)
from tests.http.installation import Installation

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "LAPOR")
each_read = pytest.mark.parametrize(
    "target", [target for target in TARGETS if target.route.method == "GET"], ids=str
)
APIS = ("citizen_api", "officer_api")


def _methods_of(target: Target) -> set[str]:
    same = [
        t for t in TARGETS if (t.function, t.route.path) == (target.function, target.route.path)
    ]
    methods = {t.route.method for t in same}
    return methods | ({"HEAD"} if "GET" in methods else set())


def _foreign_to(target: Target) -> str:
    """A method that no route on this path has."""
    return next(method for method in ("DELETE", "PATCH") if method not in _methods_of(target))


@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_another_method_is_told_which_there_are(
    city: Installation, target: Target, method: str
) -> None:
    allowed = _methods_of(target)
    if method in allowed:
        method = _foreign_to(target)
    before = city.contents()

    answer = request(city, target.function, method, path_of(target, city))

    assert_refused(answer, 405, "method_not_allowed")
    assert set(answer.headers["allow"].split(", ")) == allowed
    assert city.contents() == before


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_a_method_cannot_be_put_on_by_a_header(city: Installation, target: Target) -> None:
    headers = {"X-HTTP-Method-Override": target.route.method, "X-Method": target.route.method}

    method = _foreign_to(target)

    answer = request(city, target.function, method, path_of(target, city), headers=headers)

    assert_refused(answer, 405, "method_not_allowed")


@each_read
def test_head_is_get_without_the_body(city: Installation, target: Target) -> None:
    got = send(city, Sent(target))
    answer = send(city, Sent(target, method="HEAD"))
    again = send(city, Sent(target))

    assert (answer.status, answer.body) == (got.status, b"")
    # A paper says the minute of its printing: it may be another one in between, and of another length.
    lengths = {each.headers["content-length"] for each in (got, again)}
    assert answer.headers["content-length"] in lengths
    assert GUARDS.items() <= answer.headers.items()


@pytest.mark.parametrize("function", APIS)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1",
        "/v1/",
        "/v2/categories",
        "/V1/categories",
        "/v1/categories/",
        "/v1/categories%2f",
        "/v1//categories",
        "/robots.txt",
        "/favicon.ico",
        "/v1/./categories",
        "/v1/x/../categories",
        "/v1/%2e%2e/categories",
        "/healthz/",
        "/v1/openapi.yaml",
        "/v1/reports/",
        "/v1/officer",
        "/v1/officer/reports/",
        "/local/clock",
        "/.env",
        "/%00",
        "/%ff%fe",
        "/%ed%a0%80",
        "/%0d%0aSet-Cookie:%20a=b",
        "/" + "a" * 7000,
    ],
)
def test_an_address_that_is_none_is_not_found(city: Installation, function: str, path: str) -> None:
    answer = request(city, function, "GET", path)

    assert_refused(answer, 404, "not_found")


WITH_PARAMETERS = [target for target in TARGETS if "<" in target.route.path]


@pytest.mark.parametrize("target", WITH_PARAMETERS, ids=str)
@pytest.mark.parametrize(
    "value",
    ["0", ".", "..", "%00", "%ff", "%ed%a0%80", "__x__", "a" * 2000, "%F0%9F%90%A4", "%27%22%3B--"],
)
def test_an_id_that_is_none_is_not_found(city: Installation, target: Target, value: str) -> None:
    before = city.contents()
    path = re.sub(r"<[a-z_]+>", value, target.route.path)

    answer = send(city, Sent(target, path=path))

    if "<device_id>" in target.route.path:
        assert (answer.status, answer.code if answer.status != 200 else "") in {
            (422, "body_invalid"),
            (404, "not_found"),
            (200, ""),
        }
        return
    assert_refused(answer, 404, "not_found")
    assert city.contents() == before


# What stands after the question mark, and the codes that may refuse it.
QUERIES = {
    "unknown=1": {"query_invalid"},
    "jurisdiction_id=": {"query_invalid"},
    "jurisdiction_id=../../etc": {"query_invalid"},
    "jurisdiction_id=%00": {"query_invalid"},
    "jurisdiction_id=%ed%a0%80": {"query_invalid"},
    "jurisdiction_id=" + "a" * 5000: {"query_invalid"},
    "jurisdiction_id=atlantis": {"jurisdiction_unknown", "query_invalid"},
    "jurisdiction_id[]=kendari": {"query_invalid"},
    "limit=0": {"query_invalid"},
    "limit=101": {"query_invalid"},
    "limit=-1": {"query_invalid"},
    "limit=1e3": {"query_invalid"},
    "limit=NaN": {"query_invalid"},
    "limit=" + "9" * 5000: {"query_invalid"},
    "limit=%D9%A3": {"query_invalid"},
    "cursor=nonsense": {"cursor_invalid", "query_invalid"},
    "cursor=" + "A" * 501: {"query_invalid"},
    "cursor=W10": {"cursor_invalid", "query_invalid"},
    "cursor=WyJhIiwgIjIwMjYtMDEtMDFUMDA6MDA6MDAiLCAiLi4vLi4iXQ": {
        "cursor_invalid",
        "query_invalid",
    },
    "state=deleted": {"query_invalid"},
    "overdue=maybe": {"query_invalid"},
    "__proto__=1": {"query_invalid"},
    "=1": {"query_invalid"},
}


@pytest.mark.parametrize("target", WITH_QUERY, ids=str)
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
def test_an_absurd_query_is_refused(city: Installation, target: Target, query: str) -> None:
    before = city.contents()

    answer = send(city, Sent(target, path=f"{path_of(target, city)}?{query}"))

    assert answer.code in QUERIES[query]
    assert_refused(answer, 404 if answer.code == "jurisdiction_unknown" else 422, answer.code)
    assert_described(target, answer)
    assert city.contents() == before


@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Accept-Language", ";;;q=,,*;q=x" * 200),
        ("Accept-Language", "en;q=" + "9" * 3000),
        ("Accept-Language", "\xff\xfe"),
        ("Accept", "text/html"),
        ("Cookie", "a" * 7000),
        ("X-Forwarded-For", "' OR 1=1 --"),
        ("X-Forwarded-Host", "evil.example"),
        ("Host", "evil.example"),
        ("X-Original-URL", "/v1/officer/reports"),
        ("traceparent", "kenari"),
        ("Range", "bytes=0-0,5-"),
        ("If-None-Match", "*"),
        ("Content-Encoding", "gzip"),
    ],
)
def test_odd_headers_change_nothing(
    city: Installation, target: Target, name: str, value: str
) -> None:
    plain = request(city, target.function, target.route.method, path_of(target, city))

    answer = request(
        city, target.function, target.route.method, path_of(target, city), headers={name: value}
    )

    assert answer.status == plain.status
    assert "evil.example" not in str(answer.headers) + answer.body.decode("latin-1")


@pytest.mark.parametrize("function", APIS)
@pytest.mark.parametrize(
    ("language", "is_english"),
    [
        ("en", True),
        ("en-GB,en;q=0.9,id;q=0.1", True),
        ("id", False),
        ("", False),
        ("de", False),
        ("*", False),
    ],
)
def test_the_refusal_speaks_the_language_asked_for(
    city: Installation,
    function: str,
    language: str,
    is_english: bool,  # noqa: FBT001 - a column
) -> None:
    answer = request(city, function, "GET", "/nowhere", headers={"Accept-Language": language})

    problem = answer.json
    assert (problem["detail"] == problem["detail_en"]) is is_english
    assert answer.headers["content-language"] == ("en" if is_english else "id")


@each_read
def test_what_every_route_answers_well_is_described(city: Installation, target: Target) -> None:
    answer = send(city, Sent(target))

    assert GUARDS.items() <= answer.headers.items()
    if target.route.path.endswith("<size>"):
        assert_refused(answer, 404, "not_found")
        return
    if target.route.path.endswith("<kind>"):
        # Papers are for the desk; these requests are an officer's.
        assert_refused(answer, 403, "forbidden")
        return
    assert answer.status == 200
    assert_described(target, answer)


def test_no_route_of_the_officers_is_open(city: Installation) -> None:
    for target in TARGETS:
        if target.function == "officer_api":
            assert target.route.needs == STAFF
            assert request(city, "officer_api", "GET", "/v1/officer/reports").status == 401


def test_the_server_is_well_after_all_of_this(city: Installation) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", city.ports["citizen_api"], timeout=5)
    for _ in range(3):
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b'{"status":"ok"}'
    connection.close()
