"""The order to go to an office in person, with room for what comes of it."""

from shared.domain.effects import handle_of
from shared.domain.paper_pieces import about, foot_of, known, speaker
from shared.domain.papers import Block, Facts, Paper, SignHere, Style, Words, head_of
from shared.domain.particulars import Visit
from shared.domain.reference import Reference
from shared.domain.report import Report
from shared.domain.spoken_dates import long_time


def visit_paper(report: Report, visit: Visit, reference: Reference) -> Paper:
    """To be filled in and signed by hand. The report's own words stay out: it is carried about."""
    city, say = reference.city, speaker(reference)
    handle, blank = handle_of(report.report_id), say("visit.blank")
    blocks: tuple[Block, ...] = (
        Words(say("visit.heading"), Style.TITLE),
        Words(say("visit.number"), Style.CENTRE),
        Words(say("visit.opening")),
        known(
            (say("visit.office"), reference.agency_name(visit.agency_id)),
            (say("visit.ordered"), long_time(visit.ordered_at, city)),
            (say("visit.order_count"), str(visit.number)),
            (say("visit.submitted"), long_time(report.submitted_at, city)),
        ),
        about(report, reference),
        Words(say("visit.who"), Style.HEADING),
        Facts(((say("visit.name"), blank), (say("visit.function"), blank))),
        SignHere("", city.letterhead.signatory),
        Words(say("visit.result"), Style.HEADING),
        Facts(
            (
                (say("visit.when"), blank),
                (say("visit.met"), blank),
                (say("visit.promise"), blank),
            )
        ),
        SignHere("", say("visit.office_signs")),
    )
    title = say("visit.title", handle=handle)
    return Paper(title, head_of(city), blocks, foot_of(report, reference))
