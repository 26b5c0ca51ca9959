"""The segments of a JPEG file. Only its first picture is looked at, whatever follows."""

from collections.abc import Iterator

from shared.adapters.photos.envelope import (
    BrokenPictureError,
    Envelope,
    Format,
    joined,
    packet_of,
    tiff_of,
)
from shared.domain.kernel.value_object import value_object

SIGNATURE = b"\xff\xd8\xff"

_SEQUENTIAL = {0xC0, 0xC1}
_PROGRESSIVE = 0xC2
_UNUSUAL_FRAMES = set(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DHT, _DQT, _DRI, _SOS, _ADOBE = 0xC4, 0xDB, 0xDD, 0xDA, 0xEE
_APP1, _APP11 = 0xE1, 0xEB
_WANTED = {*_SEQUENTIAL, _PROGRESSIVE, _DHT, _DQT, _DRI, _SOS, _ADOBE}
_MARK = 0xFF
_LENGTH_BYTES = 2
_FRAME_BYTES = 6
_SAMPLE_BITS = 8
_INKS = 4
_FILL = b"\xff\xff"
_END_OF_IMAGE = b"\xff\xd9"
_START_OF_SCAN = b"\xff\xda"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
# What is too long for one segment goes on in others: after this name, 40 bytes tell which packet it is
# of and where it belongs. A search needs neither.
_MORE_XMP, _MORE_XMP_BYTES = b"http://ns.adobe.com/xmp/extension/\0", 40
# A JUMBF box in a segment of its own kind, described as C2PA's.
_JUMBF, _C2PA, _DESCRIPTION_BYTES = b"JP", b"c2pa", 64

# Encoders write about ten scans. Each one costs a pass over the whole picture and a few bytes.
_MAX_SCANS = 32
_MAX_SEGMENTS = 1_000


@value_object
class _Segment:
    """`start` is where its marker lies, `body` what follows its length."""

    marker: int
    start: int
    end: int
    body: memoryview


@value_object
class _Frame:
    progressive: bool
    width: int
    height: int
    components: int


def read_jpeg(data: bytes) -> Envelope:
    """Raises BrokenPictureError; reads only the header, and the scan marks of a file with many."""
    segments = list(_segments(data))
    frame = _frame_of(segments)
    scan = segments[-1]
    scans_once = not frame.progressive and scan.body[:1] == bytes([frame.components])
    end = len(data) if scans_once else _end_of_scans(data, scan.start)
    kept = [(0, 2), *((s.start, s.end) for s in segments if s.marker in _WANTED), (scan.end, end)]
    return Envelope(
        format=Format.JPEG,
        width=frame.width,
        height=frame.height,
        scans_once=scans_once,
        has_four_inks=frame.components >= _INKS,
        exif=next((tiff_of(s.body) for s in segments if _is_exif(s)), b""),
        pixels=joined(data, kept),
        xmp=packet_of(map(_xmp_in, segments)),
        has_credentials=any(map(_is_c2pa, segments)),
    )


def _segments(data: bytes) -> Iterator[_Segment]:
    """Every segment up to the start of the first scan, which is the last one given."""
    view, position = memoryview(data), 2
    for _ in range(_MAX_SEGMENTS):
        if data[position : position + 2] == _FILL:
            position += 1
            continue
        if len(data) < position + 4 or data[position] != _MARK:
            break
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4])
        end = position + 2 + length
        if length < _LENGTH_BYTES or end > len(data):
            break
        yield _Segment(marker, position, end, view[position + 4 : end])
        if marker == _SOS:
            return
        position = end
    raise BrokenPictureError("no start of scan")


def _frame_of(segments: list[_Segment]) -> _Frame:
    frames = [s for s in segments if s.marker in {*_SEQUENTIAL, _PROGRESSIVE, *_UNUSUAL_FRAMES}]
    if (
        len(frames) != 1
        or frames[0].marker in _UNUSUAL_FRAMES
        or len(frames[0].body) < _FRAME_BYTES
    ):
        raise BrokenPictureError("no frame, several, or one that no camera writes")
    body = frames[0].body
    if body[0] != _SAMPLE_BITS:
        raise BrokenPictureError("not eight bits a sample")
    return _Frame(
        progressive=frames[0].marker == _PROGRESSIVE,
        width=int.from_bytes(body[3:5]),
        height=int.from_bytes(body[1:3]),
        components=body[5],
    )


def _is_exif(segment: _Segment) -> bool:
    return segment.marker == _APP1 and bytes(segment.body[:6]) == b"Exif\0\0"


def _xmp_in(segment: _Segment) -> memoryview:
    """The stretch of an XMP packet that it holds, or nothing."""
    if segment.marker == _APP1 and segment.body[: len(_XMP)] == _XMP:
        return segment.body[len(_XMP) :]
    if segment.marker == _APP1 and segment.body[: len(_MORE_XMP)] == _MORE_XMP:
        return segment.body[len(_MORE_XMP) + _MORE_XMP_BYTES :]
    return segment.body[:0]


def _is_c2pa(segment: _Segment) -> bool:
    if segment.marker != _APP11 or segment.body[: len(_JUMBF)] != _JUMBF:
        return False
    return _C2PA in bytes(segment.body[:_DESCRIPTION_BYTES])


def _end_of_scans(data: bytes, first_scan: int) -> int:
    """Where the first picture ends; entropy-coded bytes never look like a marker."""
    found = data.find(_END_OF_IMAGE, first_scan)
    end = len(data) if found < 0 else found + len(_END_OF_IMAGE)
    if data.count(_START_OF_SCAN, first_scan, end) > _MAX_SCANS:
        raise BrokenPictureError("more scans than any camera writes")
    return end
