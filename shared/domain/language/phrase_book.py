"""Looks up phrases in texts as people type them: in order, with slips and slang, and some words between.

A pattern is `a/b c > d`: parts divided by `>`, of words that stand side by side, `/` between either.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from shared.domain.language.typos import ORDINARY, Spelling, slips_of
from shared.domain.language.words import all_words

# So many words may stand between two parts of a pattern.
_REACH = 8
# "50rb", "rp50": an amount.
_AMOUNT = re.compile(r"rp\d+|\d+(?:rb|ribu|rbu|jt|juta|k)")
_MONEY = "uang"
_PASSIVE = "di"
_APART = frozenset({"di", "d"})

_Slot = frozenset[str]
_Pattern = tuple[tuple[_Slot, ...], ...]
_Table = Mapping[str, Sequence[tuple[_Pattern, str]]]


class PhraseBook:
    """Patterns by what they stand for, made ready for looking up."""

    def __init__(self, meanings: Mapping[str, Iterable[str]], harmless: Iterable[str] = ()) -> None:
        """Words that stand in a `harmless` pattern count for no other."""
        self._meanings = tuple(meanings)
        self._harmless = _by_first_word((text, "") for text in harmless)
        self._patterns = _by_first_word(
            (text, meaning) for meaning, texts in meanings.items() for text in texts
        )
        known = frozenset(_words_in(self._patterns)) | frozenset(_words_in(self._harmless))
        self._known = known
        self._spelling = Spelling(known | ORDINARY, *slips_of(known))

    def heard(self, text: str) -> tuple[str, ...]:
        """What the text speaks of, each once, in the order in which the meanings were given."""
        return self.heard_in(self.said(text))

    def heard_in(self, said: Sequence[str]) -> tuple[str, ...]:
        """The same of a text whose words were read before."""
        idle = {
            place
            for pattern, start, _ in _candidates(said, self._harmless)
            for span in _match(pattern, said, start)
            for place in span
        }
        left = ["" if place in idle else word for place, word in enumerate(said)]
        found = {
            meaning
            for pattern, start, meaning in _candidates(left, self._patterns)
            if _match(pattern, left, start)
        }
        return tuple(meaning for meaning in self._meanings if meaning in found)

    def said(self, text: str) -> list[str]:
        """The words of a text as phrases are compared with them."""
        said: list[str] = []
        for word in all_words(text):
            passive = _PASSIVE + word
            # "di pukul": what is one word is often typed as two.
            if said and said[-1] in _APART and passive in self._known:
                said[-1] = passive
            else:
                said.append(self._mended(word))
        return said

    def _mended(self, word: str) -> str:
        return _MONEY if _AMOUNT.fullmatch(word) else self._spelling.mended(word)


def _pattern(text: str) -> _Pattern:
    return tuple(tuple(map(_slot, part.split())) for part in text.split(">"))


@lru_cache(maxsize=1_024)
def _slot(alternatives: str) -> _Slot:
    """The words as they are compared: people, and officials, spell as they please."""
    return frozenset(word for each in alternatives.split("/") for word in all_words(each)[:1])


def _by_first_word(found: Iterable[tuple[str, str]]) -> _Table:
    table: dict[str, list[tuple[_Pattern, str]]] = defaultdict(list)
    for text, meaning in found:
        pattern = _pattern(text)
        for word in pattern[0][0]:
            table[word].append((pattern, meaning))
    return table


def _words_in(table: _Table) -> Iterable[str]:
    return (
        word
        for entries in table.values()
        for pattern, _ in entries
        for part in pattern
        for slot in part
        for word in slot
    )


def _candidates(said: Sequence[str], table: _Table) -> Iterable[tuple[_Pattern, int, str]]:
    return (
        (pattern, place, meaning)
        for place, word in enumerate(said)
        for pattern, meaning in table.get(word, ())
    )


def _match(pattern: _Pattern, said: Sequence[str], start: int) -> tuple[range, ...]:
    """Where the parts stand, the first at `start`; empty where one is missing."""
    spans: list[range] = []
    low = high = start
    for part in pattern:
        at = next((p for p in range(low, high + 1) if _stands(part, said, p)), None)
        if at is None:
            return ()
        spans.append(range(at, at + len(part)))
        low, high = at + len(part), at + len(part) + _REACH
    return tuple(spans)


def _stands(part: Sequence[_Slot], said: Sequence[str], place: int) -> bool:
    heard = said[place : place + len(part)]
    return len(heard) == len(part) and all(
        word in slot for word, slot in zip(heard, part, strict=True)
    )
