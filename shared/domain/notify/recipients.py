"""Which people an office, the desk or the leadership is told through, right now. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from shared.domain.people.access import StaffMember

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
