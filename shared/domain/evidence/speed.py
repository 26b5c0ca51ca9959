"""Whether one account can have been at both places, by the fixes of its own device.

Only fixes are compared: a pin is set on a map, from anywhere. A report that hides its sender is left
out, for to name it beside another would say that both are of one person.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from shared.domain.geo.place import Point, metres_between
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.evidence_reasons import Reason, Signal, reason
from shared.domain.report.location import Fix
from shared.domain.report.report import Report

# Half as fast again as the fastest road allows (100 km/h on a toll road: Government Regulation
# 79/2013, article 23). What is farther away than a drive may have been flown to.
ROAD_KMH, AIR_KMH = 150, 1_000
_FLOWN_M = 100_000.0
# Nearer than this nothing is said, however short the time: fixes jump.
_LEAST_M = 1_000.0
_UNKNOWN_ERROR_M = 500.0
_CLOCK_SLACK = timedelta(minutes=1)
# How far back, and at how many reports, is looked for each that comes.
LOOKED_BACK = timedelta(hours=24)
MOST_BEFORE = 5
_STEP_KMH = 50


@value_object
class Presence:
    """Where the sender of a report says to have been. `error_m` is what the fix may be off by."""

    point: Point
    error_m: float
    fix: Fix


@value_object
class _Leg:
    """The way between two presences, at least so fast. `is_told`: by times that the device itself told."""

    kmh: float
    is_told: bool


def presence(report: Report) -> Presence | None:
    """None where the report tells of no fix, or hides who sent it."""
    place = report.location
    is_hidden = report.anonymous or report.secret or report.restricted
    if place.point is None or place.fix is None or is_hidden:
        return None
    error = _UNKNOWN_ERROR_M if place.accuracy_m is None else place.accuracy_m
    return Presence(place.point, error, place.fix)


def of_travel(report: Report, before: Sequence[Report]) -> Iterator[Reason]:
    """One sign, for the fastest leg to any of the reports that were sent before; mostly none."""
    here = presence(report)
    if here is None:
        return
    legs = [leg for each in before if (leg := _leg(here, presence(each))) is not None]
    if legs:
        fastest = max(legs, key=lambda leg: (leg.is_told, leg.kmh))
        sign = Signal.TOO_FAST if fastest.is_told else Signal.TOO_FAST_AS_SENT
        yield reason(sign, _in_steps(fastest.kmh))


def _leg(here: Presence, there: Presence | None) -> _Leg | None:
    """None where nothing is odd: the fixes' errors and the clocks' are the travellers' to have."""
    if there is None:
        return None
    apart = metres_between(here.point, there.point)
    metres = apart - here.error_m - there.error_m
    if metres < _LEAST_M:
        return None
    gap = abs(here.fix.at - there.fix.at) + _CLOCK_SLACK
    kmh = metres / 1_000 / (gap / timedelta(hours=1))
    if kmh <= (AIR_KMH if apart > _FLOWN_M else ROAD_KMH):
        return None
    return _Leg(kmh, is_told=here.fix.is_told and there.fix.is_told)


def _in_steps(kmh: float) -> int:
    """Coarse, so that it tells no distance to the other report."""
    return min(AIR_KMH, int(kmh // _STEP_KMH) * _STEP_KMH)
