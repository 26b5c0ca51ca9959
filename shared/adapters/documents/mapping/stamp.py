"""The mark that every document carries."""

from shared.adapters.documents.engine.db import Document

SCHEMA_VERSION = 1


def stamped(document: Document) -> dict[str, object]:
    return {**document, "schema_version": SCHEMA_VERSION}
