"""The app's inbox of one account: everything that was to be told, whether a push came through or not."""

from functools import partial
from heapq import nlargest
from operator import attrgetter
from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.inbox import InboxMessage, messages_of, read_mark, write_mark
from shared.domain.report.report import Report
from shared.ports.has import HasPeople, HasReferences, HasReports, HasTogether
from shared.ports.reports import ReportQuery, Reports

# Each report costs the reading of its history. Who has sent more is shown the newest ones.
MOST_REPORTS = 30


@value_object
class Inbox:
    """Newest first. `unread` and `read_keys` are of all that was looked at, not of this page alone."""

    messages: tuple[InboxMessage, ...]
    unread: int
    next_cursor: str | None
    reference: Reference
    read_keys: frozenset[str]


class ReadInboxPorts(HasReports, HasPeople, HasReferences, HasTogether, Protocol): ...


def read_inbox(
    city_id: str, uid: str, cursor: str | None, limit: int, ports: ReadInboxPorts
) -> Inbox:
    """Raises InvalidError for a cursor that no page gave."""
    before = read_mark(cursor) if cursor is not None else None
    page = ports.reports.list(ReportQuery(city_id, reporter_uid=uid, limit=MOST_REPORTS))
    histories = ports.together.all(
        [partial(_told, report, ports.reports) for report in page.reports]
    )
    everything = [told for history in histories for told in history]
    wanted = [told for told in everything if before is None or told.place < before]
    found = nlargest(limit + 1, wanted, key=attrgetter("place"))
    account = ports.people.account(city_id, uid)
    until = account.read_until if account else None
    read = [told for told in everything if until is not None and told.event.at <= until]
    shown = tuple(found[:limit])
    return Inbox(
        messages=shown,
        unread=len(everything) - len(read),
        next_cursor=write_mark(shown[-1]) if len(found) > limit else None,
        reference=ports.references.current(city_id),
        read_keys=frozenset(told.place[1] for told in read),
    )


def _told(report: Report, reports: Reports) -> tuple[InboxMessage, ...]:
    """Of a report that was merged, what its case tells its reporter as well."""
    place = (report.city_id, report.report_id)
    case = report.ties.merged_into
    told = tuple(messages_of(report, reports.events(*place)))
    return told if case is None else (*told, *messages_of(report, reports.events(place[0], case)))
