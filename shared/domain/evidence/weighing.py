"""How far a photo bears out the report it came with: signs from its file, its sender and the past.

Everything in a file may be forged and anything may be missing for good reason, so what comes out is
advice for a person (`evidence_reasons`). The thresholds are wide: a wrong suspicion costs more trust
than a missed one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain

from shared.domain.city.city import OWN_CHANNELS
from shared.domain.evidence.capture import of_capture
from shared.domain.evidence.device import of_device
from shared.domain.evidence.making import (
    signs_of_device,
    signs_of_direction,
    signs_of_making,
)
from shared.domain.evidence.seen_before import PriorUse, seen_before
from shared.domain.evidence.speed import of_travel
from shared.domain.geo.place import VillageIndex, metres_between
from shared.domain.kernel.states import Stage
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.evidence_reasons import (
    EvidenceAssessment,
    Reason,
    Signal,
    reason,
    weighed,
)
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.photos import Photo, PhotoPurpose
from shared.domain.report.report import Report
from shared.domain.report.turns import stage_of_holder

# What a phone's position may be off by, and the most that a pin's own error may add to it.
NEAR_M = 150.0
_LARGEST_ERROR_M = 500.0
ELSEWHERE_M = 2_000.0
# A proof is taken by who was sent to the place and stood there, with a device on duty. A citizen may
# send from home, or mark the pin from memory; half a kilometre off, a crew was at another place.
PROOF_ELSEWHERE_M = 500.0
DAY, WEEK = timedelta(days=1), timedelta(days=7)
_CLOCK_SLACK = timedelta(minutes=10)
# A time without offset is read in the middle one of the country's three zones; it may be of another.
_MIDDLE_ZONE = timezone(timedelta(hours=8))
_ZONE_SLACK = timedelta(hours=1)


@value_object
class PhotoFacts:
    """All that is known when a photo is weighed. `trail` are the reports that its account sent before."""

    photo: Photo
    report: Report
    told: PhotoMetadata
    past: PriorUse
    villages: VillageIndex
    is_live_only: bool = False
    trail: tuple[Report, ...] = ()

    @property
    def is_proof(self) -> bool:
        return self.photo.purpose is PhotoPurpose.PROOF

    @property
    def received_at(self) -> datetime:
        """When offices got the report in the round that this photo belongs to."""
        clocks = self.report.clocks.items()
        begun = (at for holder, at in clocks if stage_of_holder(holder) is Stage.OFFICE)
        started = min(begun, default=self.report.submitted_at)
        is_of_later_round = started > self.photo.announced_at
        return self.report.submitted_at if is_of_later_round else started


@value_object
class _Moment:
    """A time of capture that may be off by `slack` either way."""

    at: datetime
    slack: timedelta


def weigh(facts: PhotoFacts) -> EvidenceAssessment:
    signs = [
        *(_of_file(facts), _of_place(facts), _of_time(facts), _of_past(facts), _of_capture(facts)),
        signs_of_making(facts.told.making, is_proof=facts.is_proof),
        signs_of_device(facts.told.making, facts.past.beside),
        of_travel(facts.report, facts.trail),
        of_device(facts.report, facts.photo),
    ]
    return weighed(chain.from_iterable(signs))


def _of_file(facts: PhotoFacts) -> Iterator[Reason]:
    told = facts.told
    if told.is_damaged:
        yield reason(Signal.DAMAGED_METADATA)
    elif told.position is None and told.taken is None:
        yield reason(Signal.NO_METADATA)


def _of_capture(facts: PhotoFacts) -> Iterator[Reason]:
    """Only who has the app's camera is asked for a photo of it: no letter or chat can show one."""
    taken = _taken(facts)
    has_camera = facts.report.channel in OWN_CHANNELS
    return of_capture(
        facts.photo,
        (taken.at - taken.slack, taken.at + taken.slack) if taken else None,
        is_used=facts.past.is_nonce_used,
        is_live_only=facts.is_live_only and has_camera and not facts.is_proof,
    )


def _of_place(facts: PhotoFacts) -> Iterator[Reason]:
    taken_at, place = facts.told.position, facts.report.location
    if taken_at is None:
        return
    metres = metres_between(taken_at, place.point) if place.point else None
    told = facts.told
    errors = _error_m(place.accuracy_m) + _error_m(told.accuracy_m)
    near = NEAR_M + errors
    elsewhere = PROOF_ELSEWHERE_M + errors if facts.is_proof else ELSEWHERE_M
    yield from signs_of_direction(taken_at, told.accuracy_m, told.direction, place)
    if metres is not None and metres <= near:
        # A point that was read from the photo agrees with the photo, which proves nothing.
        if place.source != "photo":
            yield reason(Signal.NEAR_PLACE, round(metres))
    elif facts.villages.locate(taken_at) is None:
        yield reason(Signal.PROOF_ELSEWHERE if facts.is_proof else Signal.OUTSIDE_CITY)
    elif metres is not None and metres <= elsewhere:
        yield reason(Signal.FAR_FROM_PLACE, round(metres))
    elif metres is not None:
        yield reason(Signal.PROOF_ELSEWHERE if facts.is_proof else Signal.ELSEWHERE)


def _error_m(told: float | None) -> float:
    return min(told or 0.0, _LARGEST_ERROR_M)


def _of_time(facts: PhotoFacts) -> Iterator[Reason]:
    taken, sent = _taken(facts), facts.photo.announced_at
    if taken is None:
        return
    age = sent - taken.at
    if taken.at - taken.slack > sent:
        yield reason(Signal.IN_FUTURE)
    elif facts.is_proof and taken.at + taken.slack < facts.received_at:
        yield reason(Signal.PROOF_TOO_EARLY)
    elif age - taken.slack > WEEK and not facts.is_proof:
        yield reason(Signal.WEEKS_OLD, age.days)
    elif age - taken.slack > DAY and not facts.is_proof:
        yield reason(Signal.DAYS_OLD, age.days)
    elif facts.told.taken is not None:
        yield reason(Signal.FRESH)


def _taken(facts: PhotoFacts) -> _Moment | None:
    """The file's word where it has one, else the sender's."""
    written = _read(facts.told.taken)
    if written is None:
        claimed = facts.photo.captured_at
        return _Moment(claimed, _CLOCK_SLACK) if claimed else None
    if written.tzinfo is None:
        return _Moment(written.replace(tzinfo=_MIDDLE_ZONE), _ZONE_SLACK + _CLOCK_SLACK)
    return _Moment(written, _CLOCK_SLACK)


def _read(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _of_past(facts: PhotoFacts) -> Iterator[Reason]:
    """The gravest alone: a picture is the same one only once."""
    found = [
        reason(signal)
        for sighting in facts.past.sightings
        if (signal := seen_before(facts.photo, sighting, facts.received_at))
    ]
    if found:
        yield min(found, key=lambda each: (each.weight, each.code))
