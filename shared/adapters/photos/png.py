"""The chunks of a PNG file. Of an animated one, only the still picture is kept."""

from collections.abc import Iterator

from shared.adapters.photos.envelope import (
    BrokenPictureError,
    Envelope,
    Format,
    joined,
    tiff_of,
)
from shared.domain.value import value

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_WANTED = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_HEADER_BYTES = 13
_FRAMING = 12
_MAX_CHUNKS = 50_000


@value
class _Chunk:
    name: bytes
    start: int
    end: int


def read_png(data: bytes) -> Envelope:
    """Raises BrokenPictureError; reads chunk names and lengths, inflates nothing."""
    chunks = list(_chunks(data))
    header = chunks[0] if chunks else None
    if header is None or header.name != b"IHDR" or header.end - header.start < _HEADER_BYTES + 12:
        raise BrokenPictureError("no header")
    kept = [(0, len(SIGNATURE)), *((c.start, c.end) for c in chunks if c.name in _WANTED)]
    exif = next((c for c in chunks if c.name == b"eXIf"), None)
    return Envelope(
        format=Format.PNG,
        width=int.from_bytes(data[16:20]),
        height=int.from_bytes(data[20:24]),
        scans_once=False,
        exif=tiff_of(memoryview(data)[exif.start + 8 : exif.end - 4]) if exif else b"",
        pixels=joined(data, kept),
    )


def _chunks(data: bytes) -> Iterator[_Chunk]:
    position = len(SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if position + _FRAMING > len(data):
            return
        end = position + _FRAMING + int.from_bytes(data[position : position + 4])
        if end > len(data):
            return
        yield _Chunk(data[position + 4 : position + 8], position, end)
        position = end
    raise BrokenPictureError("more chunks than any encoder writes")
