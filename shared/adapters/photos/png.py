"""The chunks of a PNG file. Of an animated one, only the still picture is kept."""

import re
from collections.abc import Iterator, Sequence

from shared.adapters.photos.envelope import (
    BrokenPictureError,
    Envelope,
    Format,
    joined,
    packet_of,
    tiff_of,
)
from shared.domain.kernel.value_object import value_object

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_WANTED = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_HEADER_BYTES = 13
_FRAMING = 12
_MAX_CHUNKS = 50_000

# The name, that it is not packed (encoders do not pack it), and the language and name inside.
_XMP = re.compile(rb"XML:com\.adobe\.xmp\0\0\0[^\0]{0,80}\0[^\0]{0,80}\0")
_LONGEST_HEAD = 200
_TEXTS, _TEXT_BYTES = 16, 4_096
# The settings of a picture that was computed, under the names that its programs give them.
_SETTINGS = {b"parameters", b"prompt", b"workflow", b"sd-metadata"}
_OF_A_GENERATOR = (b"Sampler", b"sampler")
GENERATOR = "Stable Diffusion"


@value_object
class _PngChunk:
    name: bytes
    start: int
    end: int

    def body(self, view: memoryview) -> memoryview:
        return view[self.start + 8 : self.end - 4]


def read_png(data: bytes) -> Envelope:
    """Raises BrokenPictureError; reads chunk names and lengths, inflates nothing."""
    chunks = list(_chunks(data))
    header = chunks[0] if chunks else None
    if header is None or header.name != b"IHDR" or header.end - header.start < _HEADER_BYTES + 12:
        raise BrokenPictureError("no header")
    kept = [(0, len(SIGNATURE)), *((c.start, c.end) for c in chunks if c.name in _WANTED)]
    view = memoryview(data)
    exif = next((c for c in chunks if c.name == b"eXIf"), None)
    return Envelope(
        format=Format.PNG,
        width=int.from_bytes(data[16:20]),
        height=int.from_bytes(data[20:24]),
        scans_once=False,
        exif=tiff_of(exif.body(view)) if exif else b"",
        pixels=joined(data, kept),
        xmp=packet_of(_xmp_in(c.body(view)) for c in chunks if c.name == b"iTXt"),
        programs=_programs([c.body(view) for c in chunks if c.name == b"tEXt"][:_TEXTS]),
        has_credentials=any(c.name == b"caBX" for c in chunks),
    )


def _chunks(data: bytes) -> Iterator[_PngChunk]:
    position = len(SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if position + _FRAMING > len(data):
            return
        end = position + _FRAMING + int.from_bytes(data[position : position + 4])
        if end > len(data):
            return
        yield _PngChunk(data[position + 4 : position + 8], position, end)
        position = end
    raise BrokenPictureError("more chunks than any encoder writes")


def _xmp_in(body: memoryview) -> memoryview:
    """The packet, where the text is one; else nothing."""
    head = _XMP.match(bytes(body[:_LONGEST_HEAD]))
    return body[head.end() :] if head else body[:0]


def _programs(texts: Sequence[memoryview]) -> tuple[str, ...]:
    found = (_program(*bytes(text[:_TEXT_BYTES]).partition(b"\0")[::2]) for text in texts)
    return tuple(filter(None, found))


def _program(name: bytes, told: bytes) -> str:
    if name == b"Software":
        return told.decode("latin-1")
    is_computed = name in _SETTINGS and any(word in told for word in _OF_A_GENERATOR)
    return GENERATOR if is_computed else ""
