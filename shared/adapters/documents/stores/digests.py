"""What became of each office's morning digest, on any document database."""

from datetime import datetime

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Put, Reader, TransactionResult
from shared.adapters.documents.mapping.messages import digest_document, read_digest
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.notify.digest import DigestRecord, begun_from


class DocumentDigests:
    """The port Digests."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def begin(self, wanted: DigestRecord, now: datetime) -> DigestRecord | None:
        path = paths.digest(wanted.city_id, wanted.key)

        def body(reader: Reader) -> TransactionResult[DigestRecord | None]:
            document = reader.get(path)
            begun = begun_from(read_digest(document) if document else None, wanted, now)
            if begun is None:
                return TransactionResult(None)
            return TransactionResult(begun, {path: Put(digest_document(begun))})

        return self._db.run(body)

    def record(self, city_id: str, key: str) -> DigestRecord | None:
        document = self._db.get(paths.digest(city_id, key))
        return read_digest(document) if document else None

    def finish(self, record: DigestRecord) -> None:
        path = paths.digest(record.city_id, record.key)
        self._db.run(lambda _: TransactionResult(None, {path: Put(digest_document(record))}))
