"""What a city has decided, as one immutable version: its offices, rules, ladders, calendar."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

from shared.domain.answers import PreparedAnswer
from shared.domain.calendars import FIVE_DAY_WEEK, Calendar
from shared.domain.channels import Channel
from shared.domain.clocks import ClockName
from shared.domain.contacts import Contact
from shared.domain.digest_rules import DigestRules
from shared.domain.gazetteer import Gazetteer, Place
from shared.domain.limits import Limits
from shared.domain.neighbours import Neighbour
from shared.domain.place import VillageIndex
from shared.domain.questions import Question
from shared.domain.quiet_hours import QuietHours
from shared.domain.roads import Road, RoadIndex
from shared.domain.states import ReportType, Stage, Urgency
from shared.domain.value import value
from shared.domain.watches import Notice, Official, Watch

if TYPE_CHECKING:
    from shared.domain.dictionary import Dictionary
    from shared.domain.phrase_book import PhraseBook
    from shared.domain.sensitivity import Sensitivity
    from shared.domain.suggestion import Lexicon


# What UU 25/2009 gives for a complaint to be decided, from a complete file on.
LEGAL_LIMIT = timedelta(days=60)
_SCHEDULE_LENGTH = 12


class OwnerKind(StrEnum):
    """Who owns a matter. Only the city's own and its companies are inside its mandate."""

    CITY = "city"
    CITY_COMPANY = "city_company"
    PROVINCE = "province"
    MINISTRY = "ministry"
    STATE_COMPANY = "state_company"
    NEIGHBOUR = "neighbour"

    @property
    def is_in_mandate(self) -> bool:
        return self in {OwnerKind.CITY, OwnerKind.CITY_COMPANY}


class Condition(StrEnum):
    """What must still be true when a rung's moment comes, or it is passed over.

    Time counts from the beginning of the stage, but for VISIT_OVERDUE from the order to go there, and
    for PROMISE_BROKEN from the moment by which the office had promised to act.
    """

    NO_FOLLOW_UP = "no_follow_up"
    NO_ANSWER = "no_answer"
    STILL_WAITING = "still_waiting"
    PROOF_WANTING = "proof_wanting"
    REOPENED = "reopened"
    VISIT_OVERDUE = "visit_overdue"
    PROMISE_BROKEN = "promise_broken"

    @property
    def is_of_visit(self) -> bool:
        return self in {Condition.VISIT_OVERDUE, Condition.PROMISE_BROKEN}


class Act(StrEnum):
    """What a rung does. Acts on the report's own state are in `ladder`, messages in `effects`."""

    PUSH = "push"
    WHATSAPP = "whatsapp"
    VISIT = "visit"
    INFORM = "inform"
    PUBLISH = "publish"
    REMIND = "remind"
    CLOSE = "close"


class Whom(StrEnum):
    OFFICE = "office"
    DESK = "desk"
    HEAD = "head"
    REGIONAL_SECRETARY = "regional_secretary"
    MAYOR = "mayor"
    REPORTER = "reporter"
    PUBLIC = "public"


@value
class Agency:
    """An office of the city, or a body outside it. `district_code` where it serves one district.

    From the day on which it is `retired` it gets nothing new; `replaced_by` gets that.
    """

    agency_id: str
    name: str
    owner: OwnerKind
    kind: str
    district_code: str | None = None
    retired: date | None = None
    replaced_by: str = ""


class PhotoDoubt(StrEnum):
    """What follows where a reporter's photo is doubtful. Nothing is refused for it."""

    FLAG = "flag"
    ASK = "ask"
    HOLD = "hold"


