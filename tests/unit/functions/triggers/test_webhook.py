"""The chat provider's calls: signed ones only, each item on its own, and 200 as soon as may be."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from functions._edge.triggers.webhook import MAX_NEWS_BYTES, PATH, answer_hook
from shared.adapters.whatsapp.hook import WhatsAppHook
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.notify.receipts import SentMessage, Status
from tests.builders import NOW
from tests.events.loader import whatsapp_button, whatsapp_status
from tests.fake_outcomes import FakeOutcomes
from tests.unit.functions.container import BareContainer, make_request
from tests.unit.usecases.world import World

HOOK = WhatsAppHook("app-secret", "verify-token")
NEWS = whatsapp_status("wamid-1", "delivered", NOW)


@dataclass
class HeardOutcomes(FakeOutcomes):
    """Hears of messages that nobody here has sent."""

    noted: list[Status] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    trouble: Exception | None = None

    def note(self, city_id: str, status: Status, now: datetime) -> SentMessage | None:
        if self.trouble:
            raise self.trouble
        self.noted.append(status)
        return super().note(city_id, status, now)

    def sent_message(self, city_id: str, message_id: str) -> SentMessage | None:
        self.pressed.append(message_id)
        return super().sent_message(city_id, message_id)


class HookContainer(BareContainer):
    def __init__(self, trouble: Exception | None = None) -> None:
        world = World()
        self.outcomes = world.outcomes = HeardOutcomes(world.reports, trouble=trouble)
        super().__init__(world)


def post(bare: HookContainer, body: bytes = NEWS, signature: str | None = None) -> Any:
    headers = {
        "Content-Type": "application/json",
        "X-Hub-Signature-256": HOOK.sign(body) if signature is None else signature,
    }
    return answer_hook(make_request("POST", PATH, body, headers), bare.container, HOOK)


def subscribe(query: str) -> Any:
    request = make_request("GET", f"{PATH}?{query}")
    return answer_hook(request, HookContainer().container, HOOK)


def test_news_that_is_signed_is_taken_in() -> None:
    bare = HookContainer()
    answer = post(bare)
    assert (answer.status_code, answer.get_data()) == (200, b"ok")
    assert [status.message_id for status in bare.outcomes.noted] == ["wamid-1"]


@pytest.mark.parametrize(
    "signature",
    ["", "sha256=", "sha256=" + "0" * 64, WhatsAppHook("other", "").sign(NEWS), "\u00e9", "sha1=x"],
)
def test_a_wrong_signature_is_refused_before_anything_is_read(signature: str) -> None:
    bare = HookContainer()
    answer = post(bare, signature=signature)
    assert answer.status_code == 401
    assert bare.outcomes.noted == []
    assert [line["code"] for line in bare.logged] == ["signature_invalid"]


def test_the_signature_is_of_the_bytes_as_they_came() -> None:
    accented = NEWS.replace(b'"Piket"', b'"\xf0\x9f\x99\x8f Piket"')
    assert post(HookContainer(), accented).status_code == 200
    assert post(HookContainer(), accented + b" ", HOOK.sign(accented)).status_code == 401


def test_without_a_secret_nobody_gets_in() -> None:
    unset = WhatsAppHook("", "")
    headers = {"Content-Type": "application/json", "X-Hub-Signature-256": unset.sign(NEWS)}
    request = make_request("POST", PATH, NEWS, headers)
    assert answer_hook(request, HookContainer().container, unset).status_code == 401
    asked = make_request("GET", f"{PATH}?hub.mode=subscribe&hub.verify_token=&hub.challenge=1")
    assert answer_hook(asked, HookContainer().container, unset).status_code == 403


@pytest.mark.parametrize(
    ("trouble", "status", "severity"),
    [
        (NotFoundError("not_found"), 200, "WARNING"),
        (TransientError("firestore:Aborted"), 503, "WARNING"),
        (ValueError("kenari"), 503, "ERROR"),
    ],
)
def test_only_what_another_try_could_mend_is_asked_for_again(
    trouble: Exception, status: int, severity: str
) -> None:
    bare = HookContainer(trouble=trouble)
    assert post(bare).status_code == status
    assert bare.logged[0]["severity"] == severity
    assert "kenari" not in bare.stream.getvalue()


def test_what_is_signed_and_unreadable_is_not_asked_for_again() -> None:
    bare = HookContainer()
    assert post(bare, b"[]").status_code == 200
    assert bare.logged[0]["message"] == "news unreadable"


def test_a_subscription_is_answered_with_its_challenge() -> None:
    answer = subscribe("hub.mode=subscribe&hub.verify_token=verify-token&hub.challenge=1158201444")
    assert (answer.status_code, answer.get_data()) == (200, b"1158201444")
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
        "hub.mode=subscribe&hub.verify_token=\u00e9&hub.challenge=1",
        "hub.mode=unsubscribe&hub.verify_token=verify-token&hub.challenge=1",
        "hub.mode=subscribe&hub.verify_token=verify-token&hub.challenge=<script>",
        "hub.mode=subscribe&hub.verify_token=verify-token",
    ],
)
def test_a_subscription_of_somebody_else_is_refused(query: str) -> None:
    assert subscribe(query).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD"])
def test_other_methods_are_refused(method: str) -> None:
    request = make_request(method, PATH)
    assert answer_hook(request, HookContainer().container, HOOK).status_code == 405


def test_what_is_larger_than_any_delivery_is_not_read() -> None:
    assert post(HookContainer(), b"x" * (MAX_NEWS_BYTES + 1)).status_code == 413


def test_there_is_one_address() -> None:
    request = make_request("GET", "/hooks")
    assert answer_hook(request, HookContainer().container, HOOK).status_code == 404


def test_a_press_is_taken_in() -> None:
    bare = HookContainer()
    assert post(bare, whatsapp_button("wamid-2", "wamid-1", NOW)).status_code == 200
    assert bare.outcomes.pressed == ["wamid-1"]
