"""The whole ladder of a report's stage, as people are shown it: what has happened and what is ahead."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from shared.domain.city.reference import Reference, Rung
from shared.domain.kernel.states import STAGE_OF, EventType, Stage
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Event, Report
from shared.domain.sla.ladder import climbed_key, due_at, is_applicable, ladder_of

_CLIMBS = frozenset({EventType.RUNG_CLIMBED, EventType.EXPIRED})


class StepState(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"


@value_object
class EscalationStep:
    """One rung. `event` tells of one that was climbed, `rung` is one that is ahead.

    `at` is when it was climbed, or when it will be if nobody acts.
    """

    state: StepState
    at: datetime
    event: Event | None = None
    rung: Rung | None = None


@value_object
class ClockPause:
    """A time in which it was not the city's turn, and whose it was: None after the report had ended."""

    start: datetime
    end: datetime | None
    stage: Stage | None


def steps_of(
    report: Report, events: Iterable[Event], reference: Reference
) -> tuple[EscalationStep, ...]:
    """The rungs climbed in this cycle of the stage, then those ahead, each in the order of time.

    What nobody has to fear any more, as a reminder after the office has spoken, is not among them.
    """
    stage = report.stage
    if stage is None:
        return ()
    climbed = {_key_of(event): event for event in events if event.type in _CLIMBS}
    done = [
        EscalationStep(StepState.DONE, climbed[k].at, climbed[k])
        for k in report.fired
        if k in climbed
    ]
    own = f"{stage.value}:"
    here = [step for step in done if step.event and _key_of(step.event).startswith(own)]
    return (*here, *_ahead(report, stage, reference))


def rests_of(report: Report, events: Iterable[Event]) -> tuple[ClockPause, ...]:
    """The report's pauses, each with the stage in which it began."""
    began = {event.at: STAGE_OF.get(event.state_after) for event in events}
    return tuple(ClockPause(each.start, each.end, began.get(each.start)) for each in report.pauses)


def _ahead(report: Report, stage: Stage, reference: Reference) -> list[EscalationStep]:
    rungs = (
        rung
        for rung in ladder_of(report, stage, reference)
        if climbed_key(report, rung) not in report.fired and is_applicable(rung, report)
    )
    moments = ((due_at(report, rung, reference), rung) for rung in rungs)
    dated = [(at, rung) for at, rung in moments if at is not None]
    dated.sort(key=lambda found: found[0])
    states = [StepState.NEXT, *[StepState.LATER] * len(dated)]
    return [
        EscalationStep(state, at, rung=rung)
        for state, (at, rung) in zip(states, dated, strict=False)
    ]


def _key_of(event: Event) -> str:
    """As `climbed_key` made it when the rung was climbed."""
    detail = event.detail
    parts = (detail.get("stage"), detail.get("rung"), detail.get("visit"))
    return ":".join(str(part) for part in parts if part is not None)
