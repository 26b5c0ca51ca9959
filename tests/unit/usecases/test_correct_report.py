"""The reporter's correction, and who reads what it sealed."""

import pytest

from shared.domain.corrections import Correction
from shared.domain.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.states import EventType
from shared.usecases.correct_report import CorrectReport
from shared.usecases.read_former import read_former
from shared.usecases.respond_as_reporter import Response
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


def test_what_it_said_before_is_read_by_supervisors_alone(world: World) -> None:
    report = world.submit_and_route()
    world.correct(CorrectReport(report.tracking_code, "uid-citizen", WORDS))
    (former,) = read_former(SUPERVISOR, report.report_id, reports=world.reports)
    assert former.description == report.description
    for member in (DESK, OFFICER):
        with pytest.raises(ForbiddenError):
            read_former(member, report.report_id, reports=world.reports)
    with pytest.raises(NotFoundError):
        read_former(make_staff(agency_id="dlh"), report.report_id, reports=world.reports)
