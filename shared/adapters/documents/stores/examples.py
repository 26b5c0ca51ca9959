"""Corrected categories, on any document database. They are written with the change they come from."""

from collections.abc import Iterator
from datetime import datetime

from shared.adapters.documents.engine.db import FoundDocument
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
            query = queries.examples(city_id, now, _AT_ONCE, after)
            found = self._db.find_readable(query, _placed)
            for example, _ in found:
                yield example
            if len(found) < _AT_ONCE:
                return
            after = found[-1][1]


def _placed(found: FoundDocument) -> tuple[TrainingExample, tuple[object, ...]]:
    """With its place in the list."""
    place = place_in(found.data, fields.EXPIRES), found.document_id
    return read_example(found.data), place
