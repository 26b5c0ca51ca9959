"""Drafts of city packs, on any document database."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    Document,
    FoundDocument,
    Put,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.mapping.drafts import (
    MISTAKES,
    digest_in,
    draft_document,
    mistakes_in,
    noted,
    read_draft,
    read_row,
    reviewed_document,
    row_document,
    told,
    wishes_to_publish,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores import publications
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.edit.draft import TABLE_NAMES, PackDraft, in_order, place_name
from shared.domain.pack.edit.publish_decision import PublishDecision
from shared.domain.pack.files.packed import pack
from shared.ports.cities import RuleOn

# Its document lies among those of the tables.
PUBLICATION = "publication"
_AT_ONCE = 200


@value_object
class _Read:
    """A draft with the documents it was read from."""

    draft: PackDraft
    control: Document
    tables: Mapping[str, Document | None]
    rows: Mapping[str, tuple[FoundDocument, ...]]


class DocumentDrafts:
    """The port Drafts."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def lay_out(self, draft: PackDraft) -> None:
        """What was reviewed comes first, so that no row is taken for an edit; the wish comes last."""
        city_id = draft.city_id
        self._write(
            [
                (
                    paths.reference_reviewed(city_id),
                    Put(reviewed_document(draft.digests())),
                )
            ]
        )
        self._write(list(_rows_laid_out(self._db, draft)))
        control = Put(draft_document(draft))
        self._write([(paths.reference_draft(city_id, PUBLICATION), control)])

    def read(self, city_id: str) -> PackDraft | None:
        read = _read(self._db, city_id)
        return read.draft if read else None

    def is_news(self, city_id: str, table: str, row: str) -> bool:
        if table == PUBLICATION:
            control = self._db.get(paths.reference_draft(city_id, PUBLICATION))
            return wishes_to_publish(control)
        if table not in TABLE_NAMES or not row:
            return False
        path = paths.reference_draft_row(city_id, table, row)
        document, reviewed = self._db.get_many([path, paths.reference_reviewed(city_id)])
        known = digest_in(reviewed, place_name(table, row))
        found = read_row(FoundDocument(path, document)) if document is not None else None
        return known != (found.digest() if found else None)

    def review(self, city_id: str, rule: RuleOn, now: datetime) -> PublishDecision:
        def body(reader: Reader) -> TransactionResult[PublishDecision]:
            read = _read(reader, city_id)
            if read is None:
                raise NotFoundError("reference_unknown")
            ruling = rule(read.draft, publications.in_force(reader, city_id))
            return TransactionResult(ruling, dict(_ruled(reader, read, ruling, now)))

        return self._db.run(body)

    def _write(self, writes: list[tuple[str, Write]]) -> None:
        for first in range(0, len(writes), _AT_ONCE):
            self._write_together(dict(writes[first : first + _AT_ONCE]))

    def _write_together(self, writes: Mapping[str, Write]) -> None:
        self._db.run(lambda _: TransactionResult(None, writes))


def _read(reader: Reader, city_id: str) -> _Read | None:
    names = (PUBLICATION, *TABLE_NAMES)
    found = reader.get_many([paths.reference_draft(city_id, name) for name in names])
    documents = dict(zip(names, found, strict=True))
    control = documents[PUBLICATION]
    if control is None:
        return None
    rows = {name: reader.find(queries.draft_rows(city_id, name)) for name in TABLE_NAMES}
    read = {name: tuple(in_order(map(read_row, found))) for name, found in rows.items()}
    return _Read(read_draft(city_id, control, read), control, documents, rows)


def _rows_laid_out(reader: Reader, draft: PackDraft) -> Iterator[tuple[str, Write]]:
    for table in TABLE_NAMES:
        rows = {
            paths.reference_draft_row(draft.city_id, table, row.name): row
            for row in draft.rows.get(table, ())
        }
        for found in reader.find(queries.draft_rows(draft.city_id, table)):
            if found.path not in rows:
                yield found.path, Delete()
        for path, row in rows.items():
            yield path, Put(row_document(row))
        yield paths.reference_draft(draft.city_id, table), Put({MISTAKES: []})


def _ruled(
    reader: Reader, read: _Read, ruling: PublishDecision, now: datetime
) -> Iterator[tuple[str, Write]]:
    """Only what a review changes is written: a write to a draft is an event, and would come back."""
    draft, mistakes = read.draft, ruling.review.mistakes
    for table in TABLE_NAMES:
        path = paths.reference_draft(draft.city_id, table)
        of_table = noted(mistakes.get((table, ""), ()))
        if of_table != mistakes_in(read.tables[table]):
            yield path, Put({MISTAKES: of_table})
        for found in read.rows[table]:
            of_row = noted(mistakes.get((table, found.document_id), ()))
            if of_row != mistakes_in(found.data):
                yield found.path, Update({MISTAKES: of_row})
    control = paths.reference_draft(draft.city_id, PUBLICATION)
    yield control, Update(told(ruling, draft.base, now))
    reviewed = Put(reviewed_document(draft.digests()))
    yield paths.reference_reviewed(draft.city_id), reviewed
    if ruling.publication and ruling.review.reference:
        packed = pack(ruling.review.reference)
        yield from publications.kept_and_moved(
            reader, ruling.publication, ruling.review.files, packed
        )
