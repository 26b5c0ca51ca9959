"""The webhook over real sockets: signatures, sizes, and that nothing of it is ever answered."""

import hmac

import pytest

from functions._edge.triggers.webhook import PATH
from shared.bootstrap import embedded_ports
from tests.builders import NOW
from tests.events.loader import whatsapp_status
from tests.http.client import JSON, Answer, raw, request
from tests.http.installation import Installation

NEWS = whatsapp_status("wamid-unknown", "delivered", NOW)
_SIGNATURE = "X-Hub-Signature-256"


def post(city: Installation, body: bytes, signature: str, content_type: str = JSON) -> Answer:
    headers = {"Content-Type": content_type, _SIGNATURE: signature}
    return request(city, "whatsapp_webhook", "POST", PATH, body=body, headers=headers)


def signed(city: Installation, body: bytes) -> str:
    return embedded_ports(city.container).chat_hook.sign(body)


def test_news_that_is_signed_is_taken_in(city: Installation) -> None:
    answers = [post(city, NEWS, signed(city, NEWS)) for _ in range(2)]
    assert [(answer.status, answer.body) for answer in answers] == [(200, b"ok")] * 2


@pytest.mark.parametrize(
    "signature", ["", "sha256=", "sha256=zz", hmac.digest(b"guess", NEWS, "sha256").hex()]
)
def test_a_stranger_changes_nothing(city: Installation, signature: str) -> None:
    before = city.contents()
    answer = post(city, NEWS, signature)
    assert (answer.status, answer.body) == (401, b"signature_invalid")
    assert city.contents() == before


@pytest.mark.parametrize("body", [b"[]", b"{}", b"{", b"\xff\xfe", b"[" * 60_000])
def test_what_is_signed_and_unreadable_is_not_asked_for_again(
    city: Installation, body: bytes
) -> None:
    assert post(city, body, signed(city, body)).status == 200


def test_four_megabytes_are_refused_before_they_are_sent(city: Installation) -> None:
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\nContent-Length: 4194304\r\n\r\n"
    assert raw(city, "whatsapp_webhook", head.encode() + b"{").status == 413


def test_a_subscription_needs_our_token(city: Installation) -> None:
    path = f"{PATH}?hub.mode=subscribe&hub.challenge=11&hub.verify_token="
    assert request(city, "whatsapp_webhook", "GET", f"{path}guess").status == 403
