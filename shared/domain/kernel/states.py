"""Where a report may stand, whose turn it is, and what can happen to it. Stored as written."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a report stands. Stored as written; Open311's open/closed is derived."""

    SUBMITTED = "submitted"
    TRIAGE = "triage"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    NEEDS_INFORMATION = "needs_information"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    MERGED = "merged"
    SPLIT = "split"

    @property
    def is_final(self) -> bool:
        """Whether nothing is expected of anybody on this report; a merged one lives on in its case."""
        return self in {State.CLOSED, State.WITHDRAWN, State.REJECTED, State.MERGED}

    @property
    def is_over(self) -> bool:
        """Whether a part in this state needs nobody any more; its answer waits for the others'."""
        return self is State.ANSWERED or self.is_final


class Stage(StrEnum):
    """Whose turn it is; each stage has its own clock and its own ladder."""

    DESK = "desk"
    OFFICE = "office"
    OUTSIDE = "outside"
    CITIZEN = "citizen"
    WAITING = "waiting"
    PARTS = "parts"


STAGE_OF: Mapping[State, Stage] = {
    State.SUBMITTED: Stage.DESK,
    State.TRIAGE: Stage.DESK,
    State.ASSIGNED: Stage.OFFICE,
    State.ACCEPTED: Stage.OFFICE,
    State.IN_PROGRESS: Stage.OFFICE,
    State.REOPENED: Stage.OFFICE,
    State.FORWARDED: Stage.OUTSIDE,
    State.ANSWERED: Stage.CITIZEN,
    State.NEEDS_INFORMATION: Stage.WAITING,
    State.SPLIT: Stage.PARTS,
}


# Whose turn it is while the city has a step to take; elsewhere clocks that can pause stand still.
CITY_STAGES = frozenset({Stage.DESK, Stage.OFFICE, Stage.PARTS})


# What a report becomes where its stage ends because the reporter stays silent.
LAPSES_TO: Mapping[Stage, State] = {
    Stage.CITIZEN: State.CLOSED,
    Stage.WAITING: State.WITHDRAWN,
}


class ReportType(StrEnum):
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    INFORMATION = "information"
    ASPIRATION = "aspiration"


class Level(StrEnum):
    """Who leads, from the office up. Each has a list of the reports that it has been told of."""

    HEAD = "head"
    REGIONAL_SECRETARY = "regional_secretary"
    MAYOR = "mayor"

    def or_higher(self, other: "Level | None") -> "Level":
        ranks = list(Level)
        return self if other is None else max(self, other, key=ranks.index)


class Urgency(StrEnum):
    """How soon somebody must come. A city's ladder may have rungs of its own for each."""

    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class EventType(StrEnum):
    """What can happen to a report. One event is one commit."""

    SUBMITTED = "submitted"
    ROUTED = "routed"
    TRIAGED = "triaged"
    FORWARDED = "forwarded"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    PROGRESSED = "progressed"
    REFUSED = "refused"
    ANSWERED = "answered"
    OUTSIDE_ANSWERED = "outside_answered"
    OUTSIDE_DECLINED = "outside_declined"
    MESSAGED = "messaged"
    ASKED = "asked"
    INFORMED = "informed"
    REJECTED = "rejected"
    APPEALED = "appealed"
    CALLED = "called"
    PHOTO_REDACTED = "photo_redacted"
    PHOTO_OPENED = "photo_opened"
    PHOTO_REFUSED = "photo_refused"
    PROOF_WEIGHED = "proof_weighed"
    PROOF_ACCEPTED = "proof_accepted"
    PROOF_REJECTED = "proof_rejected"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    RUNG_CLIMBED = "rung_climbed"
    VISIT_ORDERED = "visit_ordered"
    VISITED = "visited"
    VISIT_CANCELLED = "visit_cancelled"
    RESCHEDULED = "rescheduled"
    EXPIRED = "expired"
    MERGE_PROPOSED = "merge_proposed"
    MERGED = "merged"
    ABSORBED = "absorbed"
    UNMERGED = "unmerged"
    RELEASED = "released"
    LEFT = "left"
    CORRECTED = "corrected"
    URGENCY_SET = "urgency_set"
    DELEGATED = "delegated"
    SPLIT = "split"
    SPLIT_OFF = "split_off"
    UNSPLIT = "unsplit"
    TAKEN_BACK = "taken_back"
    PARTS_ENDED = "parts_ended"
    PARTS_RESUMED = "parts_resumed"
    UNREACHED = "unreached"
    PLACED = "placed"
    GUARDED = "guarded"
    FORMER_OPENED = "former_opened"
    LINKS_REVOKED = "links_revoked"
    CONTACT_ASKED = "contact_asked"
    CONTACT_OPENED = "contact_opened"
    UNHEARD = "unheard"
    HEARD = "heard"
    LAPSE_ALLOWED = "lapse_allowed"
