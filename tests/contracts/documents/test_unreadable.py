"""A document of a form that this program does not know stops nobody but who asked for that very one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Document, DocumentDb, Put, TransactionResult
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.reports import DocumentReports
from shared.domain.geo.cells import cells_around
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import UnreadableError
from shared.domain.kernel.states import State
from shared.domain.report.location import Location
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Report
from shared.ports.reports import ReportQuery, Reports
from tests.builders import CITY, NOW, later, make_device, make_staff
from tests.contracts.documents.filing import file_report, numbered, step

UID = "uid-a"
Told = list[tuple[str, str, int]]


def sent(n: int) -> Report:
    """Overdue, not routed, and the newest the one of the highest number."""
    return numbered(
        n,
        state=State.SUBMITTED,
        submitted_at=later(minutes=n),
        due=NextDeadline(1, later(hours=n), "nudge"),
        scheduled_by="rules-1",
    )


REPORTS = tuple(sent(n) for n in range(6))
IDS = [each.report_id for each in REPORTS]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def reports(db: DocumentDb, told: Told) -> Reports:
    """Filed by one person. `told` hears of what lists leave out."""
    versioned = VersionedDb(db, tell=lambda *left_out: told.append(left_out))
    filled = DocumentReports(versioned)
    for report in REPORTS:
        file_report(filled, report, uid=UID)
    return filled


def rewrite(db: DocumentDb, path: str, **fields: Any) -> None:
    """As a newer program or a hand would have."""
    document: Document = {**(db.get(path) or {}), **fields}
    db.run(lambda _: TransactionResult(None, {path: Put(document)}))


def spoil(db: DocumentDb, *report_ids: str, version: object = 99) -> None:
    for report_id in report_ids:
        rewrite(db, paths.report(CITY, report_id), schema_version=version)


def ids(found: tuple[Report, ...]) -> list[str]:
    return sorted(each.report_id for each in found)


LISTS: dict[str, Callable[[Reports], tuple[Report, ...]]] = {
    "officers": lambda each: each.list(ReportQuery(CITY)).reports,
    "own": lambda each: each.list(ReportQuery(CITY, reporter_uid=UID)).reports,
    "before": lambda each: each.sent_before(sent(9), NOW, 10),
    "due": lambda each: each.due(CITY, later(days=9), 10),
    "unrouted": lambda each: each.unrouted(CITY, later(days=9), 10),
    "outdated": lambda each: each.outdated(CITY, "rules-2", 10),
}


@pytest.mark.parametrize("version", [99, 0, 1.5, "1", True])
@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_lists_go_on_without_it_and_tell(
    reports: Reports,
    db: DocumentDb,
    told: Told,
    version: object,
    listed: Callable[[Reports], tuple[Report, ...]],
) -> None:
    file_report(reports, sent(9), uid=UID)
    whole = ids(listed(reports))
    assert whole
    assert IDS[2] in whole
    spoil(db, IDS[2], version=version)
    assert ids(listed(reports)) == [each for each in whole if each != IDS[2]]
    ((city_id, reason, count),) = told
    assert (city_id, count) == (CITY, 1)
    assert reason.startswith("reports: schema_version ")
    assert reason.endswith("known: 2")


@pytest.mark.parametrize("version", [None, 1.0])
def test_none_and_a_whole_number_with_a_point_are_versions(
    reports: Reports, db: DocumentDb, told: Told, version: object
) -> None:
    spoil(db, IDS[2], version=version)
    assert ids(reports.list(ReportQuery(CITY)).reports) == IDS
    assert reports.get(CITY, IDS[2]).report_id == IDS[2]
    assert told == []


@pytest.mark.parametrize("uid", [None, UID])
def test_every_page_is_full_and_the_last_one_is_the_last(
    reports: Reports, db: DocumentDb, uid: str | None
) -> None:
    spoil(db, *IDS[2:5])
    query = ReportQuery(CITY, reporter_uid=uid, limit=1)
    first = reports.list(query)
    second = reports.list(replace(query, cursor=first.next_cursor))
    third = reports.list(replace(query, cursor=second.next_cursor))
    assert [ids(each.reports) for each in (first, second, third)] == [[IDS[5]], [IDS[1]], [IDS[0]]]
    assert third.next_cursor is None


def test_what_is_overdue_behind_many_that_cannot_be_read_is_found(
    reports: Reports, db: DocumentDb, told: Told
) -> None:
    spoil(db, *IDS[:4])
    assert ids(reports.due(CITY, later(days=9), 1)) == [IDS[4]]
    assert told == [(CITY, "reports: schema_version 99, known: 2", 4)]


def test_whoever_asks_for_that_one_and_whoever_would_change_it_is_refused(
    reports: Reports, db: DocumentDb
) -> None:
    spoil(db, IDS[2])
    for asked in (
        lambda: reports.get(CITY, IDS[2]),
        lambda: reports.find_by_code(CITY, REPORTS[2].tracking_code),
        lambda: step(reports, REPORTS[2], "op-2"),
    ):
        with pytest.raises(UnreadableError, match=r"^reports: schema_version 99, known: 2$"):
            asked()


def test_the_history_of_a_report_has_no_gaps(reports: Reports, db: DocumentDb) -> None:
    (event,) = reports.events(CITY, IDS[2])
    rewrite(db, paths.event(CITY, IDS[2], event.event_id), type="of_tomorrow")
    with pytest.raises(UnreadableError):
        reports.events(CITY, IDS[2])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": "of_tomorrow"}, "Report: state holds no known value"),
        ({"due": {"at": "kenari"}}, "NextDeadline: at holds no known value"),
        ({"schema_version": "kenari"}, "reports: schema_version of type str, known: 2"),
    ],
)
def test_a_value_that_only_a_newer_program_knows_is_the_same_and_is_not_repeated(
    reports: Reports, db: DocumentDb, told: Told, fields: dict[str, Any], reason: str
) -> None:
    rewrite(db, paths.report(CITY, IDS[2]), **fields)
    assert ids(reports.list(ReportQuery(CITY)).reports) == [each for each in IDS if each != IDS[2]]
    assert told == [(CITY, reason, 1)]
    with pytest.raises(UnreadableError, match=f"^{reason}$"):
        reports.get(CITY, IDS[2])


def test_neighbours_that_can_be_read_are_found(reports: Reports, db: DocumentDb) -> None:
    here = Point(-3.9778, 122.515)
    for n in (7, 8):
        placed = replace(sent(n), location=Location(point=here), village_code="7471011001")
        file_report(reports, placed)
        step(reports, placed, f"op-{n}", state=State.ASSIGNED)
    spoil(db, "report-007")
    assert ids(reports.near(CITY, cells_around(here, 50), NOW)) == ["report-008"]
    assert ids(reports.in_village(CITY, "7471011001", NOW)) == ["report-008"]


def test_colleagues_and_phones_of_an_office_go_on_without_one(db: DocumentDb) -> None:
    people = DocumentPeople(VersionedDb(db))
    for uid in ("uid-1", "uid-2"):
        people.save_staff(make_staff(uid=uid))
        people.save_device(make_device(device_id=f"device-{uid}", uid=uid, token=f"token-{uid}"))
    office = make_staff().agency_id or ""
    rewrite(db, paths.staff(CITY, "uid-1"), role="of_tomorrow")
    rewrite(db, paths.device(CITY, "device-uid-1"), schema_version=99)
    assert [each.uid for each in people.staff_of_agency(CITY, office)] == ["uid-2"]
    assert [each.uid for each in people.devices_of_agency(CITY, office)] == ["uid-2"]
    with pytest.raises(UnreadableError):
        people.staff(CITY, "uid-1")
