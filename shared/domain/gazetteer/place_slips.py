"""Mends slips of the finger in the names of places: "kmaraya" is Kemaraya where nothing else is near."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from shared.domain.gazetteer.place_near_words import NEAR_NAMES
from shared.domain.gazetteer.place_words import place_words
from shared.domain.language.typos import is_slip, one_letter_less
from shared.domain.language.words import stem

# Shorter names have too many neighbours among the words of every day.
_SHORTEST, _LONGEST = 6, 20
# In a shorter name a wrong letter is taken for a slip only from the key beside the right one.
_LONG = 8


class PlaceSlips:
    """The words that names are made of, found by what a slip leaves of them.

    A word that could be two of them is neither, and one that is as near to a word of every day is
    left as it is.
    """

    def __init__(
        self, names: Iterable[Sequence[str]], ordinary: Callable[[], Iterable[str]] = tuple
    ) -> None:
        """`names` in the form of `place_words`. `ordinary` gives texts whose words are no slips.

        It is asked once, when a word first looks like a slip.
        """
        self._known = frozenset(word for name in names for word in name)
        self._ordinary_texts = ordinary

    def meant(self, word: str) -> str | None:
        """The word of a name that was meant; None where it is spelt well, or another may be meant."""
        if word in self._known or not _SHORTEST - 1 <= len(word) <= _LONGEST:
            return None
        near = {
            name
            for left in (word, *one_letter_less(word))
            for name in self._by_slip.get(left, ())
            if is_slip(word, name, any_letter=True)
        }
        if len(near) != 1:
            return None
        (name,) = near
        is_likely = is_slip(word, name, any_letter=len(name) >= _LONG)
        return name if is_likely and not self._is_ordinary(word, name) else None

    def _is_ordinary(self, word: str, name: str) -> bool:
        """Whether the word is one of every day, or as near to one as to the name."""
        root = stem(word)
        return (
            word in self._alike(word)
            or root in self._alike(root)
            or any(
                is_slip(word, other, any_letter=True)
                for length in (-1, 0, 1)
                for other in self._alike(word, length)
                if other != name
            )
        )

    def _alike(self, word: str, longer: int = 0) -> frozenset[str]:
        return self._ordinary.get((word[:1], len(word) + longer), frozenset())

    @cached_property
    def _by_slip(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._known:
            if _SHORTEST <= len(name) <= _LONGEST:
                for left in (name, *one_letter_less(name)):
                    found[left].append(name)
        return dict(found)

    @cached_property
    def _ordinary(self) -> Mapping[tuple[str, int], frozenset[str]]:
        """By first letter and length, in the form of `place_words`."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        said = {word for text in self._ordinary_texts() for word in text.lower().split()}
        for text in said.union(NEAR_NAMES):
            for word in place_words(text):
                found[word[0], len(word)].add(word)
        return {key: frozenset(alike) for key, alike in found.items()}
