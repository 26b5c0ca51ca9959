"""Place, time, device and programs from a picture's EXIF block: the file's claims, and it may lie.

Damage anywhere means a missing value, never an error. Work and memory are bounded whatever the
bytes say: three directories are visited, each once, and no length in the file is trusted.
"""

import re
import struct
from collections.abc import Mapping
from datetime import datetime

from shared.adapters.photos.names import name_in
from shared.domain.value import value

_IN_ROOT = {
    0x000B: "processing",
    0x010F: "make",
    0x0110: "model",
    0x0112: "orientation",
    0x0131: "software",
    0x8769: "exif",
    0x8825: "gps",
}
_IN_EXIF = {0x9003: "taken", 0x9011: "offset"}
_IN_GPS = {
    0x01: "lat_ref",
    0x02: "lat",
    0x03: "lon_ref",
    0x04: "lon",
    0x05: "alt_ref",
    0x06: "alt",
    0x11: "direction",
    0x1F: "error",
}

_SIZE = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8}
_BYTE, _TEXT, _SHORT, _LONG, _RATIONAL = 1, 2, 3, 4, 5
_MAX_ENTRIES = 256
# Builds of a phone's system are named at length.
_MAX_VALUE_BYTES = 256
_HEADER_BYTES = 8
_INLINE_BYTES = 4
_ORIENTATIONS = range(1, 9)
_PARTS_OF_A_UNIT = 60
_HIGHEST_M = 10_000
_WIDEST_ERROR_M = 10_000
_FULL_TURN = 360

_TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")


@value
class Exif:
    """`orientation` is 1 to 8, 1 where none is told. Degrees north and east, metres above sea.

    `accuracy_m` is the camera's own word on its position, `direction` where it looked: degrees from
    north, clockwise, below 360. `software` names the programs that say they have written the file.
    `is_damaged` where the file tells of place or time in a way that cannot be read; what a camera
    without a fix or a clock fills in is no damage.
    """

    orientation: int = 1
    latitude: float | None = None
    longitude: float | None = None
    altitude_m: float | None = None
    accuracy_m: float | None = None
    direction: float | None = None
    captured_at: str | None = None
    make: str = ""
    model: str = ""
    software: tuple[str, ...] = ()
    is_damaged: bool = False

    def evidence(self) -> dict[str, object]:
        """What is known of place, time and device; what is not known is not in it.

        `captured_at` has the digits that the camera wrote, in ISO 8601 order; it ends in an offset
        only if the file states one.
        """
        told: Mapping[str, object] = {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "altitude_m": self.altitude_m,
            "accuracy_m": self.accuracy_m,
            "direction": self.direction,
            "captured_at": self.captured_at,
            "make": self.make or None,
            "model": self.model or None,
            "damaged": self.is_damaged or None,
        }
        return {name: value for name, value in told.items() if value is not None}


