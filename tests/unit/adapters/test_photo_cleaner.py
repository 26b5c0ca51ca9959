import io
import subprocess
import sys
from collections.abc import Callable

import pytest
from PIL import Image

from shared.adapters.photos.cleaner import LARGE, SMALL, PillowPhotoCleaner
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from tests import pictures

clean = PillowPhotoCleaner().clean


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def code_of(data: bytes) -> str:
    with pytest.raises(InvalidError) as refused:
        clean(data)
    return refused.value.code


def four_inks(*, progressive: bool = False) -> bytes:
    return pictures.jpeg((64, 64), "CMYK", progressive=progressive)


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 24 for one, other in zip(pixel, wanted, strict=True))


RED, LIME, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "large", "small"),
    [
        (pictures.photo((4032, 3024)), (1280, 960), (320, 240)),
        (pictures.photo((3024, 4032)), (960, 1280), (240, 320)),
        (pictures.photo((1280, 720)), (1280, 720), (320, 180)),
        (pictures.photo((2559, 1000)), (1280, 500), (320, 125)),
        (pictures.photo((2561, 1)), (1280, 1), (320, 1)),
        (pictures.photo((200, 100)), (200, 100), (200, 100)),
        (pictures.photo((1, 1)), (1, 1), (1, 1)),
        (pictures.png((3000, 1500)), (1280, 640), (320, 160)),
        (pictures.webp((1000, 1500)), (853, 1280), (213, 320)),
        (pictures.photo((2000, 3000), progressive=True), (853, 1280), (213, 320)),
    ],
    ids=lambda value: "file" if isinstance(value, bytes) else str(value),
)
def test_two_sizes_fit_their_squares_and_nothing_is_enlarged(
    data: bytes, large: tuple[int, int], small: tuple[int, int]
) -> None:
    made = clean(data)
    assert (opened(made.large).size, opened(made.small).size) == (large, small)
    assert (made.width, made.height) == large
    assert made.content_type == "image/jpeg"
    assert (LARGE, SMALL) == (1280, 320)


@pytest.mark.parametrize(
    "data",
    [
        pictures.chatty_photo(),
        pictures.png(pnginfo=None, exif=pictures.camera_exif().tiff(), icc_profile=b"\0" * 128),
        pictures.webp(exif=b"Exif\0\0" + pictures.camera_exif().tiff(), xmp=b"<x>rahasia-xmp</x>"),
        pictures.polyglot(),
        pictures.mpo(),
    ],
    ids=["jpeg", "png", "webp", "polyglot", "mpo"],
)
def test_no_metadata_survives(data: bytes) -> None:
    made = clean(data)
    for copy in (made.large, made.small):
        markers = [marker for marker, _ in pictures.segments(copy)]
        assert set(markers) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}, "only JFIF, tables, frame and scan"
        assert (
            next(body for marker, body in pictures.segments(copy) if marker == 0xE0)[:5]
            == b"JFIF\0"
        )
        assert copy.endswith(b"\xff\xd9")
        assert copy.count(b"\xff\xd8\xff") == 1, "no thumbnail inside"
        for secret in (b"rahasia", b"Exif", b"Merek", b"script", b"PK\x05\x06", b"2026", b"MPF"):
            assert secret not in copy


@pytest.mark.parametrize(
    ("orientation", "corners"),
    [
        (1, (RED, LIME, BLUE, WHITE)),
        (2, (LIME, RED, WHITE, BLUE)),
        (3, (BLUE, WHITE, RED, LIME)),
        (4, (WHITE, BLUE, LIME, RED)),
        (5, (RED, WHITE, BLUE, LIME)),
        (6, (WHITE, RED, LIME, BLUE)),
        (7, (BLUE, LIME, RED, WHITE)),
        (8, (LIME, BLUE, WHITE, RED)),
        (9, (RED, LIME, BLUE, WHITE)),
    ],
)
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_stands_upright(
    orientation: int, corners: tuple[tuple[int, int, int], ...], order: str
) -> None:
    plain = pictures.saved(pictures.quarters((400, 200)), quality=95)
    made = clean(
        pictures.with_exif(plain, pictures.camera_exif(orientation=orientation, order=order))
    )
    picture = opened(made.large)
    wide, high = picture.size
    assert picture.size == ((200, 400) if orientation in {5, 6, 7, 8} else (400, 200))
    assert (made.width, made.height) == picture.size
    places = [(10, 10), (wide - 10, 10), (wide - 10, high - 10), (10, high - 10)]
    for place, wanted in zip(places, corners, strict=True):
        assert near(picture.getpixel(place), wanted), place


