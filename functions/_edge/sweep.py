"""One run of the sweep: each forgotten piece of work on its own, so that one in trouble stops none."""

from collections.abc import Callable

from shared.bootstrap import Container
from shared.domain.errors import DomainError, TransientError

# For each kind of work and city: what is left over is found by the next run, ten minutes later.
LIMIT = 100


def sweep(house: Container) -> None:
    """Every city, every kind of work. Raises TransientError at the end if any work must be retried."""
    postponed = [
        reason
        for city_id in house.references.cities()
        for work in _work(house, city_id)
        if (reason := _try(house, work)) is not None
    ]
    if postponed:
        raise TransientError(f"{len(postponed)} pieces of work postponed")


def _work(house: Container, city_id: str) -> list[Callable[[], object]]:
    found = house.find_forgotten(city_id, LIMIT)
    return [
        *(_routing(house, city_id, report.report_id) for report in found.unrouted),
        *(_effects(house, city_id, event.report_id, event.event_id) for event in found.unsettled),
        *(_climb(house, city_id, report.report_id, report.due.version) for report in found.due),
    ]


def _routing(house: Container, city_id: str, report_id: str) -> Callable[[], object]:
    return lambda: house.route_report(city_id, report_id)


def _effects(house: Container, city_id: str, report_id: str, event_id: str) -> Callable[[], object]:
    return lambda: house.perform_effects(city_id, report_id, event_id)


def _climb(
    house: Container, city_id: str, report_id: str, due_version: int
) -> Callable[[], object]:
    return lambda: house.escalate_report(city_id, report_id, due_version)


def _try(house: Container, work: Callable[[], object]) -> str | None:
    try:
        work()
    except DomainError as error:
        house.telemetry.warning("sweep dropped", function="sweep_overdue", code=error.code)
    except TransientError as error:
        return error.reason
    return None
