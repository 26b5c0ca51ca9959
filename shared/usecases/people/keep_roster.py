"""Write down when somebody is on duty or on leave, who stands in, and what they wish to be told of."""

from dataclasses import replace
from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.notify.delivery import may_stand_in
from shared.domain.people.access import StaffMember, may_keep_roster
from shared.domain.people.duty import Roster, check_roster
from shared.domain.people.people import Wishes
from shared.ports.has import HasClock, HasPeople


class KeepRosterPorts(HasPeople, HasClock, Protocol): ...


def keep_roster(
    member: StaffMember, uid: str, roster: Roster, ports: KeepRosterPorts
) -> StaffMember:
    """The person with their new roster, which replaces the old one as a whole.

    Raises NotFoundError for nobody of this city, ForbiddenError for whose roster is not the member's
    to keep, InvalidError for periods that end before they begin and for a substitute who may not see
    what the person sees.
    """
    check_roster(roster)
    of = ports.people.staff(member.city_id, uid)
    if of is None:
        raise NotFoundError("not_found")
    if not may_keep_roster(member, of):
        raise ForbiddenError("forbidden")
    if roster.substitute is not None:
        colleague = ports.people.staff(member.city_id, roster.substitute)
        if not may_stand_in(colleague, of, ports.clock.now()):
            raise InvalidError("substitute_not_suitable", field="substitute")
    return ports.people.change_staff(
        member.city_id, uid, lambda found: replace(found, roster=roster)
    )


def keep_wishes(member: StaffMember, wishes: Wishes, ports: KeepRosterPorts) -> StaffMember:
    """The member with what they wish to be told of from now on. Raises NotFoundError."""
    return ports.people.change_staff(
        member.city_id, member.uid, lambda found: replace(found, wishes=wishes)
    )
