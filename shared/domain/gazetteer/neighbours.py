"""Whose a place is that is not the city's: a neighbour's, nobody's (the sea), or not to be told."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from shared.domain.gazetteer.place_words import place_words
from shared.domain.geo.place import Point, metres_between
from shared.domain.kernel.value_object import value_object

# Stands for an office where a place is water.
SEA = "@sea"
# A known place tells nothing of one that is farther away.
_REACH_M = 15_000.0
# Water is seldom far from land that is somebody's.
_SEA_REACH_M = 4_000.0
# The next place of another owner must be so much farther, or the nearest one decides nothing.
_CLEARLY = 1.5


class Forwarding(StrEnum):
    """On what sign a city passes a report on to a neighbour by itself."""

    NEVER = ""
    NAMED = "named"
    NEAREST = "nearest"


@value_object
class Neighbour:
    """A place outside the city that people name, and whose it is."""

    agency_id: str
    names: tuple[str, ...]
    point: Point | None = None
    forwarding: Forwarding = Forwarding.NEVER

    @property
    def is_sea(self) -> bool:
        return self.agency_id == SEA


@value_object
class NeighbourMatch:
    """Whose a place outside the city probably is, and whether the city passes it on by itself."""

    neighbour: Neighbour
    forwards: bool = False


def neighbouring_jurisdiction(
    texts: Iterable[str], point: Point | None, neighbours: Sequence[Neighbour]
) -> NeighbourMatch | None:
    """By a name in the texts, else by the nearest place that is known; None where neither tells."""
    named = _named(texts, neighbours)
    if named:
        return NeighbourMatch(named, named.forwarding is not Forwarding.NEVER)
    nearest = _nearest(point, neighbours) if point else None
    return NeighbourMatch(nearest, nearest.forwarding is Forwarding.NEAREST) if nearest else None


def _named(texts: Iterable[str], neighbours: Sequence[Neighbour]) -> Neighbour | None:
    """None also where places of different owners are named."""
    said = " ".join(f" {' '.join(place_words(text))} " for text in texts)
    found = [
        each
        for each in neighbours
        if any(words and f" {' '.join(words)} " in said for words in map(place_words, each.names))
    ]
    return found[0] if len({each.agency_id for each in found}) == 1 else None


def _nearest(point: Point, neighbours: Sequence[Neighbour]) -> Neighbour | None:
    far = sorted(
        (
            (metres_between(point, each.point), number)
            for number, each in enumerate(neighbours)
            if each.point
        )
    )
    if not far:
        return None
    first = neighbours[far[0][1]]
    if far[0][0] > (_SEA_REACH_M if first.is_sea else _REACH_M):
        return None
    rivals = [m for m, number in far if neighbours[number].agency_id != first.agency_id]
    return first if not rivals or rivals[0] >= _CLEARLY * far[0][0] else None
