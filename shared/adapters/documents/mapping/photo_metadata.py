"""How what a photo's file told is written: flat, and only what it told."""

from collections.abc import Mapping

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.domain.geo.place import Point
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata


@value_object
class StoredMetadata:
    """What the file of a photo tells of itself; what it does not tell is not written.

    - `latitude` and `longitude` are in degrees north and east: both or neither.
    - `altitude_m`: in metres above sea.
    - `accuracy_m`: by how many metres the position may be off.
    - `direction`: where the camera looked, in degrees from north.
    - `captured_at`: as the camera wrote it, in ISO 8601 order.
    - `make` and `model` are of the device.
    - `damaged`: place or time is there and cannot be read.
    - `actions`: acts of an XMP history.
    - `source`: IPTC's digital source type.
    - `credit`: whom IPTC says to name.
    - `traces`: properties that Photoshop leaves where pictures were put together.
    - `software`: programs that say they have written the file.
    - `credentials`: a C2PA record is there.
    """

    latitude: float | None = None
    longitude: float | None = None
    altitude_m: float | None = None
    accuracy_m: float | None = None
    direction: float | None = None
    captured_at: str | None = None
    make: str = ""
    model: str = ""
    damaged: bool = False
    actions: tuple[str, ...] = ()
    source: str = ""
    credit: str = ""
    traces: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    credentials: bool = False


_UNTOLD = codec.encode(StoredMetadata())


def metadata_fields(metadata: PhotoMetadata) -> Document:
    place, making = metadata.position, metadata.making
    stored = StoredMetadata(
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        altitude_m=metadata.altitude_m,
        accuracy_m=metadata.accuracy_m,
        direction=metadata.direction,
        captured_at=metadata.taken,
        make=making.make,
        model=making.model,
        damaged=metadata.is_damaged,
        actions=making.actions,
        source=making.source,
        credit=making.credit,
        traces=making.traces,
        software=making.software,
        credentials=making.has_credentials,
    )
    return {name: told for name, told in codec.encode(stored).items() if told != _UNTOLD[name]}


def read_metadata(found: Mapping[str, object]) -> PhotoMetadata:
    """What is not there was not told; half a position is none."""
    stored = codec.decode(StoredMetadata, found)
    position = None
    if stored.latitude is not None and stored.longitude is not None:
        position = Point(stored.latitude, stored.longitude)
    return PhotoMetadata(
        position=position,
        taken=stored.captured_at,
        is_damaged=stored.damaged,
        accuracy_m=stored.accuracy_m,
        direction=stored.direction,
        altitude_m=stored.altitude_m,
        making=ImageProvenance(
            make=stored.make,
            model=stored.model,
            software=stored.software,
            actions=stored.actions,
            source=stored.source,
            credit=stored.credit,
            traces=stored.traces,
            has_credentials=stored.credentials,
        ),
    )
