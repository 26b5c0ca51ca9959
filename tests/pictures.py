"""Makes the pictures that phones send, and those that nobody should."""

import hashlib
import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops

Tag = tuple[int, int, int, bytes]
"""A field of a TIFF directory: tag, type, count and its bytes."""

BYTE, TEXT, SHORT, LONG, RATIONAL = 1, 2, 3, 4, 5
KENDARI = (-3.9917, 122.5129)


def _noise(count: int) -> bytes:
    """The same bytes each time."""
    return hashlib.shake_128(b"tanggap").digest(count)


def scene(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture with enough detail that its file is about as large as a photograph's."""
    tile = Image.frombytes("RGB", (64, 64), _noise(64 * 64 * 3))
    coarse = tile.resize((max(1, size[0] // 8), max(1, size[1] // 8)), Image.Resampling.BICUBIC)
    return coarse.resize(size, Image.Resampling.BILINEAR).convert(mode)


def surroundings(size: tuple[int, int], seed: int) -> Image.Image:
    """Light and shadow, large and small, as in a street; each seed gives another street."""
    picture = Image.new("L", size, 128)
    for fields in (4, 8, 16, 32, 64):
        noise = hashlib.shake_128(f"{seed} {fields}".encode()).digest(fields * fields)
        layer = Image.frombytes("L", (fields, fields), noise)
        picture = Image.blend(picture, layer.resize(size, Image.Resampling.BICUBIC), 0.33)
    return picture.convert("RGB")


def grainy_scene(size: tuple[int, int]) -> Image.Image:
    """A scene with a sensor's grain: its JPEG is as large as a phone's of that many pixels."""
    grain = Image.effect_noise(size, 6)
    return Image.merge(
        "RGB", [ImageChops.add(band, grain, 1, -128) for band in scene(size).split()]
    )


def quarters(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """Red, green, blue and white quarters, clockwise from the top left: shows how it was turned."""
    picture = Image.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    picture.paste("red", (0, 0, *half))
    picture.paste("lime", (half[0], 0, size[0], half[1]))
    picture.paste("blue", (half[0], half[1], *size))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def jpeg(
    size: tuple[int, int] = (640, 480), mode: str = "RGB", quality: int = 94, **options: object
) -> bytes:
    return saved(scene(size, mode), "JPEG", quality=quality, **options)


def png(size: tuple[int, int] = (320, 240), mode: str = "RGB", **options: object) -> bytes:
    return saved(scene(size, "RGBA").convert(mode), "PNG", **options)


def webp(size: tuple[int, int] = (320, 240), mode: str = "RGB", **options: object) -> bytes:
    return saved(scene(size, mode), "WEBP", **options)


def text(tag: int, value: str) -> Tag:
    raw = value.encode() + b"\0"
    return tag, TEXT, len(raw), raw


def short(tag: int, value: int, order: str = "<") -> Tag:
    return tag, SHORT, 1, struct.pack(order + "H", value)


def rationals(tag: int, pairs: Sequence[tuple[int, int]], order: str = "<") -> Tag:
    numbers = [number for pair in pairs for number in pair]
    return tag, RATIONAL, len(pairs), struct.pack(f"{order}{len(numbers)}I", *numbers)


@dataclass(frozen=True)
class Exif:
    """An EXIF block to be written; every field can be given wrongly on purpose."""

    order: str = "<"
    root: Sequence[Tag] = ()
    exif: Sequence[Tag] = ()
    gps: Sequence[Tag] = ()

    def tiff(self) -> bytes:
        pointers = 2 if self.exif and self.gps else int(bool(self.exif or self.gps))
        root_size = _directory_size(self.root, pointers)
        exif_at = 8 + root_size
        gps_at = exif_at + (_directory_size(self.exif) if self.exif else 0)
        links = [(0x8769, exif_at)] * bool(self.exif) + [(0x8825, gps_at)] * bool(self.gps)
        pack = [(tag, LONG, 1, struct.pack(self.order + "I", at)) for tag, at in links]
        head = b"II*\0" if self.order == "<" else b"MM\0*"
        blocks = [self._directory([*self.root, *pack], 8)]
        blocks += [self._directory(self.exif, exif_at)] if self.exif else []
        blocks += [self._directory(self.gps, gps_at)] if self.gps else []
        return head + struct.pack(self.order + "I", 8) + b"".join(blocks)

    def _directory(self, tags: Sequence[Tag], start: int) -> bytes:
        entries, values = b"", b""
        values_at = start + 2 + 12 * len(tags) + 4
        for tag, kind, count, raw in tags:
            place = struct.pack(self.order + "I", values_at + len(values))
            entries += struct.pack(self.order + "HHI", tag, kind, count)
            entries += raw.ljust(4, b"\0") if len(raw) <= 4 else place
            values += raw if len(raw) > 4 else b""
        return struct.pack(self.order + "H", len(tags)) + entries + b"\0\0\0\0" + values


def _directory_size(tags: Sequence[Tag], more: int = 0) -> int:
    values = sum(len(raw) for *_, raw in tags if len(raw) > 4)
    return 2 + 12 * (len(tags) + more) + 4 + values


def _dms(degrees: float) -> list[tuple[int, int]]:
    hundredths = round(abs(degrees) * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    return [(whole, 1), (rest // 6_000, 1), (rest % 6_000, 100)]


def gps_tags(
    latitude: float, longitude: float, altitude_m: float | None = None, order: str = "<"
) -> list[Tag]:
    tags = [
        text(1, "S" if latitude < 0 else "N"),
        rationals(2, _dms(latitude), order),
        text(3, "W" if longitude < 0 else "E"),
        rationals(4, _dms(longitude), order),
    ]
    if altitude_m is not None:
        tags.append((5, BYTE, 1, bytes([altitude_m < 0])))
        tags.append(rationals(6, [(round(abs(altitude_m) * 10), 10)], order))
    return tags


def camera_exif(
    position: tuple[float, float] | None = KENDARI,
    taken: str | None = "2026:03:02 08:15:30",
    offset: str | None = "+08:00",
    orientation: int = 1,
    order: str = "<",
) -> Exif:
    """What a phone writes: make, orientation, time and, with a fix, the position."""
    inner = [text(0x9003, taken)] if taken else []
    inner += [text(0x9011, offset)] if offset else []
    root = [text(0x010F, "Merek Contoh"), short(0x0112, orientation, order)]
    return Exif(order, root, inner, gps_tags(*position, 12.5, order) if position else [])


def with_exif(picture: bytes, exif: Exif | bytes) -> bytes:
    """The JPEG with an EXIF segment first, as cameras write it."""
    tiff = exif if isinstance(exif, bytes) else exif.tiff()
    return picture[:2] + segment(0xE1, b"Exif\0\0" + tiff) + picture[2:]


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def photo(
    size: tuple[int, int] = (640, 480), exif: Exif | None = None, *, progressive: bool = False
) -> bytes:
    """A photograph as it comes from a phone in Kendari."""
    return with_exif(jpeg(size, progressive=progressive), exif or camera_exif())


def chatty_photo() -> bytes:
    """A JPEG that carries every kind of metadata: EXIF, ICC, XMP, a comment, Photoshop's."""
    plain = jpeg(icc_profile=b"\0" * 128, comment=b"rahasia-comment")
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>rahasia-xmp</x>")
    photoshop = segment(0xED, b"Photoshop 3.0\x008BIMrahasia-irb")
    return with_exif(plain[:2] + xmp + photoshop + plain[2:], camera_exif())


def mpo() -> bytes:
    """Two pictures in one file, as phones with depth or panorama write them."""
    first, second = quarters(), scene((100, 100))
    return saved(first, "MPO", save_all=True, append_images=[second], quality=94)


def non_interleaved(data: bytes) -> bytes:
    """The baseline JPEG with its first scan said to hold one component: a decoder must keep all."""
    at = data.index(b"\xff\xda")
    return data[:at] + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + data[at + 14 :]


def resized_header(data: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its frame header than its pixels have."""
    at = next(data.index(m) for m in (b"\xff\xc0", b"\xff\xc2") if m in data)
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose header claims a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def webp_claiming(width: int, height: int) -> bytes:
    """A lossless WEBP whose header claims a picture of up to 16,384 pixels a side."""
    bits = (width - 1) | (height - 1) << 14
    body = b"\x2f" + struct.pack("<I", bits) + b"\0" * 11
    picture = b"VP8L" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(picture) + 4) + b"WEBP" + picture


def many_scans(count: int) -> bytes:
    """A progressive JPEG whose last scan is repeated: few bytes, a pass over the picture each."""
    data = jpeg((64, 64), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * count + data[-2:]


def segments(data: bytes) -> list[tuple[int, bytes]]:
    """Marker and body of each segment of a JPEG up to its scan."""
    found, at = [], 2
    while True:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        found.append((marker, data[at + 4 : at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            return found


@dataclass(frozen=True)
class NotPictures:
    """Files that call themselves pictures, by what they are."""

    files: Mapping[str, bytes] = field(
        default_factory=lambda: {
            "empty": b"",
            "one byte": b"\xff",
            "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "html": b"<!doctype html><script>alert(1)</script>",
            "gif": saved(scene((8, 8)), "GIF"),
            "tiff": saved(scene((8, 8)), "TIFF"),
            "bmp": saved(scene((8, 8)), "BMP"),
            "pdf": b"%PDF-1.7\n" + jpeg((8, 8)),
            "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "html before a jpeg": b"<script>1</script>" + jpeg((8, 8)),
            "zip": b"PK\x03\x04" + b"\0" * 100,
            "riff sound": b"RIFF\x24\0\0\0WAVEfmt ",
        }
    )


def polyglot() -> bytes:
    """A real JPEG that is also a web page and has an archive behind it."""
    page = segment(0xFE, b"--><script>alert(document.domain)</script><!--")
    plain = jpeg()
    return plain[:2] + page + plain[2:] + b"<script>alert(2)</script>PK\x05\x06" + b"\0" * 18
