from collections.abc import Iterator

import pytest

from shared.adapters.whatsapp.cloud_api import WhatsAppChat
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.ports.messages import TemplateMessage
from tests.emulators.processes import free_port
from tests.stubs.server import Answer
from tests.stubs.whatsapp import PHONE_NUMBER_ID, TOKEN, VERSION, WhatsAppStub, whatsapp

PHONE = "+628110000001"


@pytest.fixture
def stub() -> Iterator[WhatsAppStub]:
    with whatsapp() as stub:
        yield stub


@pytest.fixture
def chat(stub: WhatsAppStub) -> WhatsAppChat:
    return WhatsAppChat(stub.base_url, PHONE_NUMBER_ID, TOKEN)


def send(chat: WhatsAppChat, *params: str) -> str:
    return chat.send_template(PHONE, TemplateMessage("office_nudged", "id", params, "kendari"))


def test_the_request_is_a_template_message(stub: WhatsAppStub, chat: WhatsAppChat) -> None:
    assert send(chat, "5F0E8A41", "Dinas PUPR") == "wamid.made-up-1"
    (request,) = stub.requests
    assert (request.method, request.path) == ("POST", f"/{VERSION}/{PHONE_NUMBER_ID}/messages")
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["content-type"] == "application/json"
    assert request.json == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": PHONE,
        "biz_opaque_callback_data": "kendari",
        "type": "template",
        "template": {
            "name": "office_nudged",
            "language": {"code": "id"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": "5F0E8A41"},
                        {"type": "text", "text": "Dinas PUPR"},
                    ],
                }
            ],
        },
    }


def test_a_template_without_places_has_no_components(
    stub: WhatsAppStub, chat: WhatsAppChat
) -> None:
    send(chat)
    assert stub.messages[0]["template"]["components"] == []


@pytest.mark.parametrize(
    ("code", "status"),
    [
        *((100, 400), (190, 401), (131026, 400), (131030, 400), (131047, 400), (131049, 400)),
        *((132000, 400), (132001, 404), (132015, 400), (368, 403), (10, 403)),
    ],
)
def test_a_refusal_for_good_tells_its_code(
    stub: WhatsAppStub, chat: WhatsAppChat, code: int, status: int
) -> None:
    stub.refuse_next(code, status=status)
    with pytest.raises(PermanentError, match=f"^whatsapp:{code}$"):
        send(chat)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        *((130429, 429), (130429, 400), (131048, 400), (131056, 400), (80007, 400), (4, 400)),
        *((131000, 500), (131016, 500), (131057, 500), (133004, 503), (2, 503), (1, 500)),
    ],
)
def test_a_limit_or_an_outage_is_transient(
    stub: WhatsAppStub, chat: WhatsAppChat, code: int, status: int
) -> None:
    stub.refuse_next(code, status=status)
    with pytest.raises(TransientError, match=f"^whatsapp:{code}$") as raised:
        send(chat)
    assert raised.value.retry_after_s is None


def test_the_wish_of_the_service_is_passed_on(stub: WhatsAppStub, chat: WhatsAppChat) -> None:
    stub.refuse_next(131056, retry_after="6")
    with pytest.raises(TransientError) as raised:
        send(chat)
    assert raised.value.retry_after_s == 6


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(502, raw=b"<html>"), "502"),
        (Answer(429, raw=b""), "429"),
        (Answer(503, {"error": "busy"}), "503"),
        (Answer(200, raw=b"not json"), "unreadable_answer"),
        (Answer(200, {"messages": []}), "unreadable_answer"),
        (Answer(200, ["messages"]), "unreadable_answer"),
    ],
)
def test_an_answer_that_is_not_the_apis_is_transient(
    stub: WhatsAppStub, chat: WhatsAppChat, answer: Answer, reason: str
) -> None:
    stub.answer_next(answer)
    with pytest.raises(TransientError, match=f"whatsapp:{reason}"):
        send(chat)


def test_a_redirect_is_not_followed(stub: WhatsAppStub, chat: WhatsAppChat) -> None:
    stub.answer_next(Answer(307, {}, {"Location": f"{stub.base_url}/elsewhere"}))
    with pytest.raises(PermanentError, match="whatsapp:307"):
        send(chat)
    assert len(stub.requests) == 1


def test_a_service_that_is_not_there_is_transient() -> None:
    chat = WhatsAppChat(f"http://127.0.0.1:{free_port()}/v1", PHONE_NUMBER_ID, TOKEN)
    with pytest.raises(TransientError, match="whatsapp:ConnectionRefusedError"):
        send(chat)


@pytest.mark.parametrize("code", [131026, 130429])
def test_an_error_names_neither_the_number_nor_the_token(
    stub: WhatsAppStub, chat: WhatsAppChat, code: int
) -> None:
    stub.refuse_next(code, message=f"cannot reach {PHONE} with {TOKEN}")
    with pytest.raises((TransientError, PermanentError)) as raised:
        send(chat)
    assert PHONE not in repr(raised.value)
    assert TOKEN not in repr(raised.value)
    assert raised.value.__cause__ is None


def test_buttons_carry_what_they_stand_for(stub: WhatsAppStub, chat: WhatsAppChat) -> None:
    message = TemplateMessage("office_nudged", "id", replies=("accept:kendari", "refuse:kendari"))
    chat.send_template(PHONE, message)
    assert stub.messages[0]["template"]["components"] == [
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": index,
            "parameters": [{"type": "payload", "payload": payload}],
        }
        for index, payload in (("0", "accept:kendari"), ("1", "refuse:kendari"))
    ]


def test_a_text_is_an_answer_in_an_open_conversation(
    stub: WhatsAppStub, chat: WhatsAppChat
) -> None:
    assert chat.send_text(PHONE, "Terima kasih.") == "wamid.made-up-1"
    assert stub.messages == [
        {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": PHONE,
            "type": "text",
            "text": {"body": "Terima kasih."},
        }
    ]


def test_a_link_stands_behind_the_button_after_the_replies(
    stub: WhatsAppStub, chat: WhatsAppChat
) -> None:
    chat.send_template(PHONE, TemplateMessage("a", "id", replies=("x", "y"), link="token"))
    assert stub.messages[0]["template"]["components"][-1] == {
        "type": "button",
        "sub_type": "url",
        "index": "2",
        "parameters": [{"type": "text", "text": "token"}],
    }
