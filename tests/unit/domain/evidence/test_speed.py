"""When two fixes of one account cannot both be, and when nothing may be made of them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.evidence.speed import AIR_KMH, ROAD_KMH, of_travel, presence
from shared.domain.geo.place import Point
from shared.domain.photos.evidence_reasons import Signal
from shared.domain.report.location import Fix, Location
from shared.domain.report.report import Report
from tests.builders import NOW, make_report

HERE = Point(-3.9778, 122.515)
KM = 1_000 / 111_320


def at(km: float, when: datetime, *, error: float | None = 0.0, told: bool = True) -> Report:
    """A report from a fix so far to the north, at that moment."""
    point = Point(HERE.latitude + km * KM, HERE.longitude)
    return make_report(location=Location(point, error, "device", fix=Fix(when, told)))


def before(km: float, *, minutes: float, **more: Any) -> Report:
    return at(km, NOW - timedelta(minutes=minutes), **more)


def signs(*trail: Report, report: Report | None = None) -> list[tuple[Signal, int | None]]:
    found = of_travel(report or at(0, NOW), trail)
    return [(each.code, each.value) for each in found]


FAST, AS_SENT = Signal.TOO_FAST, Signal.TOO_FAST_AS_SENT
# Kilometres, minutes and metres of error, and the speed that is told; None for nothing odd.
LEGS: dict[str, tuple[float, float, float, int | None]] = {
    "the same place": (0, 0, 0, None),
    "a kilometre in no time": (0.9, 0, 0, None),
    "two kilometres in no time": (2.6, 0, 0, 150),
    "a walk": (1.5, 20, 0, None),
    "as fast as may be told of nobody": (5.0, 1, 0, None),
    "a little faster": (5.1, 1, 0, 150),
    "ten kilometres in a minute": (10, 1, 0, 300),
    "the other way round": (10, -1, 0, 300),
    "ten kilometres in an hour": (10, 60, 0, None),
    "ten vague kilometres": (10, 1, 9_100, None),
    "ten kilometres, less vague": (10, 1, 1_000, 250),
    "a fix of nowhere": (10, 1, 100_000, None),
    "ninety kilometres in half an hour": (90, 30, 0, 150),
    "a flight": (370, 60, 0, None),
    "no flight": (370, 10, 0, 1_000),
    "across the sea at once": (2_000, 0, 0, 1_000),
}


@pytest.mark.parametrize("name", LEGS)
def test_a_leg(name: str) -> None:
    km, minutes, error, told = LEGS[name]
    expected = [] if told is None else [(FAST, told)]
    assert signs(before(km, minutes=minutes, error=error)) == expected


def test_a_fix_that_tells_no_error_may_be_off_by_half_a_kilometre() -> None:
    assert signs(before(1.4, minutes=0, error=None)) == []
    assert signs(before(6, minutes=1, error=None)) == [(FAST, 150)]


def test_times_of_sending_say_less_than_those_of_the_device() -> None:
    sent = before(10, minutes=1, told=False)
    assert signs(sent) == [(AS_SENT, 300)]
    assert signs(before(10, minutes=1), report=at(0, NOW, told=False)) == [(AS_SENT, 300)]
    assert signs(before(6, minutes=1), sent) == [(FAST, 150)]


def test_the_fastest_leg_of_several_is_told_and_no_more() -> None:
    trail = (before(6, minutes=1), before(20, minutes=1), before(0, minutes=5))
    assert signs(*trail) == [(FAST, 600)]


HIDDEN = {
    "anonymous": {"anonymous": True},
    "secret": {"secret": True},
    "restricted": {"restricted": True},
    "a pin": {"location": Location(HERE, 10.0, "pin")},
    "an address": {"location": Location(address_text="Depan pasar")},
}


@pytest.mark.parametrize("name", HIDDEN)
def test_who_hides_or_was_not_there_is_compared_with_nobody(name: str) -> None:
    far = before(10, minutes=1)
    hidden = replace(at(0, NOW), **HIDDEN[name])  # type: ignore[arg-type]  # a table of fields
    assert presence(hidden) is None
    assert signs(far, report=hidden) == []
    assert signs(replace(far, **HIDDEN[name])) == []  # type: ignore[arg-type]  # as above


@given(
    km=st.floats(0, 10_000),
    minutes=st.floats(-1_440, 1_440),
    error=st.none() | st.floats(0, 100_000),
    told=st.booleans(),
)
def test_no_sign_without_a_speed_that_nobody_has(
    *, km: float, minutes: float, error: float | None, told: bool
) -> None:
    found = signs(before(km, minutes=minutes, error=error, told=told))
    for code, speed in found:
        assert code is (FAST if told else AS_SENT)
        assert speed is not None
        assert ROAD_KMH <= speed <= AIR_KMH
        assert km * 1_000 / max(1.0, abs(minutes)) * 60 / 1_000 >= speed * 0.99
    if abs(minutes) * ROAD_KMH / 60 >= km * 1.01:
        assert found == []
