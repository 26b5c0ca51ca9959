"""One way after the other until one takes the message; a channel in trouble is waited for first."""

from datetime import timedelta

import pytest

from shared.domain.kernel.errors import TransientError
from shared.domain.notify.outcome import OutcomeState
from shared.usecases.notify.perform_effects import PATIENCE
from tests.builders import make_device
from tests.unit.usecases.notify.events import is_settled, nudged, routed
from tests.unit.usecases.outages import ChatDown, ChatRefused
from tests.unit.usecases.world import World


def test_a_channel_that_is_down_for_an_hour_is_passed_over() -> None:
    world = World(chat=ChatDown())
    _, event = nudged(world, make_device())
    world.clock.moment = event.at + PATIENCE - timedelta(seconds=1)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.WAITING
    world.clock.moment = event.at + PATIENCE
    world.perform(event)
    assert world.outcome(event, "rung").via == "email"


def test_an_office_that_nothing_reaches_is_given_up_with_every_reason() -> None:
    world = World(chat=ChatRefused())
    _, event = routed(world)
    world.perform(event)
    outcome = world.outcome(event, "push")
    assert outcome.state is OutcomeState.GIVEN_UP
    assert outcome.reason == "no_device+whatsapp:131026+no_device"
    assert is_settled(world, event)
