"""Who stands by which report: counted once, told page by page."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from shared.domain.cases.supporters import BroadcastCursor, Supporter, SupportKind
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.kernel.ids import public_letters
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.ports.people import Supporters
from shared.ports.reports import Reports
from tests.builders import CITY, NOW, make_next
from tests.contracts.documents.filing import file_report, numbered, step

IT = "report-001"


def somebody(uid: str = "uid-neighbour", report_id: str = IT) -> Supporter:
    return Supporter(CITY, report_id, uid, NOW)


@pytest.fixture(autouse=True)
def filed(reports: Reports) -> None:
    file_report(reports, numbered(1))
    step(reports, numbered(1), "op-2", state=State.ASSIGNED)


def test_each_account_counts_once_and_may_go_again(
    reports: Reports, supporters: Supporters
) -> None:
    for _ in range(2):
        report, supporter = supporters.wish(somebody(), SupportKind.SUPPORT, on=True)
        assert (report.supporters, supporter.supports) == (1, True)
    supporters.wish(somebody("uid-other"), SupportKind.SUPPORT, on=True)
    supporters.wish(somebody(), SupportKind.FOLLOW, on=True)
    stored = reports.get(CITY, IT)
    assert (stored.supporters, stored.followers, stored.version) == (2, 1, 2)
    for _ in range(2):
        report, supporter = supporters.wish(somebody(), SupportKind.SUPPORT, on=False)
        assert (report.supporters, supporter.supports, supporter.follows) == (1, False, True)
    supporters.wish(somebody(), SupportKind.FOLLOW, on=False)
    assert supporters.followers(CITY, IT, 10) == ((), None)
    assert len(reports.events(CITY, IT)) == 2


def test_a_change_of_the_report_keeps_the_counts(reports: Reports, supporters: Supporters) -> None:
    supporters.wish(somebody(), SupportKind.SUPPORT, on=True)
    step(reports, numbered(1), "op-3", state=State.ACCEPTED)
    assert reports.get(CITY, IT).supporters == 1


def test_eight_at_once_are_eight(reports: Reports, supporters: Supporters) -> None:
    together = threading.Barrier(8)

    def work(n: int) -> None:
        together.wait(timeout=10)
        supporters.wish(somebody(f"uid-{n % 4}"), SupportKind.SUPPORT, on=True)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert reports.get(CITY, IT).supporters == 4


def test_followers_come_page_by_page_and_of_one_report_only(
    supporters: Supporters, reports: Reports
) -> None:
    file_report(reports, numbered(2))
    step(reports, numbered(2), "op-2", state=State.ASSIGNED)
    supporters.wish(somebody(report_id="report-002"), SupportKind.FOLLOW, on=True)
    supporters.wish(somebody("uid-supporter"), SupportKind.SUPPORT, on=True)
    for n in range(5):
        supporters.wish(replace(somebody(f"uid-{n}"), language="en"), SupportKind.FOLLOW, on=True)
    seen, more = supporters.followers(CITY, IT, 2)
    while more is not None:
        page, more = supporters.followers(CITY, IT, 2, more)
        seen += page
    assert sorted(each.uid for each in seen) == [f"uid-{n}" for n in range(5)]
    assert {each.language for each in seen} == {"en"}


def test_a_case_is_found_by_its_public_id_and_a_merged_one_leads_to_its_case(
    reports: Reports, supporters: Supporters
) -> None:
    assert reports.find_case(CITY, public_letters(IT)).report_id == IT
    file_report(reports, numbered(2))
    step(reports, numbered(2), "op-2", state=State.MERGED, ties=CaseLinks(merged_into=IT))
    assert reports.find_case(CITY, public_letters("report-002")).report_id == IT
    for city, letters in ((CITY, public_letters("nowhere")), ("makassar", public_letters(IT))):
        with pytest.raises(NotFoundError):
            reports.find_case(city, letters)
    with pytest.raises(NotFoundError):
        supporters.wish(somebody(report_id="nowhere"), SupportKind.SUPPORT, on=True)


def tie(reports: Reports, operation_id: str, *, joined: bool) -> None:
    """The first report joins the second, or leaves it."""
    mine = CaseLinks(merged_into="report-002" if joined else None)
    case = CaseLinks(joined=(IT,) if joined else ())
    state = State.MERGED if joined else State.ASSIGNED
    reports.change_together(
        CITY,
        (IT, "report-002"),
        operation_id,
        lambda found: (
            make_next(found[0], operation_id, state=state, ties=mine),
            make_next(found[1], operation_id, ties=case),
        ),
    )


def counted(reports: Reports, report_id: str = "report-002") -> tuple[int, int, int]:
    report = reports.get(CITY, report_id)
    return report.reporters, report.supporters, report.followers


@pytest.fixture
def case(reports: Reports) -> str:
    file_report(reports, numbered(2), uid="uid-other")
    step(reports, numbered(2), "op-2", state=State.ASSIGNED)
    return "report-002"


def test_a_join_counts_each_account_once_and_parting_gives_back_what_was(
    reports: Reports, supporters: Supporters, case: str
) -> None:
    for report_id in (IT, case):
        for wish in SupportKind:
            supporters.wish(somebody(report_id=report_id), wish, on=True)
    supporters.wish(somebody("uid-citizen", case), SupportKind.SUPPORT, on=True)
    assert counted(reports) == (1, 2, 1)
    tie(reports, "op-3", joined=True)
    assert counted(reports) == (2, 1, 1)
    assert [each.uid for each in supporters.followers(CITY, case, 10)[0]] == ["uid-neighbour"]
    with pytest.raises(ConflictError, match="own_report"):
        supporters.wish(somebody("uid-citizen", case), SupportKind.FOLLOW, on=True)
    tie(reports, "op-4", joined=False)
    assert counted(reports) == (1, 2, 1)
    assert counted(reports, IT) == (1, 1, 1)


def test_who_left_the_case_does_not_come_back_with_a_report_that_parts(
    reports: Reports, supporters: Supporters, case: str
) -> None:
    supporters.wish(somebody(), SupportKind.FOLLOW, on=True)
    tie(reports, "op-3", joined=True)
    assert counted(reports) == (2, 0, 1)
    supporters.wish(somebody(report_id=case), SupportKind.FOLLOW, on=False)
    tie(reports, "op-4", joined=False)
    assert counted(reports, IT) == (1, 0, 0)
    assert supporters.followers(CITY, IT, 10) == ((), None)


@pytest.mark.usefixtures("case")
def test_a_report_with_too_many_people_joins_nothing(
    reports: Reports, supporters: Supporters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.domain.cases.affected_count.MOST_AROUND", 1)
    for n in range(2):
        supporters.wish(somebody(f"uid-{n}"), SupportKind.SUPPORT, on=True)
    with pytest.raises(ConflictError, match="crowd_too_large"):
        tie(reports, "op-3", joined=True)
    assert counted(reports) == (1, 0, 0)


def test_whoever_supports_while_reports_join_and_part_counts_once_in_the_end(
    reports: Reports, supporters: Supporters, case: str
) -> None:
    together = threading.Barrier(4)

    def support(n: int) -> None:
        together.wait(timeout=10)
        supporters.wish(somebody(f"uid-{n}", case), SupportKind.SUPPORT, on=True)

    def join(_: int) -> None:
        together.wait(timeout=10)
        tie(reports, "op-3", joined=True)
        tie(reports, "op-4", joined=False)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: join(n) if n == 0 else support(n), range(4)))
    assert counted(reports) == (1, 3, 0)


def test_how_far_followers_were_told_is_kept_for_each_effect(supporters: Supporters) -> None:
    assert supporters.telling(CITY, IT, "000002-followers") is None
    for told in (200, 400):
        supporters.note_telling(
            BroadcastCursor(CITY, IT, "000002-followers", f"after-{told}", told, NOW)
        )
    found = supporters.telling(CITY, IT, "000002-followers")
    assert found == BroadcastCursor(CITY, IT, "000002-followers", "after-400", 400, NOW)
    assert supporters.telling(CITY, IT, "000003-followers") is None
    assert supporters.telling("makassar", IT, "000002-followers") is None
