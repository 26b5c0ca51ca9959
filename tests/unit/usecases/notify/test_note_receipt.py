"""What the provider tells reaches the outcome; what failed is looked after at once."""

from dataclasses import replace

import pytest

from shared.domain.notify.receipts import Receipt, Status
from tests.builders import CITY, NOW
from tests.unit.usecases.world import World

DELIVERED = Status("wamid-1", Receipt.DELIVERED, NOW, city_id=CITY)


def _sent() -> World:
    """A reporter has been written to: `wamid-1`, of the event that routed the report."""
    world = World()
    report = world.submit_and_route()
    world.perform(world.last_event(report))
    world.alarms.alarms.clear()
    return world


@pytest.mark.parametrize("city_id", [CITY, "", "no-such-city"])
def test_the_outcome_knows_how_far_its_message_has_come(city_id: str) -> None:
    world = _sent()
    message = world.note(replace(DELIVERED, city_id=city_id))
    assert message is not None
    (about,) = message.about
    found = world.outcomes.found[CITY, about.report_id, about.effect_key]
    assert [step.receipt for step in found.steps if step.message_id] == [Receipt.DELIVERED]
    assert world.alarms.alarms == []


def test_a_message_that_failed_is_looked_after_at_once() -> None:
    world = _sent()
    failed = replace(DELIVERED, receipt=Receipt.FAILED, reason="whatsapp:131026")
    world.note(failed)
    world.note(failed)
    check = world.alarms.checks[0]
    assert (check.at, check.event_id) == (world.clock.now(), "000002")
    assert set(world.alarms.alarms) == {check}


def test_a_message_that_nobody_sent_is_nobodys() -> None:
    world = _sent()
    assert world.note(replace(DELIVERED, message_id="wamid-other")) is None
    assert world.alarms.alarms == []
