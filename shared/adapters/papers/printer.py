"""Papers as PDF, with ReportLab: A4, one embedded font, the same bytes for the same paper."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from shared.domain.papers.papers import Paper

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.doctemplate import BaseDocTemplate

_MAKER = "Tanggap"


class ReportLabPrinter:
    """The port Printer."""

    def print(self, paper: Paper) -> bytes:
        from reportlab.platypus import SimpleDocTemplate

        from shared.adapters.papers import drawing

        _load_fonts()
        out = BytesIO()
        document = SimpleDocTemplate(
            out,
            pagesize=drawing.PAGE,
            leftMargin=drawing.MARGIN,
            rightMargin=drawing.MARGIN,
            topMargin=drawing.MARGIN * 0.8,
            bottomMargin=drawing.MARGIN,
            title=paper.title,
            author=paper.head.lines[0] if paper.head.lines else _MAKER,
            creator=_MAKER,
            lang="id",
            # No time of printing and no random id: what says the same is the same.
            invariant=1,
        )

        def foot(canvas: Canvas, page: BaseDocTemplate) -> None:
            drawing.draw_foot(canvas, paper.foot, page.page)

        document.build(list(drawing.flow(paper)), onFirstPage=foot, onLaterPages=foot)
        return out.getvalue()


@cache
def _load_fonts() -> None:
    """Bitstream Vera, which comes with ReportLab and may be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from shared.adapters.papers.drawing import BOLD, PLAIN

    pdfmetrics.registerFont(TTFont(PLAIN, "Vera.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, "VeraBd.ttf"))
