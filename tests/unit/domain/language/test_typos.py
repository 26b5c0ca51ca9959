"""Slips of the finger: one is mended by the words a dictionary knows, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.typos import Spelling, is_slip, one_letter_less, slips_of


def spelling(*known: str) -> Spelling:
    return Spelling(frozenset(known), *slips_of(known))


KNOWN = spelling("sampah", "banjir", "selokan", "listrik", "tumpukan", "kabel", "penjara", "stabil")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bnjr", "banjir"),
        ("selokn", "selokan"),
        ("listirk", "listrik"),
        ("sampag", "sampah"),
        ("sampahta", "sampah"),
        ("banjirmi", "banjir"),
        ("kabelne", "kabel"),
        ("kabeta", "kabeta"),
        ("tumpukkan", "tumpukan"),
        ("kabel", "kabel"),
        ("kabul", "kabul"),
        ("penjaga", "penjaga"),
        ("sambil", "sambil"),
        ("mandonga", "mandonga"),
        ("rt", "rt"),
    ],
)
def test_one_slip_is_mended_and_names_stay(typed: str, meant: str) -> None:
    assert KNOWN.mended(typed) == meant


def test_a_slip_between_two_words_is_left_alone() -> None:
    assert spelling("bantuan", "bentuan").mended("buntuan") == "buntuan"


@pytest.mark.parametrize(
    ("typed", "meant", "is_one", "is_one_of_any_letter"),
    [
        ("selokan", "selokan", False, False),
        ("selkan", "selokan", True, True),
        ("sellokan", "selokan", True, True),
        ("selkoan", "selokan", True, True),
        ("selojan", "selokan", True, True),
        ("selotan", "selokan", False, True),
        ("celokan", "selokan", False, False),
        ("eslokan", "selokan", False, False),
        ("sokelan", "selokan", False, False),
        ("slkan", "selokan", False, False),
    ],
    ids=[
        *("the word", "a letter gone", "one too many", "two swapped", "the key beside it"),
        *("a far key", "another first letter", "the first two swapped", "far apart", "two gone"),
    ],
)
def test_one_slip_of_the_finger_is_told_from_another_word(
    typed: str, meant: str, *, is_one: bool, is_one_of_any_letter: bool
) -> None:
    assert is_slip(typed, meant) is is_one
    assert is_slip(typed, meant, any_letter=True) is is_one_of_any_letter


_WORDS = st.text("abcdegiklmnoprstu", min_size=1, max_size=12)


@given(_WORDS, _WORDS)
def test_whoever_of_two_was_typed_it_is_the_same_slip(one: str, other: str) -> None:
    assert is_slip(one, other) is is_slip(other, one)
    assert not is_slip(one, other) or is_slip(one, other, any_letter=True)


@given(st.sets(_WORDS, max_size=8), _WORDS)
def test_what_a_word_is_mended_to_is_known_and_mended_no_further(
    known: set[str], typed: str
) -> None:
    words = spelling(*known)
    mended = words.mended(typed)
    assert mended == typed or words.knows(mended)
    assert words.mended(mended) == mended


@given(st.sets(_WORDS, max_size=8))
def test_a_slip_that_two_words_leave_stands_for_neither(known: set[str]) -> None:
    _, slips = slips_of(known)
    for slip, word in slips.items():
        leaving = [each for each in known if slip in one_letter_less(each) and len(each) >= 6]
        assert leaving == [word] or (word == "" and len(leaving) > 1)
