"""One run of the sweep: each forgotten piece of work on its own, so that one in trouble stops none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from shared.domain.kernel.errors import DomainError, TransientError

if TYPE_CHECKING:
    from shared.bootstrap import Container
    from shared.bootstrap.ports import Ports
    from shared.domain.notify.receipts import OverdueMessage
    from shared.domain.people.access import StaffMember
    from shared.domain.report.report import Event, Report

# For each kind of work and city: what is left over is found by the next run, ten minutes later.
LIMIT = 100


def sweep(container: Container) -> None:
    """Every city, every kind of work. Raises TransientError at the end if any work must be retried."""
    postponed = 0
    for city_id in container.ports.references.cities():
        work: list[Callable[[], object]] = []
        postponed += not _done(container, partial(_collect, city_id, container.ports, work))
        postponed += sum(not _done(container, each) for each in work)
    if postponed:
        raise TransientError(f"{postponed} pieces of work postponed")


def _collect(city_id: str, ports: Ports, work: list[Callable[[], object]]) -> None:
    from shared.usecases.sla.find_forgotten import find_forgotten

    found = find_forgotten(city_id, LIMIT, ports)
    late: tuple[Event | OverdueMessage, ...] = (*found.unsettled, *found.undelivered)
    work += [
        *(partial(_route, each, ports) for each in found.unrouted),
        *(partial(_perform, city_id, each.report_id, each.event_id, ports) for each in late),
        *(partial(_climb, each, ports) for each in found.due),
        *(partial(_reschedule, each, ports) for each in found.outdated),
        *(partial(_pass_on, each, ports) for each in found.hand_overs),
    ]


def _route(report: Report, ports: Ports) -> None:
    from shared.usecases.routing.route_report import route_report

    route_report(report.city_id, report.report_id, ports)


def _perform(city_id: str, report_id: str, event_id: str, ports: Ports) -> None:
    from shared.usecases.notify.perform_effects import perform_effects

    perform_effects(city_id, report_id, event_id, ports)


def _climb(report: Report, ports: Ports) -> None:
    from shared.usecases.sla.escalate_report import escalate_report

    escalate_report(report.city_id, report.report_id, report.due.version, ports)


def _reschedule(report: Report, ports: Ports) -> None:
    from shared.usecases.sla.reschedule_report import reschedule_report

    reschedule_report(report, ports)


def _pass_on(person: StaffMember, ports: Ports) -> None:
    from shared.usecases.people.hand_over_queue import hand_over_queue

    hand_over_queue(person.city_id, person.uid, ports)


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
