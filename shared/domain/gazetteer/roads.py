"""Whose road it is: by its name in a text, else by the nearest line; and where neither tells, unknown."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from shared.domain.gazetteer.place_words import ROAD, place_words
from shared.domain.geo.packed_polygons import unpack
from shared.domain.geo.place import Point
from shared.domain.geo.polygons import Polygons
from shared.domain.kernel.value_object import value_object

# So far from a line a point may be said to lie on the road: half a wide road, and a phone's usual error.
ON_THE_ROAD_M = 30.0
# A fix that is worse than this says nothing of which of two roads it was taken on.
_USABLE_M = 60.0
# Before a name that is one word: what tells that a road is meant, and not a person or a quarter.
_LEADS = frozenset(place_words("jalan poros ruas sepanjang trotoar aspal di"))
# Before a name that tells where the reporter stands, and not what is broken.
_LANDMARK = frozenset(place_words("depan dekat samping belakang ujung mulut seberang sekitar"))


class RoadStatus(StrEnum):
    """Who keeps a road, by the law on roads; `unknown` where nobody has told."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    CITY = "city"
    VILLAGE = "village"
    UNKNOWN = "unknown"


class RoadKind(StrEnum):
    """`lane` is a word for small roads ("lorong", "gang") instead of a road's own name."""

    ROAD = "road"
    LANE = "lane"


@value_object
class Road:
    """One road of the city's table. `names` are all it goes by, the official one first."""

    names: tuple[str, ...]
    status: RoadStatus
    kind: RoadKind = RoadKind.ROAD

    @property
    def name(self) -> str:
        return self.names[0]


class RoadSign(StrEnum):
    """What told which road it is."""

    NAME = "name"
    LINE = "line"
    STAFF = "staff"


@value_object
class FoundRoad:
    """A road, and what told. Without a road its status is unknown, unless somebody has `said` it."""

    road: Road | None = None
    sign: RoadSign | None = None
    said: RoadStatus | None = None

    @property
    def status(self) -> RoadStatus:
        known = self.road.status if self.road else RoadStatus.UNKNOWN
        return self.said or known


NO_ROAD = FoundRoad()


@value_object
class NamedRoad:
    """The road that words name; `is_unlisted` where they name one that the table does not hold."""

    road: Road | None = None
    is_unlisted: bool = False


class RoadIndex:
    """The city's roads, ready to be found. `lines` are packed with the road's name as their label."""

    def __init__(self, roads: Iterable[Road], lines: bytes = b"") -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Road]]] = {}
        self._by_name: dict[str, Road] = {}
        for road in roads:
            self._by_name[road.name] = road
            for name in road.names:
                words = road_words(name)
                if words:
                    self._by_first.setdefault(words[0], []).append((words, road))
        self._lines = Polygons(unpack(lines)) if lines else None

    def named(self, texts: Sequence[str]) -> NamedRoad:
        """The road that the first of the texts names which names one."""
        roads = (self._longest(place_words(text)) for text in texts)
        road = next(filter(None, roads), None)
        return NamedRoad(road, is_unlisted=road is None and any(map(_names_a_road, texts)))

    def find(
        self, named: NamedRoad, point: Point | None = None, accuracy_m: float | None = None
    ) -> FoundRoad:
        """The road that is named, else the one whose line is at the point.

        A name that the table does not hold keeps the line from answering for it.
        """
        if named.road:
            return FoundRoad(named.road, RoadSign.NAME)
        if point is None or named.is_unlisted:
            return NO_ROAD
        on_line = self._nearest(point, accuracy_m or 0.0)
        return FoundRoad(on_line, RoadSign.LINE) if on_line else NO_ROAD

    def _longest(self, words: tuple[str, ...]) -> Road | None:
        """A lane outranks the road it leaves; of roads the longest name, then the first."""
        found = [
            (road.kind is RoadKind.LANE, len(name), -start, road)
            for start, word in enumerate(words)
            for name, road in self._by_first.get(word, ())
            if words[start : start + len(name)] == name and _is_meant(words, start, name, road)
        ]
        return max(found, key=lambda each: each[:3])[3] if found else None

    def _nearest(self, point: Point, accuracy_m: float) -> Road | None:
        """None also where roads of different status are as near as the fix can tell."""
        if self._lines is None or accuracy_m > _USABLE_M:
            return None
        near = self._lines.near((point.longitude, point.latitude), ON_THE_ROAD_M + accuracy_m)
        roads = [self._by_name[self._lines.labels(number)[0]] for _, number in near]
        return roads[0] if len({road.status for road in roads}) == 1 else None


def road_words(name: str) -> tuple[str, ...]:
    """A road's name as it is compared: in its one form, and without "Jalan"."""
    words = place_words(name)
    return words[1:] if words[:1] == (ROAD,) else words


def _is_meant(words: tuple[str, ...], start: int, name: tuple[str, ...], road: Road) -> bool:
    before = words[start - 1] if start else ""
    if road.kind is RoadKind.LANE:
        return before not in _LANDMARK
    return len(name) > 1 or before in _LEADS


def _names_a_road(text: str) -> bool:
    """Whether "Jl." stands before a name: a capital letter, as people write names."""
    typed = text.replace(".", " ").split()
    return any(
        place_words(word) == (ROAD,) and name[:1].isupper() and not name.isupper()
        for word, name in pairwise(typed)
    )
