"""Who may do and see what. One table; the security rules and the API are both written from it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.value_object import value_object
from shared.domain.people.duty import ALWAYS_THERE, HandOver, Roster
from shared.domain.people.people import NO_WISHES, Wishes
from shared.domain.report.actor import Actor
from shared.domain.report.report import Report


class Role(StrEnum):
    """What somebody may be.

    `officer` works for one office, `head` leads it; `desk` is public relations, who triage, forward and
    visit; `supervisor` leads the desk; `regional_secretary` and `leader`, who reads for the mayor, are
    told of what stays undone; `admin` manages staff and packs.
    """

    CITIZEN = "citizen"
    OFFICER = "officer"
    DESK = "desk"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    REGIONAL_SECRETARY = "regional_secretary"
    LEADER = "leader"
    ADMIN = "admin"


class Scope(StrEnum):
    """How far a right reaches; `open_in_city` leaves out restricted reports."""

    NONE = "none"
    OWN_OFFICE = "own_office"
    OPEN_IN_CITY = "open_in_city"
    OWN_CITY = "own_city"
    SELF = "self"


class Action(StrEnum):
    """What staff can do to a report through the officer API."""

    ACCEPT = "accept"
    PROGRESS = "progress"
    ANSWER = "answer"
    REFUSE = "refuse"
    ASSIGN = "assign"
    FORWARD = "forward"
    OUTSIDE_ANSWER = "outside_answer"
    ORDER_VISIT = "order_visit"
    VISIT_RESULT = "visit_result"
    CANCEL_VISIT = "cancel_visit"
    MESSAGE = "message"
    ASK = "ask"
    REJECT = "reject"
    CALL_RESULT = "call_result"
    ALLOW_LAPSE = "allow_lapse"
    ACCEPT_PROOF = "accept_proof"
    REJECT_PROOF = "reject_proof"
    SET_URGENCY = "set_urgency"
    CORRECT = "correct"
    REVOKE_LINKS = "revoke_links"


_DESK_ACTIONS = frozenset(
    {
        Action.ASSIGN,
        Action.FORWARD,
        Action.OUTSIDE_ANSWER,
        Action.ORDER_VISIT,
        Action.VISIT_RESULT,
        Action.CANCEL_VISIT,
        Action.MESSAGE,
        Action.ASK,
        Action.REJECT,
        Action.CALL_RESULT,
        Action.ALLOW_LAPSE,
        Action.SET_URGENCY,
        Action.CORRECT,
        Action.REVOKE_LINKS,
    }
)
_OFFICE_ACTIONS = frozenset(
    {Action.ACCEPT, Action.PROGRESS, Action.ANSWER, Action.REFUSE, Action.MESSAGE, Action.ASK}
)
ACTIONS: Mapping[Role, frozenset[Action]] = {
    Role.OFFICER: _OFFICE_ACTIONS,
    Role.HEAD: _OFFICE_ACTIONS,
    Role.DESK: _DESK_ACTIONS,
    Role.SUPERVISOR: _DESK_ACTIONS | {Action.ANSWER, Action.ACCEPT_PROOF, Action.REJECT_PROOF},
    Role.REGIONAL_SECRETARY: frozenset(),
    Role.LEADER: frozenset(),
    Role.ADMIN: frozenset(),
    Role.CITIZEN: frozenset(),
}


class Link(StrEnum):
    """What staff can do to how reports hang together, through the officer API."""

    PROPOSE_MERGE = "propose_merge"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SPLIT = "split"
    UNSPLIT = "unsplit"


_DESK_LINKS = frozenset({Link.MERGE, Link.UNMERGE, Link.SPLIT, Link.UNSPLIT})
LINKS: Mapping[Role, frozenset[Link]] = {
    Role.OFFICER: frozenset({Link.PROPOSE_MERGE}),
    Role.HEAD: frozenset({Link.PROPOSE_MERGE}),
    Role.DESK: _DESK_LINKS,
    Role.SUPERVISOR: _DESK_LINKS,
}

# Who may read what a report said before it was corrected, leaving a trace.
OPENS_FORMER = frozenset({Role.SUPERVISOR})

# Who may be told how to reach a reporter, leaving a trace; the desk where its city lets it call people.
OPENS_CONTACT = frozenset({Role.SUPERVISOR})
OPENS_CONTACT_WHERE_DESK_CALLS = OPENS_CONTACT | {Role.DESK}

# Who writes down what others tell: callers, visitors, letters.
TAKES_IN = frozenset({Role.DESK, Role.SUPERVISOR})
# Who covers what a picture must not show, and who may look beneath, leaving a trace.
REDACTS = frozenset({Role.DESK, Role.SUPERVISOR})
OPENS_ORIGINALS = frozenset({Role.SUPERVISOR})


class PaperKind(StrEnum):
    """What can be printed of a report. Written as in its address."""

    LETTER = "letter"
    VISIT_ORDER = "visit-order"
    CASE_FILE = "case-file"


_DESK_PAPERS = frozenset({PaperKind.LETTER, PaperKind.VISIT_ORDER})
PAPERS: Mapping[Role, frozenset[PaperKind]] = {
    Role.DESK: _DESK_PAPERS,
    Role.SUPERVISOR: _DESK_PAPERS | {PaperKind.CASE_FILE},
}

REPORT_SCOPE: Mapping[Role, Scope] = {
    Role.CITIZEN: Scope.NONE,
    Role.OFFICER: Scope.OWN_OFFICE,
    Role.HEAD: Scope.OWN_OFFICE,
    Role.DESK: Scope.OPEN_IN_CITY,
    Role.SUPERVISOR: Scope.OWN_CITY,
    Role.REGIONAL_SECRETARY: Scope.OPEN_IN_CITY,
    Role.LEADER: Scope.OPEN_IN_CITY,
    Role.ADMIN: Scope.NONE,
}

# Whose colleagues one is shown, and whose duty, leave and substitute one may write down.
STAFF_SCOPE: Mapping[Role, Scope] = {
    Role.CITIZEN: Scope.NONE,
    Role.OFFICER: Scope.OWN_OFFICE,
    Role.HEAD: Scope.OWN_OFFICE,
    Role.DESK: Scope.OWN_CITY,
    Role.SUPERVISOR: Scope.OWN_CITY,
    Role.REGIONAL_SECRETARY: Scope.OWN_CITY,
    Role.LEADER: Scope.OWN_CITY,
    Role.ADMIN: Scope.OWN_CITY,
}
ROSTER_SCOPE: Mapping[Role, Scope] = {
    Role.CITIZEN: Scope.NONE,
    Role.OFFICER: Scope.SELF,
    Role.HEAD: Scope.SELF,
    Role.DESK: Scope.SELF,
    Role.SUPERVISOR: Scope.OWN_CITY,
    Role.REGIONAL_SECRETARY: Scope.SELF,
    Role.LEADER: Scope.SELF,
    Role.ADMIN: Scope.OWN_CITY,
}

# Who gives reports to persons: officers inside their own office. And who passes on a whole queue.
DELEGATES = frozenset({Role.OFFICER, Role.DESK, Role.SUPERVISOR})
HANDS_OVER = frozenset({Role.SUPERVISOR, Role.ADMIN})


@value_object
class Claims:
    """What a verified token says. `role`, `city_id` and `agency_id` are unset for citizens.

    `email` is a citizen's own, and set only where it has been verified.
    """

    uid: str
    role: Role = Role.CITIZEN
    city_id: str | None = None
    agency_id: str | None = None
    email: str = ""


@value_object
class StaffMember:
    """The city's own record of who works for it; it outranks the token, which may be an hour old.

    `name` is for colleagues to read, and for a reporter whose number this person opened; no message ever
    gets it.
    """

    city_id: str
    uid: str
    role: Role
    agency_id: str | None
    active: bool
    valid_from: datetime
    valid_until: datetime | None = None
    name: str = ""
    roster: Roster = ALWAYS_THERE
    hand_over: HandOver | None = None
    wishes: Wishes = NO_WISHES

    @property
    def as_actor(self) -> Actor:
        """As the history of a report names them."""
        return Actor(self.role.value, self.uid, self.agency_id)

    def is_in_service(self, now: datetime) -> bool:
        has_ended = self.valid_until is not None and self.valid_until <= now
        return self.active and self.valid_from <= now and not has_ended

    def confirms(self, claims: Claims, now: datetime) -> bool:
        """Whether the token still tells the truth about this person."""
        same = (self.uid, self.city_id, self.role, self.agency_id) == (
            claims.uid,
            claims.city_id,
            claims.role,
            claims.agency_id,
        )
        return self.is_in_service(now) and same


def may_read(member: StaffMember, report: Report) -> bool:
    match REPORT_SCOPE[member.role]:
        case Scope.OWN_CITY:
            return member.city_id == report.city_id
        case Scope.OPEN_IN_CITY:
            return member.city_id == report.city_id and not report.restricted
        case Scope.OWN_OFFICE:
            # An officer without an office has none of the reports that no office has.
            of_office = member.agency_id is not None and member.agency_id == report.agency_id
            is_kept = member.agency_id in report.withheld_from
            return of_office and member.city_id == report.city_id and not is_kept
        case _:
            return False


def may_act(member: StaffMember, action: Action) -> bool:
    return action in ACTIONS[member.role]


def may_link(member: StaffMember, link: Link) -> bool:
    return link in LINKS.get(member.role, frozenset())


def may_print(member: StaffMember, kind: PaperKind) -> bool:
    return kind in PAPERS.get(member.role, frozenset())


def may_redact(member: StaffMember) -> bool:
    return member.role in REDACTS


def may_open_originals(member: StaffMember) -> bool:
    return member.role in OPENS_ORIGINALS


def may_open_former(member: StaffMember) -> bool:
    return member.role in OPENS_FORMER


def may_open_contact(member: StaffMember, *, desk_calls: bool) -> bool:
    return member.role in (OPENS_CONTACT_WHERE_DESK_CALLS if desk_calls else OPENS_CONTACT)


def may_take_in(member: StaffMember) -> bool:
    return member.role in TAKES_IN


def may_keep_roster(member: StaffMember, of: StaffMember) -> bool:
    """Whether the member may say when somebody is on duty or on leave, and who stands in."""
    if member.city_id != of.city_id:
        return False
    scope = ROSTER_SCOPE[member.role]
    return scope is Scope.OWN_CITY or (scope is Scope.SELF and member.uid == of.uid)


def may_delegate(member: StaffMember) -> bool:
    return member.role in DELEGATES


def may_hand_over(member: StaffMember, uid: str) -> bool:
    """Nobody takes their own rights away: somebody must be left who can give them back."""
    return member.role in HANDS_OVER and member.uid != uid
