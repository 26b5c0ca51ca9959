"""The context in which staff or a reporter decide: the city's rules as they are, now, in their name."""

from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import StaffMember
from shared.domain.report.actor import REPORTER
from shared.ports.cities import References
from shared.ports.platform import Clock


def of_member(
    member: StaffMember, operation_id: str, *, references: References, clock: Clock
) -> Context:
    return Context(references.current(member.city_id), clock.now(), operation_id, member.as_actor)


def of_reporter(
    city_id: str, operation_id: str, *, references: References, clock: Clock
) -> Context:
    """Which reporter it is nobody reads from it."""
    return Context(references.current(city_id), clock.now(), operation_id, REPORTER)
