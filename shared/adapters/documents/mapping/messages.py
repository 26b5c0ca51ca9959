"""How it is written what became of effects, and what is known of messages."""

from datetime import date

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping import fields
from shared.domain.notify.batches import Batch
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.receipts import OverdueMessage, SentMessage
from shared.domain.notify.taps import Tap

_DAY = "day"


def outcome_document(outcome: Outcome, city_id: str, report_id: str, lease_id: str) -> Document:
    return codec.encode(outcome) | {
        fields.CITY: city_id,
        fields.REPORT: report_id,
        fields.LEASE: lease_id,
    }


def read_outcome(document: Document) -> Outcome:
    return codec.decode(Outcome, document)


def lease_of(document: Document | None) -> object:
    return document.get(fields.LEASE) if document else None


def late_in(document: Document) -> OverdueMessage:
    """Keys of effects begin with their event's id."""
    event_id = str(document["key"]).partition("-")[0]
    return OverdueMessage(str(document[fields.REPORT]), event_id)


def sent_message_document(message: SentMessage) -> Document:
    return codec.encode(message)


def read_sent_message(document: Document) -> SentMessage:
    return codec.decode(SentMessage, document)


def batch_document(batch: Batch) -> Document:
    return codec.encode(batch)


def read_batch(document: Document) -> Batch:
    return codec.decode(Batch, document)


def tap_document(tap: Tap) -> Document:
    return codec.encode(tap)


def read_tap(document: Document) -> Tap:
    return codec.decode(Tap, document)


def digest_document(record: DigestRecord) -> Document:
    """A day has no clock and no zone: it is kept as people write it."""
    return {**codec.encode(record), _DAY: record.day.isoformat()}


def read_digest(document: Document) -> DigestRecord:
    day = date.fromisoformat(str(document[_DAY]))
    return codec.decode(DigestRecord, {**document, _DAY: day})
