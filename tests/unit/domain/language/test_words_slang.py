"""The table of slang: whatever is typed comes to one usual word, in one step."""

from shared.domain.language.words import words
from shared.domain.language.words_slang import IDLE, SPELLINGS


def test_a_usual_spelling_is_no_slang_for_another() -> None:
    assert {usual for usual in SPELLINGS.values() if SPELLINGS.get(usual, usual) != usual} == set()


def test_what_is_dropped_is_nobodys_spelling() -> None:
    assert not IDLE & SPELLINGS.keys()
    assert not IDLE & set(SPELLINGS.values())


def test_each_way_of_typing_a_word_is_read_as_that_word() -> None:
    """A form that the reading of texts takes apart before would never be looked up."""
    assert [typed for typed, usual in SPELLINGS.items() if words(typed) != words(usual)] == []
