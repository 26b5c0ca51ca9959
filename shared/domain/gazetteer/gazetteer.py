"""Where a text says that something is: the village that its names of villages, landmarks and streets mean."""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from shared.domain.gazetteer.place_slips import PlaceSlips
from shared.domain.gazetteer.place_words import ROAD, place_words
from shared.domain.geo.place import Point, Village
from shared.domain.kernel.value_object import value_object

# From here on the words are taken at their word; the answer is marked as told all the same.
CERTAIN_ENOUGH = 0.7
# Another village that is nearly as likely leaves it open.
_CLEARLY = 0.2
_CALLED_VILLAGE, _NAMED, _ALSO_DISTRICT = 0.95, 0.75, 0.55
_OTHER_DISTRICT = 0.3
# A name with a slip in it is never as sure as the name itself; a bare village's stays just enough.
_SLIP_COSTS = 0.04
# A description is a story: slips are mended only in the few words that are called a village.
_WITHIN_REACH = 3
_VILLAGE_WORDS = frozenset(place_words("kelurahan desa"))
_DISTRICT_WORDS = frozenset(place_words("kecamatan"))
_SHORTEST_BARE_NAME = 5
# "RT 03/RW 05", "no. 12": numbers that name nothing a map knows.
_NUMBERS = re.compile(r"\b(?:rt|rw|no|nomor|blok)\b[\s.:/-]*\d{0,4}", re.IGNORECASE)


class PlaceKind(StrEnum):
    """What a name of the pack's table names; `village` adds names to a village of the map."""

    VILLAGE = "village"
    LANDMARK = "landmark"
    STREET = "street"


_WEIGHTS = {PlaceKind.VILLAGE: _NAMED, PlaceKind.LANDMARK: 0.8, PlaceKind.STREET: 0.72}


@value_object
class Place:
    """One row of the table. Its point is not needed, and not known for most."""

    kind: PlaceKind
    names: tuple[str, ...]
    village_code: str
    point: Point | None = None


@value_object
class GeocodingResult:
    """What a text was understood to say: the village, if one is clear, and the names that it was.

    `is_mended`: a slip of the finger was mended to understand it so.
    """

    village_code: str | None = None
    confidence: float = 0.0
    names: tuple[str, ...] = ()
    point: Point | None = None
    is_mended: bool = False


NOTHING = GeocodingResult()


@value_object
class _Entry:
    place: Place
    words: tuple[str, ...]
    is_also_district: bool = False


