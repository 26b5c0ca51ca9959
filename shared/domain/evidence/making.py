"""Signs of how a picture was made: by which device and programs, and where its camera looked.

It is the file's own word, which is easily taken out and easily written in. A file that says nothing of
it is as good as any; one that says it was altered gives a person a reason to look.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from shared.domain.evidence.picture_programs import Handling, of_credit, of_programs, of_source
from shared.domain.geo.earth import METRES_PER_DEGREE
from shared.domain.geo.place import Point
from shared.domain.photos.evidence_reasons import Reason, Signal, reason
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import OF_REPORTERS, Photo
from shared.domain.report.location import Location

# A compass in a hand is off by tens of degrees, and so is a bearing over a few metres between two
# points that are each off by as many. Beyond the farther distance, distance itself is the sign.
_FACING_FROM_M, _FACING_TO_M = 40.0, 150.0
_LARGEST_ERROR_M = 15.0
_AWAY_DEGREES = 120
_FULL_TURN = 360


def signs_of_making(making: ImageProvenance, *, is_proof: bool) -> Iterator[Reason]:
    """At most one for what was done to the picture, and one where somebody vouches for it."""
    signal = _SIGNALS.get(_handling(making))
    if signal is Signal.CHANGED_BY_AI and is_proof:
        signal = Signal.PROOF_CHANGED_BY_AI
    if signal is not None:
        yield reason(signal)
    if making.has_credentials:
        yield reason(Signal.CONTENT_CREDENTIALS)


def of_same_camera(photo: Photo, photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """The others of the same sending that a reporter is said to have taken just then, as this one.

    Crews take photos with many phones, and what was chosen from a gallery may be of anybody's.
    """
    if photo.capture != "camera" or photo.purpose not in OF_REPORTERS:
        return ()
    alike = (photo.announced_at, photo.purpose, photo.capture)
    return tuple(
        each
        for each in photos
        if each.photo_id != photo.photo_id
        and (each.announced_at, each.purpose, each.capture) == alike
    )


def signs_of_device(making: ImageProvenance, beside: Iterable[PhotoMetadata]) -> Iterator[Reason]:
    """Where another photo that must be of the same camera is of another make or model."""
    others = {each.making.device for each in beside} - {""}
    if making.device and others - {making.device}:
        yield reason(Signal.OTHER_DEVICE)


def signs_of_direction(
    camera: Point | None, accuracy_m: float | None, direction: float | None, place: Location
) -> Iterator[Reason]:
    """Where the camera clearly looked away from what was pointed at on the map.

    A point that is where the reporter's device was is not what they looked at.
    """
    if camera is None or direction is None or place.point is None or place.source != "pin":
        return
    if max(accuracy_m or 0.0, place.accuracy_m or 0.0) > _LARGEST_ERROR_M:
        return
    east, north = _offset_m(camera, place.point)
    if not _FACING_FROM_M <= math.hypot(east, north) <= _FACING_TO_M:
        return
    off = _turn(direction, math.degrees(math.atan2(east, north)))
    if off >= _AWAY_DEGREES:
        yield reason(Signal.FACES_AWAY, round(off))


def _offset_m(start: Point, end: Point) -> tuple[float, float]:
    """Metres to the east and to the north, over a short way."""
    scale = math.cos(math.radians(start.latitude))
    east = (end.longitude - start.longitude) * scale
    return east * METRES_PER_DEGREE, (end.latitude - start.latitude) * METRES_PER_DEGREE


def _turn(one: float, other: float) -> float:
    """The smaller angle between two directions, 0 to 180 degrees."""
    off = abs(one - other) % _FULL_TURN
    return min(off, _FULL_TURN - off)


def _handling(making: ImageProvenance) -> Handling:
    put_together = Handling.EDITED if making.traces else Handling.NONE
    told = of_programs(making.software), of_source(making.source), of_credit(making.credit)
    return max(*told, put_together)


_SIGNALS: Mapping[Handling, Signal] = {
    Handling.RESAVED: Signal.RESAVED,
    Handling.EDITED: Signal.EDITED,
    Handling.CHANGED_BY_AI: Signal.CHANGED_BY_AI,
    Handling.MADE_BY_AI: Signal.MADE_BY_AI,
}
