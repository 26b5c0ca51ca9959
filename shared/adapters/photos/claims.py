"""All that a file claims beside its pixels, from whichever of its blocks."""

from dataclasses import replace

from shared.adapters.photos.envelope import Envelope
from shared.adapters.photos.exif import Exif
from shared.adapters.photos.names import name_in
from shared.adapters.photos.xmp import read_xmp
from shared.domain.photos.metadata import PhotoMetadata

_MAX_PROGRAMS = 16


def claims_of(envelope: Envelope, exif: Exif) -> PhotoMetadata:
    """Never raises."""
    xmp = read_xmp(envelope.xmp)
    programs = filter(None, (*exif.software, *map(name_in, envelope.programs), *xmp.software))
    return PhotoMetadata(
        position=exif.position,
        taken=exif.captured_at,
        is_damaged=exif.is_damaged,
        accuracy_m=exif.accuracy_m,
        direction=exif.direction,
        altitude_m=exif.altitude_m,
        making=replace(
            xmp,
            make=exif.make,
            model=exif.model,
            software=tuple(dict.fromkeys(programs))[:_MAX_PROGRAMS],
            has_credentials=envelope.has_credentials,
        ),
    )
