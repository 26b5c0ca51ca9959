"""When a city changes its rules, every open deadline follows, and none that came earlier is missed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from shared.domain.calendar.calendars import DayKind, NamedDay
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import DomainError
from shared.domain.kernel.states import EventType, ReportType
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.texts.dates import local_time
from shared.domain.texts.timeline import sentence_of
from tests.builders import CITY, NOW
from tests.fakes import FakeReferences
from tests.unit.domain.lives import city_reference
from tests.unit.domain.packs import real
from tests.unit.usecases.world import SUPERVISOR, World

KENDARI = city_reference(ladders=real("kendari").ladders, calendar=real("kendari").calendar)


def _with_days(reference: Reference, *days: date) -> Reference:
    named = {day: NamedDay("Keputusan", DayKind.CITY_HOLIDAY) for day in days}
    calendar = replace(reference.calendar, days={**reference.calendar.days, **named})
    return replace(reference, calendar=calendar, version=f"{reference.version}+{len(days)}")


def _sooner(reference: Reference, factor: float) -> Reference:
    ladders = {
        stage: tuple(replace(rung, after=rung.after * factor) for rung in rungs)
        for stage, rungs in reference.ladders.items()
    }
    return replace(reference, ladders=ladders, version=f"{reference.version}*{factor}")


def _sweep(world: World, at_most: int = 500) -> int:
    """One run: what it found, all of it done."""
    found = world.forgotten(CITY, 100).outdated[:at_most]
    for report in found:
        world.reschedule(report)
    return len(found)


def _lived(chance: Random, count: int) -> World:
    """Reports that came to all kinds of states at all kinds of moments."""
    world = World(references=FakeReferences(KENDARI))
    for n in range(count):
        world.clock.moment = NOW + timedelta(minutes=chance.randrange(60 * 24 * 10))
        report = world.submit_and_route(
            idempotency_key=f"key-{n}",
            request_hash=f"hash-{n}",
            category_id=chance.choice(["jalan_rusak", "listrik_padam"]),
        )
        for _ in range(chance.randrange(4)):
            world.clock.forward(minutes=chance.randrange(60 * 24 * 3))
            try:
                world.act(report, chance.choice(list(Action)), member=chance.choice([SUPERVISOR]))
            except DomainError:
                continue
    world.clock.moment = NOW + timedelta(days=20)
    return world


def _all(world: World) -> list[Report]:
    return [report for (city, _), report in world.reports.stored.items() if city == CITY]


@pytest.mark.parametrize("seed", range(8))
def test_after_the_sweep_every_deadline_is_where_the_new_rules_put_it(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same lives in every run
    world = _lived(chance, 30)
    before = {report.report_id: report for report in _all(world)}
    shift = _with_days(KENDARI, *(date(2026, 12, chance.randrange(1, 24)) for _ in range(3)))
    world.references.reference = chance.choice([shift, _sooner(KENDARI, 0.3), _sooner(shift, 2)])
    runs = 0
    while _sweep(world, at_most=7):
        runs += 1
    assert runs > 1
    for report in _all(world):
        assert report.due == with_next_deadline(report, world.references.reference).due
        was = before[report.report_id]
        moved = (report.due.at, report.due.rung_id) != (was.due.at, was.due.rung_id)
        last = world.last_event(report)
        assert moved == (last.type is EventType.RESCHEDULED)
        assert report.due.version == was.due.version + moved
        assert report.version == was.version + moved


def test_a_deadline_that_came_earlier_is_climbed_before_its_old_alarm_rings() -> None:
    """A cuti bersama is revoked: an office's three working days are over sooner."""
    days = (date(2026, 11, 25), date(2026, 11, 26))
    world = World(references=FakeReferences(_with_days(KENDARI, *days)))
    report = world.submit_and_route(type=ReportType.INFORMATION)
    late = world.reports.get(CITY, report.report_id).due
    world.references.reference = KENDARI
    _sweep(world)
    due = world.reports.get(CITY, report.report_id).due
    assert late.at is not None
    assert due.at is not None
    assert due.at < late.at
    event = world.last_event(report)
    assert (event.type, event.due) == (EventType.RESCHEDULED, due)
    sentence = sentence_of(event, KENDARI, "id")
    for moment in (late.at, due.at):
        assert local_time(moment, KENDARI.city, "id", event.at) in sentence
    world.perform(event)
    assert [alarm.at for alarm in world.alarms.alarms] == [due.at]


def test_each_move_names_the_rules_under_which_the_old_deadline_was_made() -> None:
    packs = [KENDARI, _sooner(KENDARI, 0.5), _sooner(KENDARI, 0.25)]
    world = World(references=FakeReferences(KENDARI))
    report = world.submit_and_route()
    for was, now in pairwise(packs):
        world.references.reference = now
        assert _sweep(world) == 1
        event = world.last_event(report)
        assert event.detail["was_reference"] == was.version
        assert world.reports.get(CITY, report.report_id).reference_version == now.version


def test_rules_that_move_nothing_leave_no_trace_and_are_asked_about_once() -> None:
    world = World(references=FakeReferences(KENDARI))
    report = world.submit_and_route()
    far = date(2027, 8, 3)
    world.references.reference = _with_days(KENDARI, far)
    version = world.reports.get(CITY, report.report_id).version
    assert _sweep(world) == 1
    assert _sweep(world) == 0
    assert world.reports.get(CITY, report.report_id).version == version


def test_a_report_that_has_ended_is_left_in_peace() -> None:
    world = World(references=FakeReferences(KENDARI))
    report = world.submit_and_route()
    world.act(report, Action.ANSWER)
    world.clock.moment = datetime(2027, 3, 1, tzinfo=UTC)
    world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
    world.references.reference = _sooner(KENDARI, 0.5)
    assert _sweep(world) == 0
