"""The chunks of a WEBP file. Moving pictures are refused: nothing in them is a photograph."""

from collections.abc import Iterator

from shared.adapters.photos.envelope import (
    BrokenPictureError,
    Envelope,
    Format,
    packet_of,
    tiff_of,
)
from shared.domain.kernel.value_object import value_object

_LOSSY, _LOSSLESS, _EXTENDED, _ALPHA = b"VP8 ", b"VP8L", b"VP8X", b"ALPH"
_CANVAS_BYTES, _LOSSY_BYTES, _LOSSLESS_BYTES = 10, 10, 5
_HAS_ALPHA = 0x10
_MOVES = 0x02
_MAX_CHUNKS = 1_000


@value_object
class _WebpChunk:
    name: bytes
    body: memoryview

    def packed(self) -> bytes:
        padding = b"\0" * (len(self.body) % 2)
        return self.name + len(self.body).to_bytes(4, "little") + bytes(self.body) + padding


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read_webp(data: bytes) -> Envelope:
    """Raises BrokenPictureError; reads the chunk table and the picture's own header."""
    first: dict[bytes, _WebpChunk] = {}
    for chunk in _chunks(data):
        first.setdefault(chunk.name, chunk)
    picture = first.get(_LOSSY) or first.get(_LOSSLESS)
    extended = first.get(_EXTENDED)
    if picture is None or (extended and extended.body[:1] and extended.body[0] & _MOVES):
        raise BrokenPictureError("no still picture")
    width, height = _canvas(extended.body) if extended else _size(picture)
    if (width, height) != _size(picture):
        raise BrokenPictureError("the picture is not as large as its frame")
    exif, xmp = first.get(b"EXIF"), first.get(b"XMP ")
    return Envelope(
        format=Format.WEBP,
        width=width,
        height=height,
        scans_once=False,
        exif=tiff_of(exif.body) if exif else b"",
        pixels=_still(extended, first.get(_ALPHA), picture),
        xmp=packet_of([xmp.body] if xmp else []),
        has_credentials=b"C2PA" in first,
    )


def _chunks(data: bytes) -> Iterator[_WebpChunk]:
    view, position = memoryview(data), 12
    for _ in range(_MAX_CHUNKS):
        if position + 8 > len(data):
            return
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        end = position + 8 + length
        if end > len(data):
            return
        yield _WebpChunk(data[position : position + 4], view[position + 8 : end])
        position = end + length % 2
    raise BrokenPictureError("more chunks than any encoder writes")


def _canvas(body: memoryview) -> tuple[int, int]:
    if len(body) < _CANVAS_BYTES:
        raise BrokenPictureError("a cut frame")
    return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1


def _size(picture: _WebpChunk) -> tuple[int, int]:
    body = bytes(picture.body[:_LOSSY_BYTES])
    is_whole = len(body) == _LOSSY_BYTES
    if picture.name == _LOSSY and is_whole and body[3:6] == b"\x9d\x01\x2a":
        width, height = body[6] | body[7] << 8, body[8] | body[9] << 8
        return width & 0x3FFF, height & 0x3FFF
    if picture.name == _LOSSLESS and body[:1] == b"\x2f" and len(body) >= _LOSSLESS_BYTES:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise BrokenPictureError("no picture header")


def _still(extended: _WebpChunk | None, alpha: _WebpChunk | None, picture: _WebpChunk) -> bytes:
    """The picture in a fresh container; transparency is the one extension that is kept."""
    chunks = picture.packed()
    if extended and alpha and picture.name == _LOSSY:
        frame = bytes([_HAS_ALPHA, 0, 0, 0]) + bytes(extended.body[4:10])
        chunks = _WebpChunk(_EXTENDED, memoryview(frame)).packed() + alpha.packed() + chunks
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
