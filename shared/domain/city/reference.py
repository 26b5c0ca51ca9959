"""What a city has decided, as one immutable version: its offices, rules, ladders, calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

from shared.domain.calendar.calendars import FIVE_DAY_WEEK, Calendar
from shared.domain.calendar.clocks import ClockName
from shared.domain.calendar.quiet_hours import QuietHours
from shared.domain.city.agencies import Agency
from shared.domain.city.answers import PreparedAnswer
from shared.domain.city.categories import Category
from shared.domain.city.city import City, IntakeChannel
from shared.domain.city.contacts import Contact
from shared.domain.city.danger import DangerBook, Notice
from shared.domain.city.digest_rules import DigestRules
from shared.domain.city.questions import Question
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.city.sensitivity import ConcernPolicy, Official
from shared.domain.city.sla_settings import SlaSettings
from shared.domain.gazetteer.gazetteer import Gazetteer, Place
from shared.domain.gazetteer.neighbours import Neighbour
from shared.domain.gazetteer.roads import Road, RoadIndex
from shared.domain.geo.place import VillageIndex
from shared.domain.kernel.states import ReportType, Stage, Urgency
from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
    from shared.domain.city.sensitivity import Sensitivity
    from shared.domain.language.dictionary import Dictionary
    from shared.domain.language.suggestion import Lexicon


# What UU 25/2009 gives for a complaint to be decided, from a complete file on.
LEGAL_LIMIT = timedelta(days=60)
_SCHEDULE_LENGTH = 12


class Condition(StrEnum):
    """What must still be true when a rung's moment comes, or it is passed over.

    For VISIT_OVERDUE time counts from the order to go there, and for PROMISE_BROKEN from the moment by
    which the office had promised to act; for UNHEARD since a word reached nobody, and for LAPSE_ALLOWED since
    somebody agreed that silence may end the report.
    """

    NO_FOLLOW_UP = "no_follow_up"
    NO_ANSWER = "no_answer"
    STILL_WAITING = "still_waiting"
    PROOF_WANTING = "proof_wanting"
    CALL_WANTING = "call_wanting"
    REOPENED = "reopened"
    VISIT_OVERDUE = "visit_overdue"
    PROMISE_BROKEN = "promise_broken"
    UNHEARD = "unheard"
    LAPSE_ALLOWED = "lapse_allowed"

    @property
    def is_of_visit(self) -> bool:
        return self in {Condition.VISIT_OVERDUE, Condition.PROMISE_BROKEN}

    @property
    def has_own_beginning(self) -> bool:
        """Whether its time counts from something else than when somebody got the report."""
        return self.is_of_visit or self in {Condition.UNHEARD, Condition.LAPSE_ALLOWED}


class CountsFrom(StrEnum):
    """Whose time a rung counts: the report's since it was submitted, or that of whoever has it now."""

    REPORT = "report"
    HOLDER = "holder"


class Act(StrEnum):
    """What a rung does. Acts on the report's own state are in `ladder`, messages in `effects`."""

    PUSH = "push"
    WHATSAPP = "whatsapp"
    VISIT = "visit"
    INFORM = "inform"
    PUBLISH = "publish"
    REMIND = "remind"
    LIST = "list"
    CLOSE = "close"


class Whom(StrEnum):
    OFFICE = "office"
    DESK = "desk"
    HEAD = "head"
    REGIONAL_SECRETARY = "regional_secretary"
    MAYOR = "mayor"
    REPORTER = "reporter"
    PUBLIC = "public"


@value_object
class Rung:
    """One step of a ladder: when `after` has passed on `clock` and `condition` holds, `act`.

    What counts from the report is promised to its reporter: it comes once, whoever has the report. What
    counts from the holder comes to each of them. With `every` it comes again so often until it holds no
    more. The clock FILE runs since the file is complete. Where `of` names another rung or one of the city's
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
    counts_from: CountsFrom = CountsFrom.HOLDER
    every: timedelta | None = None
    of: str = ""
    share: float = 1.0
    category_id: str = ""
    urgency: Urgency | None = None
    type: ReportType | None = None
    off: bool = False

    @property
    def is_of_report(self) -> bool:
        """Whether it counts the reporter's time, whoever has the report. The law's does."""
        return self.counts_from is CountsFrom.REPORT or self.clock is ClockName.FILE

    @property
    def is_legal_end(self) -> bool:
        """Whether the law's time for deciding a complaint is over with it."""
        return self.clock is ClockName.FILE and self.after >= LEGAL_LIMIT

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """The higher, the more special: a category outranks an urgency, and that a type."""
        return bool(self.category_id), self.urgency is not None, self.type is not None


@value_object
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
    rules: tuple[RoutingRule, ...]
    ladders: Mapping[Stage, tuple[Rung, ...]]
    texts: Mapping[str, Mapping[str, str]]
    villages: VillageIndex
    calendar: Calendar = FIVE_DAY_WEEK
    limits: SlaSettings = SlaSettings()
    quiet_hours: QuietHours = QuietHours()
    digest: DigestRules = DigestRules()
    contacts: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)
    answers: tuple[PreparedAnswer, ...] = ()
    watches: tuple[ConcernPolicy, ...] = ()
    officials: tuple[Official, ...] = ()
    channels: Mapping[str, IntakeChannel] = field(default_factory=dict)
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
        from shared.domain.language.dictionary import read_written
        from shared.domain.language.suggestion import Lexicon

        return Lexicon(read_written(self.ready_dictionary) or self.dictionary())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of villages, landmarks and streets, ready to be found; made on its first use."""
        return Gazetteer(self.villages, self.places, self._ordinary_texts)

    def _ordinary_texts(self) -> Iterable[str]:
        """What a word of an address may be besides a misspelt name: the dictionary's, or a road's."""
        from shared.domain.language.words_slang import GENERAL, IDLE, NEAR, PLACES, SPELLINGS

        phrases = (text for c in self.categories.values() for text in (*c.synonyms, *c.hints))
        roads = (name for road in self.roads for name in road.names)
        beyond = (name for neighbour in self.neighbours for name in neighbour.names)
        spelt = (*SPELLINGS, *SPELLINGS.values())
        return (*phrases, *roads, *beyond, *spelt, *GENERAL, *IDLE, *NEAR, *PLACES)

    @cached_property
    def road_index(self) -> RoadIndex:
        """The roads, ready to be found; made on its first use."""
        return RoadIndex(self.roads, self.road_lines)

    def dictionary(self) -> "Dictionary":
        """The dictionary of all categories, made anew."""
        from shared.domain.language.dictionary import Entry, dictionary_of

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
    def danger_book(self) -> DangerBook:
        """What tells present danger from other matters, made on its first use."""
        return DangerBook(self.notices)

    @cached_property
    def sensitivity(self) -> "Sensitivity":
        """What tells reports that need care from others, made on its first use."""
        from shared.domain.city.sensitivity import Sensitivity

        return Sensitivity(self.watches, self.officials, self.agencies.values())

    def questions_of(self, category_id: str | None) -> tuple[Question, ...]:
        """What is asked of the category; nothing of none."""
        return self.questions.get(category_id or "", ())

    def agency_name(self, agency_id: str | None) -> str:
        """The office's name for people; the bare id where an old report names a retired office."""
        agency = self.agencies.get(agency_id or "")
        return agency.name if agency else (agency_id or "")
