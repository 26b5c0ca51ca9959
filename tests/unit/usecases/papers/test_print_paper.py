"""Who gets which paper, and what is on it."""

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, NotFoundError
from shared.domain.links.signed_links import Purpose, open_link
from shared.domain.papers.letter import letter_link
from shared.domain.papers.papers import Paper, PaperFacts, Seal, Style, Words
from shared.domain.people.access import Action, PaperKind, Role, StaffMember
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.report import Report
from shared.usecases.papers.print_paper import print_paper
from tests.builders import CITY, NOW, make_staff
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import DESK, KEYS, LEADER, OFFICER, SUPERVISOR, World

ELSEWHERE = make_staff(uid="uid-other", role=Role.SUPERVISOR, agency_id=None, city_id="makassar")
JPEG = AnnouncedPhoto("image/jpeg", 1000)


@pytest.fixture
def world() -> World:
    return World()


def _printed(world: World, member: StaffMember, report: Report, kind: PaperKind) -> Paper:
    data = print_paper(member, report.report_id, kind, world)
    assert data == b"%PDF"
    return world.printer.printed[-1]


def _with_pln(world: World) -> Report:
    return world.submit_and_route(category_id="listrik_padam")


def test_a_letters_code_opens_the_page_of_its_report(world: World) -> None:
    report = _with_pln(world)

    paper = _printed(world, DESK, report, PaperKind.LETTER)

    (seal,) = [block for block in paper.blocks if isinstance(block, Seal)]
    assert seal.address.startswith("https://pages.example/s/")
    stored = world.reports.get(CITY, report.report_id)
    assert stored.letter is not None
    link = open_link(seal.address.rpartition("/")[2], Purpose.OUTSIDE_ANSWER, KEYS, NOW)
    assert link == letter_link(stored, stored.letter, world.references.reference)


def test_a_letter_whose_link_was_revoked_is_not_printed(world: World) -> None:
    report = _with_pln(world)
    world.act(report, Action.REVOKE_LINKS, member=DESK, text="Surat hilang.")
    with pytest.raises(ConflictError, match="letter_revoked"):
        _printed(world, DESK, report, PaperKind.LETTER)
    world.act(report, Action.FORWARD, member=DESK, agency_id="pln")
    paper = _printed(world, DESK, report, PaperKind.LETTER)
    assert any(isinstance(block, Seal) for block in paper.blocks)


def test_an_order_to_visit_is_printed_once_there_is_one(world: World) -> None:
    report = world.submit_and_route()
    with pytest.raises(NotFoundError):
        _printed(world, DESK, report, PaperKind.VISIT_ORDER)
    for days in (1, 3):
        world.clock.moment = NOW + days * DAY
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)

    paper = _printed(world, SUPERVISOR, report, PaperKind.VISIT_ORDER)

    assert any(
        ("Kantor yang didatangi", "Dinas PUPR") in block.rows
        for block in paper.blocks
        if isinstance(block, PaperFacts)
    )
    assert Words("Nomor: 001/ST/XI/2026", Style.CENTRE) in paper.blocks


def test_an_order_that_was_cancelled_is_not_printed(world: World) -> None:
    report = world.submit_and_route()
    world.act(report, Action.ORDER_VISIT, member=DESK, goes="Ani Contoh, Analis")
    world.act(report, Action.ANSWER)
    with pytest.raises(ConflictError, match="visit_cancelled"):
        _printed(world, DESK, report, PaperKind.VISIT_ORDER)


def test_who_was_sent_stands_in_the_order(world: World) -> None:
    report = world.submit_and_route()
    world.act(report, Action.ORDER_VISIT, member=DESK, goes="Ani Contoh, Analis")

    paper = _printed(world, DESK, report, PaperKind.VISIT_ORDER)

    rows = [row for block in paper.blocks if isinstance(block, PaperFacts) for row in block.rows]
    assert ("Nama dan jabatan", "Ani Contoh, Analis") in rows


@pytest.mark.parametrize("member", [OFFICER, LEADER], ids=["officer", "leader"])
@pytest.mark.parametrize("kind", [PaperKind.LETTER, PaperKind.VISIT_ORDER])
def test_papers_are_for_the_desk(world: World, member: StaffMember, kind: PaperKind) -> None:
    with pytest.raises(ForbiddenError):
        _printed(world, member, world.submit_and_route(), kind)


def test_what_one_may_not_read_does_not_exist(world: World) -> None:
    report = _with_pln(world)

    with pytest.raises(NotFoundError):
        _printed(world, ELSEWHERE, report, PaperKind.LETTER)
    with pytest.raises(NotFoundError):
        _printed(world, OFFICER, report, PaperKind.LETTER)
    with pytest.raises(NotFoundError):
        _printed(world, DESK, world.submit_and_route(idempotency_key="key-2"), PaperKind.LETTER)
