"""Pushes go to the phone that somebody has signed in on last."""

from shared.usecases.notify.register_device import register_device
from tests.builders import CITY, make_device
from tests.unit.usecases.world import World


def test_a_token_belongs_to_the_device_that_showed_it_last() -> None:
    world = World()
    register_device(make_device(), world)
    register_device(make_device(device_id="device-2"), world)
    devices = world.people.devices_of_agency(CITY, "pupr")
    assert [device.device_id for device in devices] == ["device-2"]
