"""Reminders that share a message, on any document database."""

from collections.abc import Callable

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Put, Reader, TransactionResult
from shared.adapters.documents.mapping.messages import batch_document, read_batch
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.notify.batches import Batch


class DocumentBatches:
    """The port Batches."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def batch(self, city_id: str, batch_id: str) -> Batch | None:
        document = self._db.get(paths.batch(city_id, batch_id))
        return read_batch(document) if document else None

    def change_batch(self, new: Batch, decide: Callable[[Batch], Batch]) -> Batch:
        path = paths.batch(new.city_id, new.batch_id)

        def body(reader: Reader) -> TransactionResult[Batch]:
            document = reader.get(path)
            before = read_batch(document) if document else new
            after = decide(before)
            if document and after == before:
                return TransactionResult(after)
            return TransactionResult(after, {path: Put(batch_document(after))})

        return self._db.run(body)
