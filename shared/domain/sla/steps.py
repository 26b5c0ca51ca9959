"""The whole ladder of a report's stage, as people are shown it: what has happened and what is ahead."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from shared.domain.city.reference import CountsFrom, Reference, Rung
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Event, Report
from shared.domain.report.turns import OF_REPORT
from shared.domain.sla.deadlines import coming_rungs

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

    @property
    def counts_from(self) -> CountsFrom:
        """Whose time it counts, or counted."""
        if self.rung is not None:
            is_of_report = self.rung.is_of_report
        else:
            key = str(self.event.detail.get("key", "")) if self.event else ""
            is_of_report = key.startswith(OF_REPORT)
        return CountsFrom.REPORT if is_of_report else CountsFrom.HOLDER


def steps_of(
    report: Report, events: Iterable[Event], reference: Reference
) -> tuple[EscalationStep, ...]:
    """The rungs climbed for the report and for whoever has it, then those ahead, in the order of time.

    What nobody has to fear any more, as a reminder after the office has spoken, is not among them.
    """
    if report.stage is None:
        return ()
    climbed = {event.detail.get("key"): event for event in events if event.type in _CLIMBS}
    own = (OF_REPORT, f"{report.holder}:")
    keys = (key.partition("#")[0] for key in report.fired if key.startswith(own))
    done = (climbed[key] for key in keys if key in climbed)
    ahead = coming_rungs(report, reference)
    return (
        *(EscalationStep(StepState.DONE, event.at, event) for event in done),
        *(
            EscalationStep(StepState.LATER if place else StepState.NEXT, each.at, rung=each.rung)
            for place, each in enumerate(ahead)
        ),
    )
