"""What a report said before its correction is opened with a reason, and each look stays."""

import pytest

from shared.domain.cases.public_timeline import public_timeline
from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import EventType
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.domain.people.access import StaffMember
from shared.domain.report.report import Report, ReportRevision
from shared.domain.texts.timeline import message_of, sentence_of
from shared.usecases.lifecycle.correct_report import CorrectReport
from shared.usecases.lifecycle.open_former import OpenFormer, open_former
from tests.builders import make_staff
from tests.unit.usecases.world import DESK, OFFICER, SUPERVISOR, World

WORDS = Correction(description="KANARIBARU")


@pytest.fixture
def world() -> World:
    return World()


def _opened(
    world: World, report: Report, member: StaffMember = SUPERVISOR, why: str = "Mencari lokasi."
) -> tuple[ReportRevision, ...]:
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