def test_transparency_becomes_white() -> None:
    clear = Image.new("RGBA", (100, 100), (200, 0, 0, 0))
    paletted = Image.new("P", (100, 100), 0)
    paletted.putpalette([0, 0, 0] * 256)
    for data in (
        pictures.saved(clear, "PNG"),
        pictures.saved(clear, "WEBP", lossless=True),
        pictures.saved(clear, "WEBP"),
        pictures.saved(clear.convert("LA"), "PNG"),
        pictures.saved(paletted, "PNG", transparency=0),
    ):
        assert near(opened(clean(data).large).getpixel((50, 50)), WHITE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    shade = Image.linear_gradient("L").resize((300, 300))
    picture = (
        shade.convert("I").point(lambda v: v * 256).convert(mode)
        if mode == "I;16"
        else shade.convert(mode)
    )
    made = opened(clean(pictures.saved(picture, "PNG")).large)
    assert near(made.getpixel((150, 2)), (0, 0, 0))
    assert near(made.getpixel((150, 297)), WHITE)
    if mode not in {"1", "P"}:
        assert near(made.getpixel((150, 150)), (128, 128, 128))


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_every_kind_of_jpeg_is_read(mode: str, progressive: bool) -> None:  # noqa: FBT001 - a case
    red = Image.new("RGB", (2600, 1300), (220, 30, 30))
    made = opened(clean(pictures.saved(red.convert(mode), progressive=progressive)).large)
    expected = (87, 87, 87) if mode == "L" else (220, 30, 30)
    assert near(made.getpixel((50, 50)), expected)


def test_of_several_pictures_in_a_file_the_first_is_taken() -> None:
    two = pictures.mpo()
    assert Image.open(io.BytesIO(two)).format == "MPO"
    made = opened(clean(two).large)
    assert made.size == (400, 200)
    assert near(made.getpixel((10, 10)), RED)

    first, second = pictures.quarters(), pictures.scene((400, 200))
    moving = pictures.saved(first, "PNG", save_all=True, append_images=[second], default_image=True)
    assert near(opened(clean(moving).large).getpixel((10, 10)), RED)


def test_fill_bytes_between_segments_are_skipped() -> None:
    assert clean(inserted(PLAIN, b"\xff\xff\xff")).large == clean(PLAIN).large


def test_what_lies_behind_a_picture_is_ignored() -> None:
    video = pictures.photo() + b"\0\0\0\x18ftypmp42" + b"\0" * 5000
    assert clean(video).large == clean(pictures.photo()).large


@pytest.mark.parametrize(("name", "data"), list(pictures.NotPictures().files.items()))
def test_what_is_not_a_picture_is_refused_whatever_it_is_called(name: str, data: bytes) -> None:
    assert code_of(data) == "photo_not_an_image", name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("png, 16 Mpx", pictures.png_claiming(4097, 4096)),
        ("png, side", pictures.png_claiming(12_001, 10)),
        ("png, 2**31", pictures.png_claiming(2**31 - 1, 2**31 - 1)),
        ("webp, 16 Mpx", pictures.webp_claiming(4097, 4096)),
        ("webp, side", pictures.webp_claiming(16_384, 1)),
        ("webp, largest", pictures.webp_claiming(16_384, 16_384)),
        ("baseline, 64 Mpx", pictures.resized_header(pictures.jpeg((64, 64)), 8193, 8192)),
        ("baseline, side", pictures.resized_header(pictures.jpeg((64, 64)), 12_001, 100)),
        (
            "progressive, 25 Mpx",
            pictures.resized_header(pictures.jpeg((64, 64), progressive=True), 5121, 5120),
        ),
        (
            "progressive in four inks, 12 Mpx",
            pictures.resized_header(four_inks(progressive=True), 4097, 3072),
        ),
        (
            "baseline in four inks and several scans, 12 Mpx",
            pictures.non_interleaved(pictures.resized_header(four_inks(), 4097, 3072)),
        ),
        (
            "baseline in several scans, 25 Mpx",
            pictures.non_interleaved(pictures.resized_header(pictures.jpeg((64, 64)), 5121, 5120)),
        ),
    ],
)
def test_a_picture_is_measured_before_it_is_decoded(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Image, "open", never)
    assert code_of(data) == "photo_too_many_pixels", name


def test_the_largest_phone_picture_passes() -> None:
    """9248 x 6936, in one colour so that it is made quickly."""
    made = clean(pictures.saved(Image.new("RGB", (9248, 6936), "teal"), quality=50))
    assert (made.width, made.height) == (1280, 960)


def test_four_inks_are_scaled_before_they_become_three_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else two pictures of the decoder's size are held at once; of 26 Mpx, as here, 52 MiB."""
    sizes: list[tuple[int, int]] = []
    convert = Image.Image.convert

    def noted(picture: Image.Image, mode: str) -> Image.Image:
        sizes.append(picture.size)
        return convert(picture, mode)

    monkeypatch.setattr(Image.Image, "convert", noted)
    data = pictures.saved(Image.new("CMYK", (5119, 5119), (0, 200, 200, 0)), quality=50)
    clean(data)
    assert max(sizes) == (1280, 1280)


def cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize(
    "make",
    [
        pictures.photo,
        lambda: pictures.photo(progressive=True),
        pictures.png,
        pictures.webp,
        lambda: pictures.webp(lossless=True),
    ],
    ids=["baseline", "progressive", "png", "lossy", "lossless"],
)
def test_a_cut_picture_is_damaged(make: Callable[[], bytes], share: float) -> None:
    assert code_of(cut(make(), share)) == "photo_damaged"


