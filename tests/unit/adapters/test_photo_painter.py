"""What is covered is gone from the pixels, in both sizes; the rest of the picture is as it was."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shared.adapters.photos.painter import PillowPhotoPainter
from shared.domain.evidence.redaction import Box
from tests import pictures

cover = PillowPhotoPainter().cover


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.fixture(scope="module")
def white() -> bytes:
    return pictures.saved(Image.new("RGB", (1280, 960), "white"), quality=80)


def test_the_covered_part_is_black_and_the_rest_is_not(white: bytes) -> None:
    for data, size in zip(cover(white, [Box(0.25, 0.25, 0.5, 0.5)]), (1280, 320), strict=True):
        picture = opened(data)
        assert max(picture.size) == size
        width, height = picture.size
        dark = picture.crop((width // 4, height // 4, width // 2, height // 2))
        assert max(dark.convert("L").tobytes()) < 40
        assert picture.getpixel((width - 5, height - 5)) == (255, 255, 255)


def test_nothing_beneath_bleeds_out(white: bytes) -> None:
    """A red spot that is covered leaves no red anywhere, not even beside the box."""
    picture = opened(white)
    picture.paste("red", (403, 303, 510, 410))
    large, _ = cover(pictures.saved(picture), [Box(403 / 1280, 303 / 960, 510 / 1280, 410 / 960)])
    red, green, _ = opened(large).split()
    assert max(r - g for r, g in zip(red.tobytes(), green.tobytes(), strict=True)) < 40


def test_the_copy_carries_no_metadata(white: bytes) -> None:
    large, small = cover(white, [Box(0, 0, 1, 1)])
    for data in (large, small):
        assert not Image.open(io.BytesIO(data)).getexif()


@given(
    left=st.floats(0, 0.98),
    top=st.floats(0, 0.98),
    width=st.floats(0.01, 1),
    height=st.floats(0.01, 1),
)
def test_any_box_within_the_picture_is_painted(
    left: float, top: float, width: float, height: float
) -> None:
    box = Box(left, top, min(1.0, left + width), min(1.0, top + height))
    small_white = pictures.saved(Image.new("RGB", (64, 48), "white"))
    large, _ = cover(small_white, [box])
    middle = (int((box.left + box.right) * 32), int((box.top + box.bottom) * 24))
    pixel = opened(large).getpixel((min(63, middle[0]), min(47, middle[1])))
    assert isinstance(pixel, tuple)
    assert max(pixel) < 60
