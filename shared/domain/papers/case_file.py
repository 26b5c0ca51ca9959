"""The case file: all that happened to a report, ready to be handed to the Ombudsman."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from shared.domain.calendar.clocks import ClockName, deadline_after
from shared.domain.cases.public_timeline import public_timeline
from shared.domain.city.reference import LEGAL_LIMIT, Reference
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import handle_of
from shared.domain.papers.papers import (
    Block,
    Paper,
    PaperFacts,
    Pictures,
    Quote,
    Style,
    Words,
)
from shared.domain.papers.pieces import Say, about, foot_of, head_of, known, speaker
from shared.domain.people.people import Identity
from shared.domain.report.report import Event, Report
from shared.domain.texts.catalogue import Catalogue
from shared.domain.texts.dates import long_time
from shared.domain.texts.timeline import message_of, sentence_of, state_key

# Who was told how to reach the reporter is for the reporter to read, and to hand on or not.
_REPORTERS_OWN = frozenset({EventType.CONTACT_ASKED, EventType.CONTACT_OPENED})


@value_object
class CaseFile:
    """All that goes into one. `reporter` and `tracking_code` only where the reporter is who asks.

    `case_events` are those of the case that the report joined.
    """

    report: Report
    events: tuple[Event, ...]
    made_at: datetime
    pictures: tuple[bytes, ...] = ()
    reporter: Identity | None = None
    tracking_code: str = ""
    case_events: tuple[Event, ...] = ()


def case_paper(file: CaseFile, reference: Reference) -> Paper:
    say = speaker(reference)
    report = file.report
    blocks = (
        Words(say("case.heading"), Style.TITLE),
        Words(say("case.opening")),
        _who(file, say),
        about(report, reference),
        _standing(file, reference, say),
        Words(say("report"), Style.HEADING),
        Quote(report.description),
        *_pictures(file, say),
        Words(say("case.history"), Style.HEADING),
        *_history(file, reference),
        Words(say("case.rights"), Style.SMALL),
    )
    title = say("case.title", handle=handle_of(report.report_id))
    return Paper(title, head_of(reference.city), blocks, foot_of(report, reference))


def limit_of(report: Report, reference: Reference) -> datetime | None:
    """When the law's time is over; None while it stands still."""
    since, calendar = report.file_since, reference.calendar
    return deadline_after(ClockName.FILE, since, LEGAL_LIMIT, calendar, report.pauses)


def _who(file: CaseFile, say: Say) -> PaperFacts:
    who = file.reporter
    return known(
        (say("case.reporter"), who.name if who else ""),
        (say("case.phone"), who.phone if who else ""),
        (say("case.code"), file.tracking_code),
    )


def _standing(file: CaseFile, reference: Reference, say: Say) -> PaperFacts:
    report, city = file.report, reference.city
    limit = limit_of(report, reference)
    state = Catalogue().text(state_key(report), "id")
    return known(
        (say("case.state"), state),
        (say("case.office"), reference.agency_name(report.agency_id or report.forwarded_to)),
        (say("case.submitted"), long_time(report.submitted_at, city)),
        (say("case.complete"), long_time(report.file_since, city)),
        (say("case.limit"), long_time(limit, city) if limit else say("case.limit_paused")),
        (say("case.made"), long_time(file.made_at, city)),
    )


def _pictures(file: CaseFile, say: Say) -> tuple[Block, ...]:
    if not file.pictures:
        return ()
    return (Words(say("case.photos"), Style.HEADING), Pictures(file.pictures))


def _history(file: CaseFile, reference: Reference) -> Iterator[Block]:
    """In the order in which it happened, the case's part among the report's own."""
    for _, line in sorted(_lines(file, reference), key=lambda found: found[0]):
        yield from line


def _lines(
    file: CaseFile, reference: Reference
) -> Iterable[tuple[tuple[datetime, int], tuple[Block, ...]]]:
    for event in file.events:
        if event.type in _REPORTERS_OWN and file.reporter is None:
            continue
        line = _line(event, sentence_of(event, reference, "id"), reference)
        said = message_of(event)
        yield (event.at, event.seq), (line, Quote(said)) if said else (line,)
    for told in public_timeline(file.case_events):
        sentence = sentence_of(told.event, reference, "id", told.key)
        line = _line(told.event, sentence, reference)
        yield (told.event.at, told.event.seq), (line,)


def _line(event: Event, sentence: str, reference: Reference) -> Words:
    return Words(f"{long_time(event.at, reference.city)} - {sentence}")
