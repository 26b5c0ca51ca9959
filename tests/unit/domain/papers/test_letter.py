"""A letter tells a body outside the city the matter and where to answer, and nobody's name."""

from dataclasses import replace

from shared.domain.papers.letter import letter_link, letter_paper
from tests.builders import TRACKING_CODE, later
from tests.unit.domain.lives import (
    REFERENCE,
)
from tests.unit.domain.papers.reading import ADDRESS, IDENTITY, LETTER, REPORT, WORDS, said_on


def test_a_letter_tells_the_matter_and_where_to_answer_and_nobodys_name() -> None:
    text = said_on(letter_paper(REPORT, LETTER, REFERENCE, ADDRESS))

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