PLAIN, PNG, WEBP = pictures.jpeg(), pictures.png(), pictures.webp()
SECOND_FRAME = b"\x08\0\x10\0\x10\x01\x01\x11\0"


def inserted(data: bytes, more: bytes) -> bytes:
    return data[:2] + more + data[2:]


def moving_webp() -> bytes:
    frames = [pictures.scene((400, 200))]
    return pictures.saved(pictures.quarters(), "WEBP", save_all=True, append_images=frames)


def webp_in_a_smaller_frame() -> bytes:
    """Its frame says 319 pixels wide where the picture has 320."""
    return pictures.webp((320, 240), exif=b"II*\0").replace(b"\x3f\x01\0", b"\x3e\x01\0", 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("only a signature", b"\xff\xd8\xff"),
        ("signature and noise", b"\xff\xd8\xff\xe0" + b"\x07" * 1000),
        ("empty png", b"\x89PNG\r\n\x1a\n"),
        ("png without a header", b"\x89PNG\r\n\x1a\n" + pictures.chunk(b"IDAT", b"")),
        ("png with a short header", b"\x89PNG\r\n\x1a\n" + pictures.chunk(b"IHDR", b"\0" * 8)),
        ("png of no size", pictures.png_claiming(0, 10)),
        ("png without its pixels", pictures.png_claiming(4096, 4096)),
        ("png of too many chunks", pictures.png()[:33] + pictures.chunk(b"aaAa", b"") * 50_001),
        ("png with two headers", PNG[:33] + pictures.png((9, 9))[8:33] + PNG[33:]),
        ("webp without a picture", b"RIFF\x04\0\0\0WEBP"),
        ("webp of too many chunks", b"RIFF\x04\0\0\0WEBP" + b"ABCD\0\0\0\0" * 1_001),
        ("webp with a cut frame", WEBP[:12] + b"VP8X\x02\0\0\0\0\0" + WEBP[12:]),
        ("webp without a start code", WEBP.replace(b"\x9d\x01\x2a", b"\0\0\0")),
        ("webp of noise", pictures.webp_claiming(100, 100)),
        ("webp larger than its frame", webp_in_a_smaller_frame()),
        ("moving webp", moving_webp()),
        ("jpeg of no height", pictures.resized_header(PLAIN, 640, 0)),
        ("jpeg with two frames", inserted(PLAIN, pictures.segment(0xC0, SECOND_FRAME))),
        ("lossless jpeg", PLAIN.replace(b"\xff\xc0", b"\xff\xc3", 1)),
        ("arithmetic jpeg", PLAIN.replace(b"\xff\xc0", b"\xff\xc9", 1)),
        ("twelve-bit jpeg", PLAIN.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c", 1)),
        ("jpeg of a thousand scans", pictures.many_scans(1000)),
        ("jpeg of many segments", inserted(PLAIN, pictures.segment(0xFE, b"") * 1_001)),
    ],
)
def test_a_broken_picture_is_damaged(name: str, data: bytes) -> None:
    assert code_of(data) == "photo_damaged", name


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (MemoryError(), "photo_too_many_pixels"),
        (SyntaxError("broken"), "photo_damaged"),
        (IndexError(), "photo_damaged"),
        (Image.DecompressionBombWarning(), "photo_damaged"),
    ],
)
def test_whatever_a_decoder_raises_the_photo_is_refused(
    raised: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(Image, "open", fails)
    assert code_of(pictures.photo()) == code


def near_kendari(point: Point | None) -> bool:
    assert point is not None
    return (point.latitude, point.longitude) == pytest.approx(pictures.KENDARI, abs=1e-6)


def test_position_and_time_are_kept_apart_from_the_picture() -> None:
    told = clean(pictures.photo()).metadata
    assert told == PhotoMetadata(
        position=told.position,
        altitude_m=12.5,
        taken="2026-03-02T08:15:30+08:00",
        making=ImageProvenance(make="Merek Contoh"),
    )
    assert near_kendari(told.position)
    assert clean(pictures.jpeg()).metadata == PhotoMetadata()


@pytest.mark.parametrize(
    "data",
    [
        pictures.png(exif=pictures.camera_exif().tiff()),
        pictures.webp(exif=b"Exif\0\0" + pictures.camera_exif().tiff()),
        pictures.webp(mode="RGBA", exif=pictures.camera_exif().tiff()),
    ],
)
def test_png_and_webp_tell_their_position_too(data: bytes) -> None:
    assert near_kendari(clean(data).metadata.position)


def test_damaged_metadata_does_not_cost_the_photo() -> None:
    broken = pictures.with_exif(pictures.jpeg(), b"II*\0\xff\xff\xff\xff")
    assert clean(broken).metadata == PhotoMetadata(is_damaged=True)


def test_pillow_is_loaded_with_the_first_photo_only() -> None:
    program = "import sys, shared.adapters.photos.cleaner; sys.exit('PIL' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
