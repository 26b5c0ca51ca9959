"""Whether a text needs care before any office reads it: bribes, violence, a child, a named official.

Phrases decide, ours and the city's own; no training. It rather asks a person once too often.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from shared.domain.sensitive_phrases import harmless, patterns
from shared.domain.typos import Spelling, slips_of
from shared.domain.watches import Concern, Watch
from shared.domain.words import all_words

# So many words may stand between two parts of a pattern.
_REACH = 8
# "50rb", "rp50": an amount.
_AMOUNT = re.compile(r"rp\d+|\d+(?:rb|ribu|rbu|jt|juta|k)")
_MONEY = "uang"


Slot = frozenset[str]
# Parts in this order, each of adjacent words; a slot is the words that may stand there.
Pattern = tuple[tuple[Slot, ...], ...]
_Found = tuple[range, ...]


class Sensitivity:
    """The phrases of one version of a city pack, made ready for looking up."""

    def __init__(self, watches: Iterable[Watch] = ()) -> None:
        own: dict[Concern, tuple[str, ...]] = {w.concern: w.phrases for w in watches}
        self._harmless = _by_first_word((_pattern(text), None) for text in harmless())
        self._patterns = _by_first_word(
            (pattern, concern)
            for concern in Concern
            for pattern in map(_pattern, (*patterns(concern), *own.get(concern, ())))
        )
        known = frozenset(
            word
            for table in (self._patterns, self._harmless)
            for entries in table.values()
            for pattern, _ in entries
            for part in pattern
            for slot in part
            for word in slot
        )
        self._spelling = Spelling(known, *slips_of(known))

    def concerns(self, text: str) -> tuple[Concern, ...]:
        """Why the text needs care, each reason once, in the order of `Concern`; mostly none."""
        said = self.said(text)
        accused_of_nothing = {
            place
            for pattern, start, _ in _candidates(said, self._harmless)
            for span in _match(pattern, said, start)
            for place in span
        }
        heard = ["" if i in accused_of_nothing else word for i, word in enumerate(said)]
        found = {c for p, start, c in _candidates(heard, self._patterns) if _match(p, heard, start)}
        return tuple(concern for concern in Concern if concern in found)

    def said(self, text: str) -> list[str]:
        """The words of a text as phrases are compared with them."""
        return [self._mended(word) for word in all_words(text)]

    def _mended(self, word: str) -> str:
        return _MONEY if _AMOUNT.fullmatch(word) else self._spelling.mended(word)


_Table = Mapping[str, Sequence[tuple[Pattern, Concern | None]]]


def _pattern(text: str) -> Pattern:
    """`a/b c > d`: parts divided by `>`, slots by blanks, alternatives by `/`."""
    return tuple(tuple(map(_slot, part.split())) for part in text.split(">"))


@lru_cache(maxsize=1_024)
def _slot(alternatives: str) -> Slot:
    """The words as they are compared: people, and officials, spell as they please."""
    return frozenset(word for each in alternatives.split("/") for word in all_words(each)[:1])


def _by_first_word(found: Iterable[tuple[Pattern, Concern | None]]) -> _Table:
    table: dict[str, list[tuple[Pattern, Concern | None]]] = defaultdict(list)
    for pattern, concern in found:
        for word in pattern[0][0]:
            table[word].append((pattern, concern))
    return table


def _candidates(
    said: Sequence[str], table: _Table
) -> Iterable[tuple[Pattern, int, Concern | None]]:
    return (
        (pattern, place, concern)
        for place, word in enumerate(said)
        for pattern, concern in table.get(word, ())
    )


def _match(pattern: Pattern, said: Sequence[str], start: int) -> _Found:
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


def _stands(part: Sequence[Slot], said: Sequence[str], place: int) -> bool:
    heard = said[place : place + len(part)]
    return len(heard) == len(part) and all(
        word in slot for word, slot in zip(heard, part, strict=True)
    )
