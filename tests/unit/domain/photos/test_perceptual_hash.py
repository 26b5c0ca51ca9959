from hypothesis import given
from hypothesis import strategies as st

from shared.domain.photos.perceptual_hash import (
    ALIKE_BITS,
    BANDS,
    BITS,
    SURELY_FOUND_BITS,
    ImageFingerprint,
)

likenesses = st.integers(0, (1 << BITS) - 1)


@given(likenesses, st.sets(st.integers(0, BITS - 1), max_size=SURELY_FOUND_BITS))
def test_so_few_other_bits_always_leave_a_place_in_common(likeness: int, bits: set[int]) -> None:
    other = likeness
    for bit in bits:
        other ^= 1 << bit
    one, two = ImageFingerprint("a", likeness), ImageFingerprint("b", other)
    assert set(one.places()) & set(two.places())
    assert one.is_like(other)


@given(likenesses)
def test_a_picture_is_looked_for_at_a_fixed_number_of_places(likeness: int) -> None:
    places = ImageFingerprint("a", likeness).places()
    assert len(set(places)) == len(places) == 1 + BANDS
    assert places[0] == ImageFingerprint("a").own_place


def test_without_a_likeness_only_the_bytes_count() -> None:
    assert ImageFingerprint("a").places() == ("f-a",)
    assert not ImageFingerprint("a").is_like(0)
    assert not ImageFingerprint("a", 0).is_like(None)


def test_too_many_other_bits_are_another_picture() -> None:
    assert ImageFingerprint("a", 0).is_like((1 << ALIKE_BITS) - 1)
    assert not ImageFingerprint("a", 0).is_like((1 << ALIKE_BITS + 1) - 1)