@value
class Category:
    """A kind of problem (Open311: service). `synonyms` are phrases people use for it.

    `hints` are words that point to it without proving it; several categories may share one.
    A doubtful photo of the reporter's leads to `on_doubt`; `is_live_only`: it is to be taken in the app.
    `needs_proof`: an office shows its work with a picture when it answers. Reports of it have its
    `urgency` unless staff decide otherwise. Reports within `duplicate_radius_m` and `duplicate_days` of
    each other may be about the same thing. From the day on which it is `retired` nobody files under it;
    its words speak for the one it was `replaced_by`.
    """

    category_id: str
    group: str
    name_id: str
    name_en: str
    owner: OwnerKind
    synonyms: tuple[str, ...]
    sp4n_topic: str = ""
    hints: tuple[str, ...] = ()
    needs_proof: bool = False
    urgency: Urgency = Urgency.NORMAL
    on_doubt: PhotoDoubt = PhotoDoubt.FLAG
    is_live_only: bool = False
    duplicate_radius_m: int = 50
    duplicate_days: int = 84
    retired: date | None = None
    replaced_by: str = ""


@value
class Rule:
    """One line of the routing table. Empty conditions match everything; the first match decides.

    `area` is a village code, a district code, or empty. `agency_id` may be `@district`: the district
    office of the place. The agency's owner kind tells whether this assigns or forwards. `road_status`
    is whose road it must be, `width_cm` how wide the drain (`<=50`, `>50`). The rest are `circumstances`:
    `owner` is the category's, `secret` is yes or no, `hours` is `working`, `outside` or `22:00-06:00`,
    `attribute` what must have been answered (`attribute_conditions`).
    """

    name: str
    category_id: str
    area: str
    agency_id: str
    road_status: str = ""
    width_cm: str = ""
    owner: str = ""
    type: str = ""
    channel: str = ""
    secret: str = ""
    hours: str = ""
    attribute: str = ""


@value
class Rung:
    """One step of a ladder: when `after` has passed on `clock` and `condition` holds, `act`.

    The clock FILE runs since the file is complete. Where `of` names another rung or one of the city's
    deadlines, the time is the `share` of that one's. A rung that names a category, an urgency or a type
    stands for such reports in the place of the general one of its name; where it is `off`, they have
    none.
    """

    rung_id: str
    condition: Condition
    after: timedelta
    act: Act
    whom: Whom
    template: str
    clock: ClockName = ClockName.CALENDAR
    of: str = ""
    share: float = 1.0
    category_id: str = ""
    urgency: Urgency | None = None
    type: ReportType | None = None
    off: bool = False

    @property
    def is_legal_end(self) -> bool:
        """Whether the law's time for deciding a complaint is over with it."""
        return self.clock is ClockName.FILE and self.after >= LEGAL_LIMIT

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """The higher, the more special: a category outranks an urgency, and that a type."""
        return bool(self.category_id), self.urgency is not None, self.type is not None


@value
class Letterhead:
    """How the city's letters look. In `number_format` stand {nomor}, {bulan}, {bulan_romawi}, {tahun},
    and in `order_format`, for orders to visit, the same.

    The link that a letter bears is good for `valid_for`.
    """

    office: str = "Meja Pengaduan"
    address: str = ""
    place: str = ""
    number_format: str = "{nomor}/{bulan_romawi}/{tahun}"
    signatory: str = "Koordinator Meja Pengaduan"
    valid_for: timedelta = timedelta(days=30)
    order_format: str = "{nomor}/ST/{bulan_romawi}/{tahun}"


@value
class City:
    """`code` is the Kemendagri code, `timezone` an IANA name, `zone_letters` follow a time.

    A nudge that is `undelivered_after` so long goes to the next contact. Those to one contact leave
    together, `nudges_every` so often; None: each alone, at once.
    """

    city_id: str
    name: str
    code: str
    tracking_prefix: str
    timezone: str
    zone_letters: str
    emergency_number: str
    latitude: float
    longitude: float
    undelivered_after: timedelta = timedelta(hours=1)
    nudges_every: timedelta | None = None
    letterhead: Letterhead = Letterhead()


