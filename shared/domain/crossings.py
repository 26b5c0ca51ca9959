"""Whether a ring crosses itself: a boundary that does has no inside that two people would agree on."""

from itertools import pairwise

_STEPS = 10_000_000

_Corner = tuple[float, float]
_Step = tuple[int, int]
# From its western end to its eastern one, in whole steps, so that no rounding decides.
_Side = tuple[_Step, _Step]


def crosses_itself(ring: tuple[_Corner, ...]) -> _Corner | None:
    """About where two sides cross, as (longitude, latitude); None where none do.

    Sides that only touch, and villages that meet themselves in a corner, are no crossing.
    """
    reaching: list[_Side] = []
    for side in sorted(_side(one, other) for one, other in pairwise(ring)):
        start, _ = side
        reaching = [each for each in reaching if each[1][0] >= start[0]]
        if any(_cross(side, other) for other in reaching):
            return start[0] / _STEPS, start[1] / _STEPS
        reaching.append(side)
    return None


def _side(one: _Corner, other: _Corner) -> _Side:
    first, last = sorted((round(x * _STEPS), round(y * _STEPS)) for x, y in (one, other))
    return first, last


def _cross(side: _Side, other: _Side) -> bool:
    (_, y1), (_, y2) = side
    (_, y3), (_, y4) = other
    if max(y1, y2) <= min(y3, y4) or max(y3, y4) <= min(y1, y2):
        return False
    return _parts(side, other) and _parts(other, side)


def _parts(side: _Side, other: _Side) -> bool:
    """Whether the other's ends lie on different sides of this one, and neither on it."""
    return _turn(side, other[0]) * _turn(side, other[1]) < 0


def _turn(side: _Side, step: _Step) -> int:
    """On which hand of the side the step lies: the sign of left, right or straight on."""
    (x1, y1), (x2, y2) = side
    turn = (x2 - x1) * (step[1] - y1) - (y2 - y1) * (step[0] - x1)
    return (turn > 0) - (turn < 0)
