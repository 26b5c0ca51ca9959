"""What all signed pages share: the link is read, then its purpose decides which page it opens.

A token that is not ours is refused before anything is read from a store, and without a word why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from functions._edge.http.body import refuse_body, unread
from functions._edge.http.errors import RequestError, headers_of, status_of
from functions._edge.signed.forms import read_form
from functions._edge.signed.rendering import policy, render
from functions._edge.signed.uploads import MULTIPART, read_upload
from shared.domain.kernel.errors import DomainError, NotFoundError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import FALLBACK, Language, language_of
from shared.domain.links.signed_links import Purpose, not_valid, read_link

if TYPE_CHECKING:
    from flask import Request, Response

    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.domain.links.signed_links import SignedLink

PAGES: Mapping[Purpose, str] = {
    Purpose.OUTSIDE_ANSWER: "functions._edge.signed.outside",
    Purpose.OFFICE_TAP: "functions._edge.signed.office",
    Purpose.OFFICE_BATCH: "functions._edge.signed.office",
    Purpose.TRACKING: "functions._edge.signed.tracking",
}
_WITH_PICTURES = frozenset({Purpose.OFFICE_TAP, Purpose.OFFICE_BATCH})
_METHODS = {"page": ("GET", "HEAD", "POST"), "picture": ("GET", "HEAD")}
# /s/<token>, and /s/<token>/photos/<photo_id>
_PAGE_PARTS, _PICTURE_PARTS = 3, 5
_RETRY_AFTER_S = 5
# The one name that Hosting passes on. It ends with the page's own session at the latest.
_COOKIE = "__session"
_COOKIE_RULES = "Max-Age=1800; HttpOnly; Secure; SameSite=Strict"
_GUARD_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@value_object
class PageCall:
    """One request by whoever holds a link of ours. `path` is the page's own address.

    `session` is the secret that a page has given this visitor before; empty for none. `language` is what
    their browser asks for.
    """

    ports: Ports
    link: SignedLink
    path: str
    form: Mapping[str, str]
    session: str = ""
    pictures: tuple[bytes, ...] = ()
    language: Language = FALLBACK


@value_object
class SignedPage:
    """A template and what stands in it. With a `session` it only hands that over, and is looked at anew."""

    template: str
    facts: Mapping[str, object]
    status: int = 200
    session: str = ""
    language: Language = FALLBACK


class PageModule(Protocol):
    """What a page is made of."""

    def show(self, call: PageCall) -> SignedPage:
        """The page as it is now. Raises NotFoundError for a link that was left behind."""

    def act(self, call: PageCall) -> SignedPage | None:
        """Do what the form asks. None: done, look again. A page: what must be mended in the form."""

    def admits(self, call: PageCall) -> bool:
        """Whether this visitor may send pictures. Of a form from others with any nothing is read."""

    def picture(self, call: PageCall, photo_id: str) -> bytes:
        """A JPEG that the page shows. Raises NotFoundError for any other."""


def serve_page(request: Request, container: Container) -> Response:
    """Answer the request. Nothing escapes, and no answer or log line repeats the address."""
    try:
        return _answered(request, container)
    except NotFoundError:
        error = not_valid()
        return _refused(status_of(error), error.code, {}, {})
    except DomainError as error:
        return _refused(status_of(error), error.code, error.params, headers_of(error))
    except TransientError as error:
        container.telemetry.warning("a dependency is unwell", reason=error.reason)
        retry = {"Retry-After": str(error.retry_after_s or _RETRY_AFTER_S)}
        return _refused(503, error.code, {}, retry)
    except Exception as error:  # noqa: BLE001  the last wall: whatever it is, nobody sees it
        container.telemetry.bug("page failed", error, method=request.method)
        return _refused(500, "internal_error", {}, {})


def _answered(request: Request, container: Container) -> Response:
    parts = request.path.split("/")
    if (
        len(parts) not in {_PAGE_PARTS, _PICTURE_PARTS}
        or parts[1] != "s"
        or parts[3:4]
        not in (
            [],
            ["photos"],
        )
    ):
        raise not_valid()
    kind = "page" if len(parts) == _PAGE_PARTS else "picture"
    if request.method not in _METHODS[kind]:
        raise RequestError(405, "method_not_allowed", allow=", ".join(_METHODS[kind]))
    link = read_link(parts[2], container.ports.link_keys, container.ports.clock.now())
    module = _module(link.purpose)
    call = PageCall(
        container.ports,
        link,
        f"/s/{parts[2]}",
        {},
        request.cookies.get(_COOKIE, ""),
        language=language_of(request.headers.get("Accept-Language")),
    )
    if request.method == "POST":
        call = _filled(call, request, module)
    else:
        refuse_body(request)
    if kind == "picture":
        return _guarded(200, module.picture(call, parts[4]), "image/jpeg", {})
    page = module.act(call) if request.method == "POST" else module.show(call)
    if page is None:
        return _guarded(303, b"", "text/plain", {"Location": call.path})
    if page.session:
        cookie = f"{_COOKIE}={page.session}; Path={call.path}; {_COOKIE_RULES}"
        headers = {"Location": call.path, "Set-Cookie": cookie}
        return _guarded(303, b"", "text/plain", headers)
    texts = container.ports.references.current(link.city_id).texts
    facts = {**page.facts, "path": call.path}
    return _html(page.status, page.template, facts, texts, language=page.language)


def _filled(call: PageCall, request: Request, module: PageModule) -> PageCall:
    """With what the form says; empty where somebody sent pictures who has shown no phone."""
    if call.link.purpose not in _WITH_PICTURES or request.mimetype != MULTIPART:
        return replace(call, form=read_form(request))
    if not module.admits(call):
        return call
    sent = read_upload(request)
    return replace(call, form=sent.form, pictures=sent.pictures)


def _module(purpose: Purpose) -> PageModule:
    name = PAGES.get(purpose)
    if name is None:
        raise not_valid()
    return cast("PageModule", import_module(name))


def _refused(
    status: int,
    code: str,
    params: Mapping[str, str | int],
    headers: Mapping[str, str],
) -> Response:
    from shared.domain.texts.catalogue import Catalogue

    title, detail = Catalogue().problem(code, "id", params)
    facts = {"title": title, "detail": detail, "city": ""}
    return _html(status, "refused.html", facts, {}, headers)


def _html(
    status: int,
    template: str,
    facts: Mapping[str, object],
    texts: Mapping[str, Mapping[str, str]],
    headers: Mapping[str, str] | None = None,
    *,
    language: Language = FALLBACK,
) -> Response:
    data = render(template, facts, texts, language)
    more = {**(headers or {}), "Content-Language": language, "Content-Security-Policy": policy()}
    return _guarded(status, data, "text/html; charset=utf-8", more)


def _guarded(status: int, data: bytes, content_type: str, headers: Mapping[str, str]) -> Response:
    closed = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
    whole = {**_GUARD_HEADERS, **closed, **headers, "Content-Type": content_type}
    return unread(status, data, whole)
