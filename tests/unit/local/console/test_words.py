from datetime import timedelta

import pytest

from local.console.words import OUTREACH, phone_owner, span_words
from shared.domain.report.outreach import OutreachKind
from tests.unit.local.packs import real_reference


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "sekarang"),
        (timedelta(seconds=-5), "sekarang"),
        (timedelta(seconds=59), "sekarang"),
        (timedelta(minutes=12), "12 menit"),
        (timedelta(hours=23, minutes=5), "23 jam 5 menit"),
        (timedelta(hours=1), "1 jam"),
        (timedelta(days=3, hours=4, minutes=9), "3 hari 4 jam"),
    ],
)
def test_a_span_in_words(span: timedelta, words: str) -> None:
    assert span_words(span) == words


@pytest.mark.parametrize(
    ("recipient", "owner"),
    [
        ("phone:kendari-officer-DPUPR", "Petugas Dinas PU & Penataan Ruang, Kota Kendari"),
        ("phone:makassar-desk", "Meja pengaduan, Kota Makassar"),
        ("+6280000000101", "Piket 1 Dinas PU & Penataan Ruang"),
        ("phone:citizen-warga", "Pelapor"),
        ("+6281200000000", "Pelapor"),
    ],
)
def test_a_phone_is_named_by_its_owner(recipient: str, owner: str) -> None:
    cities = [real_reference("kendari"), real_reference("makassar")]
    assert phone_owner(recipient, cities) == owner


def test_a_report_is_shown_whatever_is_to_be_done_for_its_reporter() -> None:
    """Also once somebody has looked and let it lapse."""
    assert set(OUTREACH) == set(OutreachKind)
