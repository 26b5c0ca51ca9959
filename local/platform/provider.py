"""The chat provider as the city's functions know it: it delivers, and calls the webhook, signed."""

import json
from dataclasses import dataclass
from datetime import datetime

from local.platform import messages
from local.platform.city import LocalCity
from local.platform.messages import Message

_FUNCTION, _PATH = "whatsapp_webhook", "/hooks/whatsapp"
_UNDELIVERABLE = 131026
RECEIPTS = ("delivered", "read", "failed")


@dataclass(frozen=True, slots=True)
class Provider:
    """Every phone is switched on and takes what comes, unless somebody has silenced it.

    A queue of the local city: what is on its way is delivered by itself.
    """

    city: LocalCity

    def step(self) -> bool:
        """Deliver what is on its way to phones that are on; whether any was taken."""
        return sum(self.tell(message, "delivered") for message in self._deliverable()) > 0

    def pending(self) -> int:
        return len(self._deliverable())

    def switch(self, recipient: str, *, is_on: bool) -> None:
        """Switch a phone off or on, or a mailbox; what a phone has missed comes when it is on again."""
        self.city.ports.play_dead(recipient, is_dead=not is_on)

    def tell(self, message: Message, receipt: str) -> bool:
        """Tell the city how far a message has come; whether it took the news."""
        errors = [{"code": _UNDELIVERABLE}] if receipt == "failed" else []
        status = {
            "id": message.provider_id,
            "status": receipt,
            "timestamp": self._seconds(),
            "recipient_id": message.to.removeprefix("+"),
            "biz_opaque_callback_data": message.city_id,
            "errors": errors,
        }
        taken = self._call({"statuses": [status]})
        if taken:
            messages.mark(self.city.tables, message, receipt)
        return taken

    def press(self, message: Message, payload: str) -> bool:
        """Press a button under a message, as whoever holds the phone; whether the city took the news."""
        now = self._now()
        pressed = {
            "id": f"local.press.{message.id}.{now.timestamp():.6f}",
            "from": message.to.removeprefix("+"),
            "timestamp": self._seconds(),
            "type": "button",
            "context": {"id": message.provider_id},
            "button": {"payload": payload},
        }
        return self._call({"messages": [pressed]})

    def _deliverable(self) -> list[Message]:
        dead = self.city.ports.unreachable()
        return [each for each in messages.on_the_way(self.city.tables) if each.to not in dead]

    def _call(self, value: dict[str, object]) -> bool:
        change = {"field": "messages", "value": {"messaging_product": "whatsapp", **value}}
        entry = {"id": "local", "changes": [change]}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": self.city.ports.chat_hook.sign(body),
        }
        status = self.city.functions.post(_FUNCTION, body, headers, path=_PATH)
        return 200 <= status < 300  # noqa: PLR2004 - HTTP's own numbers

    def _now(self) -> datetime:
        return self.city.ports.clock.now()

    def _seconds(self) -> str:
        return str(int(self._now().timestamp()))
