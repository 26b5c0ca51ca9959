"""What of an EXIF block lies within it: Pillow gives up a directory at the first value that does not.

So it is given directories that hold only what lies within, written behind the block; every value stays
where it was. Three directories are walked, each once.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shared.domain.kernel.value_object import value_object

EXIF, GPS = 0x8769, 0x8825

# Of one value of each type; a type that is not here is passed over by Pillow too.
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8}
_HEADER_BYTES, _ENTRY_BYTES, _INLINE_BYTES = 8, 12, 4
_POINTERS = {4, 13}


@value_object
class Within:
    """`tiff` with its directories anew, behind all that was there.

    `outside` are the tags that were left out of the inner ones, whose values lie beyond the block.
    `is_cut` where a directory has fewer entries than it says.
    """

    tiff: bytes
    outside: Mapping[int, frozenset[int]]
    is_cut: bool


class _TiffEntry(NamedTuple):
    tag: int
    kind: int
    many: int
    value: int

    def lies_in(self, tiff: bytes) -> bool:
        size = _BYTES.get(self.kind, 0) * self.many
        return size <= _INLINE_BYTES or self.value + size <= len(tiff)


def within(tiff: bytes) -> Within:
    """Of a block whose first directory begins in it."""
    order = "<" if tiff[:1] == b"I" else ">"
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    root, is_cut = _entries(tiff, order, start)
    again, moved, outside = bytearray(tiff), dict[int, int](), dict[int, frozenset[int]]()
    for entry in root:
        if entry.tag in {EXIF, GPS} and entry.tag not in moved and entry.kind in _POINTERS:
            inner, is_short = _entries(tiff, order, entry.value)
            is_cut = is_cut or is_short
            outside[entry.tag] = frozenset(each.tag for each in inner if not each.lies_in(tiff))
            moved[entry.tag] = len(again)
            again += _directory(order, (each for each in inner if each.lies_in(tiff)))
    struct.pack_into(f"{order}I", again, 4, len(again))
    kept = (each for each in root if each.lies_in(tiff))
    again += _directory(
        order,
        (
            each._replace(value=moved[each.tag])
            if each.tag in moved and each.kind in _POINTERS
            else each
            for each in kept
        ),
    )
    return Within(bytes(again), outside, is_cut)


def _entries(tiff: bytes, order: str, start: int) -> tuple[list[_TiffEntry], bool]:
    """Those that are there, and whether there should be more. None where no directory can be."""
    first = start + 2
    if start < _HEADER_BYTES or first > len(tiff):
        return [], False
    (told,) = struct.unpack_from(f"{order}H", tiff, start)
    there = min(told, (len(tiff) - first) // _ENTRY_BYTES)
    places = range(first, first + there * _ENTRY_BYTES, _ENTRY_BYTES)
    return [
        _TiffEntry(*struct.unpack_from(f"{order}HHII", tiff, at)) for at in places
    ], there < told


def _directory(order: str, entries: Iterable[_TiffEntry]) -> bytes:
    """Inline values keep their bytes: what is read and written is the same whole number."""
    written = [struct.pack(f"{order}HHII", *each) for each in entries]
    return struct.pack(f"{order}H", len(written)) + b"".join(written) + bytes(4)