def read_exif(tiff: bytes) -> Exif:
    """Never raises."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return Exif(is_damaged=bool(tiff))
    block = _Block(tiff, order)
    start = block.integer(4, 4)
    root = block.directory(start, _IN_ROOT)
    inner = block.directory(_pointer(root, "exif"), _IN_EXIF)
    gps = block.directory(_pointer(root, "gps"), _IN_GPS)
    latitude, longitude = _position(gps)
    captured_at = _captured_at(inner)
    return Exif(
        orientation=_orientation(root.get("orientation")),
        latitude=latitude,
        longitude=longitude,
        altitude_m=_altitude(gps) if latitude is not None else None,
        accuracy_m=_accuracy(gps) if latitude is not None else None,
        direction=_direction(gps),
        captured_at=captured_at,
        make=_named(root, "make"),
        model=_named(root, "model"),
        software=tuple(filter(None, (_named(root, "software"), _named(root, "processing")))),
        is_damaged=not block.holds_directory(start)
        or (latitude is None and _tells_position(gps))
        or (captured_at is None and _tells_time(inner)),
    )


@value
class _Value:
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

    def fractions(self, count: int) -> list[float] | None:
        """Exactly so many unsigned fractions, or None where one has no denominator."""
        if self.type != _RATIONAL or len(self.raw) != 8 * count:
            return None
        numbers = struct.unpack(f"{self.order}{2 * count}I", self.raw)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if any(below == 0 for _, below in pairs):
            return None
        return [above / below for above, below in pairs]


_Fields = Mapping[str, _Value]


@value
class _Block:
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

    def directory(self, offset: int, wanted: Mapping[int, str]) -> _Fields:
        """The wanted fields of one directory; of a field told twice, the first."""
        fields: dict[str, _Value] = {}
        if offset < _HEADER_BYTES:
            return fields
        for index in range(min(self.integer(offset, 2), _MAX_ENTRIES)):
            at = offset + 2 + 12 * index
            name = wanted.get(self.integer(at, 2))
            value = self._value(at) if name else None
            if name and value and name not in fields:
                fields[name] = value
        return fields

    def _value(self, at: int) -> _Value | None:
        kind = self.integer(at + 2, 2)
        size = _SIZE.get(kind, 0) * self.integer(at + 4, 4)
        if not 0 < size <= _MAX_VALUE_BYTES:
            return None
        start = at + 8 if size <= _INLINE_BYTES else self.integer(at + 8, 4)
        raw = self.data[start : start + size]
        is_whole = len(raw) == size and start >= _HEADER_BYTES
        return _Value(kind, raw, self.order) if is_whole else None


def _pointer(fields: _Fields, name: str) -> int:
    return (fields[name].integer() or 0) if name in fields else 0


def _orientation(value: _Value | None) -> int:
    told = (value.integer() if value else None) or 1
    return told if told in _ORIENTATIONS else 1


def _position(gps: _Fields) -> tuple[float, float] | tuple[None, None]:
    """Both or neither. A camera that had no fix writes two zeros: that is no position.

    Where the axes are swapped, their letters are too, and tell so. Without a letter nothing is guessed:
    north and south of the equator are both this country.
    """
    for north, east in (("lat", "lon"), ("lon", "lat")):
        latitude = _degrees(gps, north, {"N": 1, "S": -1}, 90)
        longitude = _degrees(gps, east, {"E": 1, "W": -1}, 180)
        if latitude is not None and longitude is not None and (latitude, longitude) != (0, 0):
            return latitude, longitude
    return None, None


def _tells_position(gps: _Fields) -> bool:
    """Whether there are numbers that were meant as a position; zeros are a camera without a fix."""
    return any(gps[name].raw.strip(b"\0") for name in ("lat", "lon") if name in gps)


def _degrees(gps: _Fields, name: str, signs: Mapping[str, int], limit: int) -> float | None:
    reference = gps.get(f"{name}_ref")
    sign = signs.get(reference.text().upper()) if reference else None
    parts = gps[name].fractions(3) if name in gps else None
    if sign is None or parts is None:
        return None
    whole, minutes, seconds = parts
    angle = whole + (minutes + seconds / _PARTS_OF_A_UNIT) / _PARTS_OF_A_UNIT
    if max(minutes, seconds) >= _PARTS_OF_A_UNIT or angle > limit:
        return None
    return sign * angle if angle else 0.0


def _altitude(gps: _Fields) -> float | None:
    parts = gps["alt"].fractions(1) if "alt" in gps else None
    below_sea = "alt_ref" in gps and gps["alt_ref"].integer() == 1
    if parts is None or parts[0] > _HIGHEST_M:
        return None
    return -parts[0] if below_sea else parts[0]


def _accuracy(gps: _Fields) -> float | None:
    parts = gps["error"].fractions(1) if "error" in gps else None
    return parts[0] if parts and 0 < parts[0] <= _WIDEST_ERROR_M else None


def _direction(gps: _Fields) -> float | None:
    """From whichever north: in Indonesia the magnetic one is less than two degrees off, and a compass
    in a hand by far more, so that the reference does not matter. Zero alone is a camera without one.
    """
    parts = gps["direction"].fractions(1) if "direction" in gps else None
    return parts[0] % _FULL_TURN if parts and 0 < parts[0] <= _FULL_TURN else None


def _named(fields: _Fields, name: str) -> str:
    return name_in(fields[name].text()) if name in fields else ""


def _tells_time(inner: _Fields) -> bool:
    """Whether there is a time; blanks and zeros are a camera whose clock was never set."""
    return "taken" in inner and bool(inner["taken"].text().strip(" :0"))


def _captured_at(inner: _Fields) -> str | None:
    match = _TAKEN.fullmatch(inner["taken"].text()) if "taken" in inner else None
    if match is None:
        return None
    year, month, day, clock = match.groups()
    offset = inner["offset"].text() if "offset" in inner else ""
    told = f"{year}-{month}-{day}T{clock}{offset if _OFFSET.fullmatch(offset) else ''}"
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return None
    return told
