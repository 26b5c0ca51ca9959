"""The whole file of a report is for its reporter, and without the reporter for a supervisor."""

from typing import Any

import pytest

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.papers.papers import Paper, Pictures, Words
from shared.domain.people.access import Action, StaffMember
from shared.domain.report.report import Report
from shared.usecases.papers.print_case_file import SeenCase, print_case_file
from tests.builders import CITY
from tests.unit.usecases.world import DESK, JPEG, LEADER, OFFICER, SUPERVISOR, World


@pytest.fixture
def world() -> World:
    return World()


def _case_file(world: World, report: Report, asked_by: StaffMember | str) -> Paper:
    found = world.track(report.tracking_code)
    seen = SeenCase(found.report, found.events, found.photos)
    print_case_file(seen, asked_by, world)
    return world.printer.printed[-1]


def _says(paper: Paper, words: str) -> bool:
    return words in repr(paper.blocks)


def test_the_reporter_gets_the_whole_file_with_name_code_and_pictures(world: World) -> None:
    report = world.submit_and_route(photos=(JPEG, JPEG))
    first, _ = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[first.object_name] = b"jpeg"
    world.publish(first.object_name)
    world.act(report, Action.MESSAGE, text="Kami jadwalkan hari Rabu.")

    paper = _case_file(world, report, "uid-citizen")

    for said in ("Sitti Contoh", "+6281100000001", report.tracking_code, "hari Rabu"):
        assert _says(paper, said)
    assert [block.jpegs for block in paper.blocks if isinstance(block, Pictures)] == [(b"Sjpeg",)]
    assert any(isinstance(block, Words) for block in paper.blocks)


def test_a_supervisor_gets_the_file_without_the_reporter(world: World) -> None:
    report = world.submit_and_route()

    paper = _case_file(world, report, SUPERVISOR)

    for hidden in ("Sitti Contoh", "+6281100000001", report.tracking_code, "uid-citizen"):
        assert not _says(paper, hidden)


@pytest.mark.parametrize(
    ("asked_by", "refusal"),
    [
        ("uid-other", NotFoundError),
        ("", NotFoundError),
        (DESK, ForbiddenError),
        (OFFICER, ForbiddenError),
        (LEADER, ForbiddenError),
    ],
)
def test_nobody_else_gets_the_file(world: World, asked_by: Any, refusal: type[Exception]) -> None:
    report = world.submit_and_route()

    with pytest.raises(refusal):
        _case_file(world, report, asked_by)
    assert world.printer.printed == []
