"""Find work whose trigger or alarm never came. The sweep then does what they would have done."""

from datetime import timedelta
from typing import Protocol

from shared.domain.kernel.value_object import value_object
from shared.domain.notify.receipts import OverdueMessage
from shared.domain.people.access import StaffMember
from shared.domain.report.report import Event, Report
from shared.ports.has import HasClock, HasOutcomes, HasPeople, HasReferences, HasReports

# Triggers normally come within seconds; what is older than this has been forgotten by the platform.
PATIENCE = timedelta(minutes=2)
# A new calendar concerns every open report at once; most of them stay where they are, which is cheap.
OUTDATED_AT_ONCE = 500


@value_object
class Forgotten:
    """Reports nobody routed, events whose effects are not all settled, reports past their due moment.

    And open reports whose deadline was worked out by rules that the city has changed since,
    staff whose queue has not been passed on to the last report, and messages that have not arrived.
    """

    unrouted: tuple[Report, ...]
    unsettled: tuple[Event, ...]
    due: tuple[Report, ...]
    hand_overs: tuple[StaffMember, ...]
    undelivered: tuple[OverdueMessage, ...] = ()
    outdated: tuple[Report, ...] = ()


class FindForgottenPorts(HasReports, HasOutcomes, HasPeople, HasReferences, HasClock, Protocol): ...


def find_forgotten(city_id: str, limit: int, ports: FindForgottenPorts) -> Forgotten:
    """At most `limit` of each kind, the longest forgotten first."""
    before = ports.clock.now() - PATIENCE
    rules = ports.references.current(city_id).schedule_version
    return Forgotten(
        unrouted=ports.reports.unrouted(city_id, before, limit),
        unsettled=ports.outcomes.unsettled(city_id, before, limit),
        due=ports.reports.due(city_id, before, limit),
        hand_overs=ports.people.open_hand_overs(city_id, limit),
        undelivered=ports.outcomes.undelivered(city_id, before, limit),
        outdated=ports.reports.outdated(city_id, rules, OUTDATED_AT_ONCE),
    )
