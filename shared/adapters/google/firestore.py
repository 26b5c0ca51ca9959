"""Documents in Firestore. The SDK is loaded with the first call, and its exceptions end here."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Generic, TypeVar

from shared.adapters.documents.engine.db import (
    CommitMarker,
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
from shared.adapters.google.transactions import PASSING, Backoff, Runner, TryFailedError
from shared.domain.kernel.errors import TransientError

T = TypeVar("T")
# A read that takes this long, retries included, is better tried by whoever asked for it.
READ_LIMIT_S = 10.0


class FirestoreDb:
    """The database of one project. Honours FIRESTORE_EMULATOR_HOST through the SDK."""

    def __init__(
        self, project: str, database: str = "(default)", backoff: Backoff | None = None
    ) -> None:
        self._project = project
        self._database = database
        self._runner = Runner(self._has_happened, backoff or Backoff())

    @cached_property
    def _client(self) -> Any:
        from google.auth.exceptions import DefaultCredentialsError
        from google.cloud import firestore

        try:
            return firestore.Client(project=self._project, database=self._database)
        except DefaultCredentialsError as error:
            raise WriteRefusedError("firestore_credentials") from error

    @property
    def _reader(self) -> "_Reading":
        return _Reading(self._client)

    def connect(self) -> None:
        """Load the SDK and make the client now, not with the first call. Sends nothing."""
        _ = self._client

    def get(self, path: str) -> Document | None:
        return self.get_many([path])[0]

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        with _translated():
            return self._reader.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        with _translated():
            return self._reader.find(query)

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        return self._runner.run(lambda: _Try(self._client, body).run())

    def _has_happened(self, witness: CommitMarker) -> bool:
        found = self.get(witness.path)
        return found is not None and found.get(witness.name) == witness.value


class _Reading:
    """Reads, in a transaction or out of one. Raises TryFailedError for the SDK's exceptions."""

    def __init__(self, client: Any, transaction: Any = None) -> None:
        self._client = client
        self._transaction = transaction

    def get(self, path: str) -> Document | None:
        return self.get_many([path])[0]

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        references = [self._client.document(path) for path in dict.fromkeys(paths)]
        with _read_errors():
            snapshots = self._client.get_all(
                references, transaction=self._transaction, timeout=READ_LIMIT_S, retry=_retry()
            )
            found = {each.reference.path: each.to_dict() for each in snapshots}
        return tuple(found.get(path) for path in paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        with _read_errors():
            snapshots = _built(self._client, query).stream(
                transaction=self._transaction, timeout=READ_LIMIT_S, retry=_retry()
            )
            return tuple(FoundDocument(each.reference.path, each.to_dict()) for each in snapshots)


class _Try(Generic[T]):
    """One try of a transaction, by the SDK's own helper, which begins, commits and rolls back."""

    def __init__(self, client: Any, body: Callable[[Reader], TransactionResult[T]]) -> None:
        self._client = client
        self._ask = body
        self._decided: TransactionResult[T] | None = None
        self._body_failed: BaseException | None = None

    def run(self) -> T:
        """Raises TryFailedError, and whatever the body raises."""
        from google.cloud import firestore

        outside = sys.exc_info()[1]
        try:
            result: T = firestore.transactional(self._body)(
                self._client.transaction(max_attempts=1)
            )
        except Exception as raised:
            if self._body_failed is not None:
                raise self._body_failed from None
            code = _first_code(raised, outside)
            if code is None:
                raise
            raise self._failed(code) from raised
        return result

    def _body(self, transaction: Any) -> T:
        try:
            decided = self._ask(_Reading(self._client, transaction))
        except BaseException as error:
            self._body_failed = error
            raise
        for path, write in decided.writes.items():
            _add(transaction, self._client.document(path), write)
        self._decided = decided
        return decided.result

    def _failed(self, code: str) -> TryFailedError:
        decided = self._decided
        if decided is None:
            return TryFailedError(code)
        return TryFailedError(code, at_commit=True, result=decided.result, witness=decided.witness)


def _add(transaction: Any, reference: Any, write: Write) -> None:
    match write:
        case Create(data):
            transaction.create(reference, data)
        case Put(data):
            transaction.set(reference, data)
        case Update(data):
            transaction.update(reference, data)
        case Delete():
            transaction.delete(reference)


def _built(client: Any, query: Query) -> Any:
    """The SDK's query. Ties are in order of the document's name, as Firestore has them anyway."""
    from google.cloud.firestore_v1.base_query import FieldFilter

    scope = client.collection_group if query.is_group else client.collection
    built = scope(query.collection)
    for each in query.filters:
        built = built.where(filter=FieldFilter(each.name, each.operator, each.value))
    direction = "ASCENDING"
    for order in query.orders:
        direction = "DESCENDING" if order.descending else "ASCENDING"
        built = built.order_by(order.name, direction=direction)
    if query.after is not None:
        place = client.document(f"{query.collection}/{query.after[-1]}")
        built = built.order_by("__name__", direction=direction)
        built = built.start_after([*query.after[:-1], place])
    return built if query.limit is None else built.limit(query.limit)


def _retry() -> Any:
    """For reads: what passes soon, and never ABORTED, which a new transaction must answer."""
    from google.api_core import exceptions, retry

    passing = retry.if_exception_type(exceptions.ServiceUnavailable, exceptions.InternalServerError)
    return retry.Retry(predicate=passing, initial=0.1, maximum=2.0, timeout=READ_LIMIT_S)


@contextmanager
def _read_errors() -> Iterator[None]:
    from google.api_core.exceptions import GoogleAPIError

    outside = sys.exc_info()[1]
    try:
        yield
    except GoogleAPIError as error:
        raise TryFailedError(_first_code(error, outside) or "UNKNOWN") from error


@contextmanager
def _translated() -> Iterator[None]:
    """A failed read as what the stores' callers know."""
    try:
        yield
    except TryFailedError as failed:
        reason = f"firestore_{failed.code.lower()}"
        if failed.code in PASSING:
            raise TransientError(reason) from failed
        raise WriteRefusedError(reason) from failed


def _first_code(raised: BaseException, outside: BaseException | None) -> str | None:
    """The status of the failure that led to `raised`: the SDK wraps it, or a rollback covers it up.

    `outside` is what the caller was handling already: no failure of ours.
    """
    from google.api_core.exceptions import GoogleAPICallError, GoogleAPIError

    code: str | None = None
    error: BaseException | None = raised
    while error is not None and error is not outside:
        if isinstance(error, GoogleAPICallError):
            status = error.grpc_status_code
            code = status.name if status else "UNKNOWN"
        elif isinstance(error, GoogleAPIError):
            code = code or "DEADLINE_EXCEEDED"
        error = error.__cause__ or error.__context__
    return code
