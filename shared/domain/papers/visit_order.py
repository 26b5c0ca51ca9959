"""The order to go to an office in person, with room for what comes of it."""

from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.lifecycle.visits import number_of
from shared.domain.notify.effects import handle_of
from shared.domain.papers.papers import Block, Paper, PaperFacts, SignHere, Style, Words
from shared.domain.papers.pieces import about, foot_of, head_of, known, speaker
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from shared.domain.texts.dates import long_time


def visit_paper(report: Report, visit: Visit, reference: Reference) -> Paper:
    """To be signed by hand. What is known stands in it, for the rest there is a line to write on.

    The report's own words stay out: it is carried about.
    """
    city, say = reference.city, speaker(reference)
    handle, blank = handle_of(report.report_id), say("visit.blank")
    blocks: tuple[Block, ...] = (
        Words(say("visit.heading"), Style.TITLE),
        Words(say("visit.number", number=number_of(visit, city) or blank), Style.CENTRE),
        Words(say("visit.opening_late" if visit.was_late else "visit.opening")),
        known(
            (say("visit.office"), reference.agency_name(visit.agency_id)),
            (say("visit.ordered"), long_time(visit.ordered_at, city)),
            (say("visit.order_count"), str(visit.number)),
            (say("visit.submitted"), long_time(report.submitted_at, city)),
        ),
        about(report, reference),
        Words(say("visit.who"), Style.HEADING),
        _who(visit, reference),
        SignHere("", city.letterhead.signatory),
        Words(say("visit.result"), Style.HEADING),
        _result(visit, reference),
        SignHere("", say("visit.office_signs")),
    )
    title = say("visit.title", handle=handle)
    return Paper(title, head_of(city), blocks, foot_of(report, reference))


def _who(visit: Visit, reference: Reference) -> PaperFacts:
    say = speaker(reference)
    blank = say("visit.blank")
    named = ((say("visit.goes"), visit.goes),)
    unnamed = ((say("visit.name"), blank), (say("visit.function"), blank))
    planned = _time(visit.planned_at, reference)
    when = ((say("visit.planned"), planned),) if planned else ()
    return PaperFacts((*(named if visit.goes else unnamed), *when))


def _result(visit: Visit, reference: Reference) -> PaperFacts:
    """What was written down of it since, where somebody has been there."""
    say = speaker(reference)
    rows = (
        ("visit.when", _time(visit.visited_at, reference)),
        ("visit.met", visit.met),
        ("visit.promised", visit.promise),
        ("visit.promise", _time(visit.promised_by, reference)),
    )
    return PaperFacts(tuple((say(name), known or say("visit.blank")) for name, known in rows))


def _time(moment: datetime | None, reference: Reference) -> str:
    return long_time(moment, reference.city) if moment else ""
