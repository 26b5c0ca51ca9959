"""The sweep finds what no trigger and no alarm did, and leaves alone what may still come."""

from tests.builders import CITY
from tests.unit.usecases.world import World


def test_the_sweep_finds_what_no_trigger_or_alarm_did() -> None:
    world = World()
    unrouted = world.submit()["report_id"]
    world.clock.forward(minutes=1)
    routed = world.submit_and_route(idempotency_key="key-2").report_id
    world.clock.forward(seconds=90)

    found = world.forgotten(CITY, 10)
    assert [report.report_id for report in found.unrouted] == [unrouted]
    assert [event.report_id for event in found.unsettled] == [unrouted]
    assert found.due == ()

    world.perform_all()
    world.clock.forward(days=2)
    found = world.forgotten(CITY, 10)
    assert [report.report_id for report in found.due] == [unrouted, routed]
    assert found.unsettled == ()
    assert len(world.forgotten(CITY, 1).due) == 1
