"""The HTTP edge: match, limit, authenticate, parse, call, and turn errors into answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import Request, Response
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import Map, RequestRedirect, Rule

from functions._edge.body import read_body
from functions._edge.errors import RequestError, headers_of, status_of
from shared.bootstrap import Container
from shared.domain.access import Claims, StaffMember
from shared.domain.catalogue import Catalogue, Language, language_of
from shared.domain.errors import DomainError, TransientError, UnauthenticatedError

_PROBLEM_TYPE = "https://tanggap.example/problems/"
_RETRY_AFTER_S = 5
# Tracking codes stand in paths: nothing may cache an answer or pass its address on.
_GUARD_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One request, ready for a handler: who calls, in which language, with what."""

    house: Container
    language: Language
    path: Mapping[str, str]
    headers: Mapping[str, str]
    claims: Claims | None = None
    staff: StaffMember | None = None
    query: Any = None
    body: Any = None

    @property
    def caller(self) -> Claims:
        """The signed-in caller of a route that requires one."""
        if self.claims is None:
            raise UnauthenticatedError("token_missing")
        return self.claims

    @property
    def member(self) -> StaffMember:
        """The member of staff on a route that requires one."""
        if self.staff is None:
            raise UnauthenticatedError("token_missing")
        return self.staff


@dataclass(frozen=True, slots=True)
class Picture:
    """An answer that is a JPEG and not JSON."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers. `body` is a msgspec Struct, a mapping, a Picture, or None."""

    body: object
    status: int = 200


Handler = Callable[[Call], Reply]
NOBODY, ACCOUNT, STAFF = "nobody", "account", "staff"


@dataclass(frozen=True, slots=True)
class Route:
    """One method on one path; also what the API description is generated from.

    `path` is a werkzeug rule. `needs` says who may call: anybody, any signed-in account, or staff.
    """

    method: str
    path: str
    handler: Handler
    summary: str
    needs: str = NOBODY
    query: type | None = None
    body: type | None = None
    answer: type | None = None
    status: int = 200
    idempotency: str = ""
    errors: Sequence[int] = ()


@dataclass(frozen=True)
class Routes:
    """The routes of one function, matched strictly: no redirects, no trailing slashes."""

    routes: Sequence[Route]
    _map: Map = field(init=False)

    def __post_init__(self) -> None:
        rules = [
            Rule(route.path, methods=[route.method], endpoint=index)
            for index, route in enumerate(self.routes)
        ]
        made = Map(rules, strict_slashes=False, redirect_defaults=False, merge_slashes=False)
        object.__setattr__(self, "_map", made)

    def match(self, request: Request) -> tuple[Route, Mapping[str, str]]:
        """The route and its path parameters. Raises RequestError 404 or 405."""
        adapter = self._map.bind("")
        try:
            index, path = adapter.match(request.path, request.method)
        except MethodNotAllowed as error:
            allow = ", ".join(sorted(error.valid_methods or ()))
            raise RequestError(405, "method_not_allowed", allow=allow) from None
        except (NotFound, RequestRedirect):
            raise RequestError(404, "not_found") from None
        return self.routes[index], path


def serve(request: Request, routes: Routes, house: Container) -> Response:
    """Answer the request. Nothing escapes: a bug is a 500 with a code, and a log line without words."""
    language = language_of(request.headers.get("Accept-Language"))
    try:
        route, path = routes.match(request)
        return _answer(_handled(request, route, path, language, house))
    except DomainError as error:
        return _problem(status_of(error), error.code, error.params, language, headers_of(error))
    except TransientError as error:
        house.telemetry.warning("a dependency is unwell", reason=error.reason)
        retry = {"Retry-After": str(error.retry_after_s or _RETRY_AFTER_S)}
        return _problem(503, "temporarily_unavailable", {}, language, retry)
    except Exception as error:  # noqa: BLE001  the last wall: whatever it is, no client sees it
        house.telemetry.bug("request failed", error, method=request.method)
        return _problem(500, "internal_error", {}, language, {})


def _handled(
    request: Request, route: Route, path: Mapping[str, str], language: Language, house: Container
) -> Reply:
    raw = read_body(request) if route.body else b""
    claims = _claims(request, house) if route.needs != NOBODY else None
    staff = house.authenticate_staff(claims) if claims and route.needs == STAFF else None
    return route.handler(
        Call(
            house=house,
            language=language,
            path=path,
            headers=dict(request.headers.items()),
            claims=claims,
            staff=staff,
            query=_query(request, route.query) if route.query else None,
            body=_parsed(raw, route.body) if route.body else None,
        )
    )


def _claims(request: Request, house: Container) -> Claims:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthenticatedError("token_missing")
    return house.token_check.verify(token.strip())


def _parsed(raw: bytes, shape: type) -> object:
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as error:
        raise RequestError(422, "body_invalid", field=_field_of(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RequestError(400, "json_malformed") from None


def _query(request: Request, shape: type) -> object:
    """Query parameters are text: numbers and booleans are read leniently, unknown names refused."""
    values = request.args.to_dict()
    try:
        return msgspec.convert(values, type=shape, strict=False)
    except msgspec.ValidationError as error:
        raise RequestError(422, "query_invalid", field=_field_of(error)) from None


def _field_of(error: msgspec.ValidationError) -> str:
    """Where the trouble is, without the value that caused it.

    msgspec ends its message with the path; for a missing or unknown field it quotes the name first.
    """
    message = str(error)
    path = message.rpartition("`$")[2].rstrip("`").lstrip(".") if "`$" in message else ""
    quoted = message.split("`")[1] if "field `" in message else ""
    return ".".join(part for part in (path, quoted) if part and not part.startswith("$"))[:100]


def _answer(reply: Reply) -> Response:
    if isinstance(reply.body, Picture):
        return Response(
            reply.body.data, reply.status, {**_GUARD_HEADERS, "Content-Type": "image/jpeg"}
        )
    return _json(reply.status, reply.body, "application/json", {})


def _problem(
    status: int,
    code: str,
    params: Mapping[str, str | int],
    language: Language,
    headers: Mapping[str, str],
) -> Response:
    title, detail = Catalogue().problem(code, language, params)
    body: dict[str, object] = {
        "type": _PROBLEM_TYPE + code,
        "title": title,
        "status": status,
        "code": code,
        "detail": detail,
        "detail_en": Catalogue().problem(code, "en", params)[1],
    }
    if "field" in params:
        body["field"] = params["field"]
    return _json(
        status, body, "application/problem+json", {**headers, "Content-Language": language}
    )


def _json(status: int, body: object, content_type: str, headers: Mapping[str, str]) -> Response:
    data = msgspec.json.encode(body)

    def once() -> Iterator[bytes]:
        yield data

    # A streamed answer keeps the framework from reading what is left of a refused request's body.
    return Response(
        once(),
        status,
        {
            **_GUARD_HEADERS,
            **headers,
            "Content-Type": content_type,
            "Content-Length": str(len(data)),
        },
    )
