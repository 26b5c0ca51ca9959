"""Tell whether a signed-in person works for the city today, and as what."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.people.access import Claims, Role, StaffMember
from shared.ports.has import HasClock, HasPeople


class AuthenticateStaffPorts(HasPeople, HasClock, Protocol): ...


def authenticate_staff(claims: Claims, ports: AuthenticateStaffPorts) -> StaffMember:
    """The staff record that confirms the claims; a token alone is believed for nothing.

    Raises ForbiddenError for citizens, for people who left, and for claims the record contradicts.
    """
    if claims.role is Role.CITIZEN or claims.city_id is None:
        raise ForbiddenError("forbidden")
    member = ports.people.staff(claims.city_id, claims.uid)
    if member is None or not member.confirms(claims, ports.clock.now()):
        raise ForbiddenError("forbidden")
    return member
