"""The order to visit says where to go and who goes, and leaves room for what comes of it."""

from dataclasses import replace

import pytest

from shared.domain.papers.visit_order import visit_paper
from shared.domain.report.visit import Visit
from tests.builders import TRACKING_CODE, later
from tests.unit.domain.lives import (
    REFERENCE,
    routed,
)
from tests.unit.domain.papers.reading import IDENTITY, WORDS, said_on


def test_a_visit_order_says_where_to_go_and_leaves_room_to_write() -> None:
    visit = Visit("pupr", later(days=3), number=2)
    report = replace(routed(), visit=visit, description=WORDS)

    text = said_on(visit_paper(report, visit, REFERENCE))

    for said in (
        "Surat Tugas",
        "Dinas PUPR",
        "26 November 2026 pukul 10.00 WITA",
        "Kunjungan ke-: 2",
    ):
        assert said in text
    for hidden in (WORDS, TRACKING_CODE, IDENTITY.name):
        assert hidden not in text


@pytest.mark.parametrize("was_late", [True, False])
def test_a_visit_order_tells_of_a_limit_only_where_one_had_passed(*, was_late: bool) -> None:
    visit = Visit("pupr", later(hours=1), was_late=was_late)
    text = said_on(visit_paper(replace(routed(), visit=visit), visit, REFERENCE))
    assert "belum dijawab" in text
    assert ("dalam waktu yang ditetapkan kota" in text) is was_late


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

    bare = said_on(visit_paper(report, replace(order, serial=0), REFERENCE))
    assert f"Nomor: {blank}" in bare
    assert f"Nama: {blank}" in bare
    assert f"Jabatan: {blank}" in bare

    text = said_on(visit_paper(report, planned, REFERENCE))
    for said in (
        "Nomor: 007/ST/XI/2026",
        "Nama dan jabatan: Ani Contoh, Analis",
        "Waktu kunjungan: 27 November 2026 pukul 10.00 WITA",
        f"Bertemu dengan: {blank}",
    ):
        assert said in text
    assert f"Nama: {blank}" not in text

    whole = said_on(visit_paper(report, made, REFERENCE))
    for said in (
        "Tanggal dan jam: 27 November 2026",
        "Bertemu dengan: Kepala Bidang",
        "Yang dijanjikan: Menambal lubang",
        "Dijanjikan selesai pada: 2 Desember 2026",
    ):
        assert said in whole
    assert blank not in whole
