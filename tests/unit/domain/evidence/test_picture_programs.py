"""What a program's name in a file says of a picture: what is normal says nothing."""

import pytest

from shared.domain.evidence.picture_programs import Handling, of_credit, of_programs, of_source


@pytest.mark.parametrize(
    "name",
    [
        "HDR+ 1.0.540104767zd",
        "S911BXXU3AWF5",
        "MIUI Camera",
        "sweet_id-user 13 TKQ1.221013.002 V14.0.8.0 release-keys",
        "MediaTek Camera Application",
        "17.5.1",
        "Open Camera",
        "Timestamp Camera",
        "GPS Map Camera",
        "Android UP1A.231005.007",
        "Gimpel Kamera",
        "Canvas 2",
        "",
    ],
)
def test_what_phones_and_field_cameras_write_is_normal(name: str) -> None:
    assert of_programs([name]) is Handling.NONE


@pytest.mark.parametrize(
    ("name", "handling"),
    [
        ("Picasa", Handling.RESAVED),
        ("Microsoft Windows Photo Viewer 6.1.7600.16385", Handling.RESAVED),
        ("Adobe Photoshop 25.1 (Windows)", Handling.EDITED),
        ("Adobe Photoshop Lightroom 9.0 (Android)", Handling.EDITED),
        ("GIMP 2.10.36", Handling.EDITED),
        ("SNAPSEED 2.0", Handling.EDITED),
        ("paint.net 5.0.13", Handling.EDITED),
        ("Adobe Firefly 3.0", Handling.MADE_BY_AI),
        ("Adobe Photoshop with Adobe Firefly", Handling.MADE_BY_AI),
        ("Stable Diffusion", Handling.MADE_BY_AI),
    ],
)
def test_what_else_is_known_by_its_name(name: str, handling: Handling) -> None:
    assert of_programs(["HDR+ 1.0", name]) is handling


@pytest.mark.parametrize(
    ("source", "handling"),
    [
        ("digitalCapture", Handling.NONE),
        ("computationalCapture", Handling.NONE),
        ("screenCapture", Handling.NONE),
        ("unheardOf", Handling.NONE),
        ("minorHumanEdits", Handling.RESAVED),
        ("composite", Handling.EDITED),
        ("compositeWithTrainedAlgorithmicMedia", Handling.CHANGED_BY_AI),
        ("trainedAlgorithmicMedia", Handling.MADE_BY_AI),
    ],
)
def test_the_source_types_of_iptc(source: str, handling: Handling) -> None:
    assert of_source(source) is handling


def test_credit_lines_that_programs_write() -> None:
    assert of_credit("Edited with Google AI") is Handling.CHANGED_BY_AI
    assert of_credit("Made with Google AI") is Handling.MADE_BY_AI
    assert of_credit("Humas Kota Kendari") is Handling.NONE
