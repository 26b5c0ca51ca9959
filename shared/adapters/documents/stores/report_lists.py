"""Pages of reports: for staff by what the report says, for reporters by who they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice

from shared.adapters.documents.engine import cursors, paths
from shared.adapters.documents.engine.db import FoundDocument
from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.fields import place_in
from shared.adapters.documents.mapping.people import code_in_identity, read_identity
from shared.adapters.documents.mapping.reports import (
    is_proof_wanting,
    is_visit_ordered,
    read_report,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.ports.reports import Page, ReportQuery

_Placed = tuple[Report, datetime]


@value_object
class _Sent:
    """What an identity tells of its report."""

    report_id: str
    at: datetime
    tracking_code: str


def page(db: VersionedDb, asked: ReportQuery) -> Page:
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


def sent_before(db: VersionedDb, report: Report, since: datetime, limit: int) -> tuple[Report, ...]:
    """By the account in its identity; an account that nobody knows has sent nothing."""
    identity = db.get(paths.identity(report.city_id, report.report_id))
    uid = read_identity(identity).uid if identity else ""
    if not uid:
        return ()
    asked = queries.reporter_before(report.city_id, uid, since, report.submitted_at, limit)
    ids = db.find_readable(asked, lambda each: each.document_id)
    places = [paths.report(report.city_id, each) for each in ids]
    found = db.get_readable(places, lambda each: read_report(each.data))
    return tuple(filter(None, found))


def _of_city(
    db: VersionedDb, asked: ReportQuery, after: tuple[datetime, str] | None
) -> Iterator[_Placed]:
    """Further batches are read only where reports are left out that the caller may not read."""
    batch = asked.limit + 1
    while True:
        query = queries.reports_page(asked, batch, after)
        placed = db.find_readable(query, partial(_placed, query.orders[0].name))
        for report, at in placed:
            if not _is_kept(report, asked):
                yield report, at
        if len(placed) < batch:
            return
        last, at = placed[-1]
        after = at, last.report_id


def _placed(name: str, found: FoundDocument) -> _Placed:
    return read_report(found.data), place_in(found.data, name)


def _of_reporter(
    db: VersionedDb, asked: ReportQuery, after: tuple[datetime, str] | None
) -> Iterator[_Placed]:
    """Newest first, overdue ones too. Further batches are read only where filters leave gaps."""
    batch = asked.limit + 1
    while True:
        query = queries.reporter_page(asked.city_id, asked.reporter_uid or "", batch, after)
        sent = db.find_readable(query, _sent)
        yield from _matching(db, asked, sent)
        if len(sent) < batch:
            return
        after = sent[-1].at, sent[-1].report_id


def _matching(db: VersionedDb, asked: ReportQuery, sent: Sequence[_Sent]) -> Iterator[_Placed]:
    places = [paths.report(asked.city_id, each.report_id) for each in sent]
    found = db.get_readable(places, lambda each: read_report(each.data))
    for one, report in zip(sent, found, strict=True):
        if report is not None and _matches(report, asked):
            yield replace(report, tracking_code=one.tracking_code), one.at


def _sent(identity: FoundDocument) -> _Sent:
    at = place_in(identity.data, fields.SUBMITTED)
    return _Sent(identity.document_id, at, code_in_identity(identity.data))


def _is_kept(report: Report, asked: ReportQuery) -> bool:
    """Whether whoever asks may not read it."""
    return asked.without_restricted and report.restricted


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
        (asked.outreach, report.outreach.kind if report.outreach else None),
    )
    is_other = any(wanted is not None and wanted != stored for wanted, stored in pairs)
    if is_other or _is_kept(report, asked):
        return False
    before, due_at = asked.overdue_before, report.due.at
    return before is None or (due_at is not None and due_at < before)
