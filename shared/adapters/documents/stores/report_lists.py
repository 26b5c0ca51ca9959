"""Pages of reports: for staff by what the report says, for reporters by who they are."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from shared.adapters.documents.engine import cursors, paths
from shared.adapters.documents.engine.db import DocumentDb, FoundDocument
from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.fields import place_in
from shared.adapters.documents.mapping.people import code_in_identity, read_identity
from shared.adapters.documents.mapping.reports import (
    is_proof_wanting,
    is_visit_ordered,
    read_report,
)
from shared.domain.report.report import Report
from shared.ports.reports import Page, ReportQuery

_Placed = tuple[Report, datetime]


def page(db: DocumentDb, asked: ReportQuery) -> Page:
    """One page, and the cursor of the next where there is more."""
    after = cursors.read(asked)
    listed = _of_reporter if asked.reporter_uid is not None else _of_city
    wanted = list(islice(listed(db, asked, after), asked.limit + 1))
    shown = wanted[: asked.limit]
    cursor = None
    if len(wanted) > len(shown) > 0:
        last, at = shown[-1]
        cursor = cursors.write(asked, at, last.report_id)
    return Page(tuple(report for report, _ in shown), cursor)


def sent_before(db: DocumentDb, report: Report, since: datetime, limit: int) -> tuple[Report, ...]:
    """By the account in its identity; an account that nobody knows has sent nothing."""
    identity = db.get(paths.identity(report.city_id, report.report_id))
    uid = read_identity(identity).uid if identity else ""
    if not uid:
        return ()
    asked = queries.reporter_before(report.city_id, uid, since, report.submitted_at, limit)
    found = [paths.report(report.city_id, each.document_id) for each in db.find(asked)]
    return tuple(read_report(each) for each in db.get_many(found) if each)


def _of_city(
    db: DocumentDb, asked: ReportQuery, after: tuple[datetime, str] | None
) -> Iterator[_Placed]:
    """Further batches are read only where reports are left out that the caller may not read."""
    batch = asked.limit + 1
    while True:
        query = queries.reports_page(asked, batch, after)
        documents = db.find(query)
        placed = [(each, place_in(each.data, query.orders[0].name)) for each in documents]
        for found, at in placed:
            report = read_report(found.data)
            if not (asked.without_restricted and report.restricted):
                yield report, at
        if len(documents) < batch:
            return
        after = placed[-1][1], documents[-1].document_id


def _of_reporter(
    db: DocumentDb, asked: ReportQuery, after: tuple[datetime, str] | None
) -> Iterator[_Placed]:
    """Newest first, overdue ones too. Further batches are read only where filters leave gaps."""
    batch = asked.limit + 1
    while True:
        query = queries.reporter_page(asked.city_id, asked.reporter_uid or "", batch, after)
        identities = db.find(query)
        yield from _matching(db, asked, identities)
        if len(identities) < batch:
            return
        after = _place(identities[-1])


def _matching(
    db: DocumentDb, asked: ReportQuery, identities: tuple[FoundDocument, ...]
) -> Iterator[_Placed]:
    documents = db.get_many([paths.report(asked.city_id, each.document_id) for each in identities])
    for identity, document in zip(identities, documents, strict=True):
        if document is None:
            continue
        report = read_report(document, code_in_identity(identity.data))
        if _matches(report, asked):
            yield report, _place(identity)[0]


def _place(identity: FoundDocument) -> tuple[datetime, str]:
    return place_in(identity.data, fields.SUBMITTED), identity.document_id


def _matches(report: Report, asked: ReportQuery) -> bool:
    """The filters of `queries.reports_page`, for reports that were found by their reporter."""
    pairs = (
        (asked.agency_id, report.agency_id),
        (asked.state, report.state),
        (asked.category_id, report.category_id),
        (asked.visit_ordered, is_visit_ordered(report)),
        (asked.on_leadership_list, report.on_leadership_list),
        (asked.leadership_level, report.leadership_level),
        (asked.needs_supervisor, report.needs_supervisor),
        (asked.needs_call, report.needs_call),
        (asked.assignee, report.assignee),
        (asked.unreached, report.unreached),
        (asked.proof_wanting, is_proof_wanting(report)),
    )
    if any(wanted is not None and wanted != stored for wanted, stored in pairs):
        return False
    before, due_at = asked.overdue_before, report.due.at
    return before is None or (due_at is not None and due_at < before)
