"""The HTTP edge: match, limit, authenticate, parse, call, and turn errors into answers.

What only some requests need is loaded with the first of them: it would be paid for at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import functions_framework
import msgspec
from flask import Request, Response
from werkzeug.exceptions import NotFound

from functions._edge.http.body import read_body, refuse_body, unread
from functions._edge.http.errors import RequestError, headers_of, status_of
from functions._edge.http.routes import (
    NOBODY,
    STAFF,
    Call,
    ImageBody,
    PdfBody,
    Reply,
    Route,
    Routes,
)
from shared.domain.kernel.errors import DomainError, TransientError, UnauthenticatedError

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.domain.language.translations import Language
    from shared.domain.people.access import Claims, StaffMember

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


def serve(request: Request, routes: Routes, container: Container) -> Response:
    """Answer the request. Nothing escapes: a bug is a 500 with a code, and a log line without words."""
    accepted = request.headers.get("Accept-Language")
    try:
        route, path = routes.match(request)
        return _answer(_handled(request, route, path, container))
    except DomainError as error:
        return _problem(status_of(error), error.code, error.params, accepted, headers_of(error))
    except TransientError as error:
        container.telemetry.warning("a dependency is unwell", reason=error.reason)
        retry = {"Retry-After": str(error.retry_after_s or _RETRY_AFTER_S)}
        return _problem(503, error.code, {}, accepted, retry)
    except Exception as error:  # noqa: BLE001  the last wall: whatever it is, no client sees it
        container.telemetry.bug("request failed", error, method=request.method)
        return _problem(500, "internal_error", {}, accepted, {})


def nowhere(_: NotFound) -> Response:
    """The answer to the few paths that the framework hands to nobody, such as one with a line break."""
    return _problem(404, "not_found", {}, None, {})


# Takes effect on the app that is being made while this module is first loaded: the deployed one.
functions_framework.errorhandler(NotFound)(nowhere)


def _handled(
    request: Request, route: Route, path: Mapping[str, str], container: Container
) -> Reply:
    raw = read_body(request) if route.body else refuse_body(request)
    claims = _claims(request, container) if route.needs != NOBODY else None
    staff = _staff(claims, container.ports) if claims and route.needs == STAFF else None
    return route.handler(
        Call(
            container=container,
            path=path,
            headers=dict(request.headers.items()),
            claims=claims,
            staff=staff,
            query=_query(request, route.query) if route.query else None,
            body=_parsed(raw, route.body) if route.body else None,
        )
    )


def _claims(request: Request, container: Container) -> Claims:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthenticatedError("token_missing")
    return container.ports.token_check.verify(token.strip())


def _staff(claims: Claims, ports: Ports) -> StaffMember:
    from shared.usecases.people.authenticate_staff import authenticate_staff

    return authenticate_staff(claims, ports)


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
    parts = [part for part in (path, quoted) if part and not part.startswith("$")]
    return ".".join(parts)[:100] or "body"


def _answer(reply: Reply) -> Response:
    if isinstance(reply.body, ImageBody):
        return _guarded(reply.status, reply.body.data, "image/jpeg", {})
    if isinstance(reply.body, PdfBody):
        named = {"Content-Disposition": f'inline; filename="{reply.body.name}"'}
        return _guarded(reply.status, reply.body.data, "application/pdf", named)
    return _guarded(reply.status, msgspec.json.encode(reply.body), "application/json", {})


def _problem(
    status: int,
    code: str,
    params: Mapping[str, str | int],
    accepted: str | None,
    headers: Mapping[str, str],
) -> Response:
    from shared.domain.texts.catalogue import Catalogue

    language = _language(accepted)
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
    data = msgspec.json.encode(body)
    more = {**headers, "Content-Language": language}
    return _guarded(status, data, "application/problem+json", more)


def _language(accepted: str | None) -> Language:
    from shared.domain.language.translations import language_of

    return language_of(accepted)


def _guarded(status: int, data: bytes, content_type: str, headers: Mapping[str, str]) -> Response:
    return unread(status, data, {**_GUARD_HEADERS, **headers, "Content-Type": content_type})
