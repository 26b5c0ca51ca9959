"""Events that somebody is to be told of: a report has come to its office, or the office was silent."""

from shared.domain.people.people import Device
from shared.domain.report.report import Event, Report
from tests.builders import CITY, NOW
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import World


def routed(world: World, *devices: Device, **fields: object) -> tuple[Report, Event]:
    for device in devices:
        world.people.save_device(device)
    report = world.submit_and_route(**fields)
    return report, world.last_event(report)


def nudged(world: World, *devices: Device) -> tuple[Report, Event]:
    report, _ = routed(world, *devices)
    world.clock.moment = NOW + DAY
    world.ring(report.report_id, report.due.version)
    return report, world.last_event(report)


def is_settled(world: World, event: Event) -> bool:
    return (CITY, event.report_id, event.event_id) in world.outcomes.settled
