"""The slip for whoever had staff write a report down: their code, and what it is good for."""

from shared.domain.city.reference import Reference
from shared.domain.notify.effects import handle_of
from shared.domain.papers.papers import Block, Paper, Seal, Style, Words
from shared.domain.papers.pieces import foot_of, head_of, known, speaker
from shared.domain.report.report import Report
from shared.domain.texts.dates import long_time


def slip_paper(
    report: Report, tracking_code: str, reference: Reference, address: str = ""
) -> Paper:
    """Says nothing of what was reported: slips get lost. `address` is that of the page that shows the report.

    Where there is one, the pattern opens it, and no telephone reads the code out of a photo of the slip.
    """
    city, say = reference.city, speaker(reference)
    at = long_time(report.submitted_at, city)
    blocks: tuple[Block, ...] = (
        Words(say("slip.heading"), Style.TITLE),
        known((say("handle"), handle_of(report.report_id))),
        Words(say("slip.received", at=at)),
        Words(say("slip.code")),
        Words(tracking_code, Style.CODE),
        Words(say("slip.keep")),
        Words(say("slip.follow")),
        Words(say("slip.emergency", number=city.emergency_number), Style.SMALL),
        Seal(address, say("slip.link")) if address else Seal(tracking_code, say("slip.code")),
    )
    return Paper(say("slip.title"), head_of(city), blocks, foot_of(report, reference))
