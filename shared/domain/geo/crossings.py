"""Whether a ring crosses itself: a boundary that does has no inside that two people would agree on."""

_STEPS = 10_000_000

_Corner = tuple[float, float]
_Step = tuple[int, int]
# Its ends, the western one first, and how far south and north it reaches: in whole steps, so that no
# rounding decides.
_Side = tuple[_Step, _Step, int, int]


def crosses_itself(ring: tuple[_Corner, ...]) -> _Corner | None:
    """About where two sides cross, as (longitude, latitude); None where none do.

    Sides that only touch, and villages that meet themselves in a corner, are no crossing.
    """
    steps = [(round(x * _STEPS), round(y * _STEPS)) for x, y in ring]
    reaching: list[_Side] = []
    for side in sorted(map(_side, steps, steps[1:])):
        start, _, south, north = side
        reaching = [each for each in reaching if each[1][0] >= start[0]]
        for other in reaching:
            # Most are far apart; comparing their reach is all that it takes.
            if other[2] < north and south < other[3] and _cross(side, other):
                return start[0] / _STEPS, start[1] / _STEPS
        reaching.append(side)
    return None


def _side(one: _Step, other: _Step) -> _Side:
    first, last = (one, other) if one <= other else (other, one)
    return first, last, min(one[1], other[1]), max(one[1], other[1])


def _cross(side: _Side, other: _Side) -> bool:
    return _parts(side, other) and _parts(other, side)


def _parts(side: _Side, other: _Side) -> bool:
    """Whether the other's ends lie on different sides of this one, and neither on it."""
    return _turn(side, other[0]) * _turn(side, other[1]) < 0


def _turn(side: _Side, step: _Step) -> int:
    """On which hand of the side the step lies: the sign of left, right or straight on."""
    (x1, y1), (x2, y2), _, _ = side
    turn = (x2 - x1) * (step[1] - y1) - (y2 - y1) * (step[0] - x1)
    return (turn > 0) - (turn < 0)
