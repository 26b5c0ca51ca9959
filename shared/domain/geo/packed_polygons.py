"""Labelled polygons as one block of bytes: ready to be asked as soon as it is read.

Reading GeoJSON makes an object of every number, for polygons that most processes never look at. Here
numbers stay numbers until a question touches them, and a table of rows tells which polygons reach into
a latitude. docs/adr/0008-packed-polygons.md draws the layout.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
    Numbers = array[int]

# Seven decimals: a centimetre, and what any survey writes comes back as it was written.
STEPS_PER_DEGREE = 10_000_000
_MAGIC = b"TGP1"
# Magic, checksum of all that follows.
_SEAL = struct.Struct("<4sI")
# How many polygons, rings, corners, rows, members of rows.
_SIZES = struct.Struct("<5I")
_MOST_ROWS = 64
_BOX_NUMBERS = 6
_FIELD, _RECORD = "\x1f", "\x1e"
# The box of a polygon without rings: it holds nothing.
_NOWHERE = (1, 1, 0, 0)

Ring = tuple[tuple[float, float], ...]
_Shape = list[list[tuple[int, int]]]


@value_object
class LabelledPolygon:
    """A polygon and the words it is known by. Rings are closed; even-odd gives holes and parts.

    Without rings it is a name alone, in which no point lies.
    """

    labels: tuple[str, ...]
    rings: tuple[Ring, ...]


@value_object
class Unpacked:
    """The parts of a packed block, in steps. Of things that belong to others, where each one's begin.

    `boxes` holds for each polygon west, south, east, north and its inner point.
    """

    labels: tuple[str, ...]
    boxes: "Numbers"
    first_ring: "Numbers"
    first_corner: "Numbers"
    first_member: "Numbers"
    members: "Numbers"
    corners: "Numbers"

    def __len__(self) -> int:
        return len(self.first_ring) - 1

    @property
    def rows(self) -> int:
        return len(self.first_member) - 1

    def labels_of(self, number: int) -> tuple[str, ...]:
        return tuple(self.labels[number].split(_FIELD))


def pack(polygons: Sequence[LabelledPolygon]) -> bytes:
    """The bytes that `unpack` reads. The same polygons in the same order give the same bytes.

    Raises ValueError for a label with one of the two characters that stand between labels.
    """
    step = STEPS_PER_DEGREE
    shapes = [
        [[(round(x * step), round(y * step)) for x, y in ring] for ring in each.rings]
        for each in polygons
    ]
    rings = [ring for shape in shapes for ring in shape]
    boxes = [_box(shape) for shape in shapes]
    rows = _rows(boxes)
    numbers = array("i")
    for shape, box in zip(shapes, boxes, strict=True):
        numbers.extend((*box, *_inner(shape)))
    for groups in (shapes, rings, rows):
        numbers.extend(accumulate(map(len, groups), initial=0))
    numbers.extend(member for row in rows for member in row)
    numbers.extend(step for ring in rings for corner in ring for step in corner)
    _swap_on_big_endian(numbers)
    labels = _joined([each.labels for each in polygons])
    sizes = (len(shapes), len(rings), sum(map(len, rings)), len(rows), sum(map(len, rows)))
    sealed = _SIZES.pack(*sizes) + numbers.tobytes() + labels.encode()
    return _SEAL.pack(_MAGIC, zlib.crc32(sealed)) + sealed


def unpack(packed: bytes) -> Unpacked:
    """Raises ValueError for bytes that `pack` did not write, or that were damaged since."""
    if len(packed) < _SEAL.size + _SIZES.size:
        raise ValueError("no packed polygons: too short")
    magic, checksum = _SEAL.unpack_from(packed)
    sealed = memoryview(packed)[_SEAL.size :]
    if magic != _MAGIC or zlib.crc32(sealed) != checksum:
        raise ValueError("no packed polygons: another format, or damaged")
    count, rings, corners, rows, members = _SIZES.unpack_from(sealed)
    body = sealed[_SIZES.size :]
    sizes = (_BOX_NUMBERS * count, count + 1, rings + 1, rows + 1, members, 2 * corners)
    length = sum(sizes) * array("i").itemsize
    numbers = array("i")
    numbers.frombytes(body[:length])
    _swap_on_big_endian(numbers)
    ends = accumulate(sizes)
    parts = [numbers[end - size : end] for size, end in zip(sizes, ends, strict=True)]
    labels = bytes(body[length:]).decode().split(_RECORD) if count else []
    return Unpacked(tuple(labels), *parts)


def _joined(labels: Sequence[tuple[str, ...]]) -> str:
    if any(_FIELD in label or _RECORD in label for each in labels for label in each):
        raise ValueError("a label holds a separator")
    return _RECORD.join(map(_FIELD.join, labels))


def row_height(south: int, north: int, rows: int) -> int:
    """In steps; the rows together reach beyond the northernmost corner."""
    return (north - south) // max(1, rows) + 1


def _swap_on_big_endian(numbers: "Numbers") -> None:
    """The file's order of bytes is the little-endian one, whatever machine reads it."""
    if sys.byteorder == "big":
        numbers.byteswap()


def _box(shape: _Shape) -> tuple[int, int, int, int]:
    """West, south, east, north."""
    if not shape:
        return _NOWHERE
    xs = [x for ring in shape for x, _ in ring]
    ys = [y for ring in shape for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _inner(shape: _Shape) -> tuple[int, int]:
    """The middle of the longest stretch on the line halfway up the tallest part.

    A village of several islands may have nothing but sea halfway up its bounds.
    """
    if not shape:
        return 0, 0
    tallest = max(([y for _, y in ring] for ring in shape), key=lambda ys: max(ys) - min(ys))
    # Between two steps, so that no corner lies on the line.
    y = (min(tallest) + max(tallest)) // 2 + 0.5
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in shape
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )
    stretches = zip(crossings[::2], crossings[1::2], strict=False)
    flat = (shape[0][0][0],) * 2
    start, end = max(stretches, key=lambda pair: pair[1] - pair[0], default=flat)
    return round((start + end) / 2), round(y)


def _rows(boxes: Sequence[tuple[int, int, int, int]]) -> list[list[int]]:
    """For each of the rows of equal height, from the south, the polygons that reach into it."""
    mapped = [box for box in boxes if box != _NOWHERE]
    if not mapped:
        return []
    south, north = min(box[1] for box in mapped), max(box[3] for box in mapped)
    count = min(_MOST_ROWS, len(mapped))
    height = row_height(south, north, count)
    rows: list[list[int]] = [[] for _ in range(count)]
    for number, box in enumerate(boxes):
        if box != _NOWHERE:
            for row in range((box[1] - south) // height, (box[3] - south) // height + 1):
                rows[row].append(number)
    return rows
