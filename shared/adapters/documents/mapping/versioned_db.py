"""The one door between the stores and what is stored, whatever program wrote it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from shared.adapters.documents.engine.db import (
    Delete,
    Document,
    DocumentDb,
    FoundDocument,
    Put,
    Query,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.engine.paths import kind_of
from shared.adapters.documents.mapping.versions import (
    UPGRADES,
    Upgrades,
    is_current,
    stamped,
    upgraded,
)

T = TypeVar("T")


class VersionedDb:
    """A document database that reads every document as today's and marks each that it writes.

    Any method may raise UnknownVersionError.
    """

    def __init__(self, db: DocumentDb, upgrades: Upgrades = UPGRADES) -> None:
        self._db = db
        self._upgrades = upgrades
        self._reader = _VersionedReader(db, upgrades)

    def get(self, path: str) -> Document | None:
        return self._reader.get(path)

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        return self._reader.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        return self._reader.find(query)

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        def versioned(reader: Reader) -> TransactionResult[T]:
            decided = body(_VersionedReader(reader, self._upgrades))
            writes = {
                path: self._versioned(reader, path, write) for path, write in decided.writes.items()
            }
            return replace(decided, writes=writes)

        return self._db.run(versioned)

    def _versioned(self, reader: Reader, path: str, write: Write) -> Write:
        if isinstance(write, Delete):
            return write
        if isinstance(write, Update):
            return self._updated(reader, path, write)
        return replace(write, data=stamped(kind_of(path), write.data, self._upgrades))

    def _updated(self, reader: Reader, path: str, update: Update) -> Update | Put:
        """Today's fields in a document of an older version would make one of neither: it is rewritten."""
        kind = kind_of(path)
        if kind not in self._upgrades:
            return update
        before = reader.get(path)
        if before is None or is_current(kind, before, self._upgrades):
            return update
        return Put({**upgraded(kind, before, self._upgrades), **update.data})


class _VersionedReader:
    def __init__(self, reader: Reader, upgrades: Upgrades) -> None:
        self._reader = reader
        self._upgrades = upgrades

    def get(self, path: str) -> Document | None:
        return self.get_many([path])[0]

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        found = zip(paths, self._reader.get_many(paths), strict=True)
        return tuple(each and self._upgraded(path, each) for path, each in found)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        return tuple(
            FoundDocument(each.path, self._upgraded(each.path, each.data))
            for each in self._reader.find(query)
        )

    def _upgraded(self, path: str, document: Document) -> Document:
        return upgraded(kind_of(path), document, self._upgrades)
