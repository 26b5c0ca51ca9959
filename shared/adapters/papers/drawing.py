"""How each piece of a paper is drawn. Loads ReportLab: import it where something is printed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    Image,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

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

PLAIN, BOLD = "Vera", "VeraBd"
PAGE, MARGIN = A4, 2.2 * cm
_WIDTH = A4[0] - 2 * MARGIN - 12
_SOFT, _LINE = HexColor("#4d5b55"), HexColor("#0a4336")
_NAMES_WIDTH = 4.6 * cm
_SEAL_SIZE = 3.4 * cm
_PICTURE_WIDTH, _PICTURE_HEIGHT, _PICTURES_A_ROW = 5.2 * cm, 5.2 * cm, 3

_BODY = ParagraphStyle("body", fontName=PLAIN, fontSize=9.5, leading=14, spaceAfter=6)
_STYLES: Mapping[Style, ParagraphStyle] = {
    Style.BODY: _BODY,
    Style.TITLE: ParagraphStyle(
        "title", _BODY, fontName=BOLD, fontSize=13, leading=18, alignment=TA_CENTER, spaceBefore=6
    ),
    Style.HEADING: ParagraphStyle(
        "heading", _BODY, fontName=BOLD, fontSize=10.5, spaceBefore=8, keepWithNext=1
    ),
    Style.RIGHT: ParagraphStyle("right", _BODY, alignment=TA_RIGHT),
    Style.CENTRE: ParagraphStyle("centre", _BODY, alignment=TA_CENTER),
    Style.SMALL: ParagraphStyle("small", _BODY, fontSize=8, leading=11.5, textColor=_SOFT),
    Style.CODE: ParagraphStyle(
        "code", _BODY, fontName=BOLD, fontSize=17, leading=26, alignment=TA_CENTER
    ),
}
_QUOTE = ParagraphStyle(
    "quote",
    _BODY,
    leftIndent=0.6 * cm,
    rightIndent=0.3 * cm,
    spaceBefore=4,
    spaceAfter=10,
    backColor=HexColor("#f1f5f3"),
    borderPadding=4,
)
_PLAIN_TABLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
)
# What a frame leaves free at its sides.
_PADDING = 6
_CELL = ParagraphStyle("cell", _BODY, spaceAfter=0)
_NAME = ParagraphStyle("name", _CELL, textColor=_SOFT)
_SEAL = ParagraphStyle("seal", _CELL, fontSize=8, leading=11.5, splitLongWords=1)
_HEAD = (
    ParagraphStyle("head", _CELL, fontName=BOLD, fontSize=13, leading=18, alignment=TA_CENTER),
    ParagraphStyle("head-2", _CELL, fontSize=10, leading=14, alignment=TA_CENTER),
    ParagraphStyle("head-3", _CELL, fontSize=8, leading=11, alignment=TA_CENTER, textColor=_SOFT),
)


def flow(paper: Paper) -> Iterator[Flowable]:
    """The paper's pieces in order, to be laid out page by page."""
    yield from _head(paper.head)
    for block in paper.blocks:
        yield from _draw(block)


def draw_foot(canvas: Canvas, foot: str, page: int) -> None:
    canvas.saveState()
    canvas.setFont(PLAIN, 7.5)
    canvas.setFillColor(_SOFT)
    canvas.drawString(MARGIN + _PADDING, 1.2 * cm, foot)
    canvas.drawRightString(A4[0] - MARGIN - _PADDING, 1.2 * cm, str(page))
    canvas.restoreState()


def _head(head: Head) -> Iterator[Flowable]:
    for number, line in enumerate(head.lines):
        if line:
            yield _paragraph(line, _HEAD[min(number, len(_HEAD) - 1)])
    yield HRFlowable(width="100%", thickness=1.6, color=_LINE, spaceBefore=5, spaceAfter=10)


@singledispatch
def _draw(block: Block) -> Iterator[Flowable]:
    raise TypeError(f"no way to draw {type(block).__name__}")


@_draw.register
def _(block: Words) -> Iterator[Flowable]:
    yield _paragraph(block.text, _STYLES[block.style])


@_draw.register
def _(block: PaperFacts) -> Iterator[Flowable]:
    if not block.rows:
        return
    cells = [[_paragraph(name, _NAME), _paragraph(what, _CELL)] for name, what in block.rows]
    yield _plain_table(cells, [_NAMES_WIDTH, _WIDTH - _NAMES_WIDTH])
    yield Spacer(1, 2.5 * mm)


@_draw.register
def _(block: Quote) -> Iterator[Flowable]:
    yield _paragraph(block.text, _QUOTE)


@_draw.register
def _(block: Seal) -> Iterator[Flowable]:
    code = QrCodeWidget(block.address, barLevel="M", barBorder=0)
    west, south, east, north = code.getBounds()
    scale = _SEAL_SIZE / max(east - west, north - south)
    picture = Drawing(_SEAL_SIZE, _SEAL_SIZE, transform=[scale, 0, 0, scale, 0, 0])
    picture.add(code)
    words = [_paragraph(block.caption, _NAME), Spacer(1, 2 * mm), _address(block.address)]
    gap = 0.5 * cm
    cells = [[picture, words]]
    yield Spacer(1, 3 * mm)
    yield KeepTogether([_plain_table(cells, [_SEAL_SIZE + gap, _WIDTH - _SEAL_SIZE - gap])])


@_draw.register
def _(block: SignHere) -> Iterator[Flowable]:
    """To the right, with room for a stamp."""
    above = [_paragraph(block.above, _CELL)] if block.above else []
    space = [
        *above,
        _paragraph(block.function, _CELL),
        Spacer(1, 1.7 * cm),
        _paragraph("(" + "." * 44 + ")", _CELL),
    ]
    half = _WIDTH * 0.55
    yield KeepTogether([Spacer(1, 3 * mm), _plain_table([["", space]], [half, _WIDTH - half])])


@_draw.register
def _(block: Pictures) -> Iterator[Flowable]:
    drawn = [_picture(jpeg) for jpeg in block.jpegs]
    rows = [drawn[at : at + _PICTURES_A_ROW] for at in range(0, len(drawn), _PICTURES_A_ROW)]
    for row in rows:
        filled = [*row, *[""] * (_PICTURES_A_ROW - len(row))]
        yield _plain_table([filled], [_WIDTH / _PICTURES_A_ROW] * _PICTURES_A_ROW)
        yield Spacer(1, 2 * mm)


def _address(address: str) -> Paragraph:
    """Where the paper is read on a screen, it can be followed."""
    if not address.startswith(("https://", "http://")):
        return _paragraph(address, _SEAL)
    written = escape(address, {'"': "&quot;"})
    return Paragraph(f'<a href="{written}">{written}</a>', _SEAL)


def _picture(jpeg: bytes) -> Image:
    image = Image(BytesIO(jpeg))
    scale = min(_PICTURE_WIDTH / image.imageWidth, _PICTURE_HEIGHT / image.imageHeight)
    image.drawWidth, image.drawHeight = image.imageWidth * scale, image.imageHeight * scale
    return image


def _plain_table(cells: Sequence[list[Any]], widths: Sequence[float]) -> Table:
    return Table(cells, colWidths=widths, style=_PLAIN_TABLE, hAlign="LEFT", splitInRow=1)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """The text as it is: nothing that somebody wrote is taken for markup."""
    return Paragraph(escape(text).replace("\n", "<br/>"), style)
