import base64
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import Level, State
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from shared.ports.reports import ReportQuery, Reports
from tests.builders import CITY, NOW, later
from tests.contracts.documents.filing import file_report, numbered

OFFICES = ("pupr", "dlh", None)
STATES = (State.SUBMITTED, State.ASSIGNED, State.TRIAGE, State.ANSWERED)
CATEGORIES = ("jalan_rusak", "listrik_padam")
LEVELS = (Level.MAYOR, None, None, Level.HEAD, None)
PEOPLE = ("uid-a", "uid-b")
OUTREACH = (None, OutreachKind.CALL, OutreachKind.LAPSE, OutreachKind.SEEN)


def varied(n: int) -> Report:
    """Reports that differ in all a list can ask for; two in a row came at the same moment."""
    kind = OUTREACH[n % 4]
    visit = Visit("pupr", NOW, visited_at=later(hours=1) if n % 4 == 0 else None)
    return numbered(
        n,
        agency_id=OFFICES[n % 3],
        state=STATES[n % 4],
        category_id=CATEGORIES[n % 2],
        submitted_at=later(minutes=n // 2),
        visit=visit if n % 2 == 0 else None,
        leadership_level=LEVELS[n % 5],
        needs_supervisor=n % 3 == 1,
        needs_call=n % 7 == 2,
        assignee="uid-officer" if n % 6 == 1 else None,
        unreached=n % 6 == 1,
        outreach=Outreach(kind, NOW) if kind else None,
        proofs=Proofs(doubted=("photo",)) if n % 8 == 3 else NO_PROOFS,
        due=NextDeadline(1, later(hours=30 - n), "nudge") if n % 3 else NextDeadline(),
    )


ALL = tuple(varied(n) for n in range(14))


@pytest.fixture
def filled(reports: Reports) -> Reports:
    for n, report in enumerate(ALL):
        file_report(reports, report, uid=PEOPLE[n % 2])
    file_report(reports, replace(ALL[0], city_id="makassar", report_id="report-900"), uid="uid-a")
    return reports


def ids(reports: tuple[Report, ...]) -> list[str]:
    return [report.report_id for report in reports]


def walked(reports: Reports, query: ReportQuery, size: int) -> list[str]:
    """All pages of a list, one after the other."""
    found: list[str] = []
    cursor = None
    while True:
        page = reports.list(replace(query, limit=size, cursor=cursor))
        found += ids(page.reports)
        assert len(page.reports) == size or page.next_cursor is None
        if page.next_cursor is None:
            return found
        cursor = page.next_cursor


def newest(wanted: Callable[[Report], bool]) -> list[str]:
    chosen = [report for report in ALL if wanted(report)]
    return ids(tuple(sorted(chosen, key=lambda r: (r.submitted_at, r.report_id), reverse=True)))


def overdue(before: float, wanted: Callable[[Report], bool] = lambda _: True) -> list[str]:
    moment = later(hours=before)
    chosen = [r for r in ALL if r.due.at is not None and r.due.at < moment and wanted(r)]
    return ids(tuple(sorted(chosen, key=lambda r: (r.due.at or NOW, r.report_id))))


LISTS: list[tuple[dict[str, object], list[str]]] = [
    ({}, newest(lambda _: True)),
    ({"agency_id": "pupr"}, newest(lambda r: r.agency_id == "pupr")),
    ({"state": State.TRIAGE}, newest(lambda r: r.state is State.TRIAGE)),
    ({"category_id": "jalan_rusak"}, newest(lambda r: r.category_id == "jalan_rusak")),
    (
        {"visit_ordered": True},
        newest(lambda r: r.visit is not None and r.visit.visited_at is None),
    ),
    (
        {"visit_ordered": False},
        newest(lambda r: r.visit is None or r.visit.visited_at is not None),
    ),
    ({"on_leadership_list": True}, newest(lambda r: r.on_leadership_list)),
    (
        {"leadership_level": Level.MAYOR},
        newest(lambda r: r.leadership_level is Level.MAYOR),
    ),
    ({"needs_supervisor": True}, newest(lambda r: r.needs_supervisor)),
    ({"needs_call": True}, newest(lambda r: r.needs_call)),
    ({"assignee": "uid-officer"}, newest(lambda r: r.assignee == "uid-officer")),
    (
        {"assignee": "uid-officer", "agency_id": "dlh", "overdue_before": later(hours=25)},
        overdue(25, lambda r: r.assignee is not None and r.agency_id == "dlh"),
    ),
    ({"unreached": True}, newest(lambda r: r.unreached)),
    ({"outreach": OutreachKind.CALL}, newest(lambda r: r.is_unheard)),
    # What somebody has let lapse is not to be looked at any more.
    ({"outreach": OutreachKind.LAPSE}, newest(lambda r: r.is_to_lapse)),
    ({"proof_wanting": True}, newest(lambda r: bool(r.proofs.doubted))),
    (
        {"reporter_uid": "uid-a", "proof_wanting": True},
        newest(lambda r: int(r.report_id[-3:]) % 2 == 0 and bool(r.proofs.doubted)),
    ),
    (
        {"needs_call": True, "overdue_before": later(hours=25)},
        overdue(25, lambda r: r.needs_call),
    ),
    (
        {"reporter_uid": "uid-a", "needs_supervisor": True},
        newest(lambda r: int(r.report_id[-3:]) % 2 == 0 and r.needs_supervisor),
    ),
    (
        {"agency_id": "pupr", "state": State.SUBMITTED, "category_id": "jalan_rusak"},
        newest(lambda r: r.agency_id == "pupr" and r.state is State.SUBMITTED),
    ),
    ({"agency_id": "nobody"}, []),
    ({"overdue_before": later(hours=25)}, overdue(25)),
    (
        {"overdue_before": later(hours=25), "agency_id": "dlh", "on_leadership_list": False},
        overdue(25, lambda r: r.agency_id == "dlh" and not r.on_leadership_list),
    ),
    ({"reporter_uid": "uid-a"}, newest(lambda r: int(r.report_id[-3:]) % 2 == 0)),
    (
        {"reporter_uid": "uid-b", "state": State.ASSIGNED},
        newest(lambda r: int(r.report_id[-3:]) % 4 == 1),
    ),
    (
        {"reporter_uid": "uid-a", "agency_id": "pupr", "overdue_before": later(hours=1)},
        [],
    ),
    ({"reporter_uid": "uid-nobody"}, []),
]


@pytest.mark.parametrize(("asked", "expected"), LISTS, ids=[str(sorted(a)) for a, _ in LISTS])
def test_each_list_is_whole_and_in_order_at_any_page_size(
    filled: Reports, asked: dict[str, object], expected: list[str]
) -> None:
    query = replace(ReportQuery(CITY), **asked)  # type: ignore[arg-type] # the rows are ReportQuery's fields
    for size in (1, 3, 20):
        assert walked(filled, query, size) == expected


def test_only_the_reporters_own_list_bears_the_codes(filled: Reports) -> None:
    own = filled.list(ReportQuery(CITY, reporter_uid="uid-a", limit=3)).reports
    assert own == (ALL[12], ALL[10], ALL[8])
    staff = filled.list(ReportQuery(CITY, limit=3)).reports
    assert {report.tracking_code for report in staff} == {""}


def test_a_list_stays_in_order_while_reports_come_in(filled: Reports) -> None:
    first = filled.list(ReportQuery(CITY, limit=5))
    file_report(filled, numbered(99, submitted_at=later(hours=1)))
    second = filled.list(ReportQuery(CITY, limit=20, cursor=first.next_cursor))
    assert ids(first.reports + second.reports) == newest(lambda _: True)


def test_an_overdue_list_goes_on_though_its_moment_has_moved(filled: Reports) -> None:
    query = ReportQuery(CITY, overdue_before=later(hours=24.5), limit=2)
    first = filled.list(query)
    moved = replace(query, overdue_before=later(hours=24.6), limit=20, cursor=first.next_cursor)
    assert ids(first.reports + filled.list(moved).reports) == overdue(24.5)


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "garbage",
        "é",
        "!!!!",
        "W10",
        "x" * 10_000,
        "[" * 400,
        base64.urlsafe_b64encode(b"[" * 300).decode(),
        forged("00000000", NOW.isoformat(), "report-001"),
        forged(1, 2, 3),
        forged({}, [], None),
    ],
)
def test_a_cursor_that_no_page_gave_is_refused(reports: Reports, cursor: str) -> None:
    with pytest.raises(InvalidError) as raised:
        reports.list(ReportQuery(CITY, cursor=cursor))
    assert (raised.value.code, raised.value.params) == ("cursor_invalid", {"field": "cursor"})


