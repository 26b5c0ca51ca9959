"""What a picture file says about itself before anything is decoded, and its pixels' bytes alone."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from shared.domain.kernel.value_object import value_object

EXIF_LIMIT = 65_536
# A JPEG's main packet is at most 64 KB; what an editor adds to it is at the start of what follows.
XMP_LIMIT = 131_072


class Format(StrEnum):
    """The accepted formats, by the names the decoder knows them by."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"


class BrokenPictureError(Exception):
    """The file begins like a picture and does not go on like one."""


@value_object
class Envelope:
    """Sizes in pixels, as the header states them.

    `scans_once` tells that a decoder can work through the file line by line at a reduced scale and
    never holds the whole picture, `has_four_inks` that it is coloured for print. `exif` is the TIFF
    structure of the metadata, or empty, and so is `xmp` its XMP packet. `programs` are named by the
    container's own fields. `has_credentials` tells that a C2PA manifest is there; it is neither read
    nor verified.
    `pixels` is the same file again holding only what the decoder needs: a decoder that never sees
    metadata cannot be attacked through it.
    """

    format: Format
    width: int
    height: int
    scans_once: bool
    exif: bytes
    pixels: bytes
    xmp: bytes = b""
    has_four_inks: bool = False
    programs: tuple[str, ...] = ()
    has_credentials: bool = False


def tiff_of(payload: memoryview) -> bytes:
    """The TIFF structure in an EXIF payload, with or without its prefix, of bounded length."""
    return bytes(payload[:EXIF_LIMIT]).removeprefix(b"Exif\0\0")


def packet_of(stretches: Iterable[memoryview]) -> bytes:
    """A packet that lies in several stretches, of bounded length."""
    packet = bytearray()
    for stretch in stretches:
        packet += stretch[: XMP_LIMIT - len(packet)]
        if len(packet) >= XMP_LIMIT:
            break
    return bytes(packet)


def joined(data: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    """The file's chosen stretches after one another; neighbours are copied in one piece."""
    view = memoryview(data)
    return b"".join(view[start:end] for start, end in _merged(list(spans)))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
