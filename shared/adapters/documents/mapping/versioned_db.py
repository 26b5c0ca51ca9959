"""The one door between the stores and what is stored, whatever program wrote it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
from shared.adapters.documents.engine.paths import city_of, kind_of
from shared.adapters.documents.mapping.versions import (
    UPGRADES,
    Upgrades,
    is_current,
    stamped,
    upgraded,
)
from shared.domain.kernel.errors import UnreadableError
from shared.domain.kernel.value_object import value_object

T = TypeVar("T")

TellLeftOut = Callable[[str, str, int], object]
"""Is given a city, why documents of it were left out of a list, and how many."""

# How much more than its limit a list looks through to be full in spite of what it leaves out.
_TIMES = (1, 2, 4, 8, 16)


@value_object
class _LeftOut:
    city_id: str
    reason: str


def _tell_nobody(city_id: str, reason: str, count: int) -> None:
    """Where no log is kept."""


class VersionedDb:
    """A document database that reads every document as today's and marks each that it writes.

    A document that this program does not know is left out of a list over a city (`find_readable`,
    `get_readable`), and `tell` is told. Any other method raises UnreadableError: what is one report's,
    and what is read to be changed, is whole or not there.
    """

    def __init__(
        self, db: DocumentDb, upgrades: Upgrades = UPGRADES, tell: TellLeftOut = _tell_nobody
    ) -> None:
        self._db = db
        self._upgrades = upgrades
        self._tell = tell
        self._reader = _VersionedReader(db, upgrades)

    def get(self, path: str) -> Document | None:
        return self._reader.get(path)

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        return self._reader.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        return self._reader.find(query)

    def find_readable(self, query: Query, read: Callable[[FoundDocument], T]) -> tuple[T, ...]:
        """What `read` makes of each document, up to the query's limit of those that can be read.

        Fewer than the limit are all there are, unless what cannot be read is many times as much.
        """
        tried: Sequence[T | _LeftOut] = ()
        for times in _TIMES:
            limit = None if query.limit is None else query.limit * times
            tried = self._tried(self._db.find(replace(query, limit=limit)), read)
            is_full = query.limit is not None and len(_known(tried)) >= query.limit
            if limit is None or is_full or len(tried) < limit:
                break
        self._told(tried)
        return _known(tried)[: query.limit]

    def get_readable(
        self, paths: Sequence[str], read: Callable[[FoundDocument], T]
    ) -> tuple[T | None, ...]:
        """What `read` makes of each document; None where it is absent, or cannot be read."""
        pairs = zip(paths, self._db.get_many(paths), strict=True)
        found = {path: FoundDocument(path, data) for path, data in pairs if data is not None}
        tried = dict(zip(found, self._tried(found.values(), read), strict=True))
        self._told(tried.values())
        read_ones = {path: each for path, each in tried.items() if not isinstance(each, _LeftOut)}
        return tuple(read_ones.get(path) for path in paths)

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        def versioned(reader: Reader) -> TransactionResult[T]:
            known = _Transaction(reader, self._upgrades)
            decided = body(known)
            writes = {
                path: self._versioned(known, path, write) for path, write in decided.writes.items()
            }
            return replace(decided, writes=writes)

        return self._db.run(versioned)

    def _tried(
        self, found: Iterable[FoundDocument], read: Callable[[FoundDocument], T]
    ) -> list[T | _LeftOut]:
        return [self._read(each, read) for each in found]

    def _read(self, found: FoundDocument, read: Callable[[FoundDocument], T]) -> T | _LeftOut:
        try:
            data = upgraded(kind_of(found.path), found.data, self._upgrades)
            return read(FoundDocument(found.path, data))
        except UnreadableError as error:
            return _LeftOut(city_of(found.path), error.reason)

    def _told(self, tried: Iterable[object]) -> None:
        left_out = Counter(each for each in tried if isinstance(each, _LeftOut))
        for each, count in left_out.items():
            self._tell(each.city_id, each.reason, count)

    def _versioned(self, reader: "_Transaction", path: str, write: Write) -> Write:
        if isinstance(write, Delete):
            return write
        if isinstance(write, Update):
            return self._updated(reader, path, write)
        return replace(write, data=stamped(kind_of(path), write.data, self._upgrades))

    def _updated(self, reader: "_Transaction", path: str, update: Update) -> Update | Put:
        """Today's fields in a document of an older version would make one of neither: it is rewritten."""
        kind = kind_of(path)
        if kind not in self._upgrades:
            return update
        before = reader.stored(path)
        if before is None or is_current(kind, before, self._upgrades):
            return update
        return Put({**upgraded(kind, before, self._upgrades), **update.data})


def _known(tried: Iterable[T | _LeftOut]) -> tuple[T, ...]:
    return tuple(each for each in tried if not isinstance(each, _LeftOut))


class _VersionedReader:
    def __init__(self, reader: Reader, upgrades: Upgrades) -> None:
        self._reader = reader
        self._upgrades = upgrades

    def get(self, path: str) -> Document | None:
        return self.get_many([path])[0]

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        found = zip(paths, self._stored(paths), strict=True)
        return tuple(each and self._upgraded(path, each) for path, each in found)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        return tuple(
            FoundDocument(each.path, self._upgraded(each.path, each.data))
            for each in self._reader.find(query)
        )

    def _stored(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        return self._reader.get_many(paths)

    def _upgraded(self, path: str, document: Document) -> Document:
        return upgraded(kind_of(path), document, self._upgrades)


class _Transaction(_VersionedReader):
    """Remembers what it has read: what is to be changed is not read twice for its version."""

    def __init__(self, reader: Reader, upgrades: Upgrades) -> None:
        super().__init__(reader, upgrades)
        self._seen: dict[str, Document | None] = {}

    def stored(self, path: str) -> Document | None:
        """The document as it is stored."""
        return self._seen[path] if path in self._seen else self._reader.get(path)

    def _stored(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        found = super()._stored(paths)
        self._seen.update(zip(paths, found, strict=True))
        return found
