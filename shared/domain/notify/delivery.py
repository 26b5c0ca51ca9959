"""Bringing a message to people: on which ways, in which order, in which words. Planned, not done.

What leaves here carries a handle, an office's name and a time, and to a reporter what opens their report:
never words of the report, a name or a place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta

from shared.domain.city.contacts import LEADERS, Contact, ContactRole
from shared.domain.city.reference import Reference, Whom
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language
from shared.domain.notify.effects import Effect, EffectKind, handle_of
from shared.domain.notify.outcome import DESK_INSTEAD, SUPERVISORS_INSTEAD, Outcome
from shared.domain.notify.receipts import DeliveryAttempt, DeliveryChannel, Receipt, Status
from shared.domain.people.access import Role, StaffMember
from shared.domain.report.report import Event, Report
from shared.domain.texts.dates import local_time

# Staff are written to in the city's working language.
STAFF_LANGUAGE: Language = "id"


# Told to supervisors in the place of whoever leads, what is said of a list would not be true.
_OF_RESTRICTED: Mapping[str, str] = {"leadership_list": "supervisors_list"}
_LEADERS = frozenset(Whom(leader.value) for leader in LEADERS)
# Who reads what goes to the desk or the leadership.
ROLES_OF: Mapping[Whom, tuple[Role, ...]] = {
    Whom.DESK: (Role.DESK, Role.SUPERVISOR),
    Whom.REGIONAL_SECRETARY: (Role.REGIONAL_SECRETARY,),
    Whom.MAYOR: (Role.LEADER,),
}


@value_object
class ChannelAttempt:
    """One way to bring the message to somebody. `text` is a key of the catalogue, without its part.

    `contact` says who it is without naming them; `address` is a phone or an account, and stays out of
    what is printed. `via` is a name for the way where the channel's own would say too little.
    After one that is not `is_last` the next is tried all the same: nobody knows whether it reached anybody.
    `of_many` is the text for several reports in one message; empty where each is told alone.
    """

    channel: DeliveryChannel
    text: str = ""
    contact: str = ""
    address: str = field(default="", repr=False)
    via: str = ""
    is_last: bool = True
    of_many: str = ""

    @property
    def name(self) -> str:
        """What the outcome says took the message."""
        return self.via or self.channel.value


@value_object
class DeliveryPlan:
    """The ways in the order in which they are tried, and what fills the words' places.

    A chat message that has not arrived within `arrives_within` is followed by the next way; None lets it be.
    Where several reports may share a message, it leaves `every` so often; None: each alone, at once.
    `key` opens the report for its reporter; empty for everybody else, and where it must not leave.
    """

    ways: tuple[ChannelAttempt, ...]
    language: Language
    params: Mapping[str, str]
    arrives_within: timedelta | None = None
    every: timedelta | None = None
    key: str = field(default="", repr=False)

    def untried(self, steps: tuple[DeliveryAttempt, ...]) -> tuple[ChannelAttempt, ...]:
        """A way that was tried is not tried again, whatever the plan has become meanwhile."""
        tried = {
            (step.channel, step.contact) for step in steps if step.receipt is not Receipt.GATHERED
        }
        return tuple(way for way in self.ways if (way.channel, way.contact) not in tried)


def plan_for_staff(
    effect: Effect, event: Event, report: Report, reference: Reference
) -> DeliveryPlan:
    """To an office, the desk or the leadership."""
    whom = effect.whom or Whom.DESK
    params = {
        **words_of(event, report.report_id, reference, STAFF_LANGUAGE),
        "office": reference.agency_name(effect.agency_id or event.forwarded_to),
    }
    if whom is Whom.HEAD:
        return DeliveryPlan(_to_head(effect, reference), STAFF_LANGUAGE, params)
    wait = reference.city.undelivered_after
    if whom in _LEADERS:
        ways = _to_leader(effect, whom, report, reference)
        return DeliveryPlan(ways, STAFF_LANGUAGE, params, wait)
    if whom is not Whom.OFFICE:
        push = _to_city(effect, whom, report)
        return DeliveryPlan((push,), STAFF_LANGUAGE, params)
    contacts = reference.contacts.get(effect.agency_id or "", ())
    if effect.kind is EffectKind.WHATSAPP:
        every = None if report.is_pressing else reference.city.nudges_every
        return DeliveryPlan(_nudge(effect, contacts), STAFF_LANGUAGE, params, wait, every)
    text = f"push.{effect.template}"
    push = ChannelAttempt(DeliveryChannel.PUSH, text, whom.value)
    # An office that nobody can reach is the desk's to reach: it has telephones and feet.
    desk = ChannelAttempt(DeliveryChannel.PUSH, text, Whom.DESK.value, via=DESK_INSTEAD)
    return DeliveryPlan((push, *_by_chat(text, contacts)[:1], desk), STAFF_LANGUAGE, params)


def _to_city(effect: Effect, whom: Whom, report: Report) -> ChannelAttempt:
    """To the phones of the desk or of a leader; of what is restricted to supervisors' in their place."""
    push = ChannelAttempt(DeliveryChannel.PUSH, f"push.{effect.template}", whom.value)
    if not report.restricted:
        return push
    template = _OF_RESTRICTED.get(effect.template, effect.template)
    return replace(push, text=f"push.{template}", via=SUPERVISORS_INSTEAD)


def _to_head(effect: Effect, reference: Reference) -> tuple[ChannelAttempt, ...]:
    """Whoever leads the office; the desk where they cannot be reached."""
    text, contacts = f"push.{effect.template}", reference.contacts.get(effect.agency_id or "", ())
    heads = tuple(each for each in contacts if each.role is ContactRole.HEAD)
    desk = ChannelAttempt(DeliveryChannel.PUSH, text, Whom.DESK.value, via=DESK_INSTEAD)
    return (
        ChannelAttempt(DeliveryChannel.PUSH, text, Whom.HEAD.value),
        *_by_chat(text, heads)[:1],
        desk,
    )


