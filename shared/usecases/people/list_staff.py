"""The colleagues one may give work to, and who of them is there today."""

from datetime import datetime
from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import STAFF_SCOPE, Role, Scope, StaffMember
from shared.ports.has import HasClock, HasPeople

_OF_THE_CITY = (Role.DESK, Role.SUPERVISOR, Role.REGIONAL_SECRETARY, Role.LEADER, Role.ADMIN)


@value_object
class StaffDirectory:
    """`now` is the moment for which they were looked up."""

    members: tuple[StaffMember, ...]
    now: datetime


class ListStaffPorts(HasPeople, HasClock, Protocol): ...


def list_staff(member: StaffMember, agency_id: str | None, ports: ListStaffPorts) -> StaffDirectory:
    """Those of one office, or without one the desks and the leadership; in service or not.

    An officer always gets their own office's. Raises ForbiddenError for who has none to look at.
    """
    scope = STAFF_SCOPE[member.role]
    own = scope is Scope.OWN_OFFICE
    if scope is Scope.NONE or (own and member.agency_id is None):
        raise ForbiddenError("forbidden")
    office = member.agency_id if own else agency_id
    if office is not None:
        return StaffDirectory(
            ports.people.staff_of_agency(member.city_id, office), ports.clock.now()
        )
    found = [
        each for r in _OF_THE_CITY for each in ports.people.staff_of_role(member.city_id, r.value)
    ]
    return StaffDirectory(tuple(found), ports.clock.now())
