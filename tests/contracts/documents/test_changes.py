import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.kernel.states import Level, Stage, State
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Change, Report, ReportRevision
from shared.domain.report.visit import Visit
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Committed, Reports
from tests.builders import (
    CITY,
    NOW,
    REPORT_ID,
    TRACKING_CODE,
    later,
    make_change,
    make_next,
    make_photo,
    make_report,
)
from tests.contracts.documents.filing import file_report, step

RICH: dict[str, object] = {
    "state": State.IN_PROGRESS,
    "agency_id": "pupr",
    "category_id": "jalan_rusak",
    "village_code": "7471011001",
    "rule": "roads",
    "hops": 2,
    "answer_text": "Sudah ditambal.",
    "visit": Visit("pupr", NOW, later(hours=1), "Pak Contoh", "Dijanjikan besok", later(days=1)),
    "leadership_level": Level.MAYOR,
    "clocks": {Stage.DESK: NOW, Stage.OFFICE: later(minutes=5)},
    "fired": ("office:nudge", "office:visit"),
    "due": NextDeadline(3, later(days=3), "visit"),
    "updated_at": later(hours=1, microseconds=1),
}


@pytest.fixture
def filed(reports: Reports) -> Report:
    """A stored report, as the store gives it back."""
    file_report(reports, make_report())
    return reports.get(CITY, REPORT_ID)


def test_state_and_event_are_committed_together(reports: Reports, filed: Report) -> None:
    committed = step(reports, filed, "op-2", **RICH)
    expected = make_next(filed, "op-2", **RICH)
    assert committed == Committed(expected)
    assert reports.get(CITY, REPORT_ID) == expected.report
    assert reports.events(CITY, REPORT_ID)[1:] == (expected.event,)
    assert reports.event(CITY, REPORT_ID, "000002") == expected.event


def test_nothing_to_do_writes_nothing(reports: Reports, filed: Report) -> None:
    assert reports.change(CITY, REPORT_ID, "op-2", lambda _: None) is None
    assert reports.get(CITY, REPORT_ID) == filed


def test_what_decide_raises_passes_through(reports: Reports, filed: Report) -> None:
    def refuse(_: Report) -> Change:
        raise ConflictError("version_conflict", version=1)

    with pytest.raises(ConflictError, match="version_conflict"):
        reports.change(CITY, REPORT_ID, "op-2", refuse)
    assert reports.get(CITY, REPORT_ID) == filed


def test_a_report_that_is_not_there_is_not_found(reports: Reports) -> None:
    with pytest.raises(NotFoundError):
        reports.change(CITY, "nowhere", "op-1", lambda report: make_next(report, "op-1"))
    with pytest.raises(NotFoundError):
        reports.event(CITY, "nowhere", "000001")
    assert reports.events(CITY, "nowhere") == ()


def unasked(_: Report) -> Change:
    raise AssertionError("what was committed is not decided again")


@pytest.mark.usefixtures("filed")
def test_the_same_operation_again_returns_what_it_did(
    reports: Reports, photo_records: PhotoRecords
) -> None:
    photos = (make_photo(photo_id="proof-1"), make_photo(photo_id="proof-2"))

    def answer(found: Report) -> Change:
        return replace(make_next(found, "op-2", state=State.ANSWERED), photos=photos)

    first = reports.change(CITY, REPORT_ID, "op-2", answer)
    assert first is not None
    again = reports.change(CITY, REPORT_ID, "op-2", unasked)
    assert again == Committed(first.change, repeated=True)
    assert photo_records.photos(CITY, REPORT_ID) == photos


def test_an_operation_is_known_again_after_others_followed(reports: Reports, filed: Report) -> None:
    second = step(reports, filed, "op-2", state=State.ASSIGNED)
    step(reports, filed, "op-3", state=State.ACCEPTED)
    again = reports.change(CITY, REPORT_ID, "op-2", unasked)
    assert second is not None
    assert again == Committed(
        Change(reports.get(CITY, REPORT_ID), second.change.event), repeated=True
    )
    first = reports.change(CITY, REPORT_ID, f"submit-{REPORT_ID}", unasked)
    assert first is not None
    assert first.change.event.seq == 1


def test_eight_writers_side_by_side_lose_nothing(reports: Reports, filed: Report) -> None:
    together = threading.Barrier(8)

    def work(n: int) -> int:
        together.wait(timeout=10)
        committed = step(reports, filed, f"op-by-{n}", hops=n)
        assert committed is not None
        return committed.change.event.seq

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == list(range(2, 10))
    assert reports.get(CITY, REPORT_ID).version == 9
    told = [event.operation_id for event in reports.events(CITY, REPORT_ID)[1:]]
    assert sorted(told) == [f"op-by-{n}" for n in range(8)]


