"""Documents as the JSON text that SQLite keeps and compares."""

import json
from datetime import UTC, datetime

from shared.adapters.documents.engine.db import Document


def to_text(document: Document) -> str:
    return json.dumps(document, default=_moment, allow_nan=False, separators=(",", ":"))


def from_text(text: str) -> Document:
    document: Document = json.loads(text)
    return document


def to_column(value: object) -> object:
    """A value as it is compared with a field: as SQLite reads it out of the JSON text."""
    return _moment(value) if isinstance(value, datetime) else value


def _moment(value: object) -> str:
    """One length and one zone, so that the order of texts is the order of moments."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError(f"no document holds a {type(value).__name__} like this")
    return value.astimezone(UTC).isoformat(timespec="microseconds")