@pytest.mark.parametrize(
    ("at", "document_id"),
    [
        (2, "report-001"),
        ("yesterday", "report-001"),
        ("2026-11-23T02:00:00", "report-001"),
        ("0001-01-01T00:00:00+08:00", "report-001"),
        (NOW.isoformat(), ""),
        (NOW.isoformat(), 7),
        (NOW.isoformat(), "report-001/events/000001"),
    ],
)
def test_a_cursor_that_was_tampered_with_is_refused(
    filled: Reports, at: object, document_id: object
) -> None:
    cursor = filled.list(ReportQuery(CITY, limit=2)).next_cursor or ""
    fingerprint = json.loads(base64.urlsafe_b64decode(cursor + "=="))[0]
    with pytest.raises(InvalidError, match="cursor_invalid"):
        filled.list(ReportQuery(CITY, cursor=forged(fingerprint, at, document_id)))


@pytest.mark.parametrize(
    "other",
    [
        ReportQuery(CITY, state=State.TRIAGE),
        ReportQuery("makassar"),
        ReportQuery(CITY, reporter_uid="uid-a"),
        ReportQuery(CITY, overdue_before=NOW),
    ],
)
def test_a_cursor_is_good_for_its_own_list_only(filled: Reports, other: ReportQuery) -> None:
    cursor = filled.list(ReportQuery(CITY, limit=2)).next_cursor
    with pytest.raises(InvalidError, match="cursor_invalid"):
        filled.list(replace(other, cursor=cursor))


