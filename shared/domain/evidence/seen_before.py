"""What it means that a picture was there before: that depends on who used it, and for what."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object
from shared.domain.photos.evidence_reasons import Signal
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import Match
from shared.domain.photos.photos import Photo, PhotoPurpose


@value_object
class PriorUse:
    """What the city has seen before: like pictures, and whether the nonce came with another photo.

    `beside` is what the originals of other photos told that must be of the same camera.
    """

    sightings: tuple[Match, ...] = ()
    is_nonce_used: bool = False
    beside: tuple[PhotoMetadata, ...] = ()


def seen_before(photo: Photo, sighting: Match, received_at: datetime) -> Signal | None:
    """The sign, or None where likeness is natural: several shots of one scene, sent together.

    `received_at` is when the office got the report in this round.
    """
    is_own = sighting.report_id == photo.report_id
    if photo.purpose is PhotoPurpose.PROOF:
        return _proof(sighting, received_at) if is_own else Signal.PROOF_REUSED
    return _resent(photo, sighting) if is_own else _borrowed(sighting)


def _proof(sighting: Match, received_at: datetime) -> Signal | None:
    """An office may show the same work twice while it is at it, but not after it was told to redo it."""
    if sighting.purpose is not PhotoPurpose.PROOF:
        return Signal.PROOF_IS_THE_COMPLAINT
    return Signal.PROOF_REUSED if sighting.announced_at < received_at else None


def _resent(photo: Photo, sighting: Match) -> Signal | None:
    return Signal.SENT_BEFORE if sighting.announced_at < photo.announced_at else None


def _borrowed(sighting: Match) -> Signal:
    if sighting.purpose is PhotoPurpose.PROOF:
        return Signal.SAME_FILE_IN_PROOF if sighting.is_same_file else Signal.LIKE_ONE_IN_PROOF
    return Signal.SAME_FILE_IN_REPORT if sighting.is_same_file else Signal.LIKE_ONE_IN_REPORT
