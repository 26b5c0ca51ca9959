"""Documents in the SQLite file of an embedded installation.

A transaction holds the file's write lock from its start, so nothing it read can change under it.
What the platform would make events of is queued in the same commit, so no trigger is ever missed.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from shared.adapters.documents.engine.db import (
    AlreadyExistsError,
    Create,
    Delete,
    Document,
    FoundDocument,
    Put,
    Query,
    Reader,
    TransactionResult,
    Update,
    Write,
    WriteRefusedError,
)
from shared.adapters.documents.engine.indexes import Indexes, declared
from shared.adapters.embedded import document_sql
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.document_json import from_text, to_column, to_text
from shared.domain.kernel.errors import NotFoundError, TransientError

CREATED = "google.cloud.firestore.document.v1.created"
WRITTEN = "google.cloud.firestore.document.v1.written.withAuthContext"
T = TypeVar("T")


class SqliteDb:
    """`triggers` are path patterns (`cities/{city}/reports/{report}`): a document created at a
    path that fits one of them gets a row in `deliveries`. So does every write to one that fits a
    pattern of `written`; `{name=**}` stands for several steps of a path.

    Stricter than Firestore's emulators: a query without its declared index is refused.
    """

    def __init__(
        self,
        file: CityFile,
        triggers: Sequence[str],
        indexes: Indexes | None = None,
        *,
        written: Sequence[str] = (),
    ) -> None:
        self._file = file
        self._triggers = [_pattern(trigger) for trigger in triggers]
        self._written = [_pattern(each) for each in written]
        self._indexes = indexes or declared()
        with _translated(), file.writing() as connection:
            for statement in document_sql.indexes(self._indexes.composite):
                connection.execute(statement)

    def get(self, path: str) -> Document | None:
        return self.get_many([path])[0]

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        with _translated():
            return tuple(_stored(self._file.reading(), path) for path in paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        self._indexes.require(query)
        statement, values = document_sql.select(query)
        with _translated():
            rows = self._file.reading().execute(statement, [to_column(v) for v in values])
            return tuple(FoundDocument(row["path"], from_text(row["data"])) for row in rows)

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        with _translated(), self._file.writing() as connection:
            # This thread's reads go through the connection of the transaction, and so see it.
            decided = body(self)
            for path, write in decided.writes.items():
                self._write(connection, path, write)
            return decided.result

    def _write(self, connection: sqlite3.Connection, path: str, write: Write) -> None:
        if any(each.fullmatch(path) for each in self._written):
            _queue_delivery(connection, path, WRITTEN)
        if isinstance(write, Delete):
            connection.execute("DELETE FROM documents WHERE path = ?", [path])
            return
        before = _stored(connection, path)
        parent = path.rpartition("/")[0]
        connection.execute(
            "INSERT OR REPLACE INTO documents (path, parent, collection, data) VALUES (?, ?, ?, ?)",
            [path, parent, parent.rpartition("/")[2], to_text(_after(before, write))],
        )
        if before is None and any(trigger.fullmatch(path) for trigger in self._triggers):
            _queue_delivery(connection, path, CREATED)


def _after(before: Document | None, write: Create | Put | Update) -> Document:
    if isinstance(write, Create) and before is not None:
        raise AlreadyExistsError("already_exists")
    if isinstance(write, Update):
        if before is None:
            raise NotFoundError("not_found")
        return {**before, **write.data}
    return write.data


def _stored(connection: sqlite3.Connection, path: str) -> Document | None:
    row = connection.execute("SELECT data FROM documents WHERE path = ?", [path]).fetchone()
    return None if row is None else from_text(row["data"])


def _queue_delivery(connection: sqlite3.Connection, path: str, event_type: str) -> None:
    """The real time, not the city's movable clock: it is the platform's own."""
    name = f"projects/local/databases/(default)/documents/{path}"
    connection.execute(
        "INSERT INTO deliveries (type, subject, at, data)"
        " VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?)",
        [event_type, f"documents/{path}", json.dumps({"value": {"name": name}})],
    )


def _pattern(trigger: str) -> re.Pattern[str]:
    several = re.sub(r"\{[a-z_]+=\*\*\}", ".+", trigger)
    return re.compile(re.sub(r"\{[a-z_]+\}", "[^/]+", several))


@contextmanager
def _translated() -> Iterator[None]:
    """SQLite's exceptions as ours: a busy or full file may be well later, anything else is not."""
    try:
        yield
    except sqlite3.OperationalError as unwell:
        raise TransientError("database_busy") from unwell
    except sqlite3.Error as refused:
        raise WriteRefusedError(type(refused).__name__) from refused
