"""Mends slips of the finger by the words a city's dictionary knows; names it does not know stay."""

from collections.abc import Iterable, Iterator

from shared.domain.words import is_general

_VOWELS = str.maketrans("", "", "aiueo")
# Short words have too many neighbours, long ones cost too much to look up.
_SHORTEST, _LONGEST = 6, 16
_SHORTEST_BONES = 3


class Spelling:
    """The words of a dictionary, found by what a slip leaves of them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._bones: dict[str, str] = {}
        self._slips: dict[str, str] = {}
        for word in sorted(self._known):
            _put(self._bones, word.translate(_VOWELS), word)
            if _SHORTEST <= len(word) <= _LONGEST:
                for slip in _one_letter_less(word):
                    _put(self._slips, slip, word)

    def mended(self, word: str) -> str:
        """The one word that was meant, or the word as it is.

        Letters left out at will ("bnjr"), or one letter wrong, missing, too many or swapped.
        """
        if word in self._known or is_general(word):
            return word
        if len(word) >= _SHORTEST_BONES and word == word.translate(_VOWELS):
            return self._bones.get(word) or word
        if not _SHORTEST - 1 <= len(word) <= _LONGEST:
            return word
        meant = {self._slips.get(word), *(self._meant_by(s) for s in _one_letter_less(word))}
        found = {one for one in meant if one and one[0] == word[0]}
        return found.pop() if len(found) == 1 else word

    def _meant_by(self, slip: str) -> str | None:
        known = slip if slip in self._known and len(slip) >= _SHORTEST else None
        return known or self._slips.get(slip)


def _put(table: dict[str, str], key: str, word: str) -> None:
    """Two words that leave the same are told apart by nobody: neither is meant."""
    table[key] = "" if key in table and table[key] != word else word


def _one_letter_less(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))
