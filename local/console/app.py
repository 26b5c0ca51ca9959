"""The local city's front door: what Hosting would send to a function goes there, the rest is ours."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from local.console.api import api
from local.console.console import Console, console
from local.console.draft_pages import draft_pages
from local.console.drafts import draft_api
from local.console.pages import ConsolePages
from local.platform import problems
from local.platform.city import LocalCity
from local.platform.functions import ROOT
from local.platform.hosting import Rewrites, load_rewrites
from local.platform.provider import Provider
from local.platform.time_machine import TimeMachine
from shared.domain.kernel.errors import DomainError, TransientError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
# The largest photo and a little more.
_MAX_BODY_BYTES = 26 * 1024 * 1024
_GUARD_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class FrontDoor:
    """The WSGI app of the whole city. Functions that are not public have no address here."""

    def __init__(self, city: LocalCity, own: Flask, rewrites: Rewrites, *, any_host: bool) -> None:
        self._city, self._own, self._rewrites = city, own, rewrites
        self._any_host = any_host

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        name = self._rewrites.function_for(environ["PATH_INFO"])
        row = self._city.functions.rows.get(name or "", {})
        if not self._is_for_us(environ.get("HTTP_HOST", "")):
            # A page of another site that had its own name pointed here must not act for its visitor.
            start_response("421 Misdirected Request", [("Content-Length", "0")])
            return [b""]
        if name and row.get("public"):
            return self._city.functions.apps[name](environ, start_response)
        return self._own.wsgi_app(environ, start_response)

    def _is_for_us(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        return self._any_host or name in _LOOPBACK


def front_door(city: LocalCity, machine: TimeMachine, *, any_host: bool) -> FrontDoor:
    return FrontDoor(
        city, own_pages(city, machine), load_rewrites(ROOT / "firebase.json"), any_host=any_host
    )


def own_pages(city: LocalCity, machine: TimeMachine) -> Flask:
    """The console and the /local/ addresses."""
    app = Flask("local", root_path=str(ROOT / "local"), static_url_path="/local/static")
    app.config["MAX_CONTENT_LENGTH"] = _MAX_BODY_BYTES
    app.register_blueprint(api(city, machine))
    app.register_blueprint(draft_api(city))
    pages = Console(city, machine, ConsolePages(city), Provider(city))
    app.register_blueprint(console(pages))
    app.register_blueprint(draft_pages(city, pages))
    app.after_request(_guarded)
    for error, handler in _error_handlers(city):
        app.register_error_handler(error, handler)
    return app


def _guarded(response: Response) -> Response:
    for name, value in _GUARD_HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _error_handlers(city: LocalCity) -> list[tuple[type[Exception], Callable[[Any], Response]]]:
    def misaddressed(error: HTTPException) -> Response:
        if error.code == 404:  # noqa: PLR2004 - HTTP's own number
            return problems.answer(problems.NOT_FOUND)
        return problems.answer_http(error)

    def unwell(error: TransientError) -> Response:
        return problems.answer(
            problems.LocalProblem(
                503,
                "temporarily_unavailable",
                "Sedang sibuk; silakan coba lagi.",
                f"Busy ({error.reason}); please try again.",
            )
        )

    def bug(error: Exception) -> Response:
        city.container.telemetry.bug("request failed", error, method=request.method)
        return problems.answer(
            problems.LocalProblem(
                500,
                "internal_error",
                "Terjadi kesalahan pada kami.",
                "Something broke on our side.",
            )
        )

    return [
        (problems.LocalProblem, problems.answer),
        (DomainError, problems.answer_domain),
        (TransientError, unwell),
        (HTTPException, misaddressed),
        (Exception, bug),
    ]
