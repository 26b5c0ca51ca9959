"""Visitors of links in nudges, on any document database."""

from collections.abc import Callable

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Put, Reader, TransactionResult
from shared.adapters.documents.mapping.messages import read_tap, tap_document
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.notify.taps import Tap


class DocumentTaps:
    """The port Taps."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def tap(self, city_id: str, link_id: str) -> Tap | None:
        document = self._db.get(paths.tap(city_id, link_id))
        return read_tap(document) if document else None

    def change_tap(self, new: Tap, decide: Callable[[Tap], Tap]) -> Tap:
        path = paths.tap(new.city_id, new.link_id)

        def body(reader: Reader) -> TransactionResult[Tap]:
            document = reader.get(path)
            before = read_tap(document) if document else new
            after = decide(before)
            return TransactionResult(after, {path: Put(tap_document(after))})

        return self._db.run(body)
