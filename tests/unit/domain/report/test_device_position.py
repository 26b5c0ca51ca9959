"""What is kept of where a phone was when its owner set a pin."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.geo.place import Point, metres_between
from shared.domain.lifecycle.recategorise import moved_to
from shared.domain.report.device_position import DevicePosition, compared
from shared.domain.report.location import Location
from tests.builders import make_report

PIN = Point(-3.9778, 122.515)
PINNED = Location(PIN, source="pin")


def phone(metres: float, accuracy_m: float | None = 10.0) -> DevicePosition:
    """So far to the north of the pin."""
    return DevicePosition(Point(PIN.latitude + metres / 111_320, PIN.longitude), accuracy_m)


# The pin's error, metres to the phone and its error, and what is kept.
DISTANCES: dict[str, tuple[float | None, float, float | None, int | None]] = {
    "the same place": (None, 0, 10, None),
    "across the street": (None, 60, 10, None),
    "just not half a kilometre": (None, 505, 10, None),
    "half a kilometre": (None, 515, 10, 500),
    "rounded down": (None, 1_480, 10, 1_000),
    "a phone that knows its place badly": (None, 1_500, 1_200, None),
    "a phone that tells no error": (None, 1_200, None, 500),
    "a pin that is the worse of both": (700.0, 1_250, 10, 500),
    "the errors are not added": (400.0, 1_000, 490, 500),
    "another island": (None, 900_000, 10, 10_000),
    "a phone of anywhere": (None, 50_000, 100_000, None),
}


@pytest.mark.parametrize("name", DISTANCES)
def test_what_is_kept_of_a_distance(name: str) -> None:
    pin_error, metres, error, expected = DISTANCES[name]
    report = make_report(location=Location(PIN, pin_error, "pin"))
    assert compared(report, phone(metres, error)).location.device_away_m == expected


# Where nothing is kept, however far the phone was.
NOTHING: dict[str, dict[str, Any]] = {
    "the phone's own place": {"location": Location(PIN, 10.0, "device")},
    "the photo's own place": {"location": Location(PIN, None, "photo")},
    "an address": {"location": Location(address_text="Depan pasar")},
    "anonymous": {"anonymous": True},
    "secret": {"secret": True},
    "restricted": {"restricted": True},
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_kept(name: str) -> None:
    report = make_report(**{"location": PINNED, **NOTHING[name]})
    assert compared(report, phone(5_000)) == report


def test_a_phone_that_tells_nothing_changes_nothing() -> None:
    report = make_report(location=PINNED)
    assert compared(report, None) == report


@given(st.floats(0, 100_000), st.none() | st.floats(0, 5_000))
def test_it_is_never_said_to_be_farther_than_it_was(metres: float, error: float | None) -> None:
    device = phone(metres, error)
    kept = compared(make_report(location=PINNED), device).location.device_away_m
    assert kept is None or 500 <= kept <= metres_between(PIN, device.point)
    assert kept is None or kept % 500 == 0


def test_a_corrected_place_forgets_it() -> None:
    report = compared(make_report(location=PINNED), phone(5_000))
    assert (
        moved_to(report, Location(Point(-3.98, 122.52), source="pin")).location.device_away_m
        is None
    )
