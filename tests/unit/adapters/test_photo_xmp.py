"""What an XMP packet says of a picture's making; and that no packet costs more than its length."""

from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.photos.envelope import XMP_LIMIT
from shared.adapters.photos.names import LONGEST, name_in
from shared.adapters.photos.xmp import read_xmp
from shared.domain.photos.metadata import ImageProvenance
from tests import edited_pictures
from tests.edited_pictures import history, packet, source


def read(text: str) -> ImageProvenance:
    return read_xmp(text.encode())


def test_the_programs_and_acts_of_a_history() -> None:
    assert read(edited_pictures.EDITED) == ImageProvenance(
        software=("Adobe Photoshop 25.1 (Windows)", "Adobe Bridge 2024"),
        actions=("saved", "converted"),
    )


@pytest.mark.parametrize(
    "told",
    [
        packet('xmp:CreatorTool="GIMP 2.10"'),
        packet("xmp:CreatorTool='GIMP 2.10'"),
        packet('xmp:CreatorTool \n=  "GIMP 2.10"'),
        packet('xap:CreatorTool="GIMP 2.10"'),
        packet('tiff:Software="GIMP 2.10"'),
        packet(elements="<xmp:CreatorTool>GIMP 2.10</xmp:CreatorTool>"),
        packet(elements="<xmp:CreatorTool>\n   GIMP\t2.10\n</xmp:CreatorTool>"),
        packet(elements=history(("saved", "GIMP 2.10"))),
        packet('xmp:CreatorTool="GIMP 2.10"')[:600],
        'xmp:CreatorTool="GIMP 2.10',
    ],
)
def test_a_program_in_every_spelling(told: str) -> None:
    assert read(told).software == ("GIMP 2.10",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_in_every_encoding_that_is_met(encoding: str) -> None:
    assert read_xmp(edited_pictures.EDITED.encode(encoding)).software[0].startswith("Adobe Photo")


@pytest.mark.parametrize(
    "told",
    [
        packet(source("trainedAlgorithmicMedia")),
        packet('iptcExt:DigitalSourceType="trainedAlgorithmicMedia"'),
        packet(
            elements="<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/"
            "trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
        ),
        packet(
            elements='<Iptc4xmpExt:DigitalSourceType rdf:resource="https://cv.iptc.org/'
            'trainedAlgorithmicMedia"/>'
        ),
    ],
)
def test_the_source_type_of_iptc(told: str) -> None:
    assert read(told).source == "trainedAlgorithmicMedia"


def test_credit_and_what_photoshop_leaves() -> None:
    assert read(edited_pictures.GENERATED).credit == "Made with Google AI"
    layers = "<photoshop:DocumentAncestors><rdf:Bag/></photoshop:DocumentAncestors>"
    assert read(packet(elements=layers)).traces == ("DocumentAncestors",)
    # An iPhone writes a date there, and the number of its system as the program.
    phone = packet('photoshop:DateCreated="2026-03-02" xmp:CreatorTool="17.5.1"')
    assert read(phone) == ImageProvenance(software=("17.5.1",))


@pytest.mark.parametrize(
    "told",
    [
        "",
        "<x/>",
        packet(),
        packet('xmp:CreatorTool=""'),
        packet('xmp:CreatorTool="\u202e\u200b"'),
        packet('xmp:CreatorTools="GIMP"'),
        packet('xmpCreatorTool="GIMP"'),
        packet(f'xmp:CreatorTool{" " * 50}="GIMP"'),
        packet('xmp:CreatorTool="&gimp;"').replace("&gimp;", "<"),
    ],
)
def test_what_is_not_there_is_not_found(told: str) -> None:
    assert read(told) == ImageProvenance()


def test_entities_are_never_resolved() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f"<!DOCTYPE x [<!ENTITY l0 'lol'>{lol}]>" + packet('xmp:CreatorTool="&l29;"')
    assert read(bomb).software == ("&l29;",)


_BOMBS = {
    "deep nesting": b"<a:b>" * 26_000,
    "open properties": b":CreatorTool" * 10_000,
    "open values": b':CreatorTool="' * 9_000,
    "spaces": b":CreatorTool" + b" " * 130_000,
    "a huge attribute": b':CreatorTool="' + b"A" * 130_000 + b'"',
    "very many acts": b'stEvt:action="saved"' * 6_000,
    "very many programs": b"".join(b'a:Software="%d"' % n for n in range(8_000)),
    "resources": b":DigitalSourceType rdf:resource" * 4_000,
    "zeros": bytes(XMP_LIMIT),
}


@pytest.mark.parametrize("name", _BOMBS)
def test_a_bomb_costs_what_its_length_costs(name: str) -> None:
    """Any pattern that went back over what it has seen would not end here."""
    assert_sane(read_xmp(_BOMBS[name][:XMP_LIMIT]))


def test_a_long_history_is_told_in_part() -> None:
    acts = tuple(islice(zip(cycle(["saved"]), map("Program {}".format, range(500))), 500))
    found = read(packet('xmp:CreatorTool="GIMP"', history(*acts) + f"<a {source('composite')}/>"))
    assert found.software[0] == "GIMP"
    assert len(found.software) == 16
    assert found.source == "composite"


def assert_sane(found: ImageProvenance) -> None:
    names = [*found.software, *found.actions, *found.traces, found.source, found.credit]
    assert max(map(len, (found.software, found.actions, found.traces))) <= 16
    for name in names:
        assert len(name) <= LONGEST
        assert name.isprintable()
        assert not set(name) & set("<>\"'\n")


@given(st.binary(max_size=2_000))
def test_noise_never_raises(noise: bytes) -> None:
    assert_sane(read_xmp(noise))


_PARTS = [":CreatorTool", "stEvt:action", '="', '"', ">", "<", " rdf:resource", "photoshop:History"]


@given(st.lists(st.sampled_from(_PARTS) | st.text(max_size=5)).map("".join))
def test_words_of_a_packet_in_any_order_never_raise(text: str) -> None:
    assert_sane(read_xmp(text.encode("utf-8", "replace")))
    assert_sane(read_xmp(text.encode("utf-16-be", "replace")))


@given(st.text())
def test_a_name_is_short_and_visible(text: str) -> None:
    name = name_in(text)
    assert len(name) <= LONGEST
    assert name.isprintable()
    assert name == name.strip()
    assert name_in(name) == name
