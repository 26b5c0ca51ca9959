"""A report's history as it may be told now: each rung with what became of its message."""

from typing import Protocol

from shared.domain.notify.outcome import as_known, rung_messages
from shared.domain.report.report import Event
from shared.ports.has import HasOutcomes, HasReports


class KnownEventsPorts(HasReports, HasOutcomes, Protocol): ...


def known_events(city_id: str, report_id: str, ports: KnownEventsPorts) -> tuple[Event, ...]:
    """Oldest first. A report on which no rung was climbed costs no more than its history."""
    events = ports.reports.events(city_id, report_id)
    keys = rung_messages(events)
    return as_known(events, ports.outcomes.some(city_id, report_id, keys)) if keys else events
