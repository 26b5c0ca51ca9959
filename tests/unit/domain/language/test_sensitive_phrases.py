"""Our own phrases: each is written so that it can be heard, and stands for what it says."""

import re

from shared.domain.language.phrase_book import PhraseBook
from shared.domain.language.sensitive_phrases import PATTERNS, harmless, patterns

ALL = [(concern, pattern) for concern in PATTERNS for pattern in patterns(concern)]


def spoken(pattern: str) -> str:
    """The shortest text that says it: of words that may stand for each other, the first."""
    return " ".join(slot.partition("/")[0] for slot in pattern.replace(">", " ").split())


def test_each_pattern_is_heard_where_somebody_says_it() -> None:
    """A word that is dropped or spelt in another way when texts are read would never be met."""
    assert [
        pattern
        for concern, pattern in ALL
        if PhraseBook({concern: [pattern]}).heard(spoken(pattern)) != (concern,)
    ] == []


def test_what_is_harmless_says_nothing_once_it_is_taken_out() -> None:
    assert [
        pattern
        for pattern in harmless()
        if PhraseBook({"said": [spoken(pattern)]}, [pattern]).heard(spoken(pattern))
    ] == []


def test_sets_are_written_out_and_no_line_stands_twice() -> None:
    every = [*(pattern for _, pattern in ALL), *harmless()]
    assert len(set(every)) == len(every)
    assert [
        each for each in every if not re.fullmatch(r"[a-z0-9/-]+(?: (?:> )?[a-z0-9/-]+)*", each)
    ] == []
