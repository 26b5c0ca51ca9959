"""Place, time, device and programs from a picture's EXIF block: the file's claims, and it may lie.

Pillow reads the block; here is what of it is believed. Damage means a missing value, never an error.
Work and memory are bounded whatever the bytes say: three directories are visited, each once, and for
none does Pillow take more bytes than the block has.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from datetime import datetime
from numbers import Rational
from typing import TYPE_CHECKING

from shared.adapters.photos.directories import EXIF, GPS, Within, within
from shared.adapters.photos.names import name_in
from shared.domain.geo.place import Point
from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
    from PIL.Image import Exif as Block

# Make and model, then what wrote the file, and what worked on it.
_NAMES = (0x010F, 0x0110, 0x0131, 0x000B)
_ORIENTATION = 0x0112
# Each with its own offset. The time of the file (0x0132) is not among them: whatever saves a picture
# again rewrites it.
_TIMES = ((0x9003, 0x9011), (0x9004, 0x9012))
# Each with its letter.
_LATITUDE, _LONGITUDE = (2, 1), (4, 3)
_PLACE, _TAKEN_AT = (*_LATITUDE, *_LONGITUDE), [taken for taken, _ in _TIMES]
_SIDE_OF_SEA, _ALTITUDE, _DIRECTION, _ERROR = 5, 6, 17, 31

_HEADER_BYTES = 8
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


@value_object
class Exif:
    """`orientation` is 1 to 8, 1 where none is told. `altitude_m` is in metres above sea.

    `accuracy_m` is the camera's own word on its position, `direction` where it looked: degrees from
    north, clockwise, below 360. `software` names the programs that say they have written the file.
    `is_damaged` where the file tells of place or time in a way that cannot be read, or has lost fields
    that may have; what a camera without a fix or a clock fills in is no damage.
    """

    orientation: int = 1
    position: Point | None = None
    altitude_m: float | None = None
    accuracy_m: float | None = None
    direction: float | None = None
    captured_at: str | None = None
    make: str = ""
    model: str = ""
    software: tuple[str, ...] = ()
    is_damaged: bool = False


Fields = Mapping[int, object]


def read_exif(tiff: bytes) -> Exif:
    """Never raises."""
    if not _holds_directory(tiff):
        return Exif(is_damaged=bool(tiff))
    block = within(tiff)
    root, inner, gps = _directories(block.tiff)
    position = _position(gps)
    fixed = gps if position else {}
    captured_at = _captured_at(inner)
    make, model, *programs = (name_in(_text(root, tag)) for tag in _NAMES)
    return Exif(
        orientation=_orientation(root.get(_ORIENTATION)),
        position=position,
        altitude_m=_altitude(fixed),
        accuracy_m=_measure(fixed, _ERROR, _WIDEST_ERROR_M) or None,
        direction=_direction(gps),
        captured_at=captured_at,
        make=make,
        model=model,
        software=tuple(filter(None, programs)),
        is_damaged=block.is_cut
        or (position is None and (_tells_position(gps) or _lost(block, GPS, *_PLACE)))
        or (captured_at is None and (_tells_time(inner) or _lost(block, EXIF, *_TAKEN_AT))),
    )


def _holds_directory(tiff: bytes) -> bool:
    start = int.from_bytes(tiff[4:8], "little" if tiff[:1] == b"I" else "big")
    return tiff[:4] in {b"II*\0", b"MM\0*"} and _HEADER_BYTES <= start <= len(tiff) - 2


def _directories(tiff: bytes) -> tuple[Fields, Fields, Fields]:
    from PIL import Image

    # Of damage it warns; Python would write each new warning down, and remember it for good.
    warnings.filterwarnings("ignore", module=r"PIL\.TiffImagePlugin")
    block = Image.Exif()
    block.load(tiff)
    return block, _directory(block, EXIF), _directory(block, GPS)


def _directory(block: "Block", pointer: int) -> Fields:
    try:
        return block.get_ifd(pointer)
    except (ValueError, OverflowError):  # it points to before the block, or beyond any file
        return {}


def _lost(block: Within, directory: int, *tags: int) -> bool:
    return not block.outside.get(directory, frozenset()).isdisjoint(tags)


def _text(fields: Fields, tag: int) -> str:
    told = fields.get(tag)
    if not isinstance(told, str):
        return ""
    # Pillow takes each byte for a letter of Latin-1; the standard has only those of ASCII.
    return told.split("\0")[0].encode("latin-1").decode("ascii", "replace").strip()


def _parts(told: object) -> Sequence[object]:
    return told if isinstance(told, tuple) else (told,)


def _fractions(told: object) -> list[float]:
    """All of them, none below zero; empty where there are none, or one has no denominator."""
    parts = _parts(told)
    found = [float(part) for part in parts if isinstance(part, Rational) and part.denominator != 0]
    return found if len(found) == len(parts) and min(found) >= 0 else []


def _measure(gps: Fields, tag: int, most: int) -> float | None:
    """A single number that can be believed."""
    found = _fractions(gps.get(tag))
    return found[0] if len(found) == 1 and found[0] <= most else None


def _orientation(told: object) -> int:
    return told if isinstance(told, int) and told in _ORIENTATIONS else 1


def _position(gps: Fields) -> Point | None:
    """A camera that had no fix writes two zeros: that is no position.

    Where the axes are swapped, their letters are too, and tell so. Without a letter nothing is guessed:
    north and south of the equator are both this country.
    """
    for north, east in ((_LATITUDE, _LONGITUDE), (_LONGITUDE, _LATITUDE)):
        latitude = _degrees(gps, north, _NORTH_SOUTH, 90)
        longitude = _degrees(gps, east, _EAST_WEST, 180)
        if latitude is not None and longitude is not None and (latitude, longitude) != (0, 0):
            return Point(latitude, longitude)
    return None


def _tells_position(gps: Fields) -> bool:
    """Whether there are numbers that were meant as a position, or a letter that has lost its own.

    Zeros are a camera without a fix.
    """
    axes = (gps.get(number, _text(gps, letter)) for number, letter in (_LATITUDE, _LONGITUDE))
    return any(getattr(part, "numerator", part) for told in axes for part in _parts(told))


def _degrees(
    gps: Fields, axis: tuple[int, int], signs: Mapping[str, int], limit: int
) -> float | None:
    """Told by letter or whole word, in degrees alone, with minutes, or with seconds as well.

    A number below zero is not read: whether it doubles the letter or turns it round is not told.
    """
    number, letter = axis
    sign = signs.get(_text(gps, letter).upper())
    angle = _angle(_fractions(gps.get(number)))
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
    told = _measure(gps, _ALTITUDE, _HIGHEST_M)
    return -told if told and gps.get(_SIDE_OF_SEA) in (b"\1", 1) else told


def _direction(gps: Fields) -> float | None:
    """From whichever north: in Indonesia the magnetic one is less than two degrees off, and a compass
    in a hand by far more, so that the reference does not matter. Zero alone is a camera without one.
    """
    told = _measure(gps, _DIRECTION, _FULL_TURN)
    return told % _FULL_TURN if told else None


def _tells_time(inner: Fields) -> bool:
    """Whether there is a time; blanks and zeros are a camera whose clock was never set."""
    return any(_text(inner, tag).strip(" :0") for tag, _ in _TIMES)


def _captured_at(inner: Fields) -> str | None:
    """When the light fell in, else when it became a file, which in a camera is the same moment."""
    told = (_moment(_text(inner, tag), _text(inner, offset)) for tag, offset in _TIMES)
    return next(filter(None, told), None)


def _moment(written: str, offset: str) -> str | None:
    match = _TAKEN.fullmatch(written)
    if match is None:
        return None
    year, month, day, clock = match.groups()
    told = f"{year}-{month}-{day}T{clock}{offset if _OFFSET.fullmatch(offset) else ''}"
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return None
    return told
