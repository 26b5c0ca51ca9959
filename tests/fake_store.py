"""Reports and their histories in memory; what else the store keeps stands on the same memory.

As `tests.fakes`: each keeps the promises that its port makes, and nothing is locked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from shared.domain.cases.affected_count import (
    AffectedAccounts,
    is_left,
    moved_reports,
    with_recount,
)
from shared.domain.cases.supporters import Supporter
from shared.domain.geo.cells import cell_of
from shared.domain.kernel import ids
from shared.domain.kernel.errors import InProgressError, NotFoundError
from shared.domain.kernel.operations import Operation, decide_claim
from shared.domain.kernel.states import State
from shared.domain.people.people import Identity
from shared.domain.photos.photos import Photo
from shared.domain.report.report import Change, Event, Report, ReportRevision
from shared.domain.report.visibility import is_findable
from shared.domain.sla.document_numbers import assign_number, series_of
from shared.ports.reports import Committed, Decide, DecideTogether, Page, ReportQuery, Submission

_Key = tuple[str, str]


@dataclass
class FakeReports:
    """Reports are kept without their tracking code, which is told to its holder only."""

    stored: dict[_Key, Report] = field(default_factory=dict)
    histories: dict[_Key, list[Event]] = field(default_factory=dict)
    changes: dict[tuple[str, str, str], Change] = field(default_factory=dict)
    codes: dict[_Key, str] = field(default_factory=dict)
    identities: dict[_Key, Identity] = field(default_factory=dict)
    announced: dict[str, Photo] = field(default_factory=dict)
    operations: dict[_Key, Operation] = field(default_factory=dict)
    queries: list[ReportQuery] = field(default_factory=list)
    counters: dict[_Key, int] = field(default_factory=dict)
    supporters: dict[tuple[str, str, str], Supporter] = field(default_factory=dict)

    def claim(self, city_id: str, wanted: Operation, now: datetime) -> Operation:
        found = self.operations.get((city_id, wanted.operation_id))
        claimed = decide_claim(found, wanted, now)
        self.operations[city_id, wanted.operation_id] = claimed
        return claimed

    def submit(self, submission: Submission) -> Operation:
        report, operation = submission.change.report, submission.operation
        held = self.operations.get((report.city_id, operation.operation_id))
        if held is None or (held.answer is None and held.holder != operation.holder):
            raise InProgressError("operation_in_progress", retry_after_s=1)
        if held.answer is not None:
            return held
        key = (report.city_id, report.report_id)
        assert key not in self.stored, "a report is created once"
        self.codes[report.city_id, report.tracking_code] = report.report_id
        self.identities[key] = submission.identity
        self.operations[report.city_id, operation.operation_id] = operation
        self.commit(submission.change)
        return operation

    def get(self, city_id: str, report_id: str) -> Report:
        try:
            return self.stored[city_id, report_id]
        except KeyError:
            raise NotFoundError("not_found") from None

    def find_by_code(self, city_id: str, tracking_code: str) -> Report:
        report_id = self.codes.get((city_id, tracking_code), "")
        return replace(self.get(city_id, report_id), tracking_code=tracking_code)

    def sent_before(self, report: Report, since: datetime, limit: int) -> tuple[Report, ...]:
        uid = self.identities[report.city_id, report.report_id].uid
        found = [
            each
            for each in self.stored.values()
            if uid and each.city_id == report.city_id and self._is_by(each, uid)
            if since <= each.submitted_at < report.submitted_at
        ]
        return tuple(sorted(found, key=lambda each: each.submitted_at, reverse=True)[:limit])

    def near(self, city_id: str, cells: Sequence[str], since: datetime) -> tuple[Report, ...]:
        return tuple(
            each
            for each in self._findable(city_id, since)
            if each.location.point and cell_of(each.location.point) in cells
        )

    def in_village(self, city_id: str, village_code: str, since: datetime) -> tuple[Report, ...]:
        found = self._findable(city_id, since)
        return tuple(each for each in found if each.village_code == village_code)

    def _findable(self, city_id: str, since: datetime) -> Iterator[Report]:
        for (city, _), report in self.stored.items():
            if city == city_id and is_findable(report) and report.submitted_at >= since:
                yield report

    def find_case(self, city_id: str, public_letters: str) -> Report:
        for (city, report_id), report in self.stored.items():
            if (city, ids.public_letters(report_id)) == (city_id, public_letters):
                return self.get(city, report.ties.merged_into or report_id)
        raise NotFoundError("not_found")

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
        self, city_id: str, report_ids: Sequence[str], operation_id: str, decide: DecideTogether
    ) -> Committed | None:
        found = tuple(self.get(city_id, each) for each in report_ids)
        before = self.changes.get((city_id, report_ids[0], operation_id))
        if before is not None:
            return Committed(replace(before, report=found[0]), repeated=True)
        decided = decide(found)
        if decided is None:
            return None
        changes = [self._numbered(change) for change in self._counted(found, decided)]
        assert changes[0].report.report_id == report_ids[0], "the first is always among them"
        versions = {report.report_id: report.version for report in found}
        for change in changes:
            known = versions.get(change.report.report_id, 0)
            assert change.event.operation_id == operation_id
            assert change.report.version == known + 1, "no update may be lost"
            self.commit(change)
        return Committed(changes[0])

    def _counted(self, found: Sequence[Report], decided: Sequence[Change]) -> list[Change]:
        """Each case with its people; those who moved are written down."""
        before = {report.report_id: report for report in found}
        after = {change.report.report_id: change.report for change in decided}
        for report_id in tuple(after):
            old = before.get(report_id, after[report_id])
            if moved_reports(old, after[report_id]) or is_left(old, after[report_id]):
                self._recount(old, after)
        return [replace(change, report=after[change.report.report_id]) for change in decided]

    def _recount(self, old: Report, after: dict[str, Report]) -> None:
        case = after[old.report_id]
        places = [(case.city_id, each) for each in moved_reports(old, case)]
        moving = [
            AffectedAccounts(
                place[1],
                self.identities[place].uid,
                tuple(one for key, one in self.supporters.items() if key[:2] == place),
            )
            for place in places
        ]
        found = {
            uid: one
            for (city, report_id, uid), one in self.supporters.items()
            if (city, report_id) == (case.city_id, case.report_id)
        }
        host = self.identities[case.city_id, case.report_id].uid
        result = with_recount(old, case, host=host, moving=moving, at_case=found)
        after[case.report_id] = result.case
        for one in result.supporters:
            self.supporters[one.city_id, one.report_id, one.uid] = one
        for report_id, (supporters, followers) in result.apart.items():
            if report_id in after:
                apart = replace(after[report_id], supporters=supporters, followers=followers)
                after[report_id] = apart

    def _numbered(self, change: Change) -> Change:
        series = series_of(change)
        if series is None:
            return change
        key = (change.report.city_id, series)
        self.counters[key] = self.counters.get(key, 0) + 1
        return assign_number(change, self.counters[key])

    def commit(self, change: Change) -> None:
        report, event = change.report, change.event
        key = (report.city_id, report.report_id)
        self.stored[key] = replace(report, tracking_code="")
        self.histories.setdefault(key, []).append(event)
        self.changes[*key, event.operation_id] = change
        self.announced.update({photo.object_name: photo for photo in change.photos})
        if change.redacted:
            self.announced[change.redacted.object_name] = change.redacted

    def events(self, city_id: str, report_id: str) -> tuple[Event, ...]:
        return tuple(self.histories.get((city_id, report_id), ()))

    def former(self, city_id: str, report_id: str) -> tuple[ReportRevision, ...]:
        found = [c.former for (*key, _), c in self.changes.items() if key == [city_id, report_id]]
        return tuple(each for each in found if each is not None)

    def event(self, city_id: str, report_id: str, event_id: str) -> Event:
        for event in self.events(city_id, report_id):
            if event.event_id == event_id:
                return event
        raise NotFoundError("not_found")

    def list(self, query: ReportQuery) -> Page:
        self.queries.append(query)
        found = [r for r in self.stored.values() if _fits(r, query)]
        if query.reporter_uid is not None:
            found = [self._for_reporter(r) for r in found if self._is_by(r, query.reporter_uid)]
        start = int(query.cursor) if query.cursor and query.cursor.isdigit() else 0
        end = start + query.limit
        return Page(tuple(found[start:end]), str(end) if end < len(found) else None)

    def _is_by(self, report: Report, uid: str) -> bool:
        identity = self.identities.get((report.city_id, report.report_id))
        return identity is not None and identity.uid == uid

    def _for_reporter(self, report: Report) -> Report:
        codes = {report_id: code for (_, code), report_id in self.codes.items()}
        return replace(report, tracking_code=codes[report.report_id])

    def due(self, city_id: str, now: datetime, limit: int) -> tuple[Report, ...]:
        found = [r for (city, _), r in self.stored.items() if city == city_id and _is_due(r, now)]
        return tuple(sorted(found, key=lambda report: report.due.at or now)[:limit])

    def outdated(self, city_id: str, schedule_version: str, limit: int) -> tuple[Report, ...]:
        found = [
            report
            for (city, _), report in self.stored.items()
            if city == city_id and report.scheduled_by not in {None, schedule_version}
        ]
        return tuple(found[:limit])

    def mark_scheduled(self, report: Report, schedule_version: str) -> None:
        key = report.city_id, report.report_id
        if self.stored[key].version == report.version:
            self.stored[key] = replace(self.stored[key], scheduled_by=schedule_version)

    def unrouted(self, city_id: str, before: datetime, limit: int) -> tuple[Report, ...]:
        found = [
            report
            for (city, _), report in self.stored.items()
            if city == city_id and report.state is State.SUBMITTED and report.submitted_at < before
        ]
        return tuple(sorted(found, key=lambda report: report.submitted_at)[:limit])


def _fits(report: Report, query: ReportQuery) -> bool:
    """As far as a use case relies on it to go on."""
    pairs = (
        (query.assignee, report.assignee),
        (query.agency_id, report.agency_id),
        (query.state, report.state),
    )
    is_kept = query.without_restricted and report.restricted
    return not is_kept and all(wanted in {None, stored} for wanted, stored in pairs)


def _is_due(report: Report, now: datetime) -> bool:
    return report.due.at is not None and report.due.at <= now
