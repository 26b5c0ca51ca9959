"""What the Firebase console is to a deployed city: an administrator looks at the draft and edits it."""

from collections.abc import Mapping

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    Document,
    DocumentDb,
    Put,
    TransactionResult,
    Write,
)
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.stores.drafts import PUBLICATION
from shared.domain.kernel.errors import NotFoundError
from shared.domain.pack.edit.draft import TABLE_NAMES

Rows = Mapping[str, Document]


class DraftConsole:
    """Reads and writes the documents as they are; what comes of it is the trigger's matter."""

    def __init__(self, db: DocumentDb) -> None:
        self._db = db

    def publication(self, city_id: str) -> Document:
        """Raises NotFoundError where no draft was laid out."""
        return self._document(paths.reference_draft(city_id, PUBLICATION))

    def rows(self, city_id: str, table: str) -> Rows:
        """By name. Raises NotFoundError for no such table."""
        _known(table)
        found = self._db.find(queries.draft_rows(city_id, table))
        return {each.document_id: each.data for each in found}

    def edit(self, city_id: str, table: str, row: str, fields: Document) -> None:
        """Set some fields of a row, which is added if it is not there."""
        path = _place(city_id, table, row)
        self._write(path, Put({**(self._db.get(path) or {}), **fields}))

    def delete(self, city_id: str, table: str, row: str) -> None:
        self._write(_place(city_id, table, row), Delete())

    def _document(self, path: str) -> Document:
        found = self._db.get(path)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def _write(self, path: str, write: Write) -> None:
        self._db.run(lambda _: TransactionResult(None, {path: write}))


def _place(city_id: str, table: str, row: str) -> str:
    if table == PUBLICATION:
        return paths.reference_draft(city_id, PUBLICATION)
    _known(table)
    return paths.reference_draft_row(city_id, table, row)


def _known(table: str) -> None:
    if table not in TABLE_NAMES:
        raise NotFoundError("not_found")
