"""Prepared answers: which are offered, in which order, and that none of them is rude or half filled in."""

import pytest

from shared.domain.city.answers import PreparedAnswer, filled, fitting
from shared.domain.language.politeness import Advice, advise
from tests.unit.domain.packs import real

ALL = (
    PreparedAnswer("done", "Sudah selesai", "Pekerjaan {handle} selesai."),
    PreparedAnswer("road", "Jalan ditambal", "{office} menambal jalan.", "jalan_rusak"),
    PreparedAnswer("lamp", "Lampu menyala", "{office} memperbaiki lampu.", "lampu_jalan"),
)


@pytest.mark.parametrize(
    ("category_id", "words", "found"),
    [
        ("jalan_rusak", "", ["road", "done"]),
        ("lampu_jalan", "", ["lamp", "done"]),
        (None, "", ["done"]),
        ("retired", "", ["done"]),
        ("jalan_rusak", "SELESAI", ["done"]),
        ("jalan_rusak", "jalan menambal", ["road"]),
        ("jalan_rusak", "jalan lampu", []),
    ],
)
def test_those_of_the_category_come_first(
    category_id: str | None, words: str, found: list[str]
) -> None:
    assert [each.answer_id for each in fitting(ALL, category_id, words)] == found


def test_what_is_known_is_filled_in() -> None:
    whole = filled(ALL[1], {"office": "Dinas PU", "city": "Kota", "handle": "AB12"})
    assert whole.text == "Dinas PU menambal jalan."


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_a_citys_prepared_answers_lack_nothing_but_their_blanks(city_id: str) -> None:
    answers = real(city_id).answers
    assert len(answers) >= 8
    for each in answers:
        advice = advise(each.text)
        assert Advice.NO_BLANKS in advice
        assert set(advice) <= {Advice.NO_BLANKS, Advice.WHEN, Advice.WHOM_TO_ASK}
