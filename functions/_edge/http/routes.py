"""A request on its way to a handler, the answer, and which handler a path belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from flask import Request

from functions._edge.http.errors import RequestError
from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.domain.language.translations import Language
    from shared.domain.people.access import Claims, StaffMember


@value_object
class Call:
    """One request, ready for a handler: who calls, in which language, with what."""

    container: Container
    path: Mapping[str, str]
    headers: Mapping[str, str]
    claims: Claims | None = None
    staff: StaffMember | None = None
    query: Any = None
    body: Any = None

    @property
    def ports(self) -> Ports:
        return self.container.ports

    @property
    def language(self) -> Language:
        from shared.domain.language.translations import language_of

        return language_of(self.headers.get("Accept-Language"))

    @property
    def caller(self) -> Claims:
        """The signed-in caller of a route that requires one. Raises UnauthenticatedError without one."""
        if self.claims is None:
            raise UnauthenticatedError("token_missing")
        return self.claims

    @property
    def member(self) -> StaffMember:
        """The member of staff on a route that requires one. Raises UnauthenticatedError without one."""
        if self.staff is None:
            raise UnauthenticatedError("token_missing")
        return self.staff


@value_object
class ImageBody:
    """An answer that is a JPEG and not JSON."""

    data: bytes


@value_object
class PdfBody:
    """An answer that is a PDF, and what a client that keeps it may call it."""

    data: bytes
    name: str


@value_object
class Reply:
    """What a handler answers. `body` is a msgspec Struct, a mapping, an ImageBody, a PdfBody, or None."""

    body: object
    status: int = 200


Handler = Callable[[Call], Reply]


def handler(module: str, name: str) -> Handler:
    """A handler by its name; its module is loaded with the first request for it."""

    def load_and_call(call: Call) -> Reply:
        found: Handler = getattr(import_module(module), name)
        return found(call)

    load_and_call.__name__ = name
    return load_and_call


NOBODY, ACCOUNT, STAFF = "nobody", "account", "staff"


@value_object
class Route:
    """One method on one path; also what the API description is generated from.

    In `path`, `<name>` stands for one part that is not empty. `needs` says who may call: anybody, any
    signed-in account, or staff. `media` is what a good answer is.
    """

    method: str
    path: str
    handler: Handler
    summary: str
    needs: str = NOBODY
    query: type | None = None
    body: type | None = None
    answer: type | None = None
    media: str = "application/json"
    status: int = 200
    idempotency: str = ""
    errors: Sequence[int] = ()


@value_object
class Routes:
    """The routes of one function, matched strictly: no redirects, no trailing slashes.

    A path that is written out is that path, and no parameter's value.
    """

    routes: Sequence[Route]

    def match(self, request: Request) -> tuple[Route, Mapping[str, str]]:
        """The route and its path parameters. Raises RequestError 404 or 405."""
        allowed: set[str] = set()
        written_out = [route for route in self.routes if route.path == request.path]
        for route in written_out or self.routes:
            found = _parameters(route.path, request.path)
            if found is None:
                continue
            methods = {route.method, "HEAD"} if route.method == "GET" else {route.method}
            if request.method in methods:
                return route, found
            allowed |= methods
        if allowed:
            raise RequestError(405, "method_not_allowed", allow=", ".join(sorted(allowed)))
        raise RequestError(404, "not_found")


def _parameters(pattern: str, path: str) -> Mapping[str, str] | None:
    """What stands in the path where the pattern has `<name>`; None where they differ elsewhere."""
    wanted, given = pattern.split("/"), path.split("/")
    if len(wanted) != len(given):
        return None
    found = {}
    for name, part in zip(wanted, given, strict=True):
        if name.startswith("<") and part:
            found[name.strip("<>")] = part
        elif name != part:
            return None
    return found
