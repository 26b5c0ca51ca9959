"""WhatsApp through Meta's Cloud API."""

import json
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from shared.adapters.whatsapp.refusals import refusal
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.value_object import value_object
from shared.ports.messages import TemplateMessage

_CALL_S = 10.0
_OK = range(200, 300)


@value_object
class _Answer:
    status: int
    retry_after: str
    body: object


class WhatsAppChat:
    """`base_url` holds the API's version; templates must have been approved for the number."""

    def __init__(self, base_url: str, phone_number_id: str, token: str) -> None:
        self._base = urlsplit(base_url)
        self._path = f"{self._base.path.rstrip('/')}/{phone_number_id}/messages"
        self._token = token

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        return self._sent(_written(phone, message))

    def _sent(self, written: object) -> str:
        answer = self._post(written)
        if answer.status not in _OK:
            raise refusal(answer.status, answer.body, answer.retry_after)
        match answer.body:
            case {"messages": [{"id": str(message_id)}, *_]}:
                return message_id
        raise TransientError("whatsapp:unreadable_answer")

    def send_text(self, phone: str, text: str) -> str:
        return self._sent({**_to(phone), "type": "text", "text": {"body": text}})

    def _post(self, message: object) -> _Answer:
        """No redirect is followed: the token goes to this address and to no other."""
        connection = self._connection()
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        try:
            connection.request("POST", self._path, json.dumps(message).encode(), headers)
            return _answer(connection.getresponse())
        except (OSError, HTTPException) as error:
            raise TransientError(f"whatsapp:{type(error).__name__}") from None
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        kind = HTTPSConnection if self._base.scheme == "https" else HTTPConnection
        return kind(self._base.hostname or "", self._base.port, timeout=_CALL_S)


def _answer(response: HTTPResponse) -> _Answer:
    body = response.read()
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    return _Answer(response.status, response.headers.get("Retry-After", ""), parsed)


def _written(phone: str, message: TemplateMessage) -> object:
    """What statuses bring back stands in `biz_opaque_callback_data`."""
    return {
        **_to(phone),
        "biz_opaque_callback_data": message.city_id,
        "type": "template",
        "template": {
            "name": message.template,
            "language": {"code": message.language},
            "components": _components(message),
        },
    }


def _to(phone: str) -> dict[str, object]:
    return {"messaging_product": "whatsapp", "recipient_type": "individual", "to": phone}


def _components(message: TemplateMessage) -> list[object]:
    texts = [{"type": "text", "text": text} for text in message.params]
    body: list[object] = [{"type": "body", "parameters": texts}] if texts else []
    buttons = [
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": str(number),
            "parameters": [{"type": "payload", "payload": payload}],
        }
        for number, payload in enumerate(message.replies)
    ]
    link = {
        "type": "button",
        "sub_type": "url",
        "index": str(len(message.replies)),
        "parameters": [{"type": "text", "text": message.link}],
    }
    return [*body, *buttons, *([link] if message.link else [])]
