"""Which categories a text speaks of, by the phrases of the city's own dictionary; no training.

Three kinds of evidence, strongest first: a phrase as it stands; the words of a phrase near each
other in any form and order; single stems, which weigh the more the fewer categories use them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from shared.domain.kernel.value_object import value_object
from shared.domain.language.dictionary import (
    Bag,
    Dictionary,
    Folded,
    Phrase,
    bags_in,
    phrases_in,
    points_in,
)
from shared.domain.language.typos import Spelling
from shared.domain.language.words import is_general, is_near, is_place, stem, words

OTHER = "lainnya"
WANTED = 3
# Points of a phrase as it stands, by its number of words.
_PHRASE_POINTS = (0.0, 1.5, 2.6, 3.2, 3.6)
_BAG_PART = 0.5
_BORROWED_PART = 0.5
_LANDMARK_PART = 0.25
_PLACE_PART = 0.5
_HEARD_PART = 0.04
_EARLY, _LATE_PART = 40, 0.7
_SIBLINGS_PART = 0.2
_WINDOW = 4
# A road's name follows this word, in so many words at most.
_ROAD, _LONGEST_NAME = "jalan", 3
# What is unsaid counts as this many points for another matter.
_DOUBT = 0.8
# The certainty from which nobody is asked; a long story says more than one thing.
SURE_FROM, SURE_OF_LONG, _LONG = 0.63, 0.72, 30
_RIVAL_PART = 0.5


@value_object
class Suggestion:
    """One category, its share of the evidence (0 to 1) and the words that speak for it."""

    category_id: str
    group: str
    score: float
    evidence: tuple[str, ...] = ()


@value_object
class Suggestions:
    """Three, best first, of different groups where the text speaks of several.

    `is_sure`: nobody needs to be asked.
    """

    ranked: tuple[Suggestion, ...]
    is_sure: bool

    @property
    def sure(self) -> str | None:
        return self.ranked[0].category_id if self.is_sure else None


@value_object
class _Match:
    """A phrase as it stands in the text, from word `start` on."""

    start: int
    phrase: tuple[str, ...]
    category_id: str


class Lexicon:
    """The dictionary of one version of a city pack, made ready for looking up."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._groups = dictionary.groups
        self._phrases = Folded[tuple[Phrase, ...]](dictionary.phrases, phrases_in, ())
        self._bags = Folded[tuple[Bag, ...]](dictionary.bags, bags_in, ())
        self._stems = Folded[Mapping[str, float]](dictionary.stems, points_in, {})
        self._spelling = Spelling(
            frozenset(dictionary.known.split()), dictionary.bones, dictionary.slips
        )
        self._usual = _first_of_groups(self._groups, self._groups)

    def suggest(self, text: str) -> Suggestions:
        """The categories of a text; `lainnya` where it says nothing that the city knows."""
        said = self._without_names([self._spelling.mended(word) for word in words(text)])
        points: dict[str, float] = defaultdict(float)
        evidence: dict[str, list[str]] = defaultdict(list)
        standing = _apart(self._matches(said))
        strong = _count_phrases(said, standing, points, evidence)
        self._count_stems(said, standing, points, evidence)
        ranked = self._ranked(points, evidence)
        return Suggestions(ranked, _is_sure(ranked, points, strong, len(said)))

    def _without_names(self, said: Iterable[str]) -> list[str]:
        """Without what follows "jalan" and nobody knows: "jalan Budi Utomo rusak" is "jalan rusak"."""
        kept: list[str] = []
        left = 0
        for word in said:
            if left and not self._knows(word):
                left -= 1
                continue
            left = _LONGEST_NAME if word == _ROAD else 0
            kept.append(word)
        return kept

    def _knows(self, word: str) -> bool:
        root = stem(word)
        return self._spelling.knows(word) or is_general(root) or bool(self._stems.get(root))

    def _matches(self, said: Sequence[str]) -> list[_Match]:
        return [
            _Match(start, phrase, category_id)
            for start, word in enumerate(said)
            for phrase, category_id in self._phrases.get(word)
            if len(phrase) == 1 or tuple(said[start : start + len(phrase)]) == phrase
        ]

    def _count_stems(
        self,
        said: Sequence[str],
        standing: Iterable[_Match],
        points: dict[str, float],
        evidence: dict[str, list[str]],
    ) -> None:
        told = [(frozenset(map(stem, m.phrase)), m.category_id) for m in standing]
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(said):
            places[stem(word)].append(place)
        for found, at in places.items():
            self._count_bags(found, places, told, points, evidence)
            part = max(_part_at(said, place) for place in at)
            part *= _PLACE_PART if is_place(said[at[0]]) else 1.0
            for category_id, weight in self._stems.get(found).items():
                points[category_id] += weight * part
                if not evidence[category_id]:
                    evidence[category_id].append(said[at[0]])

    def _count_bags(
        self,
        found: str,
        places: Mapping[str, list[int]],
        told: Sequence[tuple[frozenset[str], str]],
        points: dict[str, float],
        evidence: dict[str, list[str]],
    ) -> None:
        """Phrases in other words or another order, unless a phrase that stands says it all."""
        best: dict[str, tuple[float, str]] = {}
        for stems, category_id, phrase in self._bags.get(found):
            if not all(s in places for s in stems) or any(t.issuperset(stems) for t, _ in told):
                continue
            if _are_close(stems, places):
                worth = _BAG_PART * _worth_of(stems)
                if any(c != category_id and not t.isdisjoint(stems) for t, c in told):
                    worth *= _BORROWED_PART
                best[category_id] = max(best.get(category_id, (0.0, "")), (worth, phrase))
        for category_id, (worth, phrase) in best.items():
            points[category_id] += worth
            evidence[category_id].append(phrase)

    def _ranked(
        self, points: Mapping[str, float], evidence: Mapping[str, list[str]]
    ) -> tuple[Suggestion, ...]:
        of_group: dict[str, float] = defaultdict(float)
        for category_id, worth in points.items():
            of_group[self._groups[category_id]] += worth
        lifted = {
            c: p + _SIBLINGS_PART * (of_group[self._groups[c]] - p) for c, p in points.items()
        }
        best = sorted(lifted, key=lambda c: (-lifted[c], c))
        heard = [c for c in best if lifted[c] >= _HEARD_PART * lifted[best[0]]]
        firsts = _first_of_groups(heard, self._groups)
        if len(firsts) < WANTED:
            rest = [OTHER, *best, *self._usual]
            fill = [c for c in dict.fromkeys(rest) if c in self._groups and c not in firsts]
            firsts = [*firsts, *fill][:WANTED]
            firsts.sort(key=lambda c: -lifted.get(c, 0.0))
        whole = sum(sorted(lifted.values(), reverse=True)[:WANTED]) + _DOUBT
        return tuple(
            Suggestion(
                c, self._groups[c], round(lifted.get(c, 0.0) / whole, 3), tuple(evidence.get(c, ()))
            )
            for c in firsts
        )


