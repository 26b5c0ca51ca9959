"""How far the phone that sent a report was from the pin on the map.

Where a phone was may be somebody's home. So its position is compared as the report comes in, and
forgotten: what is kept is that it was at least so far away, as coarsely as the sentence says it.
"""

from dataclasses import replace

from shared.domain.geo.place import Point, metres_between
from shared.domain.kernel.value_object import value_object
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from shared.domain.report.visibility import hides_its_reporter

_UNKNOWN_ERROR_M = 500.0
# A circle around the pin, half a kilometre wide, leads to no house; who is far enough away is just far.
_STEP_M, _MOST_M = 500, 10_000


@value_object
class DevicePosition:
    """Where the sender's phone was when they set the pin; in no document, event or log."""

    point: Point
    accuracy_m: float | None = None


def compared(report: Report, device: DevicePosition | None) -> Report:
    """The report with what is kept of the phone's position; nothing of who hides themselves."""
    if device is None or hides_its_reporter(report):
        return report
    location = replace(report.location, device_away_m=_away_m(report.location, device))
    return replace(report, location=location)


def _away_m(place: Location, device: DevicePosition) -> int | None:
    """What is left once the larger of both errors is taken off, rounded down; None where it is little."""
    if place.point is None or place.source != "pin":
        return None
    told = _UNKNOWN_ERROR_M if device.accuracy_m is None else device.accuracy_m
    metres = metres_between(place.point, device.point) - max(told, place.accuracy_m or 0.0)
    steps = int(min(metres, _MOST_M) // _STEP_M)
    return steps * _STEP_M if steps > 0 else None
