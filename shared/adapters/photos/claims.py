"""All that a file claims beside its pixels, from whichever of its blocks."""

from shared.adapters.photos.envelope import Envelope
from shared.adapters.photos.exif import Exif
from shared.adapters.photos.names import name_in
from shared.adapters.photos.xmp import read_xmp

_MAX_PROGRAMS = 16


def claims_of(envelope: Envelope, exif: Exif) -> dict[str, object]:
    """As evidence; what the file does not tell is not in it. Never raises."""
    xmp = read_xmp(envelope.xmp)
    programs = filter(None, (*exif.software, *map(name_in, envelope.programs), *xmp.software))
    told = {**exif.evidence(), **xmp.evidence()}
    if software := list(dict.fromkeys(programs))[:_MAX_PROGRAMS]:
        told["software"] = software
    if envelope.has_credentials:
        told["credentials"] = True
    return told
