"""Pushes go to the phone that somebody has signed in on last, and to nobody who had it before."""

from shared.usecases.notify.register_device import register_device
from tests.builders import make_device
from tests.unit.usecases.colleagues import SECOND, a_world
from tests.unit.usecases.world import OFFICER, World


def told(world: World) -> list[tuple[str, ...]]:
    world.perform(world.last_event(world.submit_and_route()))
    return [tokens for tokens, _ in world.push.sent]


def test_a_phone_is_told_from_when_it_is_registered() -> None:
    world = World()
    register_device(make_device(uid=OFFICER.uid, token="new"), world)
    assert told(world) == [("new",)]


def test_a_phone_that_another_signs_in_on_is_told_what_concerns_them() -> None:
    world = a_world()
    shared = make_device(uid=SECOND.uid, device_id="the-office's", token=OFFICER.uid)
    register_device(shared, world)
    ((*tokens,),) = told(world)
    assert sorted(tokens) == [OFFICER.uid, SECOND.uid], "by the token of the first, once"
    assert world.people.devices_of_person(OFFICER.city_id, OFFICER.uid) == ()
