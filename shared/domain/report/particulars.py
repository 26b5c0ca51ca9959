"""What a report is made of: values without behaviour beyond reading."""

from collections.abc import Mapping
from datetime import datetime

from shared.domain.calendar.clocks import Pause
from shared.domain.geo.place import Point
from shared.domain.kernel.states import Level, Stage, State, Urgency
from shared.domain.kernel.value_object import value_object


@value_object
class Fix:
    """When the reporter's own device was at the point: by its own word where `is_told`, else no later."""

    at: datetime
    is_told: bool = False


@value_object
class Location:
    """Where the trouble is: a point, or words and a village code, or both.

    `accuracy_m` is the device's own claim in metres, `source` what produced the point
    (`device`, `pin`, `photo`, `address`). `fix` only where the reporter reported from the very place,
    `device_away_m` only where their phone was surely at least so many metres from the pin.
    """

    point: Point | None = None
    accuracy_m: float | None = None
    source: str = "address"
    address_text: str = ""
    village_code: str | None = None
    fix: Fix | None = None
    device_away_m: int | None = None


@value_object
class Border:
    """A border that the reporter's fix cannot tell the sides of, as village codes; empty: outside.

    `here` is the likelier side, by which the report was routed; `chosen` what the reporter said.
    """

    here: str
    there: str
    chosen: str | None = None

    @property
    def is_open(self) -> bool:
        return self.chosen is None


@value_object
class Actor:
    """Who did it. `actor_id` is an account id, or the name of a rule, rung or function."""

    role: str
    actor_id: str
    agency_id: str | None = None


# Whoever reported it. Their account is in no history.
REPORTER = Actor(role="citizen", actor_id="reporter")
# The `actor_id` of a reporter who speaks on the case that their own report was merged into.
JOINED = "joined_reporter"


@value_object
class Rating:
    """What the reporter thought of the answer: 1 to 5 stars, and why. Read by staff only."""

    stars: int | None = None
    comment: str = ""


NOT_RATED = Rating()


@value_object
class Proofs:
    """The ids of the pictures that an office showed of its work in this round, by what they are worth.

    `needed`: the answer had to be shown. `accepted`: a supervisor takes the work for done, whatever
    the pictures look like.
    """

    awaited: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    needed: bool = False
    accepted: bool = False

    @property
    def are_wanting(self) -> bool:
        """Whether a supervisor must look at the pictures, or must hear why there is none."""
        return not self.accepted and (bool(self.doubted) or (self.needed and not self.sound))


NO_PROOFS = Proofs()


@value_object
class Visit:
    """An order to go to an office in person, and later what came of it.

    `number` counts the orders of one cycle of the report, so that each has its own deadlines. `goes` is
    who was sent, `planned_at` for when; `promise` is what the office said it would do, `promised_by` when.
    `serial` is the order's number in the city's register of `serial_year`, 0 until the commit gives it;
    orders from before there was a register have no year.
    """

    agency_id: str
    ordered_at: datetime
    visited_at: datetime | None = None
    met: str = ""
    result: str = ""
    promised_by: datetime | None = None
    number: int = 1
    goes: str = ""
    planned_at: datetime | None = None
    promise: str = ""
    serial: int = 0
    serial_year: int = 0

    @property
    def is_awaited(self) -> bool:
        """Whether nobody has been there yet."""
        return self.visited_at is None


@value_object
class NextDeadline:
    """The next moment somebody must have acted, and the rung that fires if nobody has.

    `version` grows with each change, so that an alarm set for an older one finds nothing to do.
    """

    version: int = 0
    at: datetime | None = None
    rung_id: str | None = None


NOT_DUE = NextDeadline()


@value_object
class PriorState:
    """What a report was before it was tied to another: where it goes back to if that is undone."""

    state: State
    resume_state: State | None = None
    pauses: tuple[Pause, ...] = ()
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
    clocks: Mapping[Stage, datetime]
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


@value_object
class OutgoingLetter:
    """What a report goes to a body outside the city with, as the register of letters has it.

    Numbers run through the city's year without a gap: the commit itself allocates them, and until then
    it is 0. `revision` is the version of the report that went out; links that the letter bears carry it.
    """

    agency_id: str
    written_at: datetime
    year: int
    revision: int
    number: int = 0