def test_one_operation_eight_times_at_once_happens_once(reports: Reports, filed: Report) -> None:
    together = threading.Barrier(8)

    def work(_: int) -> bool:
        together.wait(timeout=10)
        committed = step(reports, filed, "op-2")
        assert committed is not None
        return committed.repeated

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == [False] + [True] * 7
    assert len(reports.events(CITY, REPORT_ID)) == 2


@pytest.mark.usefixtures("filed")
def test_no_event_is_ever_overwritten(reports: Reports) -> None:
    history = reports.events(CITY, REPORT_ID)
    with pytest.raises(ConflictError):
        reports.change(CITY, REPORT_ID, "op-2", lambda found: make_change(found, operation_id="x"))
    assert reports.events(CITY, REPORT_ID) == history


_IDS = tuple(f"{n:032x}" for n in range(8))


def _letter(year: int = 2026) -> OutgoingLetter:
    return OutgoingLetter("pln", NOW, year, 2)


def _lettered(
    reports: Reports, report_id: str, operation_id: str, year: int = 2026
) -> OutgoingLetter:
    before = reports.get(CITY, report_id)
    committed = step(reports, before, operation_id, letter=_letter(year))
    assert committed is not None
    assert committed.change.report.letter is not None
    return committed.change.report.letter


def _file_many(reports: Reports) -> None:
    for n, report_id in enumerate(_IDS):
        file_report(
            reports, make_report(report_id=report_id, tracking_code=f"{TRACKING_CODE[:-1]}{n}")
        )


def test_letters_are_numbered_side_by_side_without_a_gap(reports: Reports) -> None:
    _file_many(reports)
    together = threading.Barrier(8)

    def work(report_id: str) -> int:
        together.wait(timeout=10)
        return _lettered(reports, report_id, f"op-{report_id}").number

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, _IDS)) == list(range(1, 9))
    stored = [reports.get(CITY, report_id).letter for report_id in _IDS]
    assert sorted(letter.number for letter in stored if letter) == list(range(1, 9))
    told = [reports.events(CITY, report_id)[-1].detail for report_id in _IDS]
    assert sorted(int(str(detail["letter_number"])) for detail in told) == list(range(1, 9))


def test_an_order_to_visit_is_numbered_in_a_register_of_its_own(reports: Reports) -> None:
    _file_many(reports)
    _lettered(reports, _IDS[0], "op-letter")
    serials = []
    for report_id in _IDS[1:3]:
        order = Visit("pupr", NOW, serial_year=2026)
        committed = step(reports, reports.get(CITY, report_id), f"op-{report_id}", visit=order)
        assert committed is not None
        stored = reports.get(CITY, report_id).visit
        assert stored == committed.change.report.visit
        assert stored is not None
        serials.append(stored.serial)
    assert serials == [1, 2]


def test_a_letter_that_is_sent_again_keeps_its_number(reports: Reports) -> None:
    _file_many(reports)
    first = _lettered(reports, _IDS[0], "op-1")

    assert _lettered(reports, _IDS[0], "op-1") == first == replace(_letter(), number=1)
    assert _lettered(reports, _IDS[1], "op-2").number == 2


def test_a_change_that_fails_takes_no_number(reports: Reports) -> None:
    _file_many(reports)
    before = reports.get(CITY, _IDS[0])

    def clashing(_: Report) -> Change:
        return make_change(replace(before, version=1, letter=_letter()), operation_id="op-x")

    with pytest.raises(ConflictError):
        reports.change(CITY, _IDS[0], "op-x", clashing)

    assert _lettered(reports, _IDS[1], "op-2").number == 1


def test_each_year_and_each_city_counts_for_itself(reports: Reports) -> None:
    _file_many(reports)
    file_report(reports, make_report(city_id="makassar"))
    _lettered(reports, _IDS[0], "op-1")
    elsewhere = step(reports, reports.get("makassar", REPORT_ID), "op-2", letter=_letter())

    assert _lettered(reports, _IDS[1], "op-3", year=2027).number == 1
    assert elsewhere is not None
    assert elsewhere.change.report.letter == replace(_letter(), number=1)


def test_what_a_correction_seals_is_kept_apart_from_report_and_history(
    reports: Reports, filed: Report
) -> None:
    former = ReportRevision(
        CITY, REPORT_ID, 2, later(hours=1), "Kata semula.", None, filed.location
    )
    reports.change(
        CITY,
        REPORT_ID,
        "op-2",
        lambda found: replace(make_next(found, "op-2", description="Kata baru."), former=former),
    )
    step(reports, filed, "op-3")
    assert reports.former(CITY, REPORT_ID) == (former,)
    assert reports.former(CITY, "nowhere") == ()
    kept = repr((reports.get(CITY, REPORT_ID), reports.events(CITY, REPORT_ID)))
    assert "Kata semula." not in kept
