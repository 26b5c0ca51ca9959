"""What may speak for or against a photo, how much each sign weighs, and what follows from the sum.

A score informs a person and decides nothing: no photo is ever refused for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from shared.domain.kernel.value_object import value_object

NEUTRAL = 70
_OK_FROM, _CHECK_FROM = 60, 30


class Flag(StrEnum):
    """What an officer is advised to do with a photo: take it, look twice, or ask."""

    OK = "ok"
    CHECK = "check"
    DOUBTFUL = "doubtful"


class Signal(StrEnum):
    """One thing noticed about a photo. The sentence for each is in the catalogue."""

    NEAR_PLACE = "near_place"
    FAR_FROM_PLACE = "far_from_place"
    ELSEWHERE = "elsewhere"
    OUTSIDE_CITY = "outside_city"
    FRESH = "fresh"
    DAYS_OLD = "days_old"
    WEEKS_OLD = "weeks_old"
    IN_FUTURE = "in_future"
    CAMERA = "camera"
    GALLERY = "gallery"
    NOT_LIVE = "not_live"
    NO_METADATA = "no_metadata"
    DAMAGED_METADATA = "damaged_metadata"
    SAME_FILE_IN_REPORT = "same_file_in_report"
    SAME_FILE_IN_PROOF = "same_file_in_proof"
    LIKE_ONE_IN_REPORT = "like_one_in_report"
    LIKE_ONE_IN_PROOF = "like_one_in_proof"
    SENT_BEFORE = "sent_before"
    PROOF_IS_THE_COMPLAINT = "proof_is_the_complaint"
    PROOF_REUSED = "proof_reused"
    PROOF_TOO_EARLY = "proof_too_early"
    PROOF_ELSEWHERE = "proof_elsewhere"
    LIVE = "live"
    LIVE_SENT_LATER = "live_sent_later"
    NONCE_OLD = "nonce_old"
    NONCE_UNKNOWN = "nonce_unknown"
    NONCE_OF_ANOTHER = "nonce_of_another"
    NONCE_USED = "nonce_used"
    BEFORE_CAMERA = "before_camera"
    TOO_FAST = "too_fast"
    TOO_FAST_AS_SENT = "too_fast_as_sent"
    DEVICE_AWAY = "device_away"
    RESAVED = "resaved"
    EDITED = "edited"
    CHANGED_BY_AI = "changed_by_ai"
    PROOF_CHANGED_BY_AI = "proof_changed_by_ai"
    MADE_BY_AI = "made_by_ai"
    CONTENT_CREDENTIALS = "content_credentials"
    FACES_AWAY = "faces_away"
    OTHER_DEVICE = "other_device"


# Points on a scale of 100. Zero is worth telling and says nothing about honesty: chat apps and
# browsers drop metadata, many people choose a photo from their gallery, crop it or cover a face first,
# report from home what they saw on the way, and a compass errs.
WEIGHTS: Mapping[Signal, int] = {
    Signal.NEAR_PLACE: 15,
    Signal.FAR_FROM_PLACE: -20,
    Signal.ELSEWHERE: -40,
    Signal.OUTSIDE_CITY: -50,
    Signal.FRESH: 10,
    Signal.DAYS_OLD: -10,
    Signal.WEEKS_OLD: -30,
    Signal.IN_FUTURE: -25,
    Signal.CAMERA: 0,
    Signal.GALLERY: 0,
    Signal.NOT_LIVE: -45,
    Signal.NO_METADATA: 0,
    Signal.DAMAGED_METADATA: -5,
    Signal.SAME_FILE_IN_REPORT: -30,
    Signal.SAME_FILE_IN_PROOF: -35,
    Signal.LIKE_ONE_IN_REPORT: -25,
    Signal.LIKE_ONE_IN_PROOF: -35,
    Signal.SENT_BEFORE: -25,
    Signal.PROOF_IS_THE_COMPLAINT: -70,
    Signal.PROOF_REUSED: -60,
    Signal.PROOF_TOO_EARLY: -50,
    Signal.PROOF_ELSEWHERE: -45,
    Signal.LIVE: 10,
    Signal.LIVE_SENT_LATER: 5,
    Signal.NONCE_OLD: 0,
    Signal.NONCE_UNKNOWN: -5,
    Signal.NONCE_OF_ANOTHER: -10,
    Signal.NONCE_USED: -25,
    Signal.BEFORE_CAMERA: -20,
    Signal.TOO_FAST: -25,
    Signal.TOO_FAST_AS_SENT: -10,
    Signal.DEVICE_AWAY: 0,
    Signal.RESAVED: 0,
    Signal.EDITED: -20,
    Signal.CHANGED_BY_AI: -30,
    Signal.PROOF_CHANGED_BY_AI: -50,
    Signal.MADE_BY_AI: -60,
    Signal.CONTENT_CREDENTIALS: 0,
    Signal.FACES_AWAY: 0,
    Signal.OTHER_DEVICE: -15,
}


@value_object
class Reason:
    """A sign, the points it was counted with, and the number its sentence needs.

    `value` is in metres, days, minutes, degrees or km/h, as the sentence says. Nothing in it tells of another
    report.
    """

    code: Signal
    weight: int
    value: int | None = None


@value_object
class EvidenceAssessment:
    """`score` is 0 to 100 and equals `NEUTRAL` plus the reasons' weights, kept within the scale."""

    score: int
    flag: Flag
    reasons: tuple[Reason, ...]


def reason(code: Signal, value: int | None = None) -> Reason:
    return Reason(code, WEIGHTS[code], value)


def weighed(found: Iterable[Reason]) -> EvidenceAssessment:
    """The sum, gravest reason first. Good signs count only where nothing speaks against the photo:
    place and time in a file are easily forged, and must not outweigh what is harder to explain.
    """
    reasons = sorted(found, key=lambda each: (each.weight, each.code))
    if any(each.weight < 0 for each in reasons):
        reasons = [replace(each, weight=min(0, each.weight)) for each in reasons]
    score = max(0, min(100, NEUTRAL + sum(each.weight for each in reasons)))
    return EvidenceAssessment(score, flag_of(score), tuple(reasons))


def flag_of(score: int) -> Flag:
    if score >= _OK_FROM:
        return Flag.OK
    return Flag.CHECK if score >= _CHECK_FROM else Flag.DOUBTFUL
