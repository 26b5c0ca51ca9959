"""Place, time, device and programs from a picture's EXIF block: the file's claims, and it may lie.

Damage anywhere means a missing value, never an error. Work and memory are bounded whatever the
bytes say: three directories are visited, each once, and no length in the file is trusted.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from shared.adapters.photos.names import name_in
from shared.adapters.photos.tiff import Block, Fields, Value
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
# The time of the file (0x0132) is not among them: whatever saves a picture again rewrites it.
_IN_EXIF = {0x9003: "taken", 0x9011: "offset", 0x9004: "digitized", 0x9012: "digitized_offset"}
_TIMES = (("taken", "offset"), ("digitized", "digitized_offset"))
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

_ORIENTATIONS = range(1, 9)
_PARTS_OF_A_UNIT = 60
_PARTS_OF_AN_ANGLE = 3
_NORTH_SOUTH = {"N": 1, "NORTH": 1, "S": -1, "SOUTH": -1}
_EAST_WEST = {"E": 1, "EAST": 1, "W": -1, "WEST": -1}
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
    block = Block(tiff, order)
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


def _pointer(fields: Fields, name: str) -> int:
    return (fields[name].integer() or 0) if name in fields else 0


def _orientation(value: Value | None) -> int:
    told = (value.integer() if value else None) or 1
    return told if told in _ORIENTATIONS else 1


def _position(gps: Fields) -> tuple[float, float] | tuple[None, None]:
    """Both or neither. A camera that had no fix writes two zeros: that is no position.

    Where the axes are swapped, their letters are too, and tell so. Without a letter nothing is guessed:
    north and south of the equator are both this country.
    """
    for north, east in (("lat", "lon"), ("lon", "lat")):
        latitude = _degrees(gps, north, _NORTH_SOUTH, 90)
        longitude = _degrees(gps, east, _EAST_WEST, 180)
        if latitude is not None and longitude is not None and (latitude, longitude) != (0, 0):
            return latitude, longitude
    return None, None


def _tells_position(gps: Fields) -> bool:
    """Whether there are numbers that were meant as a position; zeros are a camera without a fix."""
    return any(not gps[name].is_nothing() for name in ("lat", "lon") if name in gps)


def _degrees(gps: Fields, name: str, signs: Mapping[str, int], limit: int) -> float | None:
    """Told by letter or whole word, in degrees alone, with minutes, or with seconds as well.

    A number below zero is not read: whether it doubles the letter or turns it round is not told.
    """
    reference = gps.get(f"{name}_ref")
    sign = signs.get(reference.text().upper()) if reference else None
    angle = _angle(gps[name].fractions()) if name in gps else None
    if sign is None or angle is None or angle > limit:
        return None
    return sign * angle if angle else 0.0


def _angle(parts: Sequence[float]) -> float | None:
    """In degrees. Sixty minutes or seconds are what rounding up leaves behind, and are carried."""
    if not 1 <= len(parts) <= _PARTS_OF_AN_ANGLE or max(parts[1:], default=0) > _PARTS_OF_A_UNIT:
        return None
    degrees, minutes, seconds = (*parts, 0.0, 0.0)[:_PARTS_OF_AN_ANGLE]
    return degrees + (minutes + seconds / _PARTS_OF_A_UNIT) / _PARTS_OF_A_UNIT


def _altitude(gps: Fields) -> float | None:
    told = gps["alt"].fraction() if "alt" in gps else None
    below_sea = "alt_ref" in gps and gps["alt_ref"].integer() == 1
    if told is None or told > _HIGHEST_M:
        return None
    return -told if below_sea else told


def _accuracy(gps: Fields) -> float | None:
    told = gps["error"].fraction() if "error" in gps else None
    return told if told and told <= _WIDEST_ERROR_M else None


def _direction(gps: Fields) -> float | None:
    """From whichever north: in Indonesia the magnetic one is less than two degrees off, and a compass
    in a hand by far more, so that the reference does not matter. Zero alone is a camera without one.
    """
    told = gps["direction"].fraction() if "direction" in gps else None
    return told % _FULL_TURN if told and told <= _FULL_TURN else None


def _named(fields: Fields, name: str) -> str:
    return name_in(fields[name].text()) if name in fields else ""


def _tells_time(inner: Fields) -> bool:
    """Whether there is a time; blanks and zeros are a camera whose clock was never set."""
    return any(inner[name].text().strip(" :0") for name, _ in _TIMES if name in inner)


def _captured_at(inner: Fields) -> str | None:
    """When the light fell in, else when it became a file, which in a camera is the same moment."""
    told = (_moment(inner, name, offset) for name, offset in _TIMES)
    return next(filter(None, told), None)


def _moment(inner: Fields, name: str, offset_name: str) -> str | None:
    match = _TAKEN.fullmatch(inner[name].text()) if name in inner else None
    if match is None:
        return None
    year, month, day, clock = match.groups()
    offset = inner[offset_name].text() if offset_name in inner else ""
    told = f"{year}-{month}-{day}T{clock}{offset if _OFFSET.fullmatch(offset) else ''}"
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return None
    return told
