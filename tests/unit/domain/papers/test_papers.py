"""What stands on each paper, and what must not."""

from dataclasses import replace

import pytest

from shared.domain.calendar.clocks import Pause
from shared.domain.kernel.states import State
from shared.domain.papers.case_file import CaseFile, case_paper, limit_of
from shared.domain.papers.letter import letter_link, letter_paper
from shared.domain.papers.papers import Paper, PaperFacts, Pictures, Quote, Seal, SignHere, Words
from shared.domain.papers.slip import slip_paper
from shared.domain.papers.visit_order import visit_paper
from shared.domain.people.access import Action
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from tests.builders import NOW, TRACKING_CODE, later, make_identity
from tests.unit.domain.lives import (
    REFERENCE,
    acted,
    after,
    appealed,
    forwarded,
    in_triage,
    routed,
    submitted,
    written,
)

WORDS = "Gardu berasap di ujung lorong."
ADDRESS = "https://contoh.example/s/token"
LETTER = OutgoingLetter("pln", NOW, 2026, 2, 14)
REPORT = replace(
    forwarded(),
    letter=LETTER,
    description=WORDS,
    location=Location(forwarded().location.point, address_text="Lorong Mawar 5"),
)
IDENTITY = make_identity()


def _text(paper: Paper) -> str:
    said = [paper.title, *paper.head.lines, paper.foot]
    for block in paper.blocks:
        match block:
            case Words() | Quote():
                said.append(block.text)
            case PaperFacts():
                said.extend(f"{name}: {what}" for name, what in block.rows)
            case Seal():
                said.extend((block.caption, block.address))
            case SignHere():
                said.extend((block.above, block.function))
            case Pictures():
                said.append(f"{len(block.jpegs)} pictures")
    return "\n".join(said)


def test_a_letter_tells_the_matter_and_where_to_answer_and_nobodys_name() -> None:
    text = _text(letter_paper(REPORT, LETTER, REFERENCE, ADDRESS))

    for said in (
        "PEMERINTAH KOTA KENDARI",
        "Nomor: 014/XI/2026",
        "23 November 2026",
        "Yth. Pimpinan PLN",
        WORDS,
        "Kategori: Listrik padam",
        "Lorong Mawar 5\nKelurahan Kandai, Kecamatan Kendari",
        "5F0E8A41",
        ADDRESS,
        "23 Desember 2026 pukul 10.00 WITA",
        "Koordinator Meja Pengaduan",
    ):
        assert said in text
    for hidden in (TRACKING_CODE, IDENTITY.name, IDENTITY.phone, IDENTITY.uid, REPORT.report_id):
        assert hidden not in text


def test_a_letter_bears_the_same_link_whenever_it_is_printed() -> None:
    later_on = replace(REPORT, version=9, updated_at=later(days=20))

    assert letter_link(later_on, LETTER, REFERENCE) == letter_link(REPORT, LETTER, REFERENCE)
    assert letter_link(REPORT, LETTER, REFERENCE).expires_at == later(days=30)


def test_a_visit_order_says_where_to_go_and_leaves_room_to_write() -> None:
    visit = Visit("pupr", later(days=3), number=2)
    report = replace(routed(), visit=visit, description=WORDS)

    text = _text(visit_paper(report, visit, REFERENCE))

    for said in (
        "Surat Tugas",
        "Dinas PUPR",
        "26 November 2026 pukul 10.00 WITA",
        "Kunjungan ke-: 2",
    ):
        assert said in text
    for hidden in (WORDS, TRACKING_CODE, IDENTITY.name):
        assert hidden not in text


def test_a_visit_order_has_what_is_known_and_a_line_for_what_is_not() -> None:
    order = Visit("pupr", later(days=3), serial=7, serial_year=2026)
    planned = replace(order, goes="Ani Contoh, Analis", planned_at=later(days=4))
    made = replace(
        planned,
        visited_at=later(days=4),
        met="Kepala Bidang",
        promise="Menambal lubang",
        promised_by=later(days=9),
    )
    report, blank = replace(routed(), visit=order), "........"

    bare = _text(visit_paper(report, replace(order, serial=0), REFERENCE))
    assert f"Nomor: {blank}" in bare
    assert f"Nama: {blank}" in bare
    assert f"Jabatan: {blank}" in bare

    text = _text(visit_paper(report, planned, REFERENCE))
    for said in (
        "Nomor: 007/ST/XI/2026",
        "Nama dan jabatan: Ani Contoh, Analis",
        "Waktu kunjungan: 27 November 2026 pukul 10.00 WITA",
        f"Bertemu dengan: {blank}",
    ):
        assert said in text
    assert f"Nama: {blank}" not in text

    whole = _text(visit_paper(report, made, REFERENCE))
    for said in (
        "Tanggal dan jam: 27 November 2026",
        "Bertemu dengan: Kepala Bidang",
        "Yang dijanjikan: Menambal lubang",
        "Dijanjikan selesai pada: 2 Desember 2026",
    ):
        assert said in whole
    assert blank not in whole


