"""The report, its history and the pieces they are made of. All values, no behaviour beyond reading."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from shared.domain.clocks import Pause
from shared.domain.evidence_reasons import Flag, Reason
from shared.domain.learnt import Example
from shared.domain.place import Point
from shared.domain.questions import Attribute
from shared.domain.value import value
from shared.domain.watches import Concern

Detail = Mapping[str, str | int | float | bool | None]


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
    PROOF_WEIGHED = "proof_weighed"
    PROOF_ACCEPTED = "proof_accepted"
    PROOF_REJECTED = "proof_rejected"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    RUNG_CLIMBED = "rung_climbed"
    VISIT_ORDERED = "visit_ordered"
    VISITED = "visited"
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


@value
class Location:
    """Where the trouble is: a point, or words and a village code, or both.

    `accuracy_m` is the device's own claim in metres, `source` what produced the point
    (`device`, `pin`, `photo`, `address`).
    """

    point: Point | None = None
    accuracy_m: float | None = None
    source: str = "address"
    address_text: str = ""
    village_code: str | None = None


@value
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


@value
class Actor:
    """Who did it. `actor_id` is an account id, or the name of a rule, rung or function."""

    role: str
    actor_id: str
    agency_id: str | None = None


# The `actor_id` of a reporter who speaks on the case that their own report was merged into.
JOINED = "joined_reporter"


@value
class Rating:
    """What the reporter thought of the answer: 1 to 5 stars, and why. Read by staff only."""

    stars: int | None = None
    comment: str = ""


NOT_RATED = Rating()


@value
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


@value
class Visit:
    """An order to go to an office in person, and later what came of it.

    `number` counts the orders of one cycle of the report, so that each has its own deadlines. `goes` is
    who was sent, `planned_at` for when; `promise` is what the office said it would do, `promised_by` when.
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

    @property
    def is_awaited(self) -> bool:
        """Whether nobody has been there yet."""
        return self.visited_at is None


@value
class Due:
    """The next moment somebody must have acted, and the rung that fires if nobody has.

    `version` grows with each change, so that an alarm set for an older one finds nothing to do.
    """

    version: int = 0
    at: datetime | None = None
    rung_id: str | None = None


NOT_DUE = Due()


@value
class Standing:
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


@value
class Ties:
    """How a report hangs together with others, each by its report id.

    `merged_into` is the case that this one joined, `joined` are those that joined this one. `part_of` is
    the whole that this one was split from, `parts` are those that this one was split into.
    `reporter_left`: its own reporter took it back, and it goes on for the others' sake.
    """

    merged_into: str | None = None
    joined: tuple[str, ...] = ()
    before: Standing | None = None
    reporter_left: bool = False
    part_of: str | None = None
    parts: tuple[str, ...] = ()


NO_TIES = Ties()


@value
class Letter:
    """What a report goes to a body outside the city with, as the register of letters has it.

    Numbers run through the city's year without a gap: the commit itself allocates them, and until then
    it is 0. `revision` is the version of the report that went out; links that the letter bears carry it.
    """

    agency_id: str
    written_at: datetime
    year: int
    revision: int
    number: int = 0


@value
class Report:
    """One citizen's complaint. The reporter is not in it: identity is kept apart.

    - `clocks` holds when each stage's clock started; moving between offices never restarts one.
    - `fired` names the rungs climbed in this cycle, as `stage:rung`; those of a visit end in its number.
    - `urgency` is what its category says, unless staff have `urgency_decided`.
    - `resume_state` is where a report goes on that waits for the reporter's word; it outlives the end by
      silence, so that the word may come late.
    - `is_bound`: offices have sent it back so often that they may not do so again.
    - `leadership_level` is the highest that was told of it, `deadline_published` whether the public may
      be told that its deadline has passed.
    - `scheduled_by` names the rules that its deadline was worked out by, while it is open.
    - `needs_supervisor`: only a supervisor may say what becomes of it. `needs_call`: one must call the
      reporter.
    - `pauses` are the times in which it was not the city's turn; the last may still last.
    - `answer_text` is for the reporter, `public_answer` the same in words for everybody, where there is
      one.
    - `assignee` is the account of the person in the office who has it in hand, if it is in anybody's.
    - `counted_from`: the file is as old as the oldest report in it, where that is not this one.
    - `letter` is the last one that it was forwarded with.
    - `limit_passed_at` is when the law's time for it was over, once it was.
    - `completed_at` is when the reporter completed what was too little to work on; unset, the file was
      complete from the beginning.
    - `restricted`: beside the office that has it only supervisors read it, because of `concerns`; the
      offices in `withheld_from` are those it speaks against.
    - `danger` is the notice that its words called for when it came in.
    - `unreached`: a nudge reached nobody in the office, and the desk must see to it.
    - `supporters` and `followers` are other people's accounts; who they are is kept apart.
    - `known_as` are the landmarks and streets that its words were understood to name.
    - `border` is the question on which side of a border it is, and the answer.
    """

    city_id: str
    report_id: str
    tracking_code: str
    state: State
    version: int
    type: ReportType
    description: str
    location: Location
    submitted_at: datetime
    updated_at: datetime
    reference_version: str
    channel: str = "app"
    category_id: str | None = None
    village_code: str | None = None
    anonymous: bool = False
    secret: bool = False
    agency_id: str | None = None
    forwarded_to: str | None = None
    rule: str | None = None
    hops: int = 0
    is_bound: bool = False
    reopened_count: int = 0
    answer_text: str = ""
    public_answer: str = ""
    visit: Visit | None = None
    leadership_level: Level | None = None
    photo_ids: tuple[str, ...] = ()
    clocks: Mapping[Stage, datetime] = field(default_factory=dict)
    fired: tuple[str, ...] = ()
    due: Due = NOT_DUE
    resume_state: State | None = None
    appealed: bool = False
    needs_supervisor: bool = False
    needs_call: bool = False
    rating: Rating = NOT_RATED
    pauses: tuple[Pause, ...] = ()
    proofs: Proofs = NO_PROOFS
    photo_asked: bool = False
    assignee: str | None = None
    ties: Ties = NO_TIES
    counted_from: datetime | None = None
    corrections: int = 0
    supporters: int = 0
    followers: int = 0
    closed_at: datetime | None = None
    deadline_published: bool = False
    scheduled_by: str | None = None
    urgency: Urgency = Urgency.NORMAL
    urgency_decided: bool = False
    letter: Letter | None = None
    limit_passed_at: datetime | None = None
    completed_at: datetime | None = None
    restricted: bool = False
    concerns: tuple[Concern, ...] = ()
    withheld_from: tuple[str, ...] = ()
    danger: str | None = None
    attributes: tuple[Attribute, ...] = ()
    unreached: bool = False
    border: Border | None = None
    known_as: tuple[str, ...] = ()

    @property
    def on_leadership_list(self) -> bool:
        return self.leadership_level is not None

    @property
    def stage(self) -> Stage | None:
        return STAGE_OF.get(self.state)

    @property
    def file_since(self) -> datetime:
        """Since when the file is complete: what the law's time is counted from."""
        return self.counted_from or self.completed_at or self.submitted_at


