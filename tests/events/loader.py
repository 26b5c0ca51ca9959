"""Deliveries in the shapes that Eventarc sends, ready to be posted about any document or object.

The files hold headers and body as Google documents them, with placeholders for what differs from one
delivery to the next. `google.events` writes the binary form of a document, which nobody could read here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
FORMS = ("json", "protobuf")


@dataclass(frozen=True)
class Delivery:
    headers: Mapping[str, str]
    body: bytes


def document_created(path: str, *, event_id: str = "event-1", form: str = "protobuf") -> Delivery:
    """`path` is the document's below the database: `cities/kendari/reports/5f0e`."""
    recorded = _recorded("firestore_document_created.json", path=path, event_id=event_id)
    return _document(recorded, form)


def document_written(
    path: str, *, by: str = "", event_id: str = "event-1", form: str = "protobuf"
) -> Delivery:
    """Created, changed or deleted, with who did it, as the platform names them."""
    recorded = _recorded("firestore_document_written.json", path=path, event_id=event_id, by=by)
    return _document(recorded, form)


def _document(recorded: Any, form: str) -> Delivery:
    body = json.dumps(recorded["body"]).encode()
    if form == "protobuf":
        from google.events.cloud.firestore import DocumentEventData

        data = DocumentEventData.from_json(body, ignore_unknown_fields=False)
        return _delivery(recorded, "application/protobuf", DocumentEventData.serialize(data))
    return _delivery(recorded, "application/json", body)


def object_finalized(name: str, *, event_id: str = "event-1") -> Delivery:
    """`name` is the object's in the quarantine bucket."""
    recorded = _recorded("storage_object_finalized.json", name=name, event_id=event_id)
    return _delivery(recorded, "application/json", json.dumps(recorded["body"]).encode())


def _delivery(recorded: Any, content_type: str, body: bytes) -> Delivery:
    return Delivery({**recorded["headers"], "Content-Type": content_type}, body)


def _recorded(file: str, **values: str) -> Any:
    text = (_FOLDER / file).read_text(encoding="utf-8")
    for placeholder, value in values.items():
        text = text.replace(f"<{placeholder}>", json.dumps(value)[1:-1])
    return json.loads(text)


def whatsapp_status(message_id: str, status: str, at: datetime, city_id: str = "kendari") -> bytes:
    """What the Cloud API's webhook brings of one message of ours, as the bytes that are signed."""
    file = "whatsapp_status_failed.json" if status == "failed" else "whatsapp_status.json"
    recorded = _recorded(
        file,
        message_id=message_id,
        status=status,
        seconds=str(int(at.timestamp())),
        city=city_id,
        wa_id="6281100000101",
        user_id="ID.1029384756",
    )
    return json.dumps(recorded).encode()


def whatsapp_button(
    message_id: str, answers: str, at: datetime, payload: str = "accept:kendari"
) -> bytes:
    """A press of a button under our message `answers`, as the bytes that are signed."""
    recorded = _recorded(
        "whatsapp_button.json",
        message_id=message_id,
        answers=answers,
        payload=payload,
        seconds=str(int(at.timestamp())),
        wa_id="6281100000101",
        user_id="ID.1029384756",
    )
    return json.dumps(recorded).encode()