def test_a_slip_has_the_code_and_nothing_of_what_was_reported() -> None:
    text = _text(slip_paper(REPORT, TRACKING_CODE, REFERENCE))

    assert TRACKING_CODE in text
    for hidden in (WORDS, "Lorong Mawar", "Listrik", "Kandai"):
        assert hidden not in text


def _history(report: Report) -> CaseFile:
    filed = submitted()
    said = written(report, later(hours=2), "Tolong segera.")
    answered = acted(report, Action.OUTSIDE_ANSWER, later(days=2), text="Sudah menyala.")
    events = (filed.event, said.event, replace(answered.event, seq=9))
    return CaseFile(answered.report, events, later(days=61))


def test_a_case_file_tells_everything_in_order() -> None:
    text = _text(case_paper(replace(_history(REPORT), pictures=(b"1", b"2")), REFERENCE))

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

    theirs, staffs = (_text(case_paper(each, REFERENCE)) for each in (own, file))

    for known in (IDENTITY.name, IDENTITY.phone, TRACKING_CODE):
        assert known in theirs
        assert known not in staffs
    assert IDENTITY.uid not in theirs


def test_of_a_case_that_a_report_joined_only_what_followers_hear_is_told() -> None:
    secret = written(routed(), later(hours=3), "Nomor saya 0811.").event
    accepted = acted(routed(), Action.ACCEPT, later(hours=4)).event
    file = replace(_history(REPORT), case_events=(secret, accepted))

    text = _text(case_paper(file, REFERENCE))

    assert "Dinas PUPR menerima laporan Anda." in text
    assert "0811" not in text


def test_the_laws_sixty_days_run_from_the_complete_file_without_the_pauses() -> None:
    report = routed()
    assert limit_of(report, REFERENCE) == later(days=60)

    completed = replace(report, completed_at=later(days=5))
    paused = replace(completed, pauses=(Pause(later(days=1), later(days=5)),))
    waiting = replace(report, pauses=(Pause(later(days=1)),))
    assert limit_of(paused, REFERENCE) == later(days=65)
    assert limit_of(waiting, REFERENCE) is None
    assert "waktu berhenti" in _text(case_paper(CaseFile(waiting, (), NOW), REFERENCE))


@pytest.mark.parametrize("report", [in_triage(), routed()], ids=["triage", "assigned"])
def test_asked_before_anybody_took_it_up_the_word_completes_the_file(report: Report) -> None:
    asked = after(report, Action.ASK, later(days=1))

    told = written(asked, later(days=4))

    assert told.report.completed_at == told.report.file_since == later(days=4)
    assert told.event.detail["completes_file"] is True
    assert limit_of(told.report, REFERENCE) == later(days=64)


def test_a_question_in_the_midst_of_the_work_only_pauses_it() -> None:
    taken_up = after(routed(), Action.ACCEPT, later(hours=1))
    asked = after(taken_up, Action.ASK, later(days=1))

    told = written(asked, later(days=4))

    assert told.report.completed_at is None
    assert "completes_file" not in told.event.detail
    assert limit_of(told.report, REFERENCE) == later(days=63)


def test_the_file_is_completed_once_and_asking_again_only_pauses_it() -> None:
    told = written(after(in_triage(), Action.ASK, later(days=1)), later(days=4)).report
    asked = after(told, Action.ASK, later(days=20))

    again = written(asked, later(days=21))

    assert again.report.completed_at == later(days=4)
    assert "completes_file" not in again.event.detail
    assert limit_of(again.report, REFERENCE) == later(days=65)


def test_asked_after_an_appeal_the_file_is_as_old_as_it_was() -> None:
    anew = appealed(after(in_triage(), Action.REJECT, later(days=1)), later(days=40)).report
    asked = after(anew, Action.ASK, later(days=41))

    told = written(asked, later(days=42)).report

    assert told.file_since == NOW


def test_a_word_that_nobody_waited_for_completes_nothing() -> None:
    told = written(routed(), later(days=1)).report

    assert (told.completed_at, told.file_since) == (None, NOW)


def test_a_report_that_waits_for_its_reporter_shows_its_state() -> None:
    asked = after(routed(), Action.ASK, later(days=1))

    assert asked.state is State.NEEDS_INFORMATION
    assert "menunggu keterangan" in _text(case_paper(CaseFile(asked, (), NOW), REFERENCE))
