"""From a report's ladder to what crosses the wire: what has happened, what comes next, what stood still."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from functions._edge.schemas.outgoing import NextOut
from functions._edge.schemas.outgoing_ladder import PauseOut, RungOut
from shared.domain.city.reference import Reference, Rung
from shared.domain.language.translations import Language
from shared.domain.report.report import Event, Report
from shared.domain.report.turns import rests_in
from shared.domain.sla.ladder_words import said_of_next, said_of_rest
from shared.domain.sla.listeners import told_at
from shared.domain.sla.steps import EscalationStep, steps_of
from shared.domain.texts.dates import local_time
from shared.domain.texts.timeline import sentence_of

# What is told to the minute says nothing of what was shorter.
_A_MINUTE = timedelta(minutes=1)


def ladder(
    report: Report,
    events: Sequence[Event],
    reference: Reference,
    language: Language,
    now: datetime,
) -> list[RungOut]:
    return [
        RungOut(
            state=step.state.value,
            at=_told_at(step, report, reference),
            act=_act(step),
            counts_from=step.counts_from.value,
            text=_text(step, report, reference, language, now),
        )
        for step in steps_of(report, events, reference)
    ]


def pauses(
    report: Report, reference: Reference, language: Language, now: datetime
) -> list[PauseOut]:
    return [
        PauseOut(
            start=rest.start,
            end=rest.end,
            text=said_of_rest(rest, report, reference, language, now),
        )
        for rest in rests_in(report.turns)
        if rest.end is None or rest.end - rest.start >= _A_MINUTE
    ]


def coming(
    report: Report,
    rung: Rung | None,
    reference: Reference,
    language: Language,
    now: datetime,
) -> NextOut:
    at = report.due.at
    if at and rung:
        at = told_at(rung, at, report, reference)
    due = local_time(at, reference.city, language, now) if at else ""
    return NextOut(at=at, text=said_of_next(report, rung, due, reference, language))


def _told_at(step: EscalationStep, report: Report, reference: Reference) -> datetime:
    return told_at(step.rung, step.at, report, reference) if step.rung else step.at


def _act(step: EscalationStep) -> str:
    return str(step.event.detail["act"]) if step.event else step.rung.act.value if step.rung else ""


def _text(
    step: EscalationStep,
    report: Report,
    reference: Reference,
    language: Language,
    now: datetime,
) -> str:
    if step.event is None:
        due = local_time(_told_at(step, report, reference), reference.city, language, now)
        return said_of_next(report, step.rung, due, reference, language)
    return sentence_of(step.event, reference, language)
