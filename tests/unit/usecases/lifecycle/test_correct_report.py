"""The reporter's correction, and who reads what it sealed."""

from dataclasses import replace

import pytest

from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.revocation import decide_unsealing
from shared.usecases.lifecycle.correct_report import CorrectReport
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import make_device
from tests.unit.usecases.world import OFFICER, SUPERVISOR, World

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
