"""Order that everything somebody has in hand goes to another; who is transferred loses their rights."""

from typing import Protocol

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.delegation import with_hand_over
from shared.domain.notify.delivery import may_stand_in
from shared.domain.people.access import StaffMember, may_hand_over
from shared.domain.people.duty import HandOver
from shared.domain.report.actor import Actor
from shared.ports.has import HasClock, HasPeople


@value_object
class OrderHandOver:
    """`uid` is who goes, `retires` whether from the service: then their rights end this instant."""

    member: StaffMember
    uid: str
    successor: str | None
    retires: bool = True


class OrderHandOverPorts(HasPeople, HasClock, Protocol): ...


def order_hand_over(command: OrderHandOver, ports: OrderHandOverPorts) -> StaffMember:
    """The record with the order on it: rights and order are one commit. The same order again is one.

    Raises NotFoundError for nobody of this city, ForbiddenError for roles that lead nobody and for
    oneself, InvalidError for a successor who may not see what the person sees, ConflictError while
    another order for the same person is being carried out.
    """
    member, now = command.member, ports.clock.now()
    person = ports.people.staff(member.city_id, command.uid)
    if person is None:
        raise NotFoundError("not_found")
    if not may_hand_over(member, command.uid):
        raise ForbiddenError("forbidden")
    if command.successor is not None:
        successor = ports.people.staff(member.city_id, command.successor)
        if not may_stand_in(successor, person, now):
            raise InvalidError("successor_not_suitable", field="successor")
    order = HandOver(command.successor, Actor(member.role.value, member.uid), now)

    def decide(found: StaffMember) -> StaffMember:
        return with_hand_over(found, order, retires=command.retires)

    return ports.people.change_staff(member.city_id, command.uid, decide)
