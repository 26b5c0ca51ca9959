"""What a body says through the link of its letter: taken down once, whole, and while it has the report."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.outside import ExternalReply
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from tests.builders import CITY
from tests.unit.usecases.world import DESK, World

WORD = ExternalReply("Gardu sudah diganti.", "Budi Contoh", "Manajer ULP")


@pytest.fixture
def world() -> World:
    return World()


def _with_pln(world: World) -> Report:
    return world.submit_and_route(category_id="listrik_padam")


def test_the_answer_stands_recorded_with_who_gave_it(world: World) -> None:
    report = _with_pln(world)
    event = world.say_from_outside(report, WORD)
    now = world.reports.get(CITY, report.report_id)
    assert (now.state, now.answer_text) == (State.ANSWERED, WORD.text)
    assert (event.actor.agency_id, event.detail["said_by"]) == ("pln", "Budi Contoh")


def test_what_is_not_theirs_comes_back_to_the_desk(world: World) -> None:
    report = _with_pln(world)
    event = world.say_from_outside(report, replace(WORD, is_ours=False))
    assert event.type is EventType.OUTSIDE_DECLINED
    assert world.reports.get(CITY, report.report_id).state is State.TRIAGE


def test_of_two_words_through_one_link_the_first_stands(world: World) -> None:
    report = _with_pln(world)
    first = world.say_from_outside(report, WORD)
    again = world.say_from_outside(report, replace(WORD, text="Lain lagi.", is_ours=False))
    assert again == first
    assert world.reports.get(CITY, report.report_id).answer_text == WORD.text


def test_an_incomplete_word_changes_nothing(world: World) -> None:
    report = _with_pln(world)
    with pytest.raises(InvalidError, match="text_required"):
        world.say_from_outside(report, replace(WORD, said_by=""))
    assert world.reports.get(CITY, report.report_id).state is State.FORWARDED


@pytest.mark.parametrize(
    ("action", "fields"),
    [(Action.ASSIGN, {"agency_id": "pupr"}), (Action.REVOKE_LINKS, {"text": "Surat hilang."})],
    ids=["sent elsewhere", "revoked"],
)
def test_a_link_that_was_left_behind_takes_nothing(
    world: World, action: Action, fields: dict[str, Any]
) -> None:
    report = _with_pln(world)
    world.act(report, action, member=DESK, **fields)
    with pytest.raises(NotFoundError, match="link_not_valid"):
        world.say_from_outside(report, WORD)