@value
class Event:
    """One line of a report's history, written in the same commit as the change it tells of.

    `seq` equals the report's version after the change. It also carries what the effects need
    (who is responsible, what is due), because the report may have moved on when they are performed.
    `text` is for people to read; `detail` holds codes and numbers only. `joined` are the reports whose
    reporters hear of it as well, `part_of` and `parts` those that it may have consequences for.
    """

    city_id: str
    report_id: str
    seq: int
    type: EventType
    at: datetime
    actor: Actor
    operation_id: str
    state_before: State | None
    state_after: State
    reference_version: str
    agency_id: str | None = None
    forwarded_to: str | None = None
    due: Due = NOT_DUE
    due_changed: bool = False
    text: str = ""
    detail: Detail = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    is_followed: bool = False

    @property
    def event_id(self) -> str:
        return f"{self.seq:06d}"


class PhotoState(StrEnum):
    ANNOUNCED = "announced"
    PUBLISHED = "published"
    REFUSED = "refused"


class PhotoPurpose(StrEnum):
    COMPLAINT = "complaint"
    PROOF = "proof"
    NOT_FIXED = "not_fixed"
    VISIT = "visit"
    SIGNATURE = "signature"

    @property
    def is_internal(self) -> bool:
        """Whether it is of an office and its people, and no evidence: for staff only, and not weighed."""
        return self in {PhotoPurpose.VISIT, PhotoPurpose.SIGNATURE}


@value
class Photo:
    """One announced picture. `object_name` is the same in the quarantine and the published bucket.

    `score`, `flag` and `reasons` are set once it is published; they are for staff. `redaction` names the
    copy in which a moderator has covered something: it is shown in the place of the clean one.
    """

    city_id: str
    report_id: str
    photo_id: str
    purpose: PhotoPurpose
    content_type: str
    size_bytes: int
    announced_at: datetime
    state: PhotoState = PhotoState.ANNOUNCED
    capture: str = "unknown"
    captured_at: datetime | None = None
    refused_because: str | None = None
    width: int | None = None
    height: int | None = None
    score: int | None = None
    flag: Flag | None = None
    reasons: tuple[Reason, ...] = ()
    redaction: str = ""

    @property
    def object_name(self) -> str:
        return f"{self.city_id}/{self.report_id}/{self.photo_id}"

    def copy_name(self, size: str) -> str:
        """What is shown, `large` or `small`, in the published bucket."""
        redacted = f"redacted-{self.redaction}-" if self.redaction else ""
        return f"{self.object_name}/{redacted}{size}"


@value
class Former:
    """What a report said until its reporter corrected it. Sealed: it is in no history and no list.

    `seq` is that of the event that tells of the correction.
    """

    city_id: str
    report_id: str
    seq: int
    until: datetime
    description: str
    category_id: str | None
    location: Location


@value
class Change:
    """What a decision asks to be committed, all of it or none: the new report, its event, new photos.

    `redacted` is a photo that is there already and from now on shown in another copy.
    `example` is what can be learnt from it.
    `former` is what a correction seals.
    """

    report: Report
    event: Event
    photos: tuple[Photo, ...] = ()
    redacted: Photo | None = None
    example: Example | None = None
    former: Former | None = None
