"""Geohash cells: places as short texts that an index can hold, and the cells around a place.

Seven letters name a cell of about 150 metres a side anywhere in Indonesia.
"""

import math

from shared.domain.geo.earth import METRES_PER_DEGREE
from shared.domain.geo.place import Point

_LETTERS = "0123456789bcdefghjkmnpqrstuvwxyz"
_LENGTH = 7
_BITS = 5 * _LENGTH
# Longitude takes the first bit, and so one more where their number is odd.
_X_BITS, _Y_BITS = (_BITS + 1) // 2, _BITS // 2
# The cells are chosen on a sphere and the distances may be measured otherwise.
_SLACK = 1.01
# What a look-up may ask for: beyond it the cells would be many.
LONGEST_RADIUS_M = 150


def cell_of(point: Point) -> str:
    """The cell that holds the point."""
    return _name(_column(point.longitude), _row(point.latitude))


def cells_around(point: Point, radius_m: float) -> tuple[str, ...]:
    """Every cell with a place within the radius; nine at most, south of 7 degrees south
    twelve, where cells are narrower than the longest radius.

    Between 60 degrees north and south. Raises ValueError for a radius that is too long.
    """
    if not 0 <= radius_m <= LONGEST_RADIUS_M:
        raise ValueError(f"a radius is at most {LONGEST_RADIUS_M} metres")
    up = radius_m * _SLACK / METRES_PER_DEGREE
    farthest = min(abs(point.latitude) + up, 90.0)
    across = up / max(math.cos(math.radians(farthest)), 0.01)
    columns = range(
        _unclamped(point.longitude - across, 360.0, _X_BITS),
        _unclamped(point.longitude + across, 360.0, _X_BITS) + 1,
    )
    rows = range(_row(point.latitude - up), _row(point.latitude + up) + 1)
    return tuple(_name(column % (1 << _X_BITS), row) for column in columns for row in rows)


def _column(longitude: float) -> int:
    return _unclamped(longitude, 360.0, _X_BITS) % (1 << _X_BITS)


def _row(latitude: float) -> int:
    highest = (1 << _Y_BITS) - 1
    return min(max(_unclamped(latitude, 180.0, _Y_BITS), 0), highest)


def _unclamped(degrees: float, span: float, bits: int) -> int:
    return math.floor((degrees + span / 2) / span * (1 << bits))


def _name(column: int, row: int) -> str:
    """The bits of both, taken in turns, five to a letter."""
    woven = 0
    for place in range(_BITS):
        source, at = (column, _X_BITS) if place % 2 == 0 else (row, _Y_BITS)
        woven = woven << 1 | (source >> (at - 1 - place // 2) & 1)
    return "".join(_LETTERS[woven >> shift & 31] for shift in range(_BITS - 5, -1, -5))
