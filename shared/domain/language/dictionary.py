"""A city's words for each of its categories, worked out once for each version of its pack.

Working it out takes longer than many a function's whole start, and few processes read more than a
handful of its lines. So it is kept as texts, each read when a word first asks for it.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Generic, TypeVar

from shared.domain.kernel.value_object import value_object
from shared.domain.language.typos import slips_of
from shared.domain.language.words import is_general, stem, words

T = TypeVar("T")
Phrase = tuple[tuple[str, ...], str]
Bag = tuple[tuple[str, ...], str, str]
_STEM_POINTS = 1.1
_HINT_COUNTS = 2.0
_SHAPE = [dict, dict, dict, dict, str, dict, dict]
# Between the entries of a line, and between the parts of an entry; words hold neither.
_NEXT, _PART = "\n", "\t"


@value_object
class Entry:
    """What the dictionary knows of one category. `hints` point to it without proving anything."""

    category_id: str
    group: str
    phrases: tuple[str, ...]
    hints: tuple[str, ...] = ()


@value_object
class Dictionary:
    """Plain texts. `phrases` by first word, `bags` by rarest stem, `stems` with their points.

    `known` are all words of the phrases; `bones` and `slips` tell which of them was meant.
    """

    groups: Mapping[str, str]
    phrases: Mapping[str, str]
    bags: Mapping[str, str]
    stems: Mapping[str, str]
    known: str
    bones: Mapping[str, str]
    slips: Mapping[str, str]


class Folded(Generic[T]):
    """Lines of a dictionary, each read with its first use. Threads may share it."""

    def __init__(self, lines: Mapping[str, str], read: Callable[[str], T], absent: T) -> None:
        self._lines, self._read, self._absent = lines, read, absent
        self._seen: dict[str, T] = {}

    def get(self, word: str) -> T:
        found = self._seen.get(word)
        if found is None:
            line = self._lines.get(word)
            if line is None:
                return self._absent
            found = self._seen[word] = self._read(line)
        return found


def dictionary_of(entries: Iterable[Entry]) -> Dictionary:
    """The dictionary of these categories; the same for the same categories, to the byte."""
    groups: dict[str, str] = {}
    phrases: dict[str, list[str]] = defaultdict(list)
    uses: dict[str, Counter[str]] = {}
    bags: list[Bag] = []
    for entry in entries:
        groups[entry.category_id] = entry.group
        uses[entry.category_id] = counts = Counter[str]()
        for phrase in dict.fromkeys(tuple(words(p)) for p in entry.phrases):
            if phrase and not (len(phrase) == 1 and is_general(stem(phrase[0]))):
                phrases[phrase[0]].append(f"{' '.join(phrase)}{_PART}{entry.category_id}")
                stems = tuple(dict.fromkeys(map(stem, phrase)))
                counts.update(stems)
                bags.append((stems, entry.category_id, " ".join(phrase)))
        for hint in entry.hints:
            stems = tuple(dict.fromkeys(map(stem, words(hint))))
            counts.update(dict.fromkeys(stems, _HINT_COUNTS))
            bags.append((stems, entry.category_id, hint))
    weights = _weights(uses)
    known = {word for lines in phrases.values() for line in lines for word in _words_in(line)}
    bones, slips = slips_of(known)
    return Dictionary(
        groups=groups,
        phrases={word: _NEXT.join(lines) for word, lines in phrases.items()},
        bags=_by_rarest(bags, weights, len(uses)),
        stems={found: _points_line(points) for found, points in weights.items()},
        known=" ".join(sorted(known)),
        bones=bones,
        slips=slips,
    )


def written(dictionary: Dictionary) -> str:
    """As one line of text, for `read_written`."""
    held = [getattr(dictionary, each.name) for each in fields(Dictionary)]
    return json.dumps(held, separators=(",", ":"))


def read_written(text: str) -> Dictionary | None:
    """What `written` wrote; None for anything else, which is then made anew."""
    try:
        held = json.loads(text)
    except ValueError:
        return None
    shape = [type(each) for each in held] if isinstance(held, list) else []
    return Dictionary(*held) if shape == _SHAPE else None


def phrases_in(line: str) -> tuple[Phrase, ...]:
    parts = (entry.split(_PART) for entry in line.split(_NEXT))
    return tuple((tuple(phrase.split()), category_id) for phrase, category_id in parts)


def bags_in(line: str) -> tuple[Bag, ...]:
    parts = (entry.split(_PART) for entry in line.split(_NEXT))
    return tuple((tuple(stems.split()), category_id, text) for stems, category_id, text in parts)


def points_in(line: str) -> Mapping[str, float]:
    parts = (entry.split(_PART) for entry in line.split(_NEXT))
    return {category_id: float(points) for category_id, points in parts}


def _words_in(line: str) -> list[str]:
    return line.partition(_PART)[0].split()


def _points_line(points: Mapping[str, float]) -> str:
    return _NEXT.join(f"{category_id}{_PART}{worth!r}" for category_id, worth in points.items())


def _by_rarest(
    bags: Iterable[Bag], weights: Mapping[str, Mapping[str, float]], most: int
) -> Mapping[str, str]:
    """Phrases of several words by the word that fewest categories use: it is met most seldom."""
    found: dict[str, list[str]] = defaultdict(list)
    for stems, category_id, phrase in bags:
        if len(stems) > 1:
            rarest = min(stems, key=lambda s: (len(weights[s]) if s in weights else most, s))
            found[rarest].append(_PART.join((" ".join(stems), category_id, phrase)))
    return {rarest: _NEXT.join(lines) for rarest, lines in found.items()}


def _weights(uses: Mapping[str, Counter[str]]) -> Mapping[str, Mapping[str, float]]:
    """For each stem its points by category: the rarer among categories, the more."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for category_id, counts in uses.items():
        for found, count in counts.items():
            shares[found][category_id] = count / math.sqrt(sum(counts.values()))
    most = math.log(1 + len(uses))
    return {
        found: {
            category_id: _STEM_POINTS
            * (share / sum(by_category.values()))
            * (1 - math.log(len(by_category)) / most)
            * (1 - 0.5 / uses[category_id][found])
            for category_id, share in by_category.items()
        }
        for found, by_category in shares.items()
        if not is_general(found)
    }
