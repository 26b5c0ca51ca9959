"""One run of the sweep: each forgotten piece of work on its own, so that one in trouble stops none."""

from collections.abc import Callable
from functools import partial

from shared.bootstrap import Container
from shared.domain.kernel.errors import DomainError, TransientError

# For each kind of work and city: what is left over is found by the next run, ten minutes later.
LIMIT = 100


def sweep(container: Container) -> None:
    """Every city, every kind of work. Raises TransientError at the end if any work must be retried."""
    postponed = 0
    for city_id in container.references.cities():
        work: list[Callable[[], object]] = []
        postponed += not _done(container, partial(_collect, container, city_id, work))
        postponed += sum(not _done(container, each) for each in work)
    if postponed:
        raise TransientError(f"{postponed} pieces of work postponed")


def _collect(container: Container, city_id: str, work: list[Callable[[], object]]) -> None:
    found = container.find_forgotten(city_id, LIMIT)
    work += [
        *(_routing(container, city_id, report.report_id) for report in found.unrouted),
        *(
            _effects(container, city_id, event.report_id, event.event_id)
            for event in found.unsettled
        ),
        *(
            _effects(container, city_id, late.report_id, late.event_id)
            for late in found.undelivered
        ),
        *(_climb(container, city_id, report.report_id, report.due.version) for report in found.due),
        *(partial(container.reschedule_report, report) for report in found.outdated),
        *(_passing_on(container, city_id, person.uid) for person in found.hand_overs),
    ]


def _routing(container: Container, city_id: str, report_id: str) -> Callable[[], object]:
    return lambda: container.route_report(city_id, report_id)


def _effects(
    container: Container, city_id: str, report_id: str, event_id: str
) -> Callable[[], object]:
    return lambda: container.perform_effects(city_id, report_id, event_id)


def _climb(
    container: Container, city_id: str, report_id: str, due_version: int
) -> Callable[[], object]:
    return lambda: container.escalate_report(city_id, report_id, due_version)


def _passing_on(container: Container, city_id: str, uid: str) -> Callable[[], object]:
    return lambda: container.hand_over_queue(city_id, uid)


def _done(container: Container, work: Callable[[], object]) -> bool:
    """Whether it needs no other try. A bug in one piece of work, or one city's, is no other's."""
    try:
        work()
    except DomainError as error:
        container.telemetry.warning("sweep dropped", function="sweep_overdue", code=error.code)
    except TransientError as error:
        container.telemetry.warning(
            "sweep postponed", function="sweep_overdue", reason=error.reason
        )
        return False
    except Exception as error:  # noqa: BLE001  the last wall around each piece of work
        container.telemetry.bug("sweep failed", error, function="sweep_overdue")
        return False
    return True