def _count_phrases(
    said: Sequence[str],
    standing: Iterable[_Match],
    points: dict[str, float],
    evidence: dict[str, list[str]],
) -> Mapping[str, float]:
    """Count phrases as they stand, and return their worth with landmarks at their full worth."""
    strong: dict[str, float] = defaultdict(float)
    seen: set[tuple[str, ...]] = set()
    for match in standing:
        if match.phrase not in seen:
            seen.add(match.phrase)
            worth = _worth_of(match.phrase)
            strong[match.category_id] += worth
            points[match.category_id] += worth * _part_at(said, match.start)
            evidence[match.category_id].append(" ".join(match.phrase))
    return strong


def _apart(matches: Iterable[_Match]) -> list[_Match]:
    """The matches that do not overlap, longer ones first."""
    taken: set[int] = set()
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-len(m.phrase), m.start)):
        place = range(match.start, match.start + len(match.phrase))
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(match)
    return kept


def _worth_of(phrase: Sequence[str]) -> float:
    worth = _PHRASE_POINTS[min(len(phrase), len(_PHRASE_POINTS) - 1)]
    return worth * _PLACE_PART if len(phrase) == 1 and is_place(phrase[0]) else worth


def _part_at(said: Sequence[str], place: int) -> float:
    """A landmark ("di depan puskesmas") counts for little, and what comes late for less."""
    if place and is_near(said[place - 1]):
        return _LANDMARK_PART
    return 1.0 if place < _EARLY else _LATE_PART


def _are_close(stems: Sequence[str], places: Mapping[str, list[int]]) -> bool:
    """Whether each stem stands within a few words of the first one."""
    anchor, *others = stems
    return any(
        all(any(abs(p - at) <= _WINDOW for p in places[s][:8]) for s in others)
        for at in places[anchor][:8]
    )


def _first_of_groups(best: Iterable[str], groups: Mapping[str, str]) -> list[str]:
    firsts: dict[str, str] = {}
    for category_id in best:
        firsts.setdefault(groups[category_id], category_id)
    return list(islice(firsts.values(), WANTED))


def _is_sure(
    ranked: Sequence[Suggestion],
    points: Mapping[str, float],
    strong: Mapping[str, float],
    length: int,
) -> bool:
    """A phrase says it, no phrase says otherwise, and the rest of the text agrees."""
    if not ranked or ranked[0].category_id not in strong:
        return False
    first = ranked[0].category_id
    other = max((worth for c, worth in points.items() if c != first), default=0.0)
    rival = max((worth for c, worth in strong.items() if c != first), default=0.0)
    certainty = points[first] / (points[first] + other + _DOUBT)
    wanted = SURE_FROM if length <= _LONG else SURE_OF_LONG
    return certainty >= wanted and rival <= _RIVAL_PART * strong[first]