class Gazetteer:
    """The names of one city, ready to be found in a text."""

    def __init__(
        self,
        villages: Iterable[Village],
        places: Iterable[Place],
        ordinary: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """`ordinary` gives texts whose words are never taken for a misspelt name."""
        self._districts: dict[tuple[str, ...], str] = {}
        self._district_of: dict[str, str] = {}
        known = list(villages)
        for village in known:
            self._districts[place_words(village.district)] = village.district_code
            self._district_of[village.code] = village.district_code
        own = (Place(PlaceKind.VILLAGE, (each.name,), each.code) for each in known)
        self._by_first: dict[str, list[_Entry]] = {}
        districts = (Place(PlaceKind.STREET, (each.district,), "") for each in known)
        for place in (*own, *places, *dict.fromkeys(districts)):
            for name in place.names:
                words = _plain(place_words(name))
                if words:
                    entry = _Entry(place, words, place_words(name) in self._districts)
                    self._by_first.setdefault(words[0], []).append(entry)
        entries = (entry.words for found in self._by_first.values() for entry in found)
        self._slips = PlaceSlips(entries, ordinary)

    def understand(self, address: str, description: str = "") -> GeocodingResult:
        """What the address says; what it leaves open, the description may tell by "kelurahan ..."."""
        found = self._read(place_words(_NUMBERS.sub(" ", address)), is_address=True)
        if found.village_code is None:
            told = self._read(place_words(_NUMBERS.sub(" ", description)), is_address=False)
            return told if told.village_code else found
        return found

    def _read(self, words: tuple[str, ...], *, is_address: bool) -> GeocodingResult:
        meant = self._mended(words, is_address=is_address)
        found = list(self._names_in(words, meant, is_address=is_address))
        doubts: dict[str, float] = {}
        for place, weight, _ in found:
            doubts[place.village_code] = doubts.get(place.village_code, 1.0) * (1.0 - weight)
        sure = {code: 1.0 - doubt for code, doubt in doubts.items()}
        mended = {place.village_code for place, _, is_mended in found if is_mended}
        called = self._districts_called(words)
        if not called and (called := self._districts_called(meant)):
            sure = {code: max(0.0, share - _SLIP_COSTS) for code, share in sure.items()}
            mended |= sure.keys()
        return _settled(self._in_district(sure, called), [place for place, *_ in found], mended)

    def _names_in(
        self, words: tuple[str, ...], meant: tuple[str, ...], *, is_address: bool
    ) -> Iterator[tuple[Place, float, bool]]:
        """The names that say something, with how much, and whether a slip was mended in them."""
        start = 0
        while start < len(meant):
            entry = self._longest(meant, start)
            end = start + len(entry.words) if entry else start + 1
            weight = _weight(entry, meant, start, is_address=is_address) if entry else 0.0
            if entry and weight:
                is_mended = meant[start:end] != words[start:end]
                yield entry.place, weight - _SLIP_COSTS * is_mended, is_mended
            # "Layang" within "Parang Layang" is not the village of that name.
            start = end

    def _mended(self, words: tuple[str, ...], *, is_address: bool) -> tuple[str, ...]:
        near = {
            word
            for at, word in enumerate(words)
            if is_address or not _VILLAGE_WORDS.isdisjoint(words[max(0, at - _WITHIN_REACH) : at])
        }
        meant = {word: name for word in near if (name := self._slips.meant(word))}
        return tuple(meant.get(word, word) for word in words) if meant else words

    def _longest(self, words: tuple[str, ...], start: int) -> _Entry | None:
        entries = self._by_first.get(words[start], ())
        found = [e for e in entries if words[start : start + len(e.words)] == e.words]
        return max(found, key=lambda e: len(e.words), default=None)

    def _districts_called(self, words: tuple[str, ...]) -> frozenset[str]:
        said = f" {' '.join(words)} "
        return frozenset(
            code
            for name, code in self._districts.items()
            if any(f" {lead} {' '.join(name)} " in said for lead in _DISTRICT_WORDS)
        )

    def _in_district(self, sure: dict[str, float], called: frozenset[str]) -> dict[str, float]:
        """A district that is called one settles which of several villages is meant."""
        if not called:
            return sure
        return {
            code: share if self._district_of.get(code) in called else share * _OTHER_DISTRICT
            for code, share in sure.items()
        }


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[:1] == (ROAD,) else words


def _weight(entry: _Entry, words: tuple[str, ...], start: int, *, is_address: bool) -> float:
    """How much the name says where it stands; a village's name may be a road's or a district's too."""
    before = words[start - 1] if start else ""
    kind = entry.place.kind
    if not entry.place.village_code:
        return 0.0
    if kind is not PlaceKind.VILLAGE:
        return _WEIGHTS[kind] if is_address or kind is PlaceKind.LANDMARK else 0.0
    if before in _VILLAGE_WORDS:
        return _CALLED_VILLAGE
    is_too_short = len("".join(entry.words)) < _SHORTEST_BARE_NAME
    if before in {ROAD, *_DISTRICT_WORDS} or not is_address or is_too_short:
        return 0.0
    return _ALSO_DISTRICT if entry.is_also_district else _NAMED


def _settled(sure: dict[str, float], places: list[Place], mended: set[str]) -> GeocodingResult:
    if not sure:
        return NOTHING
    ranked = sorted(sure.items(), key=lambda pair: (-pair[1], pair[0]))
    code, share = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    is_clear = share >= CERTAIN_ENOUGH and share - rival >= _CLEARLY
    of_code = [place for place in places if place.village_code == code]
    names = [place.names[0] for place in of_code if place.kind is not PlaceKind.VILLAGE]
    return GeocodingResult(
        code if is_clear else None,
        round(share, 2),
        tuple(dict.fromkeys(names)) if is_clear else (),
        next((place.point for place in of_code if place.point), None) if is_clear else None,
        is_clear and code in mended,
    )
