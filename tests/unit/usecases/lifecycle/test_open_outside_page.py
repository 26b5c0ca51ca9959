"""The page that a letter leads to: the report while the body has it, then what the body has said."""

from dataclasses import replace

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.outside import ExternalReply
from shared.domain.people.access import Action
from shared.domain.photos.photos import AnnouncedPhoto, PhotoState
from shared.domain.report.report import Report
from shared.usecases.lifecycle.open_outside_page import OutsidePage, open_outside_page
from tests.builders import CITY
from tests.unit.usecases.world import DESK, World

WORD = ExternalReply("Gardu sudah diganti.", "Budi Contoh", "Manajer ULP")
JPEG = AnnouncedPhoto("image/jpeg", 1000)


@pytest.fixture
def world() -> World:
    return World()


def _with_pln(world: World, *, secret: bool = False) -> Report:
    report = world.submit_and_route(category_id="listrik_padam", photos=(JPEG, JPEG), secret=secret)
    first, *_ = world.photo_records.photos(CITY, report.report_id)
    world.photo_records.settle_photo(replace(first, state=PhotoState.PUBLISHED), None)
    return report


def _opened(world: World, report: Report) -> OutsidePage:
    return open_outside_page(world.outside_link(report), world)


def test_it_shows_the_report_its_letter_and_pictures_that_are_clean(world: World) -> None:
    page = _opened(world, _with_pln(world))

    assert page.report is not None
    assert page.letter is not None
    assert (page.letter.number, page.letter.agency_id) == (1, "pln")
    assert [photo.state for photo in page.photos] == [PhotoState.PUBLISHED]
    assert page.report.tracking_code == ""


def test_a_secret_report_keeps_its_pictures(world: World) -> None:
    assert _opened(world, _with_pln(world, secret=True)).photos == ()


def test_a_word_is_shown_instead_of_the_report(world: World) -> None:
    report = _with_pln(world)
    link = world.outside_link(report)
    word = world.say_from_outside(report, WORD)

    page = _opened(world, report)

    assert page.word == word
    assert (page.report, page.photos) == (None, ())
    assert link == world.outside_link(report)


def test_a_revoked_link_shows_nothing_any_more(world: World) -> None:
    for say_first in (False, True):
        report = world.submit_and_route(category_id="listrik_padam", idempotency_key=str(say_first))
        link = world.outside_link(report)
        if say_first:
            world.say_from_outside(report, WORD)
        world.act(report, Action.REVOKE_LINKS, member=DESK, text="Surat hilang.")
        with pytest.raises(NotFoundError, match="link_not_valid"):
            open_outside_page(link, world)


def test_what_was_declined_stays_readable_though_the_report_has_left(world: World) -> None:
    report = _with_pln(world)
    world.say_from_outside(report, replace(WORD, is_ours=False))

    page = _opened(world, report)

    assert page.word is not None
    assert page.word.type is EventType.OUTSIDE_DECLINED
    assert world.reports.get(CITY, report.report_id).state is State.TRIAGE


def test_a_link_that_was_left_behind_opens_nothing(world: World) -> None:
    report = _with_pln(world)
    world.act(report, Action.ASSIGN, member=DESK, agency_id="pupr")

    with pytest.raises(NotFoundError, match="link_not_valid"):
        _opened(world, report)
