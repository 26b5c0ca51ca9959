"""Calls of the chat provider: subscribing, and the news it brings, which it repeats until we answer 200."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from flask import Request, Response

from functions._edge.http.body import read_body, refuse_body, unread
from functions._edge.http.errors import RequestError, headers_of, status_of
from functions._edge.triggers.whatsapp_news import WebhookNews, read_news
from shared.domain.kernel.errors import DomainError, TransientError

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.domain.notify.chat_replies import Press
    from shared.domain.notify.receipts import Status
    from shared.ports.messages import ChatHook

# The largest delivery that the provider says it makes.
MAX_NEWS_BYTES = 3 * 1024 * 1024
PATH = "/hooks/whatsapp"
_SIGNATURE = "X-Hub-Signature-256"
_FUNCTION = "whatsapp_webhook"


def answer_hook(request: Request, container: Container, hook: ChatHook) -> Response:
    """Answer a subscription, or take in news whose signature is the provider's.

    What another try could mend is answered with 5xx. What is signed and cannot be read is answered with 200:
    it would be repeated for a week.
    """
    try:
        return _answered(request, container, hook)
    except DomainError as error:
        container.telemetry.warning("call refused", function=_FUNCTION, code=error.code)
        return _told(status_of(error), error.code, headers_of(error))
    except TransientError as error:
        container.telemetry.warning("call postponed", function=_FUNCTION, reason=error.reason)
        return _told(503, error.code)
    except Exception as error:  # noqa: BLE001  the last wall of a public function
        container.telemetry.bug("call failed", error, function=_FUNCTION)
        return _told(500, "internal_error")


def _answered(request: Request, container: Container, hook: ChatHook) -> Response:
    if request.path != PATH:
        raise RequestError(404, "not_found")
    if request.method == "GET":
        return _told(200, _challenge(request, hook))
    return _take_in(_verified(request, hook), container)


def _challenge(request: Request, hook: ChatHook) -> str:
    refuse_body(request)
    asked = request.args
    return hook.subscribed(
        asked.get("hub.mode", ""), asked.get("hub.verify_token", ""), asked.get("hub.challenge", "")
    )


def _verified(request: Request, hook: ChatHook) -> bytes:
    """The body as it came, once its signature is known to be good; nothing is parsed before."""
    if request.method != "POST":
        raise RequestError(405, "method_not_allowed", allow="GET, POST")
    raw = read_body(request, limit=MAX_NEWS_BYTES)
    hook.verify(raw, request.headers.get(_SIGNATURE))
    return raw


def _take_in(raw: bytes, container: Container) -> Response:
    news = _read(raw, container)
    work: list[Callable[[], object]] = [
        *(partial(_note, status, container.ports) for status in news.statuses),
        *(partial(_answer, press, container.ports) for press in news.presses),
    ]
    postponed = sum(not _done(container, each) for each in work)
    if postponed:
        raise TransientError(f"{postponed} of {len(work)} postponed")
    return _told(200, "ok")


def _note(status: Status, ports: Ports) -> None:
    from shared.usecases.notify.note_receipt import note_receipt

    note_receipt(status, ports)


def _answer(press: Press, ports: Ports) -> None:
    from shared.usecases.notify.answer_by_chat import AnswerByChat

    AnswerByChat(ports)(press)


def _read(raw: bytes, container: Container) -> WebhookNews:
    try:
        news = read_news(raw, container.config.whatsapp_phone_number_id)
    except RequestError:
        news = WebhookNews(unreadable=1)
    if news.unreadable:
        container.telemetry.warning("news unreadable", function=_FUNCTION, count=news.unreadable)
    return news


def _done(container: Container, work: Callable[[], object]) -> bool:
    """Whether it needs no other try. One item in trouble holds up no other."""
    try:
        work()
    except DomainError as error:
        container.telemetry.warning("news dropped", function=_FUNCTION, code=error.code)
    except TransientError as error:
        container.telemetry.warning("news postponed", function=_FUNCTION, reason=error.reason)
        return False
    except Exception as error:  # noqa: BLE001  the last wall around each item
        container.telemetry.bug("news failed", error, function=_FUNCTION)
        return False
    return True


def _told(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    guards = {"Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"}
    return unread(status, text.encode(), {**(headers or {}), **guards})
