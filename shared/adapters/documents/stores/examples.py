"""Corrected categories, on any document database. They are written with the change they come from."""

from collections.abc import Iterator
from datetime import datetime

from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.fields import place_in
from shared.adapters.documents.mapping.reports import read_example
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.report.training_example import TrainingExample

_AT_ONCE = 200


class DocumentExamples:
    """The port Examples."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def kept(self, city_id: str, now: datetime) -> Iterator[TrainingExample]:
        after: tuple[object, ...] | None = None
        while True:
            found = self._db.find(queries.examples(city_id, now, _AT_ONCE, after))
            for each in found:
                yield read_example(each.data)
            if len(found) < _AT_ONCE:
                return
            last = found[-1]
            after = (place_in(last.data, fields.EXPIRES), last.document_id)