def _to_leader(
    effect: Effect, whom: Whom, report: Report, reference: Reference
) -> tuple[ChannelAttempt, ...]:
    """Their phones, then chat and mail to those on the list; whom none of it reaches the desk must tell.

    What is restricted supervisors are told of in their place, and nobody beside them.
    """
    desk = ChannelAttempt(DeliveryChannel.DESK, contact=Whom.DESK.value)
    push = _to_city(effect, whom, report)
    if report.restricted:
        return push, desk
    contacts = reference.contacts.get(whom.value, ())
    by_chat = _by_chat("whatsapp.leadership_notice", contacts)
    return push, *by_chat, *_by_mail("mail.leadership_notice", contacts), desk


def words_of(
    event: Event, report_id: str, reference: Reference, language: Language
) -> Mapping[str, str]:
    """What a message may say, by the names of its places. A deadline that was over is no date to name.

    Of a warning, `due` is the end of the time that it warns of, and not what comes next.
    """
    limit = event.detail.get("limit_at")
    ends_at = datetime.fromisoformat(str(limit)) if limit else event.due.at
    due = ends_at if ends_at and ends_at > event.at else None
    return {
        "handle": handle_of(report_id),
        "office": reference.agency_name(event.agency_id or event.forwarded_to),
        "city": reference.city.name,
        "due": local_time(due, reference.city, language, event.at) if due else "-",
    }


def words_of_many(
    handles: Sequence[str], agency_id: str, reference: Reference
) -> Mapping[str, str]:
    """What a message that speaks of several reports may say."""
    return {
        "count": str(len(handles)),
        "handles": ", ".join(handles),
        "office": reference.agency_name(agency_id),
        "city": reference.city.name,
    }


def after_status(outcome: Outcome, status: Status, now: datetime) -> Outcome:
    """The outcome with what the provider has told of one of its messages.

    What has arrived with anybody needs no further step; what failed last is taken up at once.
    """
    steps = tuple(
        step.told(status) if step.message_id == status.message_id else step
        for step in outcome.steps
    )
    check_at = outcome.check_at
    if any(step.receipt.has_arrived for step in steps):
        check_at = None
    elif check_at is not None and steps[-1].receipt is Receipt.FAILED:
        check_at = min(check_at, now)
    return replace(outcome, steps=steps, check_at=check_at)


def _nudge(effect: Effect, contacts: tuple[Contact, ...]) -> tuple[ChannelAttempt, ...]:
    """Chat to each contact in turn, e-mail, the office's app for what it may be worth, then the desk."""
    text, of_many = f"whatsapp.{effect.template}", "whatsapp.office_nudges"
    by_chat = (replace(each, of_many=of_many) for each in _by_chat(text, contacts))
    by_mail = _by_mail("mail.office_nudge", contacts)
    return (
        *by_chat,
        *(replace(each, of_many="mail.office_nudges") for each in by_mail),
        ChannelAttempt(
            DeliveryChannel.PUSH, "push.office_reminder", Whom.OFFICE.value, is_last=False
        ),
        ChannelAttempt(DeliveryChannel.DESK, contact=Whom.DESK.value),
    )


def _by_chat(text: str, contacts: tuple[Contact, ...]) -> tuple[ChannelAttempt, ...]:
    return tuple(
        ChannelAttempt(DeliveryChannel.WHATSAPP, text, contact.label, contact.phone)
        for contact in contacts
        if contact.phone
    )


def _by_mail(text: str, contacts: tuple[Contact, ...]) -> tuple[ChannelAttempt, ...]:
    return tuple(
        ChannelAttempt(DeliveryChannel.EMAIL, text, contact.label, contact.email)
        for contact in contacts
        if contact.email
    )


Circle = frozenset[str]


def circles(
    colleagues: Sequence[StaffMember], now: datetime, assignee: str | None = None
) -> tuple[Circle, ...]:
    """Accounts to tell, the closest circle first; a wider one only where nobody in it is reached.

    First the person who has the report, then whoever is on duty, then everybody in service: people
    on leave are disturbed before a message is lost. Whoever is away is stood in for by their
    substitute. Those who have left the service are in no circle.
    """
    serving = {each.uid: each for each in colleagues if each.is_in_service(now)}
    holder = [serving[assignee]] if assignee in serving else []
    wanted = (_present(holder, serving, now), _present(serving.values(), serving, now))
    found = dict.fromkeys((*wanted, frozenset(serving)))
    return tuple(circle for circle in found if circle)


def may_stand_in(colleague: StaffMember | None, member: StaffMember, now: datetime) -> bool:
    """Whether the colleague may see all that the member sees, and is somebody else."""
    if colleague is None or colleague.uid == member.uid or not colleague.is_in_service(now):
        return False
    theirs = (colleague.city_id, colleague.role, colleague.agency_id)
    return theirs == (member.city_id, member.role, member.agency_id)


def _present(
    wanted: Iterable[StaffMember], serving: Mapping[str, StaffMember], now: datetime
) -> Circle:
    stand_ins = (_there(each, serving, now) for each in wanted)
    return frozenset(each.uid for each in stand_ins if each is not None)


def _there(
    member: StaffMember, serving: Mapping[str, StaffMember], now: datetime
) -> StaffMember | None:
    """The member, or while they are away their substitute; None where that one is away as well."""
    if member.roster.is_there(now):
        return member
    substitute = serving.get(member.roster.substitute or "")
    may = may_stand_in(substitute, member, now)
    return substitute if substitute and may and substitute.roster.is_there(now) else None
