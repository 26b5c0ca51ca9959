"""The context in which staff or a reporter decide: the city's rules as they are, now, in their name."""

from typing import Protocol

from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import StaffMember
from shared.domain.report.actor import REPORTER
from shared.ports.has import HasClock, HasReferences


class ContextsPorts(HasReferences, HasClock, Protocol): ...


def of_member(member: StaffMember, operation_id: str, ports: ContextsPorts) -> Context:
    return Context(
        ports.references.current(member.city_id), ports.clock.now(), operation_id, member.as_actor
    )


def of_reporter(city_id: str, operation_id: str, ports: ContextsPorts) -> Context:
    """Which reporter it is nobody reads from it."""
    return Context(ports.references.current(city_id), ports.clock.now(), operation_id, REPORTER)
