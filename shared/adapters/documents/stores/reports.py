"""Reports, their history and the claims on idempotency keys, on any document database."""

from collections.abc import Sequence
from datetime import datetime

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    CommitMarker,
    Create,
    Document,
    Put,
    Query,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.people import identity_document
from shared.adapters.documents.mapping.pictures import photo_document, read_photo, redaction
from shared.adapters.documents.mapping.reports import (
    counter_document,
    event_document,
    example_document,
    former_document,
    last_number,
    operation_document,
    read_event,
    read_former,
    read_operation,
    read_report,
    report_document,
    scheduled_mark,
    tracked_report_id,
    tracking_document,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores import headcounts, report_lists
from shared.domain.kernel.errors import InProgressError, NotFoundError
from shared.domain.kernel.operations import Operation, decide_claim
from shared.domain.report.report import Change, Event, Report, ReportRevision
from shared.domain.report.training_example import TrainingExample
from shared.domain.sla.document_numbers import assign_number, series_of
from shared.ports.reports import Committed, Decide, DecideTogether, Page, ReportQuery, Submission

# What one look-up for similar reports may read.
_MOST_NEAR = 64


class DocumentReports:
    """The port Reports. What it returns bears a tracking code only where its reader gave it, or is
    the reporter: for everybody else the code stays apart from the report.
    """

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def claim(self, city_id: str, wanted: Operation, now: datetime) -> Operation:
        path = paths.operation(city_id, wanted.operation_id)

        def body(reader: Reader) -> TransactionResult[Operation]:
            document = reader.get(path)
            found = read_operation(document) if document else None
            claimed = decide_claim(found, wanted, now)
            if claimed is found:
                return TransactionResult(claimed)
            writes: dict[str, Write] = {path: Put(operation_document(claimed, city_id))}
            return TransactionResult(
                claimed, writes, CommitMarker(path, fields.HOLDER, claimed.holder)
            )

        return self._db.run(body)

    def submit(self, submission: Submission) -> Operation:
        report, operation = submission.change.report, submission.operation
        key = paths.operation(report.city_id, operation.operation_id)
        tracking = paths.tracking(report.city_id, report.tracking_code)
        writes = _writes(submission.change) | {
            paths.identity(report.city_id, report.report_id): Create(
                identity_document(submission.identity, report)
            ),
            tracking: Create(tracking_document(report)),
            key: Put(operation_document(operation, report.city_id)),
        }
        # The code is random in each attempt, so it tells this attempt from another at the same key.
        witness = CommitMarker(tracking, fields.REPORT, report.report_id)

        def body(reader: Reader) -> TransactionResult[Operation]:
            found = _held(reader.get(key), operation)
            return (
                TransactionResult(operation, writes, witness)
                if found.answer is None
                else TransactionResult(found)
            )

        return self._db.run(body)

    def get(self, city_id: str, report_id: str) -> Report:
        return read_report(_there(self._db.get(paths.report(city_id, report_id))))

    def find_by_code(self, city_id: str, tracking_code: str) -> Report:
        tracked = _there(self._db.get(paths.tracking(city_id, tracking_code)))
        path = paths.report(city_id, tracked_report_id(tracked))
        return read_report(_there(self._db.get(path)), tracking_code)

    def sent_before(self, report: Report, since: datetime, limit: int) -> tuple[Report, ...]:
        return report_lists.sent_before(self._db, report, since, limit)

    def near(self, city_id: str, cells: Sequence[str], since: datetime) -> tuple[Report, ...]:
        each = max(1, _MOST_NEAR // max(1, len(cells)))
        return tuple(
            report
            for cell in cells
            for report in self._found(queries.near(city_id, fields.CELL, cell, since, each))
        )

    def in_village(self, city_id: str, village_code: str, since: datetime) -> tuple[Report, ...]:
        return self._found(
            queries.near(city_id, fields.OPEN_VILLAGE, village_code, since, _MOST_NEAR)
        )

    def find_case(self, city_id: str, public_letters: str) -> Report:
        found = self._db.find(queries.by_public_id(city_id, public_letters))
        if not found:
            raise NotFoundError("not_found")
        report = read_report(found[0].data)
        return self.get(city_id, report.ties.merged_into) if report.ties.merged_into else report

    def change(
        self,
        city_id: str,
        report_id: str,
        operation_id: str,
        decide: Decide,
    ) -> Committed | None:
        def alone(found: tuple[Report, ...]) -> tuple[Change, ...] | None:
            change = decide(found[0])
            return None if change is None else (change,)

        return self.change_together(city_id, (report_id,), operation_id, alone)

    def change_together(
        self,
        city_id: str,
        report_ids: Sequence[str],
        operation_id: str,
        decide: DecideTogether,
    ) -> Committed | None:
        wanted = [paths.report(city_id, report_id) for report_id in report_ids]

        def body(reader: Reader) -> TransactionResult[Committed | None]:
            documents = [_there(document) for document in reader.get_many(wanted)]
            found = tuple(read_report(document) for document in documents)
            if repeated := _done_before(reader, documents[0], found[0], operation_id):
                return TransactionResult(Committed(repeated, repeated=True))
            decided = decide(found)
            if decided is None:
                return TransactionResult(None)
            counted, people = headcounts.counted(reader, found, decided)
            changes, writes = _numbered(reader, city_id, counted)
            writes |= people
            first = changes[0].event
            event = paths.event(city_id, first.report_id, first.event_id)
            witness = CommitMarker(event, fields.OPERATION, operation_id)
            for each in changes:
                writes |= _writes(each)
            return TransactionResult(Committed(changes[0]), writes, witness)

        return self._db.run(body)

    def events(self, city_id: str, report_id: str) -> tuple[Event, ...]:
        found = self._db.find(queries.history(city_id, report_id))
        return tuple(read_event(each.data) for each in found)

    def former(self, city_id: str, report_id: str) -> tuple[ReportRevision, ...]:
        found = self._db.find(queries.former(city_id, report_id))
        return tuple(read_former(each.data) for each in found)

    def event(self, city_id: str, report_id: str, event_id: str) -> Event:
        return read_event(_there(self._db.get(paths.event(city_id, report_id, event_id))))

    def list(self, query: ReportQuery) -> Page:
        return report_lists.page(self._db, query)

    def due(self, city_id: str, now: datetime, limit: int) -> tuple[Report, ...]:
        return self._found(queries.due(city_id, now, limit))

    def outdated(self, city_id: str, schedule_version: str, limit: int) -> tuple[Report, ...]:
        asked = queries.outdated(city_id, schedule_version, limit)
        return tuple(each for query in asked for each in self._found(query))[:limit]

    def mark_scheduled(self, report: Report, schedule_version: str) -> None:
        path = paths.report(report.city_id, report.report_id)

        def body(reader: Reader) -> TransactionResult[None]:
            document = reader.get(path)
            if document is None or read_report(document).version != report.version:
                return TransactionResult(None)
            return TransactionResult(None, {path: Update(scheduled_mark(schedule_version))})

        self._db.run(body)

    def unrouted(self, city_id: str, before: datetime, limit: int) -> tuple[Report, ...]:
        return self._found(queries.unrouted(city_id, before, limit))

    def _found(self, query: Query) -> tuple[Report, ...]:
        return self._db.find_readable(query, lambda each: read_report(each.data))


def _there(document: Document | None) -> Document:
    if document is None:
        raise NotFoundError("not_found")
    return document


def _held(document: Document | None, operation: Operation) -> Operation:
    """The operation as stored, if it is finished or still ours to finish.

    Raises InProgressError where another attempt has taken it over.
    """
    found = read_operation(document) if document else None
    if found is None or (found.answer is None and found.holder != operation.holder):
        raise InProgressError("operation_in_progress", retry_after_s=1)
    return found


def _done_before(
    reader: Reader, document: Document, report: Report, operation_id: str
) -> Change | None:
    """The change that an earlier attempt at this operation committed, beside the report as it is now."""
    is_last = document[fields.LAST_OPERATION] == operation_id
    if not is_last and report.version == 1:
        return None
    city_id, report_id = report.city_id, report.report_id
    found = reader.find(queries.event_of(city_id, report_id, operation_id))
    if not found:
        return None
    event = read_event(found[0].data)
    photos = reader.find(queries.photos_of(city_id, report_id, event.event_id))
    return Change(report, event, tuple(read_photo(each.data) for each in photos))


def _numbered(
    reader: Reader, city_id: str, changes: Sequence[Change]
) -> tuple[tuple[Change, ...], dict[str, Write]]:
    """The changes, with the next number of its series where one needs it, and what writes that down.

    All are of the same commit: a number that was not used is given out again.
    """
    last: dict[str, int] = {}
    done = []
    for change in changes:
        series = series_of(change)
        if series is None:
            done.append(change)
            continue
        path = paths.counter(city_id, series)
        before = last[path] if path in last else last_number(reader.get(path))
        last[path] = before + 1
        done.append(assign_number(change, last[path]))
    writes = {path: Put(counter_document(city_id, last[path])) for path in last}
    return tuple(done), dict(writes)


def _writes(change: Change) -> dict[str, Write]:
    """Report, event and photos: one commit. The event's path is its number, so none is written twice."""
    report, event = change.report, change.event
    document = report_document(report, event.operation_id)
    place = (report.city_id, report.report_id)
    redacted, former = change.redacted, change.former
    return {
        paths.report(*place): Create(document) if report.version == 1 else Update(document),
        paths.event(*place, event.event_id): Create(event_document(event)),
        **{
            paths.photo(*place, photo.photo_id): Create(photo_document(photo, event.event_id))
            for photo in change.photos
        },
        **(
            {paths.photo(*place, redacted.photo_id): Update(redaction(redacted))}
            if redacted
            else {}
        ),
        **_example(change.example),
        **(
            {paths.former_one(*place, event.event_id): Create(former_document(former))}
            if former
            else {}
        ),
    }


def _example(example: TrainingExample | None) -> dict[str, Write]:
    if example is None:
        return {}
    place = paths.example(example.city_id, example.example_id)
    return {place: Put(example_document(example))}
