"""How a report hangs together with others, and what it was before."""

from collections.abc import Mapping
from datetime import datetime

from shared.domain.kernel.states import Level, State, Urgency
from shared.domain.kernel.value_object import value_object
from shared.domain.report.visit import Visit


@value_object
class PriorState:
    """What a report was before it was tied to another: where it goes back to if that is undone."""

    state: State
    resume_state: State | None = None
    visit: Visit | None = None
    leadership_level: Level | None = None
    needs_supervisor: bool = False
    needs_call: bool = False
    agency_id: str | None = None
    forwarded_to: str | None = None
    assignee: str | None = None


@value_object
class Age:
    """How long one report of a case has waited, and how urgent it is: what it brings to the case."""

    report_id: str
    began: datetime
    clocks: Mapping[str, datetime]
    urgency: Urgency = Urgency.NORMAL
    urgency_decided: bool = False


@value_object
class CaseLinks:
    """How a report hangs together with others, each by its report id.

    `merged_into` is the case that this one joined, `joined` are those that joined this one. `part_of` is
    the whole that this one was split from, `parts` are those that this one was split into.
    `reporter_left`: its own reporter took it back, and it goes on for the others' sake. `ages` are those
    of the reports in this case, its own first; empty while there is only its own.
    """

    merged_into: str | None = None
    joined: tuple[str, ...] = ()
    before: PriorState | None = None
    reporter_left: bool = False
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    ages: tuple[Age, ...] = ()


NO_LINKS = CaseLinks()
