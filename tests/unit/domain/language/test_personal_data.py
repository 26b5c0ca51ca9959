"""Numbers that lead to a person are seen however they are written; an office's own are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.personal_data import PersonalDataKind, masked, traces_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NIK 7471012345678901 sudah kami catat", {PersonalDataKind.IDENTITY_NUMBER}),
        ("KK: 7471 0123 4567 8901.", {PersonalDataKind.IDENTITY_NUMBER}),
        ("hubungi 081234567890", {PersonalDataKind.MOBILE_NUMBER}),
        ("hubungi +62 812-3456-7890 ya", {PersonalDataKind.MOBILE_NUMBER}),
        ("WA 62 812 3456 789", {PersonalDataKind.MOBILE_NUMBER}),
        ("surel: warga.satu@contoh.id", {PersonalDataKind.EMAIL}),
        ("mobil DT 1234 AB menghalangi jalan", {PersonalDataKind.NUMBER_PLATE}),
        (
            "kirim ke a@b.id atau 0812 3456 7890",
            {PersonalDataKind.EMAIL, PersonalDataKind.MOBILE_NUMBER},
        ),
        ("Lubang sudah ditambal pada 23 November 2026 pukul 10.15 WITA.", set()),
        ("Hubungi (0401) 3121234, 112, atau 1708.", set()),
        ("Biaya Rp81.250.000 dari APBD 2026", set()),
        ("Dinas PU dan RT 003 RW 008 Kelurahan Kandai", set()),
        ("SK 1187 TAHUN 2017", set()),
        ("", set()),
    ],
)
def test_what_leads_to_a_person_is_seen(text: str, found: set[PersonalDataKind]) -> None:
    assert set(traces_in(text)) == found


@given(st.text(max_size=2000))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert set(traces_in(text)) <= set(PersonalDataKind)


@given(
    st.from_regex(r"08\d{2}([ .-]?)\d{4}\1\d{4}", fullmatch=True),
    st.text(alphabet="abc ,.", max_size=30),
)
def test_a_mobile_number_is_found_anywhere(number: str, around: str) -> None:
    assert PersonalDataKind.MOBILE_NUMBER in traces_in(f"{around} {number} {around}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Jalan rusak di RT 03 RW 02", "Jalan rusak di RT 03 RW 02"),
        ("WA 0812-3456-7890 atau a@b.id", "WA … atau …"),
        ("NIK 7471 0123 4567 8901, plat DT 1234 AB", "NIK …, plat …"),
    ],
)
def test_what_leads_to_a_person_is_masked_and_plain_words_stay(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(alphabet="0818 -.@abDTAB", max_size=60))
def test_what_was_masked_leads_to_nobody_any_more(text: str) -> None:
    assert traces_in(masked(text)) == ()
