"""Reports that change together: all of it, once, or nothing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Change, Report
from shared.ports.reports import Committed, Reports
from tests.builders import CITY, make_change, make_next, make_report
from tests.contracts.documents.filing import file_report, numbered, step, step_both


@pytest.fixture
def pair(reports: Reports) -> tuple[Report, Report]:
    """Two stored reports, as the store gives them back."""
    for report in (numbered(1), numbered(2)):
        file_report(reports, report)
    return reports.get(CITY, "report-001"), reports.get(CITY, "report-002")


def _versions(reports: Reports) -> list[int]:
    return [reports.get(CITY, f"report-00{n}").version for n in (1, 2)]


def test_both_change_with_their_events_or_none_does(
    reports: Reports, pair: tuple[Report, Report]
) -> None:
    ties = CaseLinks("report-002", before=None)
    committed = step_both(reports, pair, "op-2", state=State.MERGED, ties=ties)
    assert committed == Committed(make_next(pair[0], "op-2", state=State.MERGED, ties=ties))
    assert reports.get(CITY, "report-001").ties == ties
    assert _versions(reports) == [2, 2]
    for report in pair:
        assert reports.events(CITY, report.report_id)[-1].operation_id == "op-2"

    def stops_half_way(found: tuple[Report, ...]) -> tuple[Change, ...]:
        stale = make_change(found[1], operation_id="op-3")
        return (make_next(found[0], "op-3"), stale)

    with pytest.raises(ConflictError):
        reports.change_together(CITY, ("report-001", "report-002"), "op-3", stops_half_way)
    assert _versions(reports) == [2, 2]


def test_what_decide_raises_passes_through_and_nothing_is_written(
    reports: Reports, pair: tuple[Report, Report]
) -> None:
    ids = [report.report_id for report in pair]

    def refuse(_: tuple[Report, ...]) -> tuple[Change, ...]:
        raise ConflictError("merge_secret")

    with pytest.raises(ConflictError, match="merge_secret"):
        reports.change_together(CITY, ids, "op-2", refuse)
    assert reports.change_together(CITY, ids, "op-2", lambda _: None) is None
    with pytest.raises(NotFoundError):
        reports.change_together(CITY, [*ids, "nowhere"], "op-2", refuse)
    assert _versions(reports) == [1, 1]


def test_a_repeat_is_known_by_the_first_report_and_not_decided_again(
    reports: Reports, pair: tuple[Report, Report]
) -> None:
    first = step_both(reports, pair, "op-2")
    step(reports, pair[0], "op-3")
    again = step_both(reports, pair, "op-2")
    assert first is not None
    assert again is not None
    assert again.repeated
    assert again.change.event == first.change.event
    assert _versions(reports) == [3, 2]


def test_a_new_report_is_made_with_the_change_of_another(
    reports: Reports, pair: tuple[Report, Report]
) -> None:
    new = make_report(report_id="report-new", tracking_code="")

    def beget(found: tuple[Report, ...]) -> tuple[Change, ...]:
        return make_next(found[0], "op-2"), make_change(new, operation_id="op-2")

    reports.change_together(CITY, ["report-001"], "op-2", beget)
    assert reports.get(CITY, "report-new") == new
    assert len(reports.events(CITY, "report-new")) == 1
    assert reports.get(CITY, pair[1].report_id) == pair[1]


def test_writers_on_both_and_on_either_lose_nothing(
    reports: Reports, pair: tuple[Report, Report]
) -> None:
    together = threading.Barrier(6)

    def work(n: int) -> None:
        together.wait(timeout=10)
        if n < 2:
            step(reports, pair[n], f"op-by-{n}")
        else:
            step_both(reports, pair if n % 2 else pair[::-1], f"op-by-{n}")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert _versions(reports) == [6, 6]
    for report in pair:
        assert [e.seq for e in reports.events(CITY, report.report_id)] == [1, 2, 3, 4, 5, 6]
