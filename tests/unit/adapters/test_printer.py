"""Papers as PDF: read back as people would, and the same bytes for the same paper."""

import io
from collections.abc import Sequence

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from shared.adapters.papers.printer import ReportLabPrinter
from shared.domain.papers.papers import (
    Block,
    Head,
    Paper,
    PaperFacts,
    Pictures,
    Quote,
    Seal,
    SignHere,
    Style,
    Words,
)

PRINTER = ReportLabPrinter()
HEAD = Head(("PEMERINTAH KOTA CONTOH", "Meja Pengaduan", ""))
ADDRESS = "https://contoh.example/s/" + "Ab3-_" * 16


def _jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def _paper(*blocks: Block, foot: str = "Laporan 5F0E8A41.") -> Paper:
    return Paper("Surat 014", HEAD, blocks, foot)


def _pages(pdf: bytes) -> Sequence[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _text(pdf: bytes) -> str:
    return " ".join("".join(_pages(pdf)).split())


EVERYTHING = _paper(
    Words("Surat Tugas", Style.TITLE),
    Words("Dengan hormat,\nberikut laporannya: mohon dibaca."),
    PaperFacts((("Tempat", "Jl. Contoh No. 5\nKelurahan Mandonga"),)),
    Quote("Lubang besar."),
    Pictures((_jpeg(640, 480), _jpeg(480, 640))),
    SignHere("Mengetahui", "Koordinator"),
    Seal(ADDRESS, "Tanggapi di sini"),
)


def test_everything_that_stands_on_a_paper_can_be_read() -> None:
    text = _text(PRINTER.print(EVERYTHING))

    for said in (
        "PEMERINTAH KOTA CONTOH",
        "Meja Pengaduan",
        "Surat Tugas",
        "mohon dibaca.",
        "Kelurahan Mandonga",
        "Lubang besar.",
        "Koordinator",
        "Mengetahui",
        "Tanggapi di sini",
        "Laporan 5F0E8A41.",
    ):
        assert said in text
    assert ADDRESS in text.replace(" ", "")


def test_an_address_can_be_followed_and_a_code_cannot() -> None:
    assert f"/URI ({ADDRESS})".encode() in PRINTER.print(EVERYTHING)
    assert b"/URI" not in PRINTER.print(_paper(Seal("KDI-7G3K2", "Kode lacak")))


def test_the_same_paper_is_the_same_to_the_byte() -> None:
    assert PRINTER.print(EVERYTHING) == PRINTER.print(EVERYTHING)


def test_it_says_what_it_is_and_in_which_language() -> None:
    pdf = PRINTER.print(EVERYTHING)
    document = pypdfium2.PdfDocument(pdf)

    assert pdf.startswith(b"%PDF-")
    assert document.get_metadata_value("Title") == "Surat 014"
    assert document.get_metadata_value("Author") == "PEMERINTAH KOTA CONTOH"
    assert b"/Lang (id)" in pdf
    document.close()


@pytest.mark.parametrize("style", Style)
def test_every_style_is_known(style: Style) -> None:
    assert "Isi." in _text(PRINTER.print(_paper(Words("Isi.", style))))


def test_what_somebody_wrote_is_no_markup() -> None:
    wrote = '<b>tebal</b> & <img src="x"/> </para> &#65;'

    assert wrote in _text(PRINTER.print(_paper(Quote(wrote))))


@pytest.mark.parametrize(
    "block",
    [
        Quote("Panjang sekali ceritanya. " * 200),
        Quote("x" * 5000),
        PaperFacts((("Tempat", "Lorong Mawar " * 300),)),
        PaperFacts((("Tempat", "y" * 4000),)),
        Words("Baris\n" * 400),
        Pictures((_jpeg(40, 3000), _jpeg(3000, 40)) * 5),
    ],
)
def test_whatever_is_long_goes_on_on_the_next_page(block: Block) -> None:
    pages = _pages(PRINTER.print(_paper(block, Words("Penutup."))))

    assert "Penutup." in pages[-1]
    for number, page in enumerate(pages, start=1):
        assert page.strip().endswith(str(number)) or f"{number}" in page


def test_a_paper_without_anything_is_a_paper() -> None:
    assert len(_pages(PRINTER.print(_paper(PaperFacts(()), foot="")))) == 1


@settings(max_examples=25)
@given(text=st.text(max_size=300))
def test_any_text_can_be_printed(text: str) -> None:
    assert PRINTER.print(_paper(Words(text), Quote(text), PaperFacts(((text, text),)))).startswith(
        b"%PDF"
    )
