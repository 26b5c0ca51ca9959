"""The one SQLite file of an embedded installation: its tables, and transactions on it.

Write-ahead logging with full sync: what a request was told is on the disk, whatever kills the process.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    path TEXT PRIMARY KEY,
    parent TEXT NOT NULL,
    collection TEXT NOT NULL,
    data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_parent ON documents (parent, path);
CREATE INDEX IF NOT EXISTS documents_by_collection ON documents (collection, path);

-- What the platform would deliver as CloudEvents: written with the change, gone when delivered.
CREATE TABLE IF NOT EXISTS deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    data TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS alarms (
    name TEXT PRIMARY KEY,
    city_id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    rung_id TEXT NOT NULL,
    due_version INTEGER NOT NULL,
    at TEXT NOT NULL,
    fired_at TEXT,
    event_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS alarms_waiting ON alarms (fired_at, at);

-- Outgoing pushes and chat messages, as the console shows them.
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    template TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    city_id TEXT NOT NULL DEFAULT '',
    replies TEXT NOT NULL DEFAULT '[]',
    receipt TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT ''
);

CREATE TABLE IF NOT EXISTS uploads (
    session_id TEXT PRIMARY KEY,
    object_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    generation INTEGER
);

-- Small facts of the installation: how far the clock was moved, the key that signs local tokens.
CREATE TABLE IF NOT EXISTS settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

# Columns of later versions: what a file of an earlier one does not have yet is added to it.
_LATER_COLUMNS = (
    ("alarms", "event_id", "TEXT NOT NULL DEFAULT ''"),
    ("messages", "city_id", "TEXT NOT NULL DEFAULT ''"),
    ("messages", "replies", "TEXT NOT NULL DEFAULT '[]'"),
    ("messages", "receipt", "TEXT NOT NULL DEFAULT ''"),
    ("messages", "link", "TEXT NOT NULL DEFAULT ''"),
)


class _SelfClosing(sqlite3.Connection):
    """Where a whole file is collected with its connections, the order is anybody's guess."""

    def __del__(self) -> None:
        self.close()


class _OfThread:
    """A thread's connection, closed when the thread ends: many short threads leave no file open.

    A connection is in a cycle with its statement cache, so by itself it waits for the collector.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class CityFile:
    """Opens the file, one connection a thread. `folder` is made if it is not there."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._path = folder / "tanggap.sqlite3"
        self._local = threading.local()
        self.reading().executescript(_TABLES)
        self._bring_up_to_date()

    def reading(self) -> sqlite3.Connection:
        """This thread's connection, for statements that only read."""
        held: _OfThread | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _OfThread(self._connected())
        return held.connection

    def _bring_up_to_date(self) -> None:
        with self.writing() as connection:
            for table, name, form in _LATER_COLUMNS:
                known = connection.execute(f"PRAGMA table_info({table})").fetchall()
                if name not in {column["name"] for column in known}:
                    connection.execute(f"ALTER TABLE {table} ADD COLUMN {name} {form}")

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path,
            timeout=30,
            isolation_level=None,
            # Used by its own thread alone; whoever collects it afterwards may close it.
            check_same_thread=False,
            factory=_SelfClosing,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start; rolled back if the body raises."""
        connection = self.reading()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def close(self) -> None:
        """Close this thread's connection."""
        self._local.held = None
