"""What an XMP packet says of how a picture was made: which programs, which acts, whether by a machine.

The packet is never parsed as XML: there are no entities, no nesting and no tree, only a search for a few
properties in either of their two spellings (`name="..."` and `<name>...`). Each is looked for once
through a text of bounded length, and every pattern is bounded, so the work grows with the length alone.
Whatever is damaged, foreign or hidden is not found. Nothing of it is believed: it is the file's claim.
"""

import re
from itertools import islice

from shared.adapters.photos.names import name_in
from shared.domain.photos.metadata import ImageProvenance

_MAX_MATCHES = 256
_MAX_KEPT = 16
_SPELT = r"(?:\s{1,8}rdf:resource)?\s{0,8}(?:=\s{0,8}[\"']|>\s{0,64})([^\"'<>]{1,200})"
_PROGRAM = re.compile(rf":(?:CreatorTool|softwareAgent|Software)\b{_SPELT}")
_ACTION = re.compile(rf"\bstEvt:action\b{_SPELT}")
_SOURCE = re.compile(rf":DigitalSourceType\b{_SPELT}")
_CREDIT = re.compile(rf":Credit\b{_SPELT}")
# What Photoshop leaves where pictures were put together; dates and cities under the same prefix are any
# catalogue's, and phones write them.
_TRACE = re.compile(r"\bphotoshop:(DocumentAncestors|TextLayers|History)\b")


def read_xmp(packet: bytes) -> ImageProvenance:
    """Never raises."""
    if not packet:
        return ImageProvenance()
    text = _decoded(packet)
    return ImageProvenance(
        software=_all(_PROGRAM, text),
        actions=_all(_ACTION, text),
        source=_first(_SOURCE, text).rpartition("/")[2],
        credit=_first(_CREDIT, text),
        traces=_all(_TRACE, text),
    )


def _decoded(packet: bytes) -> str:
    """By its first bytes: UTF-8 as in pictures, or UTF-16, which the standard allows elsewhere."""
    if packet[:2] == b"\xfe\xff" or packet[:1] == b"\0":
        return packet.decode("utf-16-be", "replace")
    if packet[:2] == b"\xff\xfe" or packet[1:2] == b"\0":
        return packet.decode("utf-16-le", "replace")
    return packet.decode("utf-8", "replace")


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """Each different name once, in the order of the packet."""
    names = (name_in(match[1]) for match in islice(pattern.finditer(text), _MAX_MATCHES))
    return tuple(islice(dict.fromkeys(filter(None, names)), _MAX_KEPT))


def _first(pattern: re.Pattern[str], text: str) -> str:
    return next(iter(_all(pattern, text)), "")
