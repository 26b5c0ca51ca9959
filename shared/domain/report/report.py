"""The report, its history and what is committed of them together."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from shared.domain.calendar.clocks import Pause
from shared.domain.city.questions import Attribute
from shared.domain.city.sensitivity import Concern
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import (
    STAGE_OF,
    EventType,
    Level,
    ReportType,
    Stage,
    State,
    Urgency,
)
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.photos import Photo
from shared.domain.report.actor import Actor
from shared.domain.report.case_links import NO_LINKS, CaseLinks
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.location import Border, Location
from shared.domain.report.next_deadline import NOT_DUE, NextDeadline
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.rating import NOT_RATED, Rating
from shared.domain.report.training_example import TrainingExample
from shared.domain.report.turns import (
    ASIDE,
    Turn,
    holder_of,
    pauses_in,
)
from shared.domain.report.visit import Visit

Detail = Mapping[str, str | int | float | bool | None]


@value_object
class Report:
    """One citizen's complaint. The reporter is not in it: identity is kept apart.

    - `turns` is whose turn it has been, from the beginning; `clocks` holds since when each of these holders
      is counted, by holder.
    - `promises` are the dates to which offices that were at work have put off the visit to them, by holder.
    - `fired` names the rungs climbed, by whose time they count: `holder:rung`, or `report:rung`. Those of a
      visit end in its number, those that come again in how often they came.
    - `told` is when a rung last told each of those that rungs tell, and when each holder was reminded.
    - `heard` is when the message of that reaches them: in the morning, where it came by night.
    - `urgency` is what its category says, unless staff have `urgency_decided`.
    - `resume_state` is where a report goes on that waits for the reporter's word; it outlives the end by
      silence, so that the word may come late.
    - `is_bound`: offices have sent it back so often that they may not do so again.
    - `leadership_level` is the highest that was told of it, `deadline_published` whether the public may
      be told that its deadline has passed.
    - `scheduled_by` names the rules that its deadline was worked out by, while it is open.
    - `needs_supervisor`: only a supervisor may say what becomes of it. `needs_call`: one must call the
      reporter.
    - `answer_text` is for the reporter, `public_answer` the same in words for everybody.
    - `assignee` is the account of the person in the office who has it in hand, if it is in anybody's.
    - `counted_from`: the file is as old as the oldest report in it, where that is not this one.
    - `letter` is the last one that it was forwarded with.
    - `limit_passed_at` is when the law's time for it was over, once it was.
    - `completed_at` is when the reporter completed what was too little to work on; unset, the file was
      complete from the beginning.
    - `restricted`: beside the office that has it only supervisors read it, because of `concerns`; the
      offices in `withheld_from` are those it speaks against.
    - `danger` is the notice that its words called for when it came in.
    - `unreached`: a message of its ladder reached nobody it was for, and the desk must see to it.
      `leaders_unreached` are those who lead whom one did not reach; where there are none, it is the office.
      `outreach` is what the desk must do for the reporter.
    - `supporters` and `followers` are other people's accounts; who they are is kept apart. `repeats` are
      the reports in this case whose reporter another of its reports has counted already.
    - `links_since`: signed links that were sent with an earlier event of this report are revoked.
    - `known_as` are the landmarks and streets that its words name.
    - `promised_until`: its reporter was told that they may speak until then.
    - `call_since` is when somebody was last asked to call them, `contact_opened_at` when their number was
      last opened to staff. `contact_asked_by` asked for that at `contact_asked_at`, while a second person
      has yet to agree.
    - `place_mended`: its village was understood from a misspelt name.
    - `border` is the question on which side of a border it is, and the answer.
    - `category_guessed`: its category was read from its words, and nobody has chosen or confirmed it.
    - `road_status` is whose road staff have found it to be; it outranks words, lines and the table.
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
    turns: tuple[Turn, ...] = ()
    clocks: Mapping[str, datetime] = field(default_factory=dict)
    promises: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    fired: tuple[str, ...] = ()
    told: Mapping[str, datetime] = field(default_factory=dict)
    heard: Mapping[str, datetime] = field(default_factory=dict)
    due: NextDeadline = NOT_DUE
    resume_state: State | None = None
    appealed: bool = False
    needs_supervisor: bool = False
    needs_call: bool = False
    rating: Rating = NOT_RATED
    proofs: Proofs = NO_PROOFS
    photo_asked: bool = False
    assignee: str | None = None
    ties: CaseLinks = NO_LINKS
    counted_from: datetime | None = None
    corrections: int = 0
    supporters: int = 0
    followers: int = 0
    repeats: int = 0
    closed_at: datetime | None = None
    deadline_published: bool = False
    scheduled_by: str | None = None
    urgency: Urgency = Urgency.NORMAL
    urgency_decided: bool = False
    letter: OutgoingLetter | None = None
    limit_passed_at: datetime | None = None
    completed_at: datetime | None = None
    restricted: bool = False
    concerns: tuple[Concern, ...] = ()
    withheld_from: tuple[str, ...] = ()
    danger: str | None = None
    attributes: tuple[Attribute, ...] = ()
    unreached: bool = False
    outreach: Outreach | None = None
    leaders_unreached: tuple[Level, ...] = ()
    border: Border | None = None
    known_as: tuple[str, ...] = ()
    category_guessed: bool = False
    road_status: RoadStatus | None = None
    links_since: int = 0
    place_mended: bool = False
    promised_until: datetime | None = None
    call_since: datetime | None = None
    contact_opened_at: datetime | None = None
    contact_asked_by: str = ""
    contact_asked_at: datetime | None = None

    @property
    def on_leadership_list(self) -> bool:
        return self.leadership_level is not None

    @property
    def is_pressing(self) -> bool:
        """Whether people are disturbed for it at any hour."""
        return self.danger is not None or self.urgency is Urgency.URGENT

    @property
    def reporters(self) -> int:
        """How many people reported it: each account once, whoever took their report back not."""
        reports = 1 + len(self.ties.joined) - self.ties.reporter_left
        return reports - self.repeats

    @property
    def has_lapsed(self) -> bool:
        """Whether silence on a question has ended it; a word of its reporter takes it up again."""
        return self.state is State.WITHDRAWN and self.resume_state is not None

    @property
    def is_unheard(self) -> bool:
        """Whether what its reporter must hear has reached nobody."""
        reached_nobody = {OutreachKind.CALL, OutreachKind.FIND}
        return self.outreach is not None and self.outreach.kind in reached_nobody

    @property
    def is_to_lapse(self) -> bool:
        """Whether silence on a question would end it, and nobody has agreed to that yet."""
        return self.outreach is not None and self.outreach.kind is OutreachKind.LAPSE

    @property
    def stage(self) -> Stage | None:
        return STAGE_OF.get(self.state)

    @property
    def holder(self) -> str:
        """Whose turn it is."""
        if self.state is State.MERGED:
            return ASIDE
        return holder_of(self.stage, self.agency_id or self.forwarded_to)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The times in which it was not the city's turn; the last may still last."""
        return pauses_in(self.turns)

    @property
    def file_since(self) -> datetime:
        """Since when the file is complete: what the law's time is counted from."""
        return self.counted_from or self.completed_at or self.submitted_at

    def is_revoked(self, sent_with: int) -> bool:
        """Whether a signed link is ended that was sent with the event of this number."""
        return sent_with < self.links_since


@value_object
class Event:
    """One line of a report's history, written in the same commit as the change it tells of.

    `seq` equals the report's version after the change. It also carries what the effects need
    (who is responsible, what is due), because the report may have moved on when they are performed.
    `text` is for people to read; `detail` holds codes and numbers, and whom of the staff it names.
    `joined` are the reports whose reporters hear of it as well, `part_of` and `parts` those that it may
    have consequences for.
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
    due: NextDeadline = NOT_DUE
    due_changed: bool = False
    text: str = ""
    detail: Detail = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    is_followed: bool = False

    @property
    def event_id(self) -> str:
        return event_id_of(self.seq)

    @property
    def ends_waiting(self) -> bool:
        """Whether it is the word of its reporter that was waited for."""
        return "from_state" in self.detail


def event_id_of(seq: int) -> str:
    """In the order of the numbers, also as text."""
    return f"{seq:06d}"


@value_object
class ReportRevision:
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
    attributes: tuple[Attribute, ...] = ()


@value_object
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
    example: TrainingExample | None = None
    former: ReportRevision | None = None