def test_due_reports_come_longest_overdue_first(filled: Reports) -> None:
    expected = overdue(20.0001)
    assert len(expected) > 2
    assert ids(filled.due(CITY, later(hours=20), 99)) == expected
    assert ids(filled.due(CITY, later(hours=20), 2)) == expected[:2]
    assert filled.due(CITY, NOW, 99) == ()


def test_reports_that_other_rules_scheduled_are_found_until_it_is_noted(reports: Reports) -> None:
    for n, rules in enumerate(["v1", "v2", "v3", None]):
        file_report(reports, numbered(n, scheduled_by=rules), uid="uid-a")
    assert ids(reports.outdated(CITY, "v2", 9)) == ["report-000", "report-002"]
    (first,) = reports.outdated(CITY, "v2", 1)
    reports.mark_scheduled(first, "v2")
    assert ids(reports.outdated(CITY, "v2", 9)) == ["report-002"]
    stale = replace(reports.get(CITY, "report-002"), version=99)
    reports.mark_scheduled(stale, "v2")
    assert ids(reports.outdated(CITY, "v2", 9)) == ["report-002"]
    reports.mark_scheduled(replace(stale, report_id="report-gone"), "v2")


def test_unrouted_reports_come_oldest_first(filled: Reports) -> None:
    assert ids(filled.unrouted(CITY, later(minutes=6), 99)) == [
        "report-000",
        "report-004",
        "report-008",
    ]
    assert ids(filled.unrouted(CITY, later(minutes=4), 99)) == ["report-000", "report-004"]
    assert ids(filled.unrouted(CITY, later(hours=1), 1)) == ["report-000"]


@pytest.mark.parametrize("asked", [ReportQuery(CITY), ReportQuery(CITY, reporter_uid="uid-a")])
@pytest.mark.parametrize("size", [1, 3, 100])
def test_restricted_reports_are_left_out_where_that_is_asked(
    reports: Reports, size: int, asked: ReportQuery
) -> None:
    guarded = {2, 3, 4, 5, 9, 13}
    for n, report in enumerate(ALL):
        file_report(reports, replace(report, restricted=n in guarded), uid="uid-a")
    open_ones = {report.report_id for n, report in enumerate(ALL) if n not in guarded}
    everything = walked(reports, asked, size)
    assert walked(reports, replace(asked, without_restricted=True), size) == [
        each for each in everything if each in open_ones
    ]
