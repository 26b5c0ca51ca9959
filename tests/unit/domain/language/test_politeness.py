"""What is advised on an answer, sign by sign, and that nothing an officer writes breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.politeness import Advice, advise

GOOD = (
    "Yth. Bapak/Ibu pelapor, mohon maaf atas ketidaknyamanannya. Lubang di depan pasar sudah kami"
    " tambal pada Selasa, 24 November 2026. Untuk pertanyaan silakan hubungi UPTD Jalan di"
    " 0401-000-0101. Terima kasih."
)
GOOD_EN = (
    "Dear Sir or Madam, we are sorry for the trouble. The hole was filled on Tuesday."
    " Please call 0401-000-0101 if it opens again."
)


@pytest.mark.parametrize("text", [GOOD, GOOD_EN], ids=["id", "en"])
def test_a_good_answer_needs_no_advice(text: str) -> None:
    assert advise(text) == ()


@pytest.mark.parametrize(
    ("gone", "advice"),
    [
        ("Yth. Bapak/Ibu pelapor, ", Advice.GREETING),
        ("mohon maaf atas ketidaknyamanannya. ", Advice.APOLOGY),
        ("sudah kami tambal ", Advice.WHAT_WAS_DONE),
        ("pada Selasa, 24 November 2026", Advice.WHEN),
        ("silakan hubungi UPTD Jalan di 0401-000-0101", Advice.WHOM_TO_ASK),
    ],
)
def test_what_is_missing_is_the_only_thing_advised(gone: str, advice: Advice) -> None:
    assert gone in GOOD
    assert advise(GOOD.replace(gone, "")) == (advice,)


@pytest.mark.parametrize("when", ["Sabtu depan", "Saturday", "24 Agustus", "24 Agu", "24 Oct"])
def test_a_day_may_be_named_in_any_of_our_languages(when: str) -> None:
    assert advise(GOOD.replace("Selasa, 24 November 2026", when)) == ()


@pytest.mark.parametrize(
    ("more", "advice"),
    [
        ("Ini kesalahan warga.", Advice.NO_BLAME),
        ("Anda seharusnya melapor lebih awal.", Advice.NO_BLAME),
        ("Itu bukan urusan kami.", Advice.NO_BLAME),
        ("This is your own fault.", Advice.NO_BLAME),
        ("JANGAN MEMBUANG SAMPAH SEMBARANGAN.", Advice.NO_CAPITALS),
        ("Sabar!!!", Advice.NO_CAPITALS),
        ("Jangan bodoh.", Advice.NO_INSULT),
        ("GOBLOK.", Advice.NO_INSULT),
    ],
)
def test_what_had_better_go_is_advised(more: str, advice: Advice) -> None:
    assert advise(f"{GOOD} {more}") == (advice,)


@pytest.mark.parametrize(
    "more",
    [
        "Kami berkoordinasi dengan DPUPR dan PDAM.",
        "Tim DPUPR UPTD PJU sudah datang.",
        "Kesalahan ada pada kami.",
        "Jalan Tol Bodohan sudah dibuka.",
    ],
)
def test_names_of_offices_and_our_own_faults_are_fine(more: str) -> None:
    assert advise(f"{GOOD} {more}") == ()


def test_a_rude_line_is_told_everything_in_the_order_it_is_read() -> None:
    assert advise("SALAH ANDA SENDIRI, DASAR BODOH! [nama]") == tuple(Advice)


@given(st.text(max_size=5000))
def test_any_text_is_advised_on_and_the_same_way_each_time(text: str) -> None:
    assert advise(text) == advise(text)


@pytest.mark.parametrize("piece", ["A", "A ", "sudah ", "1 ", "1-", "a@", "kami " * 3, "dalam "])
def test_no_text_takes_long(piece: str) -> None:
    """The limit of a text, made of what a sign looks for: a pattern that backtracks would hang here."""
    advise(piece * (5000 // len(piece)))
