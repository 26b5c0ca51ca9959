"""Signs of how a picture was made: what is normal says nothing, and a name proves nothing."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.evidence.making import (
    of_same_camera,
    signs_of_device,
    signs_of_direction,
    signs_of_making,
)
from shared.domain.geo.place import Point
from shared.domain.photos.evidence_reasons import Signal
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.location import Location
from tests.builders import later, make_photo

PIN = Point(-3.9778, 122.515)
METRE = 1 / 111_320


@pytest.mark.parametrize(
    ("making", "is_proof", "signs"),
    [
        (ImageProvenance(), False, []),
        (ImageProvenance(make="Xiaomi", model="M2101K6G", software=("MIUI Camera",)), False, []),
        (ImageProvenance(software=("Picasa", "GIMP 2.10")), False, ["edited"]),
        (ImageProvenance(software=("GIMP 2.10",)), True, ["edited"]),
        (ImageProvenance(traces=("DocumentAncestors",)), False, ["edited"]),
        (
            ImageProvenance(software=("GIMP",), credit="Edited with Google AI"),
            False,
            ["changed_by_ai"],
        ),
        (ImageProvenance(credit="Edited with Google AI"), True, ["proof_changed_by_ai"]),
        (ImageProvenance(source="trainedAlgorithmicMedia"), True, ["made_by_ai"]),
        (ImageProvenance(has_credentials=True), False, ["content_credentials"]),
        (
            ImageProvenance(has_credentials=True, source="digitalCapture"),
            False,
            ["content_credentials"],
        ),
    ],
)
def test_signs_of_making(making: ImageProvenance, is_proof: bool, signs: list[str]) -> None:  # noqa: FBT001 - a case
    assert [each.code.value for each in signs_of_making(making, is_proof=is_proof)] == signs


_WORDS = st.text() | st.sampled_from(["Picasa", "GIMP", "Midjourney", "composite"])
_MAKINGS = st.builds(
    ImageProvenance,
    software=st.lists(_WORDS).map(tuple),
    source=_WORDS,
    credit=_WORDS,
    traces=st.lists(st.text()).map(tuple),
    has_credentials=st.booleans(),
)


@given(_MAKINGS, st.booleans())
def test_whatever_is_told_says_at_most_one_thing_of_the_picture(
    making: ImageProvenance,
    is_proof: bool,  # noqa: FBT001 - a case
) -> None:
    signs = list(signs_of_making(making, is_proof=is_proof))
    assert len(signs) <= 1 + making.has_credentials
    assert all(sign.weight <= 0 and sign.value is None for sign in signs)


def south_of_pin(metres: float) -> Point:
    return replace(PIN, latitude=PIN.latitude - metres * METRE)


def faces(
    metres: float = 80, direction: float | None = 180.0, accuracy_m: float | None = 5.0, **pin: Any
) -> list[int | None]:
    """By how much a camera so far to the south of the pin looks away from it."""
    place = Location(**{"point": PIN, "accuracy_m": None, "source": "pin", **pin})
    found = signs_of_direction(south_of_pin(metres), accuracy_m, direction, place)
    return [each.value for each in found]


def test_a_camera_with_its_back_to_the_pin_is_told_and_not_weighed() -> None:
    assert faces() == [180]
    assert faces(direction=305.0) == []
    assert faces(direction=235.0) == [125]
    assert faces(direction=119.0) == []
    assert faces(direction=1.0) == []


@pytest.mark.parametrize(
    "doubt",
    [
        {"metres": 39},
        {"metres": 151},
        {"direction": None},
        {"accuracy_m": 20.0},
        {"source": "device"},
        {"source": "photo"},
        {"source": "address"},
        {"point": None},
        {"accuracy_m": None, "metres": 30},
    ],
)
def test_nothing_is_said_where_it_would_mean_nothing(doubt: dict[str, Any]) -> None:
    assert faces(**doubt) == []


def test_a_vague_pin_says_nothing_either() -> None:
    place = Location(PIN, 50.0, "pin")
    assert list(signs_of_direction(south_of_pin(80), None, 180.0, place)) == []
    assert list(signs_of_direction(None, None, 180.0, place)) == []


@given(st.floats(0, 360), st.floats(41, 149), st.floats(0, 360, exclude_max=True))
def test_only_who_looks_well_away_is_told(bearing: float, metres: float, direction: float) -> None:
    """The camera stands so that the pin lies in the direction of `bearing`."""
    north = metres * math.cos(math.radians(bearing)) * METRE
    east = metres * math.sin(math.radians(bearing)) * METRE
    scale = math.cos(math.radians(PIN.latitude))
    camera = Point(PIN.latitude - north, PIN.longitude - east / scale)
    off = abs((direction - bearing + 180) % 360 - 180)
    found = list(signs_of_direction(camera, None, direction, Location(PIN, source="pin")))
    if off > 121:
        assert [each.value for each in found] == [pytest.approx(off, abs=1)]
    if off < 119:
        assert found == []


def told(make: str = "Contoh", model: str = "A 5") -> ImageProvenance:
    return ImageProvenance(make=make, model=model)


@pytest.mark.parametrize(
    ("making", "beside", "is_told"),
    [
        (told(), [], False),
        (told(), [told()], False),
        (told(), [told("CONTOH", "a 5")], False),
        (told(), [told(), told(model="")], False),
        (told(), [ImageProvenance()], False),
        (told(model=""), [told()], False),
        (ImageProvenance(), [told(), told(model="B 6")], False),
        (told(), [told(model="B 6")], True),
        (told(), [told(), told("Lain")], True),
    ],
)
def test_two_devices_where_one_camera_is_claimed(
    making: ImageProvenance,
    beside: list[ImageProvenance],
    is_told: bool,  # noqa: FBT001 - a case
) -> None:
    others = [PhotoMetadata(making=each) for each in beside]
    found = [each.code for each in signs_of_device(making, others)]
    assert found == ([Signal.OTHER_DEVICE] if is_told else [])


OTHER = make_photo(photo_id="photo-2", capture="camera")


@pytest.mark.parametrize(
    ("photo", "other", "is_compared"),
    [
        ({}, {}, True),
        ({"purpose": PhotoPurpose.NOT_FIXED}, {"purpose": PhotoPurpose.NOT_FIXED}, True),
        ({}, {"capture": "gallery"}, False),
        ({"capture": "gallery"}, {"capture": "gallery"}, False),
        ({}, {"announced_at": later(days=1)}, False),
        ({}, {"purpose": PhotoPurpose.NOT_FIXED}, False),
        ({"purpose": PhotoPurpose.PROOF}, {"purpose": PhotoPurpose.PROOF}, False),
        ({}, {"photo_id": "photo-1"}, False),
    ],
)
def test_only_what_one_camera_must_have_taken_is_compared(
    photo: dict[str, Any],
    other: dict[str, Any],
    is_compared: bool,  # noqa: FBT001 - a case
) -> None:
    own = make_photo(**{"capture": "camera", **photo})
    beside = replace(OTHER, **other)
    assert of_same_camera(own, (own, beside)) == ((beside,) if is_compared else ())
