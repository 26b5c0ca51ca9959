"""A case file tells everything in order, names its reporter to nobody else, and counts the law's days."""

from dataclasses import replace

from shared.domain.kernel.states import EventType, State
from shared.domain.papers.case_file import CaseFile, case_paper, limit_of
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.domain.report.turns import Turn
from tests.builders import NOW, TRACKING_CODE, later, make_event
from tests.unit.domain.lives import (
    REFERENCE,
    SUPERVISOR,
    acted,
    after,
    routed,
    submitted,
    written,
)
from tests.unit.domain.papers.reading import IDENTITY, REPORT, WORDS, said_on


def _history(report: Report) -> CaseFile:
    filed = submitted()
    said = written(report, later(hours=2), "Tolong segera.")
    answered = acted(report, Action.OUTSIDE_ANSWER, later(days=2), text="Sudah menyala.")
    events = (filed.event, said.event, replace(answered.event, seq=9))
    return CaseFile(answered.report, events, later(days=61))


def test_a_case_file_tells_everything_in_order() -> None:
    text = said_on(case_paper(replace(_history(REPORT), pictures=(b"1", b"2")), REFERENCE))

    steps = (
        WORDS,
        "2 pictures",
        "23 November 2026 pukul 10.00 WITA - Laporan Anda kami terima.",
        "Tolong segera.",
        "25 November 2026 pukul 10.00 WITA",
        "Sudah menyala.",
        "Ombudsman Republik Indonesia, tanpa biaya",
    )
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert "Berkas dibuat pada: 23 Januari 2027 pukul 10.00 WITA" in text


def test_only_the_reporters_own_copy_names_the_reporter() -> None:
    file = _history(REPORT)
    own = replace(file, reporter=IDENTITY, tracking_code=TRACKING_CODE)

    theirs, staffs = (said_on(case_paper(each, REFERENCE)) for each in (own, file))

    for known in (IDENTITY.name, IDENTITY.phone, TRACKING_CODE):
        assert known in theirs
        assert known not in staffs
    assert IDENTITY.uid not in theirs


def test_who_was_told_the_reporters_number_is_in_the_reporters_own_copy_alone() -> None:
    opened = make_event(
        REPORT,
        type=EventType.CONTACT_OPENED,
        actor=SUPERVISOR,
        text="Menanyakan hasilnya.",
        detail={"by": "Ani Contoh"},
    )
    file = replace(_history(REPORT), events=(opened,))

    theirs, staffs = (
        said_on(case_paper(replace(file, reporter=each), REFERENCE)) for each in (IDENTITY, None)
    )

    for said in ("Penyelia Ani Contoh membuka", "Menanyakan hasilnya."):
        assert said in theirs
        assert said not in staffs


def test_of_a_case_that_a_report_joined_only_what_followers_hear_is_told() -> None:
    secret = written(routed(), later(hours=3), "Nomor saya 0811.").event
    accepted = acted(routed(), Action.ACCEPT, later(hours=4)).event
    file = replace(_history(REPORT), case_events=(secret, accepted))

    text = said_on(case_paper(file, REFERENCE))

    assert "Dinas PUPR menerima laporan ini." in text
    assert "0811" not in text


def test_the_laws_sixty_days_run_from_the_complete_file_without_the_pauses() -> None:
    report = routed()
    assert limit_of(report, REFERENCE) == later(days=60)

    completed = replace(report, completed_at=later(days=5))
    asked = Turn("waiting", later(days=1))
    paused = replace(completed, turns=(*report.turns, asked, Turn("office/pupr", later(days=5))))
    waiting = replace(report, turns=(*report.turns, asked))
    assert limit_of(paused, REFERENCE) == later(days=65)
    assert limit_of(waiting, REFERENCE) is None
    assert "waktu berhenti" in said_on(case_paper(CaseFile(waiting, (), NOW), REFERENCE))


def test_a_report_that_waits_for_its_reporter_shows_its_state() -> None:
    asked = after(routed(), Action.ASK, later(days=1))

    assert asked.state is State.NEEDS_INFORMATION
    assert "menunggu keterangan" in said_on(case_paper(CaseFile(asked, (), NOW), REFERENCE))
