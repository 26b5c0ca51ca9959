"""The directories of a TIFF structure, which is what holds EXIF: fields by number, and no trust.

No length in the file is believed, a directory is read up to a fixed number of entries, and what
does not lie wholly in the block is not there.
"""

import struct
from collections.abc import Mapping

from shared.domain.value import value

_SIZE = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8}
_BYTE, _TEXT, _SHORT, _LONG, _RATIONAL, _SIGNED_RATIONAL = 1, 2, 3, 4, 5, 10
_MAX_ENTRIES = 256
# Builds of a phone's system are named at length.
_MAX_VALUE_BYTES = 256
_HEADER_BYTES = 8
_INLINE_BYTES = 4


@value
class Value:
    """A field as it lies in the file: its bytes, their type and the order they are in."""

    type: int
    raw: bytes
    order: str

    def integer(self) -> int | None:
        form = {_BYTE: "B", _SHORT: "H", _LONG: "I"}.get(self.type)
        if form is None or len(self.raw) < struct.calcsize(form):
            return None
        return int(struct.unpack_from(self.order + form, self.raw)[0])

    def text(self) -> str:
        if self.type != _TEXT:
            return ""
        return self.raw.split(b"\0")[0].decode("ascii", "replace").strip()

    def fractions(self) -> list[float]:
        """All of them, none below zero; empty where there are none, or one has no denominator."""
        form = {_RATIONAL: "I", _SIGNED_RATIONAL: "i"}.get(self.type)
        if form is None:
            return []
        pairs = list(struct.iter_unpack(f"{self.order}2{form}", self.raw))
        if any(below == 0 or above / below < 0 for above, below in pairs):
            return []
        return [above / below for above, below in pairs]

    def fraction(self) -> float | None:
        """The only one, or None."""
        found = self.fractions()
        return found[0] if len(found) == 1 else None

    def is_nothing(self) -> bool:
        """Whether it is all zeros: for fractions their numerators, whatever is below them."""
        step, width = (8, 4) if self.type in {_RATIONAL, _SIGNED_RATIONAL} else (1, 1)
        return not any(any(self.raw[at : at + width]) for at in range(0, len(self.raw), step))


Fields = Mapping[str, Value]


@value
class Block:
    data: bytes
    order: str

    def integer(self, offset: int, size: int) -> int:
        """The unsigned integer there; 0, which points to no directory, beyond the end."""
        raw = self.data[offset : offset + size]
        if len(raw) < size:
            return 0
        return int.from_bytes(raw, "little" if self.order == "<" else "big")

    def holds_directory(self, offset: int) -> bool:
        return _HEADER_BYTES <= offset <= len(self.data) - 2

    def directory(self, offset: int, wanted: Mapping[int, str]) -> Fields:
        """The wanted fields of one directory; of a field told twice, the first."""
        fields: dict[str, Value] = {}
        if offset < _HEADER_BYTES:
            return fields
        for index in range(min(self.integer(offset, 2), _MAX_ENTRIES)):
            at = offset + 2 + 12 * index
            name = wanted.get(self.integer(at, 2))
            value = self._value_at(at) if name else None
            if name and value and name not in fields:
                fields[name] = value
        return fields

    def _value_at(self, at: int) -> Value | None:
        kind = self.integer(at + 2, 2)
        size = _SIZE.get(kind, 0) * self.integer(at + 4, 4)
        if not 0 < size <= _MAX_VALUE_BYTES:
            return None
        start = at + 8 if size <= _INLINE_BYTES else self.integer(at + 8, 4)
        raw = self.data[start : start + size]
        is_whole = len(raw) == size and start >= _HEADER_BYTES
        return Value(kind, raw, self.order) if is_whole else None
