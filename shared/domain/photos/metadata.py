"""What a photo's file says of itself beside its pixels. All of it may be forged, and any may be missing."""

from shared.domain.geo.place import Point
from shared.domain.kernel.value_object import value_object


@value_object
class ImageProvenance:
    """How the picture was made. What the file does not tell is empty.

    `source` is the last part of IPTC's digital source type, `actions` are acts of an XMP history;
    `traces` are names of properties that Photoshop leaves where pictures were put together.
    """

    make: str = ""
    model: str = ""
    software: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    source: str = ""
    credit: str = ""
    traces: tuple[str, ...] = ()
    has_credentials: bool = False

    @property
    def device(self) -> str:
        """Make and model as one name; empty unless both are told."""
        return f"{self.make} {self.model}".lower() if self.make and self.model else ""


@value_object
class PhotoMetadata:
    """`taken` has the digits that the camera wrote, in ISO 8601 order; it ends in an offset only if the
    file states one.

    `accuracy_m` is of the position, `direction` in degrees from north, `altitude_m` above sea.
    `is_damaged` where the file tells of place or time in a way that cannot be read.
    """

    position: Point | None = None
    taken: str | None = None
    is_damaged: bool = False
    accuracy_m: float | None = None
    direction: float | None = None
    altitude_m: float | None = None
    making: ImageProvenance = ImageProvenance()
