"""Whatever bytes come, the answer is two clean pictures or one of three refusals, soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.photos.cleaner import PillowPhotoCleaner
from shared.domain.kernel.errors import InvalidError
from tests import pictures

CODES = {"photo_not_an_image", "photo_too_many_pixels", "photo_damaged"}
SEEDS = {
    "baseline": pictures.photo((64, 48)),
    "progressive": pictures.photo((64, 48), progressive=True),
    "png": pictures.png((24, 16), exif=pictures.camera_exif().tiff()),
    "lossy": pictures.webp((24, 16), mode="RGBA", exif=pictures.camera_exif().tiff()),
    "lossless": pictures.webp((24, 16), lossless=True),
}

mutations = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), max_size=6
)


@pytest.mark.parametrize("seed", SEEDS)
@settings(deadline=None, max_examples=60)
@given(changes=mutations, ending=st.floats(0, 1))
def test_a_changed_picture_is_cleaned_or_refused(
    seed: str, changes: list[tuple[float, bytes]], ending: float
) -> None:
    data = bytearray(SEEDS[seed])
    for share, new in changes:
        at = int(share * len(data))
        data[at : at + len(new)] = new
    cleaned_or_refused(bytes(data[: max(16, round(len(data) * (0.5 + ending)))]))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF    WEBP", b""]), st.binary())
def test_noise_is_refused(start: bytes, noise: bytes) -> None:
    cleaned_or_refused(start + noise)


def cleaned_or_refused(data: bytes) -> None:
    started = time.perf_counter()
    try:
        made = PillowPhotoCleaner().clean(data)
        found = {marker for marker, _ in pictures.segments(made.large)}
        unexpected = {hex(marker) for marker in found - {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}}
    except InvalidError as refused:
        unexpected = {refused.code} - CODES
    assert not unexpected
    assert time.perf_counter() - started < 5
