"""How far two points are apart."""

import math

from shared.domain.geo.place import Point

_METRES_PER_DEGREE = 111_320.0


def metres_between(one: Point, other: Point) -> float:
    """Over the ground, for distances up to some hundred kilometres."""
    scale = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude) * scale
    return math.hypot(east, one.latitude - other.latitude) * _METRES_PER_DEGREE
