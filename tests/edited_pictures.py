"""Pictures that editors and generators hand on: XMP in every container, content credentials, settings."""

import struct
from collections.abc import Sequence

from tests.pictures import chunk, segment

XMP = b"http://ns.adobe.com/xap/1.0/\0"
MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_NAMESPACES = (
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
    'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def packet(attributes: str = "", elements: str = "") -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_NAMESPACES} {attributes}>{elements}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def history(*acts: tuple[str, str]) -> str:
    """What was done and by which program, as Adobe's programs note it."""
    steps = "".join(
        f'<rdf:li stEvt:action="{action}" stEvt:when="2026-03-02T09:00:00+08:00" '
        f'stEvt:softwareAgent="{agent}" stEvt:changed="/"/>'
        for action, agent in acts
    )
    return f"<xmpMM:History><rdf:Seq>{steps}</rdf:Seq></xmpMM:History>"


def source(kind: str) -> str:
    """An attribute with IPTC's digital source type."""
    return f'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"'


EDITED = packet(
    'xmp:CreatorTool="Adobe Photoshop 25.1 (Windows)" photoshop:DateCreated="2026-03-02"',
    history(("saved", "Adobe Photoshop 25.1 (Windows)"), ("converted", "Adobe Bridge 2024")),
)
GENERATED = packet(
    source("trainedAlgorithmicMedia"), "<photoshop:Credit>Made with Google AI</photoshop:Credit>"
)


def with_xmp(picture: bytes, told: str | bytes, more: Sequence[bytes] = ()) -> bytes:
    """The JPEG with a packet, and with stretches of one that was too long."""
    raw = told if isinstance(told, bytes) else told.encode()
    extended = b"".join(
        segment(0xE1, MORE_XMP + b"A" * 32 + struct.pack(">II", 1_000_000, at) + stretch)
        for at, stretch in enumerate(more)
    )
    return picture[:2] + segment(0xE1, XMP + raw) + extended + picture[2:]


def with_credentials(picture: bytes) -> bytes:
    """The JPEG with the beginning of a C2PA manifest store."""
    described = b"c2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03c2pa\0"
    description = struct.pack(">I", len(described) + 8) + b"jumd" + described
    box = struct.pack(">I", len(description) + 8) + b"jumb" + description
    return picture[:2] + segment(0xEB, b"JP\0\x01\0\0\0\x01" + box) + picture[2:]


def png_with(picture: bytes, name: bytes, body: bytes) -> bytes:
    """The PNG with one more chunk after its header."""
    return picture[:33] + chunk(name, body) + picture[33:]


def png_with_xmp(picture: bytes, told: str, *, head: bytes = b"\0\0\0\0") -> bytes:
    return png_with(picture, b"iTXt", b"XML:com.adobe.xmp\0" + head + told.encode())


def webp_with(picture: bytes, name: bytes, body: bytes) -> bytes:
    padded = body + b"\0" * (len(body) % 2)
    whole = picture[12:] + name + struct.pack("<I", len(body)) + padded
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WEBP" + whole
