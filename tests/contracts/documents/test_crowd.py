"""Who stands by which report: counted once, told page by page."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from shared.domain.crowd import Bystander, Wish
from shared.domain.errors import NotFoundError
from shared.domain.ids import public_letters
from shared.domain.particulars import Ties
from shared.domain.states import State
from shared.ports.people import Crowd
from shared.ports.reports import Reports
from tests.builders import CITY, NOW
from tests.contracts.documents.filing import file_report, numbered, step

IT = "report-001"


def somebody(uid: str = "uid-neighbour", report_id: str = IT) -> Bystander:
    return Bystander(CITY, report_id, uid, NOW)


@pytest.fixture(autouse=True)
def filed(reports: Reports) -> None:
    file_report(reports, numbered(1))
    step(reports, numbered(1), "op-2", state=State.ASSIGNED)


def test_each_account_counts_once_and_may_go_again(reports: Reports, crowd: Crowd) -> None:
    for _ in range(2):
        report, bystander = crowd.wish(somebody(), Wish.SUPPORT, on=True)
        assert (report.supporters, bystander.supports) == (1, True)
    crowd.wish(somebody("uid-other"), Wish.SUPPORT, on=True)
    crowd.wish(somebody(), Wish.FOLLOW, on=True)
    stored = reports.get(CITY, IT)
    assert (stored.supporters, stored.followers, stored.version) == (2, 1, 2)
    for _ in range(2):
        report, bystander = crowd.wish(somebody(), Wish.SUPPORT, on=False)
        assert (report.supporters, bystander.supports, bystander.follows) == (1, False, True)
    crowd.wish(somebody(), Wish.FOLLOW, on=False)
    assert crowd.followers(CITY, IT, 10) == ((), None)
    assert len(reports.events(CITY, IT)) == 2


def test_a_change_of_the_report_keeps_the_counts(reports: Reports, crowd: Crowd) -> None:
    crowd.wish(somebody(), Wish.SUPPORT, on=True)
    step(reports, numbered(1), "op-3", state=State.ACCEPTED)
    assert reports.get(CITY, IT).supporters == 1


def test_eight_at_once_are_eight(reports: Reports, crowd: Crowd) -> None:
    together = threading.Barrier(8)

    def work(n: int) -> None:
        together.wait(timeout=10)
        crowd.wish(somebody(f"uid-{n % 4}"), Wish.SUPPORT, on=True)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert reports.get(CITY, IT).supporters == 4


def test_followers_come_page_by_page_and_of_one_report_only(crowd: Crowd, reports: Reports) -> None:
    file_report(reports, numbered(2))
    step(reports, numbered(2), "op-2", state=State.ASSIGNED)
    crowd.wish(somebody(report_id="report-002"), Wish.FOLLOW, on=True)
    crowd.wish(somebody("uid-supporter"), Wish.SUPPORT, on=True)
    for n in range(5):
        crowd.wish(replace(somebody(f"uid-{n}"), language="en"), Wish.FOLLOW, on=True)
    seen, more = crowd.followers(CITY, IT, 2)
    while more is not None:
        page, more = crowd.followers(CITY, IT, 2, more)
        seen += page
    assert sorted(each.uid for each in seen) == [f"uid-{n}" for n in range(5)]
    assert {each.language for each in seen} == {"en"}


def test_a_case_is_found_by_its_public_id_and_a_merged_one_leads_to_its_case(
    reports: Reports, crowd: Crowd
) -> None:
    assert reports.find_case(CITY, public_letters(IT)).report_id == IT
    file_report(reports, numbered(2))
    step(reports, numbered(2), "op-2", state=State.MERGED, ties=Ties(merged_into=IT))
    assert reports.find_case(CITY, public_letters("report-002")).report_id == IT
    for city, letters in ((CITY, public_letters("nowhere")), ("makassar", public_letters(IT))):
        with pytest.raises(NotFoundError):
            reports.find_case(city, letters)
    with pytest.raises(NotFoundError):
        crowd.wish(somebody(report_id="nowhere"), Wish.SUPPORT, on=True)
