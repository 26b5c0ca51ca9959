"""The sweep finds what no trigger and no alarm did, and leaves alone what may still come."""

from dataclasses import replace
from datetime import timedelta

from shared.usecases.sla.find_forgotten import PATIENCE, Forgotten
from tests.builders import CITY
from tests.unit.usecases.colleagues import a_queue, a_world, order
from tests.unit.usecases.world import OFFICER, World

A_MOMENT = timedelta(seconds=1)


def test_what_no_trigger_or_alarm_did_the_longest_forgotten_first() -> None:
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


def test_what_came_just_now_is_left_to_its_trigger() -> None:
    world = World()
    world.submit()
    world.clock.moment += PATIENCE
    assert world.forgotten(CITY, 10) == Forgotten((), (), (), ())
    world.clock.moment += A_MOMENT
    found = world.forgotten(CITY, 10)
    assert (len(found.unrouted), len(found.unsettled)) == (1, 1)


def test_a_report_whose_alarm_never_rang() -> None:
    world = World()
    report = world.submit_and_route()
    assert report.due.at is not None
    world.clock.moment = report.due.at + PATIENCE - A_MOMENT
    assert world.forgotten(CITY, 10).due == ()
    world.clock.moment += A_MOMENT
    assert len(world.forgotten(CITY, 10).due) == 1


def test_a_queue_that_was_not_passed_on_to_the_last_report() -> None:
    world = a_world()
    a_queue(world, 1)
    order(world)
    assert [member.uid for member in world.forgotten(CITY, 10).hand_overs] == [OFFICER.uid]
    world.hand_over(OFFICER.uid)
    assert world.forgotten(CITY, 10).hand_overs == ()


def test_open_reports_whose_deadline_was_made_by_rules_that_have_changed() -> None:
    world = World()
    report = world.submit_and_route()
    assert world.forgotten(CITY, 10).outdated == ()
    city = world.references.reference
    only_mondays = {0: city.calendar.week[0]}
    changed = replace(city.calendar, week=only_mondays)
    world.references.reference = replace(city, calendar=changed)
    found = world.forgotten(CITY, 10).outdated
    assert [each.report_id for each in found] == [report.report_id]
