"""Whom a message is sent to: an office's duty list in its order, then its head; or somebody who leads."""

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum

from shared.domain.kernel.states import Level
from shared.domain.kernel.value_object import value_object

# Stands in an office's place for the complaints desk, which is no office.
DESK = "desk"
# Stand there for whoever leads the city and has no office of this table: they, and who is on duty for them.
LEADERS = (Level.REGIONAL_SECRETARY, Level.MAYOR)


class ContactRole(StrEnum):
    DUTY = "duty"
    HEAD = "head"


@value_object
class Contact:
    """One person of an office, or around a leader, by what they are there.

    `phone` is in E.164; either it or the address may be empty.

    Phone and e-mail are a person's: they stay out of the printed form, of outcomes and of logs.
    """

    agency_id: str
    role: ContactRole
    order: int
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)

    @property
    def label(self) -> str:
        """`duty-1`, `head-1`: who this is without saying who it is."""
        return f"{self.role.value}-{self.order}"


def in_order(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """As a message climbs: the duty list, then whoever leads."""
    ranks = list(ContactRole)
    return tuple(sorted(contacts, key=lambda each: (ranks.index(each.role), each.order)))
