"""Phrases are heard in the order of their parts, through slips and slang, and in no other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.phrase_book import PhraseBook
from shared.domain.language.sensitive_phrases import PATTERNS, patterns
from shared.domain.language.typos import ORDINARY

BOOK = PhraseBook(
    {
        "bribery": ("petugas/pegawai > minta/mnta uang", "pungli"),
        "violence": ("dipukul", "ditinju/ditonjok", "main pukul"),
        "fire": ("rumah > terbakar",),
    },
    harmless=("tidak ada pungli", "terbakar > emosi"),
)
OURS = PhraseBook({concern: patterns(concern) for concern in PATTERNS})
EIGHT = "satu dua tiga empat lima enam tujuh delapan"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("", ()),
        ("Petugas loket minta uang.", ("bribery",)),
        ("pegawainya MNTA UANG", ("bribery",)),
        ("minta uang ke petugas", ()),
        ("petugas minta tolong, bukan uang", ()),
        (f"petugas {EIGHT} minta uang", ("bribery",)),
        (f"petugas {EIGHT} sembilan minta uang", ()),
        ("petugas minta 50rb", ("bribery",)),
        ("petugas minta rp50", ("bribery",)),
        ("petugas minta 50", ()),
        ("petugs mnta uang", ("bribery",)),
        ("saya di pukul", ("violence",)),
        ("saya d pukul", ("violence",)),
        ("pukul 10 di pukul rata", ("violence",)),
        ("pukul 10 malam", ()),
        ("ditnju orang", ("violence",)),
        ("mohon ditinjau", ()),
        ("disini tidak ada pungli", ()),
        ("tidak ada pungli, hanya pungli", ("bribery",)),
        ("rumah warga terbakar emosi", ()),
        ("main pukul, pungli, rumah kami terbakar", ("bribery", "violence", "fire")),
    ],
)
def test_what_a_text_speaks_of(text: str, heard: tuple[str, ...]) -> None:
    assert BOOK.heard(text) == heard


def test_officials_write_their_phrases_as_freely_as_people_complain() -> None:
    book = PhraseBook({"power": ("lampu jl mti",)})
    assert book.heard("LAMPU JALAN MATI") == ("power",)
    assert book.heard("lmpu jln mati") == ("power",)


def test_words_of_every_day_that_look_like_graver_ones_accuse_nobody() -> None:
    assert [word for word in sorted(ORDINARY) if OURS.heard(word)] == []


@given(st.text("petugas minta uang dipukul rb50", max_size=80))
def test_a_longer_text_speaks_of_no_less(text: str) -> None:
    """But for what is harmless."""
    plain = PhraseBook({"bribery": ("petugas > minta uang",), "violence": ("dipukul",)})
    assert set(plain.heard(text)) <= set(plain.heard(f"{text} . kata warga"))


@given(st.text(max_size=200))
def test_any_text_is_heard(text: str) -> None:
    assert set(BOOK.heard(text)) <= {"bribery", "violence", "fire"}
