import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.words import LONGEST_TEXT, stem, words


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("Jln RUSAK bgt", ["jalan", "rusak"]),
        ("jl. rusaaaak", ["jalan", "rusak"]),
        ("j4lan rus4k", ["jalan", "rusak"]),
        ("lubang2 lubang-lubang lubang2nya", ["lubang"]),
        ("gorong2 gorong-gorong gorong gorong", ["gorong"]),
        ("ugal ugalan, ugal-ugalan, ugal2an", ["ugal"]),
        ("lubang2mi", ["lubang"]),
        ("sampahnya tdk diangkut", ["sampah", "tidak", "diangkut"]),
        ("e-KTP, ktp-el dan EKTP", ["ktp"]),
        ("pete-pete", ["angkot"]),
        ("sekolah", ["sekolah"]),
        ("Assalamualaikum, mohon tolong pak admin", []),
        ("iye nda mati ji ki\u2019", ["tidak", "mati"]),
        ("dalan peteng, banyu butek", ["jalan", "gelap", "air", "keruh"]),
        ("PPPK dan KK", ["pppk", "kk"]),
        ("\uff2a\uff21\uff2c\uff21\uff2e", ["jalan"]),
        ("12 08123456789 5", []),
        ("depan SMA", ["depan", "sma"]),
    ],
)
def test_typed_words_come_to_their_usual_form(typed: str, usual: list[str]) -> None:
    assert words(typed) == usual


@pytest.mark.parametrize(
    "forms",
    [
        ["sampah", "persampahan"],
        ["tumpuk", "tumpukan", "bertumpuk"],
        ["angkut", "angkutan", "diangkut"],
        ["bocor", "kebocoran"],
        ["tutup", "menutup", "ditutup", "penutupan"],
        ["pukul", "memukul", "dipukul", "pemukulan"],
        ["sewa", "menyewa", "disewakan"],
    ],
)
def test_the_forms_of_a_word_meet(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_different_words_stay_apart() -> None:
    different = ["sampah", "listrik", "jalan", "pajak", "guru", "pasar", "bank", "ban"]
    assert len({stem(word) for word in different}) == len(different)


@given(st.text())
def test_any_text_has_words_that_stay_what_they_are(text: str) -> None:
    for word in words(text):
        assert 1 < len(word) <= 28
        assert stem(word)


def test_what_is_too_long_is_cut() -> None:
    assert "rusak" not in words("x " * LONGEST_TEXT + "rusak")
    assert words("ab" * 50) == []
