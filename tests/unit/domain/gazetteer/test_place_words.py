"""Names of roads and places meet in one form, however they are typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.gazetteer.place_words import LONGEST_TEXT, place_words


@pytest.mark.parametrize(
    "same",
    [
        ("Jl. A.P. Pettarani", "jln ap petarani", "Jalan A P Pettarani"),
        ("Tjokroaminoto", "Cokroaminoto", "COKROAMINOTO"),
        ("Oerip Soemohardjo", "Urip Sumoharjo"),
        ("Soeltan Hasanoeddin", "St. Hasanuddin", "sultan hasanudin"),
        ("Lepo-Lepo", "lepo lepo", "lepo2"),
        ("Benu-Benua", "benu2a"),
        ("Pa'batang", "Pabatang"),
        ("M. Yamin", "Muh. Yamin", "Mohammad Yamin"),
        ("Lrg. 5", "gang 5", "lorong 5"),
        ("Kec. Mandonga", "kecamatan Mandonga"),
        ("dpn psr baru", "Depan Pasar Baru"),
    ],
    ids=lambda same: same[0],
)
def test_a_name_is_one_name_in_every_spelling(same: tuple[str, ...]) -> None:
    assert len({place_words(typed) for typed in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lorong 1", "Lorong 11"), ("Lalolara", "Lalodati"), ("Baru", "Bau"), ("Kadia", "Kadai")],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert place_words(one) != place_words(other)


@pytest.mark.parametrize("text", ["", " ", "-", "!?", "\u0301"])
def test_what_holds_no_word_has_none(text: str) -> None:
    assert place_words(text) == ()


_WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), max_size=6)


@given(_WORDS, st.sampled_from([" ", ". ", ", ", "-", "/", "\n"]))
def test_case_signs_and_doubled_letters_do_not_matter(words: list[str], between: str) -> None:
    found = place_words(" ".join(words))
    assert place_words(between.join(words).upper()) == found
    assert len(found) == len(words)
    assert not any(re.search(r"(.)\1", word) for word in found)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(place_words(text))


def test_what_is_too_long_for_an_address_is_cut() -> None:
    assert "ujung" not in place_words("kata " * LONGEST_TEXT + "ujung")