@value
class Reference:
    """One version of a city pack, validated. `version` is derived from the content of its files.

    `contacts` are each office's, and the desk's, in the order in which they are tried. `answers` are
    those that the city has prepared, `channels` the ways of complaining that staff write down.
    `road_lines` are packed, empty where the city has none.
    """

    city: City
    version: str
    agencies: Mapping[str, Agency]
    categories: Mapping[str, Category]
    rules: tuple[Rule, ...]
    ladders: Mapping[Stage, tuple[Rung, ...]]
    texts: Mapping[str, Mapping[str, str]]
    villages: VillageIndex
    calendar: Calendar = FIVE_DAY_WEEK
    limits: Limits = Limits()
    quiet_hours: QuietHours = QuietHours()
    digest: DigestRules = DigestRules()
    contacts: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)
    answers: tuple[PreparedAnswer, ...] = ()
    watches: tuple[Watch, ...] = ()
    officials: tuple[Official, ...] = ()
    channels: Mapping[str, Channel] = field(default_factory=dict)
    roads: tuple[Road, ...] = ()
    road_lines: bytes = b""
    notices: tuple[Notice, ...] = ()
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    neighbours: tuple[Neighbour, ...] = ()
    places: tuple[Place, ...] = ()

    ready_dictionary: ClassVar[str] = ""
    """The dictionary of just these categories as text, where a packed pack brought it.

    No field, so that `replace` leaves it behind: other categories, another dictionary.
    """

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The dictionary of all categories, read or made on its first use; few processes need it."""
        from shared.domain.dictionary import read_written
        from shared.domain.suggestion import Lexicon

        return Lexicon(read_written(self.ready_dictionary) or self.dictionary())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of villages, landmarks and streets, ready to be found; made on its first use."""
        return Gazetteer(self.villages, self.places)

    @cached_property
    def road_index(self) -> RoadIndex:
        """The roads, ready to be found; made on its first use."""
        return RoadIndex(self.roads, self.road_lines)

    def dictionary(self) -> "Dictionary":
        """The dictionary of all categories, made anew."""
        from shared.domain.dictionary import Entry, dictionary_of

        words = {c.category_id: [c] for c in self.categories.values() if not c.retired}
        for given_up in self.categories.values():
            if given_up.retired and given_up.replaced_by in words:
                words[given_up.replaced_by].append(given_up)
        return dictionary_of(
            Entry(
                of_one[0].category_id,
                of_one[0].group,
                tuple(phrase for c in of_one for phrase in c.synonyms),
                tuple(hint for c in of_one for hint in c.hints),
            )
            for of_one in words.values()
        )

    @cached_property
    def schedule_version(self) -> str:
        """Names all that deadlines are made of: with the same name, the same deadlines."""
        urgencies = {each.category_id: each.urgency for each in self.categories.values()}
        made_of = repr((self.ladders, self.calendar, self.limits, urgencies))
        return sha256(made_of.encode()).hexdigest()[:_SCHEDULE_LENGTH]

    def urgency_of(self, category_id: str | None) -> Urgency:
        """How urgent reports of the category are; NORMAL where there is none, or none of ours."""
        category = self.categories.get(category_id or "")
        return category.urgency if category else Urgency.NORMAL

    @cached_property
    def notice_book(self) -> "PhraseBook":
        """What tells present danger from other matters, made on its first use."""
        from shared.domain.phrase_book import PhraseBook

        return PhraseBook(
            {notice.notice_id: notice.phrases for notice in self.notices},
            [phrase for notice in self.notices for phrase in notice.unless],
        )

    @cached_property
    def sensitivity(self) -> "Sensitivity":
        """What tells reports that need care from others, made on its first use."""
        from shared.domain.sensitivity import Sensitivity

        return Sensitivity(self.watches)

    def agency_name(self, agency_id: str | None) -> str:
        """The office's name for people; the bare id where an old report names a retired office."""
        agency = self.agencies.get(agency_id or "")
        return agency.name if agency else (agency_id or "")
