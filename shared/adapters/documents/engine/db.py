"""What the stores need of a document database. Two engines offer it: SQLite and Firestore.

Paths alternate collection and document id: `cities/kendari/reports/5f0e...`. A document is a
mapping with plain field names; values are what JSON knows, and aware datetimes (Firestore keeps
them as timestamps, SQLite as ISO text: whoever reads takes both).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Generic, Literal, Protocol, TypeVar

from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.value_object import value_object

Document = Mapping[str, object]
Operator = Literal["==", "<", "<=", ">", ">="]
T = TypeVar("T")


class AlreadyExistsError(ConflictError):
    """A document was to be created and is there; nothing of that commit was written."""


class WriteRefusedError(Exception):
    """The database refuses what waiting cannot mend: a bug of ours, or a broken installation."""


@value_object
class Filter:
    """`name` may reach into a map: `due.at`. A comparison never matches null."""

    name: str
    operator: Operator
    value: object


@value_object
class Order:
    name: str
    descending: bool = False


@value_object
class Query:
    """Documents of one collection, or of every collection of that name where `is_group`.

    Ties, and queries without an order, are in order of document id (in the last order's direction).
    `after` is a place in that order: the value of each order, then the document's id.
    """

    collection: str
    filters: tuple[Filter, ...] = ()
    orders: tuple[Order, ...] = ()
    limit: int | None = None
    after: tuple[object, ...] | None = None
    is_group: bool = False


@value_object
class FoundDocument:
    path: str
    data: Document

    @property
    def document_id(self) -> str:
        return self.path.rpartition("/")[2]


@value_object
class Create:
    """A new document; the commit fails with AlreadyExistsError if there is one."""

    data: Document


@value_object
class Put:
    """A document as a whole, whatever was there."""

    data: Document


@value_object
class Update:
    """Some top-level fields of a document that is there; NotFoundError if it is not.

    Fields not named stay: a newer version of the program may have written them.
    """

    data: Document


@value_object
class Delete:
    """Gone already is fine."""


Write = Create | Put | Update | Delete


@value_object
class CommitMarker:
    """A field, written by this very commit, that tells afterwards whether the commit took place."""

    path: str
    name: str
    value: str


@value_object
class TransactionResult(Generic[T]):
    """What a transaction's body wants: its result, and what to write (nothing, if it only read)."""

    result: T
    writes: Mapping[str, Write] = field(default_factory=dict)
    witness: CommitMarker | None = None


class Reader(Protocol):
    def get(self, path: str) -> Document | None: ...

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        """In the order asked for."""

    def find(self, query: Query) -> tuple[FoundDocument, ...]: ...


class DocumentDb(Reader, Protocol):
    """Any method may raise TransientError or WriteRefusedError, none an exception of its engine."""

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        """Run a transaction: all that `body` read still holds when all that it wants is written.

        `body` may be called again on a conflict, so it must change nothing itself. What it raises
        passes through, and nothing is written.
        """
