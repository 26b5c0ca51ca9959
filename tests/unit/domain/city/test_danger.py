"""Present danger is heard in what people write, and what only speaks of danger is not taken for it."""

import pytest

from shared.domain.city.danger import DangerBook, Notice
from tests.unit.domain.language.complaints import complaints
from tests.unit.domain.packs import real

BOOK = real("kendari").danger_book
TEXTS = {"id": "Hubungi {number}.", "en": "Call {number}."}
FIRE = Notice("kebakaran", TEXTS, phrases=("rumah > terbakar",), unless=("bekas terbakar",))
WIRE = Notice("kabel-listrik", TEXTS, phrases=("kabel > putus",))


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("KEBAKARAN di belakang pasar", ("kebakaran",)),
        ("kebakarann rmh skrg", ("kebakaran",)),
        ("Ada kecelakaan motor, korban luka", ("kecelakaan",)),
        ("kabel listrik putus di jalan", ("kabel-listrik",)),
        ("Sedang terjadi tawuran di lorong", ("kejahatan",)),
        ("rawan kebakaran, mohon hidran", ()),
        ("jalan rusak bisa menyebabkan kecelakaan", ()),
        ("sering sekali terjadi tabrakan", ()),
        ("kabel wifi menjuntai", ()),
        ("Sampah belum diangkut", ()),
    ],
)
def test_present_danger_is_heard(text: str, notices: tuple[str, ...]) -> None:
    assert BOOK.heard(text) == notices


def test_few_ordinary_complaints_sound_like_danger() -> None:
    texts = [each.text for each in complaints("development")]
    heard = [text for text in texts if BOOK.heard(text)]
    assert len(heard) <= len(texts) * 0.05


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("tolong rumah kami terbakar", ("kebakaran",)),
        ("rumah bekas terbakar kosong", ()),
        ("kabel listrik putus, rumah sebelah terbakar", ("kebakaran", "kabel-listrik")),
    ],
)
def test_the_words_are_the_citys_own_and_so_is_their_order(
    text: str, heard: tuple[str, ...]
) -> None:
    assert DangerBook([FIRE, WIRE]).heard(text) == heard


def test_a_city_without_notices_hears_no_danger() -> None:
    assert DangerBook().heard("kebakaran") == ()
