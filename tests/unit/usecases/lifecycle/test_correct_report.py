"""The reporter's correction, and who reads what it sealed."""

from dataclasses import replace

import pytest

from shared.domain.cases.public_timeline import public_timeline
from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.revocation import decide_unsealing
from shared.domain.people.access import StaffMember
from shared.domain.report.report import Former, Report
from shared.domain.texts.timeline import message_of, sentence_of
from shared.usecases.lifecycle.correct_report import CorrectReport
from shared.usecases.lifecycle.open_former import OpenFormer, open_former
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import make_device, make_staff
from tests.unit.usecases.world import DESK, OFFICER, SUPERVISOR, World

WORDS = Correction(description="KANARIBARU")


@pytest.fixture
def world() -> World:
    return World()


def test_the_office_is_told_by_the_handle_and_reads_the_new_words(world: World) -> None:
    world.people.save_device(make_device())
    report = world.submit_and_route()
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    event = world.last_event(report)
    assert (event.type, dict(event.detail)) == (EventType.CORRECTED, {"number": 1})
    world.perform(event)
    message = world.push.sent[-1][1]
    assert message.title == "Laporan diperbaiki"
    assert "KANARIBARU" not in repr(message)
    assert world.read(OFFICER, report.report_id).report.description == "KANARIBARU"


def test_a_repeat_changes_nothing_and_a_key_of_another_act_is_refused(world: World) -> None:
    report = world.submit_and_route()
    command = CorrectReport(report.tracking_code, "uid-citizen", WORDS, "key-of-ours")
    first = world.correct(command)
    assert world.correct(command) == first
    assert len(world.reports.former(report.city_id, report.report_id)) == 1
    world.respond(report, Response.MESSAGE)
    assert world.correct(command).corrections == 1


def test_only_its_reporter_corrects_a_report(world: World) -> None:
    report = world.submit_and_route()
    for code, uid in ((report.tracking_code, "uid-other"), ("KDI-0", "uid-citizen")):
        with pytest.raises(NotFoundError):
            world.correct(CorrectReport(code, uid, WORDS))
    with pytest.raises(InvalidError):
        world.correct(CorrectReport(report.tracking_code, "uid-citizen", Correction()))


def _opened(
    world: World, report: Report, member: StaffMember = SUPERVISOR, why: str = "Mencari lokasi."
) -> tuple[Former, ...]:
    return open_former(OpenFormer(member, report.report_id, why), world)


def test_each_look_at_what_it_said_before_stays_in_the_history(world: World) -> None:
    report = world.submit_and_route()
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    for number in (1, 2):
        (former,) = _opened(world, report)
        assert former.description == report.description
        looks = [
            (event.actor.actor_id, event.text, event.at)
            for event in world.reports.events(report.city_id, report.report_id)
            if event.type is EventType.FORMER_OPENED
        ]
        assert looks == [(SUPERVISOR.uid, "Mencari lokasi.", world.clock.now())] * number


def test_the_reporter_reads_that_somebody_looked_and_why(world: World) -> None:
    report = world.submit_and_route()
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    _opened(world, report)
    last = world.last_event(report)
    assert message_of(last) == "Mencari lokasi."
    assert "alasannya" in sentence_of(last, world.references.current(report.city_id), "id")
    assert list(public_timeline([last])) == []


def test_who_may_not_look_leaves_no_trace(world: World) -> None:
    report = world.submit_and_route()
    with pytest.raises(NotFoundError):
        _opened(world, report)
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    for member in (DESK, OFFICER):
        with pytest.raises(ForbiddenError):
            _opened(world, report, member)
    with pytest.raises(NotFoundError):
        _opened(world, report, make_staff(agency_id="dlh"))
    with pytest.raises(InvalidError):
        _opened(world, report, why="")
    assert world.last_event(report).type is EventType.CORRECTED


def test_a_look_changes_nothing_that_the_report_waits_for(world: World) -> None:
    report = world.submit_and_route()
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    before = replace(
        world.reports.get(report.city_id, report.report_id),
        unreached=True,
        resume_state=State.ASSIGNED,
    )
    context = Context(
        world.references.current(report.city_id), world.clock.now(), "look", SUPERVISOR.as_actor
    )
    after = decide_unsealing(before, "Mencari lokasi.", context).report
    assert after == replace(before, version=after.version, updated_at=world.clock.now())
