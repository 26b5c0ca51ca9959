"""When two pictures are the same one: byte by byte, or to the eye.

A likeness is 128 bits, each telling whether the picture gets lighter from one field of a coarse grid
to the next. Saving again, scaling and other light change few of them. It is cut into eight bands of
sixteen bits: two likenesses that differ in at most seven bits agree in at least one band, so whoever
looks under each band finds them. Most of those that differ in a few more are found as well.
"""

from datetime import datetime

from shared.domain.kernel.value_object import value_object
from shared.domain.photos.photos import PhotoPurpose

BITS = 128
BANDS = 8
_BAND_BITS = BITS // BANDS
SURELY_FOUND_BITS = BANDS - 1
# Unrelated pictures differ in about half of the bits; one that was cropped by 2 % in 7 to 15.
ALIKE_BITS = 12


@value_object
class ImageFingerprint:
    """What is remembered of a picture: the digest of its file and, where it shows enough, its likeness."""

    sha256: str
    likeness: int | None = None

    def places(self) -> tuple[str, ...]:
        """The names under which it is kept and looked for: one for its bytes, one for each band."""
        return (self.own_place, *(f"b{n}-{value:04x}" for n, value in enumerate(self._bands())))

    @property
    def own_place(self) -> str:
        """Where only pictures of the very same bytes are."""
        return f"f-{self.sha256}"

    def _bands(self) -> tuple[int, ...]:
        if self.likeness is None:
            return ()
        mask = (1 << _BAND_BITS) - 1
        return tuple(self.likeness >> _BAND_BITS * n & mask for n in range(BANDS))

    def is_like(self, likeness: int | None) -> bool:
        if self.likeness is None or likeness is None:
            return False
        return (self.likeness ^ likeness).bit_count() <= ALIKE_BITS


@value_object
class Match:
    """A picture that was there before. `is_same_file` where not only the looks are the same."""

    report_id: str
    photo_id: str
    purpose: PhotoPurpose
    announced_at: datetime
    is_same_file: bool
