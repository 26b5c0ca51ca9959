"""A phone's camera: freshly written JPEGs that know where and when they were taken."""

import io
from datetime import datetime, timedelta, timezone
from secrets import token_bytes

from PIL import Image, ImageDraw

_GPS, _EXIF, _TAKEN_AT, _OFFSET, _MAKE = 0x8825, 0x8769, 0x9003, 0x9011, 0x010F
_WITA = timezone(timedelta(hours=8))
_SIZE = (1280, 960)


def take_photo(latitude: float, longitude: float, at: datetime, *, mended: bool = False) -> bytes:
    """A road with a hole in it, or with a fresh patch of asphalt where the hole was.

    No two are alike, even of one place at one moment: whoever wants the same picture keeps it.
    """
    image = _surroundings(token_bytes(16 * 12))
    draw = ImageDraw.Draw(image)
    for x in range(0, _SIZE[0], 160):
        draw.rectangle((x, 80, x + 90, 96), fill=(222, 220, 208))
    hole = (74, 74, 74) if mended else (58, 46, 34)
    draw.ellipse((420, 380, 900, 700), fill=hole)
    if not mended:
        draw.ellipse((500, 430, 820, 650), fill=(104, 98, 88))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, exif=_exif(latitude, longitude, at))
    return out.getvalue()


def without_metadata(picture: bytes) -> bytes:
    """The photo as a chat app hands it on: smaller, saved again, and silent about itself."""
    with Image.open(io.BytesIO(picture)) as image:
        image.thumbnail((1024, 1024))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=70)
    return out.getvalue()


def altered(picture: bytes, program: str) -> bytes:
    """The photo saved again by a program that keeps what the camera wrote, and adds its own name."""
    return _saved_with(picture, f'xmp:CreatorTool="{program}"')


def filled_by_machine(picture: bytes) -> bytes:
    """The photo after a machine has painted something into it, and says so."""
    kind = "compositeWithTrainedAlgorithmicMedia"
    return _saved_with(picture, f'Iptc4xmpExt:DigitalSourceType="{kind}"')


def _saved_with(picture: bytes, told: str) -> bytes:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description {told}/></x:xmpmeta>'
    with Image.open(io.BytesIO(picture)) as image:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=90, exif=image.info["exif"], xmp=packet.encode())
    return out.getvalue()


def _surroundings(fields: bytes) -> Image.Image:
    """Light and shadow like nowhere else."""
    light = Image.frombytes("L", (16, 12), fields).resize(_SIZE, Image.Resampling.BICUBIC)
    asphalt = Image.new("RGB", _SIZE, (128, 126, 120))
    return Image.blend(asphalt, light.convert("RGB"), 0.35)


def tells_anything(picture: bytes) -> bool:
    """Whether a JPEG still carries metadata."""
    with Image.open(io.BytesIO(picture)) as image:
        return bool(image.getexif()) or "exif" in image.info or "xmp" in image.info


def _exif(latitude: float, longitude: float, at: datetime) -> Image.Exif:
    exif = Image.Exif()
    exif[_MAKE] = "Contoh"
    exif[_EXIF] = {
        _TAKEN_AT: at.astimezone(_WITA).strftime("%Y:%m:%d %H:%M:%S"),
        _OFFSET: "+08:00",
    }
    exif[_GPS] = {
        1: "S" if latitude < 0 else "N",
        2: _degrees(latitude),
        3: "W" if longitude < 0 else "E",
        4: _degrees(longitude),
    }
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(value), 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)
