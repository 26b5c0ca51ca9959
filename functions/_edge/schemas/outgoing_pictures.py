"""What staff get about photos: their worth, what their files told, and what was covered."""

from functions._edge.schemas.outgoing import PhotoOut, ReasonOut
from functions._edge.schemas.shapes import Out


class WeighedPhotoOut(PhotoOut):
    """For staff only. `flag` is `ok`, `check` or `doubtful`; unset until the photo is published.

    `withheld`: a secret report's picture, shown to this office once the desk has covered it.
    """

    score: int | None
    flag: str | None
    redacted: bool
    withheld: bool
    reasons: list[ReasonOut]


class PhotoDataOut(Out):
    """What the file of a photo tells of itself. The file may lie; what it does not tell is unset.

    `direction` is in degrees from north, `accuracy_m` and `altitude_m` in metres; `captured_at` as the
    camera wrote it. `source` is IPTC's digital source type, `credentials` that a C2PA record is there,
    `traces` what Photoshop leaves, `damaged` that place or time is there and cannot be read.
    """

    latitude: float | None = None
    longitude: float | None = None
    accuracy_m: float | None = None
    altitude_m: float | None = None
    direction: float | None = None
    captured_at: str | None = None
    make: str = ""
    model: str = ""
    software: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    source: str = ""
    credit: str = ""
    traces: tuple[str, ...] = ()
    credentials: bool = False
    damaged: bool = False


class RedactedOut(Out):
    report_id: str
    version: int
    photo_id: str
