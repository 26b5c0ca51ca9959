"""Find work whose trigger or alarm never came. The sweep then does what they would have done."""

from datetime import timedelta

from shared.domain.access import StaffMember
from shared.domain.receipts import Late
from shared.domain.report import Event, Report
from shared.domain.value import value
from shared.ports import Clock, Outcomes, People, Reports

# Triggers normally come within seconds; what is older than this has been forgotten by the platform.
PATIENCE = timedelta(minutes=2)


@value
class Forgotten:
    """Reports nobody routed, events whose effects are not all settled, reports past their due moment.

    And staff whose queue has not been passed on to the last report, and messages that have not arrived.
    """

    unrouted: tuple[Report, ...]
    unsettled: tuple[Event, ...]
    due: tuple[Report, ...]
    hand_overs: tuple[StaffMember, ...]
    undelivered: tuple[Late, ...] = ()


def find_forgotten(
    city_id: str, limit: int, *, reports: Reports, outcomes: Outcomes, people: People, clock: Clock
) -> Forgotten:
    """At most `limit` of each kind, the longest forgotten first."""
    before = clock.now() - PATIENCE
    return Forgotten(
        unrouted=reports.unrouted(city_id, before, limit),
        unsettled=outcomes.unsettled(city_id, before, limit),
        due=reports.due(city_id, before, limit),
        hand_overs=people.open_hand_overs(city_id, limit),
        undelivered=outcomes.undelivered(city_id, before, limit),
    )
