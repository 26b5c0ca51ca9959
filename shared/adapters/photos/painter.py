"""Covers parts of a clean copy. The boxes are painted into the pixels before the copy is written."""

import io
import math
from collections.abc import Sequence

from shared.adapters.photos.cleaner import SMALL, encoded, scaled
from shared.domain.evidence.redaction import Box


class PillowPhotoPainter:
    def cover(self, large: bytes, boxes: Sequence[Box]) -> tuple[bytes, bytes]:
        from PIL import Image, ImageDraw

        picture = Image.open(io.BytesIO(large), formats=("JPEG",)).convert("RGB")
        brush = ImageDraw.Draw(picture)
        for box in boxes:
            brush.rectangle(_pixels(box, picture.width, picture.height), fill="black")
        return encoded(picture), encoded(scaled(picture, SMALL))


def _pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Outwards to whole blocks of the encoding, so that no colour bleeds out from beneath."""
    block = 16
    return (
        math.floor(box.left * width / block) * block,
        math.floor(box.top * height / block) * block,
        min(width, math.ceil(box.right * width / block) * block) - 1,
        min(height, math.ceil(box.bottom * height / block) * block) - 1,
    )
