"""What a photo's reasons tell of where the phone was that sent it."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.evidence.device import of_device
from shared.domain.geo.place import Point
from shared.domain.photos.evidence_reasons import WEIGHTS, Signal
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.location import Location
from tests.builders import make_photo, make_report

FAR = Location(Point(-3.9778, 122.515), source="pin", device_away_m=2_000)


def test_it_is_told_and_not_counted() -> None:
    report = make_report(location=FAR)
    (told,) = of_device(report, make_photo())
    assert (told.code, told.value, told.weight) == (Signal.DEVICE_AWAY, 2_000, 0)
    assert WEIGHTS[Signal.DEVICE_AWAY] == 0


UNTOLD: dict[str, tuple[dict[str, Any], PhotoPurpose]] = {
    "a proof": ({}, PhotoPurpose.PROOF),
    "a later photo": ({}, PhotoPurpose.NOT_FIXED),
    "became secret since": ({"secret": True}, PhotoPurpose.COMPLAINT),
    "became restricted since": ({"restricted": True}, PhotoPurpose.COMPLAINT),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_it_is_told_of_no_other_photo_and_of_nobody_who_is_protected(name: str) -> None:
    fields, purpose = UNTOLD[name]
    report = make_report(**{"location": FAR, **fields})
    assert not list(of_device(report, make_photo(purpose=purpose)))


def test_of_a_phone_that_was_there_nothing_is_told() -> None:
    near = replace(FAR, device_away_m=None)
    assert not list(of_device(make_report(location=near), make_photo()))
