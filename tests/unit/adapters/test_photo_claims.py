"""What whole files claim of their making, in each container; and that none of it reaches a copy."""

from typing import Any

import pytest

from shared.adapters.photos.cleaner import PillowPhotoCleaner
from shared.adapters.photos.envelope import XMP_LIMIT
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from tests import edited_pictures, pictures
from tests.edited_pictures import EDITED, GENERATED, packet

clean = PillowPhotoCleaner().clean
JPEG, PNG, WEBP = pictures.jpeg((64, 48)), pictures.png((64, 48)), pictures.webp((64, 48))
PHOTOSHOP = "Adobe Photoshop 25.1 (Windows)"


def made(**how: Any) -> PhotoMetadata:
    return PhotoMetadata(making=ImageProvenance(**how))


@pytest.mark.parametrize(
    "data",
    [
        edited_pictures.with_xmp(JPEG, EDITED),
        edited_pictures.with_xmp(pictures.jpeg((64, 48), progressive=True), EDITED),
        edited_pictures.with_xmp(JPEG, packet(), [b"\xff" * 500, EDITED.encode()]),
        edited_pictures.png_with_xmp(PNG, EDITED),
        edited_pictures.png_with_xmp(PNG, EDITED, head=b"\0\0id\0nama\0"),
        edited_pictures.webp_with(WEBP, b"XMP ", EDITED.encode()),
        pictures.webp((64, 48), xmp=EDITED.encode()),
    ],
    ids=["jpeg", "progressive", "extended", "png", "png in a language", "webp", "webp by pillow"],
)
def test_a_packet_in_each_container(data: bytes) -> None:
    assert clean(data).metadata == made(
        software=(PHOTOSHOP, "Adobe Bridge 2024"),
        actions=("saved", "converted"),
    )


def test_every_kind_of_claim_at_once() -> None:
    whole = edited_pictures.with_credentials(edited_pictures.with_xmp(JPEG, GENERATED))
    root = [
        pictures.text(0x010F, "Merek Contoh "),
        pictures.text(0x0110, "Model Contoh 5"),
        pictures.text(0x0131, "HDR+ 1.0.540104767zd"),
        pictures.text(0x000B, "GIMP 2.10"),
    ]
    assert clean(pictures.with_exif(whole, pictures.Exif(root=root))).metadata == made(
        make="Merek Contoh",
        model="Model Contoh 5",
        software=("HDR+ 1.0.540104767zd", "GIMP 2.10"),
        source="trainedAlgorithmicMedia",
        credit="Made with Google AI",
        has_credentials=True,
    )


@pytest.mark.parametrize(
    "data",
    [
        edited_pictures.with_credentials(JPEG),
        edited_pictures.png_with(PNG, b"caBX", b"\0\0\0\x10jumb"),
        edited_pictures.webp_with(WEBP, b"C2PA", b"\0\0\0\x10jumb"),
    ],
    ids=["jpeg", "png", "webp"],
)
def test_content_credentials_are_noted(data: bytes) -> None:
    assert clean(data).metadata == made(has_credentials=True)


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg((64, 48))[:2] + pictures.segment(0xEB, b"JP\0\x01 an hdr picture") + JPEG[2:],
        pictures.jpeg((64, 48))[:2] + pictures.segment(0xEB, b"HDR c2pa") + JPEG[2:],
        edited_pictures.with_xmp(JPEG, b""),
        edited_pictures.with_xmp(JPEG, packet(), [b""]),
        edited_pictures.png_with_xmp(PNG, EDITED, head=b"\x01\0\0\0"),
        edited_pictures.png_with(PNG, b"iTXt", b"Comment\0\0\0\0\0" + EDITED.encode()),
        edited_pictures.png_with(PNG, b"iTXt", b"XML:com.adobe.xmp\0"),
        edited_pictures.png_with(PNG, b"tEXt", b"prompt\0Apa kabar?"),
        edited_pictures.png_with(PNG, b"tEXt", b"Software"),
        edited_pictures.png_with(PNG, b"tEXt", b""),
    ],
)
def test_what_only_begins_like_a_claim_is_none(data: bytes) -> None:
    assert clean(data).metadata == PhotoMetadata()


@pytest.mark.parametrize(
    ("name", "told", "program"),
    [
        (b"Software", b"GIMP 2.10", "GIMP 2.10"),
        (b"parameters", b"a street\nSteps: 20, Sampler: Euler a", "Stable Diffusion"),
        (b"prompt", b'{"3": {"class_type": "KSampler"}}', "Stable Diffusion"),
    ],
)
def test_what_a_png_says_in_its_own_texts(name: bytes, told: bytes, program: str) -> None:
    data = edited_pictures.png_with(PNG, b"tEXt", name + b"\0" + told)
    assert clean(data).metadata == made(software=(program,))


def test_a_flood_of_metadata_is_cut() -> None:
    """As many segments as a JPEG may have, and its only fact behind the limit."""
    more = [b"x" * 60_000] * 30
    flood = edited_pictures.with_xmp(JPEG, packet(), [*more, EDITED.encode()])
    assert len(flood) > 10 * XMP_LIMIT
    assert clean(flood).metadata == PhotoMetadata()


@pytest.mark.parametrize(
    "data",
    [
        edited_pictures.with_credentials(edited_pictures.with_xmp(JPEG, EDITED)),
        edited_pictures.png_with_xmp(PNG, EDITED),
        edited_pictures.webp_with(WEBP, b"XMP ", EDITED.encode()),
    ],
)
def test_none_of_it_is_in_a_copy(data: bytes) -> None:
    copies = clean(data)
    for copy in (copies.large, copies.small):
        for secret in (b"Adobe Photoshop", b"xpacket", b"c2pa", b"jumb"):
            assert secret not in copy
