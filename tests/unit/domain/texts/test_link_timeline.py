"""What the page behind a reporter's link tells: whoever holds their telephone may read it."""

from datetime import timedelta

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import EventType
from shared.domain.people.outreach import EVENT_OF_CALL
from shared.domain.report.actor import JOINED, REPORTER, Actor
from shared.domain.texts.link_timeline import link_timeline, next_by_link, words_by_link
from tests.builders import make_event

WORDS = "Kata-kata yang ditulis orang."
STAFF = Actor("supervisor", "uid-ani")
WITH_WORDS = {"asked", "progressed", "answered", "outside_answered", "rejected", "messaged"}
UNTOLD = {
    "called",
    "contact_asked",
    "contact_opened",
    "former_opened",
    "guarded",
    "heard",
    "photo_opened",
    "unheard",
}


@pytest.mark.parametrize("kind", list(EventType))
def test_words_are_shown_of_these_kinds_of_events_and_of_no_other(kind: EventType) -> None:
    event = make_event(type=kind, actor=STAFF, text=WORDS)
    assert bool(words_by_link(event)) is (kind.value in WITH_WORDS)


def test_every_other_kind_is_told_in_our_own_sentence_or_not_at_all() -> None:
    """A new kind is in neither list and so not told: name it here once its sentence was looked at."""
    told = {each.type.value for each in link_timeline(make_event(type=kind) for kind in EventType)}
    assert {kind.value for kind in EventType} - told == UNTOLD
    assert told >= WITH_WORDS


@pytest.mark.parametrize("kind", sorted({*EVENT_OF_CALL.values(), EventType.LAPSE_ALLOWED}))
def test_what_staff_note_of_a_call_is_not_shown(kind: EventType) -> None:
    assert words_by_link(make_event(type=kind, actor=Actor("desk", "uid-budi"), text=WORDS)) == ""


@pytest.mark.parametrize("actor", [REPORTER, Actor("citizen", JOINED), Actor("desk", JOINED)])
@pytest.mark.parametrize("kind", list(EventType))
def test_what_a_reporter_wrote_is_not_shown(kind: EventType, actor: Actor) -> None:
    assert words_by_link(make_event(type=kind, actor=actor, text=WORDS)) == ""


@pytest.mark.parametrize("condition", list(Condition))
def test_that_a_call_is_owed_is_not_told(condition: Condition) -> None:
    detail = {"act": Act.PUSH.value, "whom": "desk", "condition": condition.value}
    event = make_event(type=EventType.RUNG_CLIMBED, detail=detail)
    is_told = condition not in {Condition.UNHEARD, Condition.CALL_WANTING}
    assert bool(link_timeline([event])) is is_told


@pytest.mark.parametrize("condition", list(Condition))
def test_of_what_is_ahead_no_call_is_told(condition: Condition) -> None:
    rung = Rung("next", condition, timedelta(days=1), Act.PUSH, Whom.DESK, "report_reminder")
    is_of_call = condition in {Condition.CALL_WANTING, Condition.UNHEARD}
    assert next_by_link(rung) == (None if is_of_call else rung)
