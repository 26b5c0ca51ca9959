"""Pictures that are the same to the eye, and pictures that are not."""

import hashlib
import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageEnhance

from shared.adapters.photos.cleaner import PillowPhotoCleaner
from shared.domain.photos.perceptual_hash import (
    ALIKE_BITS,
    BITS,
    SURELY_FOUND_BITS,
    ImageFingerprint,
)
from tests import pictures

SIZE = (1280, 960)
PICTURES = [pictures.surroundings(SIZE, seed) for seed in range(12)]


def likeness(picture: Image.Image, quality: int = 90) -> int | None:
    return PillowPhotoCleaner().clean(pictures.saved(picture, quality=quality)).likeness


def distance(one: Image.Image, other: Image.Image, quality: int = 90) -> int:
    first, second = likeness(one), likeness(other, quality)
    assert first is not None
    assert second is not None
    return (first ^ second).bit_count()


def cropped(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return picture.crop((width // 100, height // 100, width - width // 100, height - height // 100))


def recompressed(picture: Image.Image) -> Image.Image:
    return Image.open(io.BytesIO(pictures.saved(picture, quality=40)))


@pytest.mark.parametrize(
    "changed",
    [
        recompressed,
        lambda picture: picture.resize((640, 480)),
        lambda picture: picture.resize((427, 320)),
    ],
    ids=["saved again", "half", "third"],
)
def test_what_chat_apps_do_to_a_picture_is_surely_found(
    changed: Callable[[Image.Image], Image.Image],
) -> None:
    for picture in PICTURES:
        assert distance(picture, changed(picture), quality=60) <= SURELY_FOUND_BITS


@pytest.mark.parametrize("light", [0.85, 1.15], ids=["darker", "brighter"])
def test_other_light_makes_no_other_picture(light: float) -> None:
    for picture in PICTURES:
        assert distance(picture, ImageEnhance.Brightness(picture).enhance(light)) <= ALIKE_BITS


def test_most_pictures_cropped_by_two_percent_are_alike() -> None:
    far = [distance(picture, cropped(picture)) for picture in PICTURES]
    assert sum(bits <= ALIKE_BITS for bits in far) >= len(PICTURES) * 0.8


def test_other_pictures_are_far_away() -> None:
    for picture in PICTURES[1:]:
        assert distance(PICTURES[0], picture) > 2 * ALIKE_BITS


@pytest.mark.parametrize("colour", ["black", "white", (128, 126, 120)])
def test_a_picture_of_nothing_has_no_likeness(colour: str | tuple[int, int, int]) -> None:
    assert likeness(Image.new("RGB", SIZE, colour)) is None


def test_likeness_fits_its_bits_and_a_turned_picture_is_turned_back() -> None:
    upright = PICTURES[0]
    found = likeness(upright)
    assert found is not None
    assert 0 <= found < 1 << BITS
    on_its_side = pictures.with_exif(
        pictures.saved(upright.transpose(Image.Transpose.ROTATE_90), quality=90),
        pictures.camera_exif(orientation=6),
    )
    assert ImageFingerprint("", found).is_like(PillowPhotoCleaner().clean(on_its_side).likeness)


def test_the_digest_is_that_of_the_original() -> None:
    data = pictures.photo()
    assert PillowPhotoCleaner().clean(data).sha256 == hashlib.sha256(data).hexdigest()
