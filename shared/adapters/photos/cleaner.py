"""The PhotoCleaner of every installation: checks, one scaled decode, two sizes, no metadata."""

import hashlib
import io
import warnings
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from shared.adapters.photos.claims import claims_of
from shared.adapters.photos.envelope import BrokenPictureError, Envelope, Format
from shared.adapters.photos.exif import read_exif
from shared.adapters.photos.jpeg import SIGNATURE as JPEG_SIGNATURE
from shared.adapters.photos.jpeg import read_jpeg
from shared.adapters.photos.likeness import likeness_of
from shared.adapters.photos.png import SIGNATURE as PNG_SIGNATURE
from shared.adapters.photos.png import read_png
from shared.adapters.photos.webp import is_webp, read_webp
from shared.domain.kernel.errors import InvalidError
from shared.ports.pictures import CleanPhoto

if TYPE_CHECKING:
    from PIL.Image import Image

# A megapixel is 2**20 here, as in the name of a "64 MP" phone, whose 9248 x 6936 must pass.
_MEGAPIXEL = 2**20
MAX_SIDE = 12_000
MAX_PIXELS_SCALED = 64 * _MEGAPIXEL
MAX_PIXELS_JPEG = 25 * _MEGAPIXEL
# A decoder that goes over a JPEG more than once holds all of it; four inks are half as much again as
# three colours, which in most files lie at a quarter of the resolution.
MAX_PIXELS_FOUR_INKS = 12 * _MEGAPIXEL
MAX_PIXELS_OTHER = 16 * _MEGAPIXEL

LARGE, SMALL = 1280, 320
_QUALITY = 80
_FOUR_INKS = "CMYK"
_SIXTEEN_BIT_MODES = ("I", "I;16", "I;16B", "I;16L", "I;16N")


class PillowPhotoCleaner:
    """JPEG, PNG and WEBP, told by content alone. Of several pictures in a file, the first.

    Limits hold before any pixel is decoded. The copies keep the original's colour values; its
    colour profile goes with the rest of the metadata.
    """

    def clean(self, data: bytes) -> CleanPhoto:
        envelope = _envelope(data)
        _refuse_oversize(envelope)
        told = read_exif(envelope.exif)
        metadata = claims_of(envelope, told)
        try:
            picture = _decoded(envelope)
            # Its copy of the file may be as large as what scaling needs.
            del envelope
            picture = _upright(_in_rgb(scaled(picture, LARGE)), told.orientation)
            tiny = scaled(picture, SMALL)
            large, small = encoded(picture), encoded(tiny)
            likeness = likeness_of(tiny)
        except MemoryError:
            raise InvalidError("photo_too_many_pixels") from None
        except Exception as error:  # a decoder of hostile bytes may raise anything
            raise InvalidError("photo_damaged") from error
        return CleanPhoto(
            large=large,
            small=small,
            width=picture.width,
            height=picture.height,
            content_type="image/jpeg",
            metadata=metadata,
            likeness=likeness,
            sha256=hashlib.sha256(data).hexdigest(),
        )


def _envelope(data: bytes) -> Envelope:
    try:
        if data.startswith(JPEG_SIGNATURE):
            return read_jpeg(data)
        if data.startswith(PNG_SIGNATURE):
            return read_png(data)
        if is_webp(data):
            return read_webp(data)
    except BrokenPictureError as error:
        raise InvalidError("photo_damaged") from error
    raise InvalidError("photo_not_an_image")


def _refuse_oversize(envelope: Envelope) -> None:
    limit = MAX_PIXELS_OTHER
    if envelope.format is Format.JPEG:
        whole = MAX_PIXELS_FOUR_INKS if envelope.has_four_inks else MAX_PIXELS_JPEG
        limit = MAX_PIXELS_SCALED if envelope.scans_once else whole
    width, height = envelope.width, envelope.height
    if max(width, height) > MAX_SIDE or width * height > limit:
        raise InvalidError("photo_too_many_pixels")
    if min(width, height) < 1:
        raise InvalidError("photo_damaged")


@cache
def _pillow() -> ModuleType:
    """Pillow, imported when the first photo comes, with its own size alarm made an error."""
    from PIL import Image

    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    return Image


def _decoded(envelope: Envelope) -> "Image":
    """Large enough for the large size, in RGB or four inks. Raises whatever a decoder raises.

    Four inks become three colours once they are scaled: a second picture of the decoder's size
    beside the first would be more than a worker promises to take.
    """
    picture: Image = _pillow().open(io.BytesIO(envelope.pixels), formats=(envelope.format.value,))
    if picture.format != envelope.format or picture.size != (envelope.width, envelope.height):
        raise BrokenPictureError("the decoder sees another picture than its header told")
    picture.draft("RGB", _fitted(picture.size, LARGE))
    picture.load()
    return picture if picture.mode == _FOUR_INKS else _in_rgb(picture)


def _in_rgb(picture: "Image") -> "Image":
    if picture.mode == "RGB":
        return picture
    if picture.mode in _SIXTEEN_BIT_MODES:
        return (
            picture.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
        )
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen_through = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    white: Image = _pillow().new("RGB", picture.size, "white")
    white.paste(seen_through, mask=seen_through)
    return white


def _fitted(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """The size within a square of `long_side`, never enlarged, never below one pixel."""
    factor = min(1.0, long_side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def scaled(picture: "Image", long_side: int) -> "Image":
    """Within a square of `long_side` pixels, never enlarged."""
    from PIL.Image import Resampling

    fitted = _fitted(picture.size, long_side)
    if fitted == picture.size:
        return picture
    return picture.resize(fitted, Resampling.HAMMING, reducing_gap=1.0)


def _upright(picture: "Image", orientation: int) -> "Image":
    """Turned and mirrored as the camera's orientation asks; done last, on the fewest pixels."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def encoded(picture: "Image") -> bytes:
    """As JPEG, without any metadata."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
