"""When what an effect says is no longer true, so that it is not said."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.reference import Condition
from shared.domain.kernel.states import EventType
from shared.domain.notify.effects import Effect, EffectKind, effects_of
from shared.domain.notify.receipts import EffectRef
from shared.domain.notify.supersession import is_still_asked, is_superseded
from shared.domain.people.access import Action
from shared.domain.report.proof import Proofs
from shared.domain.report.report import Event, Report
from shared.domain.report.visit import Visit
from tests.builders import NOW, make_effect, make_event
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    acted,
    after,
    climbed,
    routed,
    withdrawn,
)

LATER = NOW + HOUR


def test_an_alarm_is_stale_once_the_deadline_moved() -> None:
    change = acted(routed(), Action.ACCEPT, LATER)
    alarm = effects_of(change.event)[0]
    assert not is_superseded(alarm, change.event, change.report)
    progressed = after(change.report, Action.PROGRESS, LATER)
    assert not is_superseded(alarm, change.event, progressed)
    answered = after(progressed, Action.ANSWER, LATER)
    assert is_superseded(alarm, change.event, answered)


def _messages_of_rung(report: Report, at_days: int) -> tuple[list[Effect], Event, Report]:
    change = climbed(report, NOW + at_days * DAY)
    messages = [e for e in effects_of(change.event) if e.kind is not EffectKind.ALARM]
    return messages, change.event, change.report


@pytest.mark.parametrize(
    ("action", "nudge_is_stale", "visit_is_stale"),
    [
        (None, False, False),
        (Action.MESSAGE, False, False),
        (Action.ACCEPT, True, False),
        (Action.ANSWER, True, True),
        (Action.REFUSE, True, True),
        (Action.ASSIGN, True, True),
        (Action.FORWARD, True, True),
    ],
)
def test_a_rungs_message_is_stale_once_it_is_untrue(
    action: Action | None, *, nudge_is_stale: bool, visit_is_stale: bool
) -> None:
    nudges, nudged, report = _messages_of_rung(routed(), 1)
    visits, ordered, later = _messages_of_rung(report, 3)
    if action is not None:
        report, later = (after(each, action, NOW + 4 * DAY) for each in (report, later))
    assert {is_superseded(each, nudged, report) for each in nudges} == {nudge_is_stale}
    assert {is_superseded(each, ordered, later) for each in visits} == {visit_is_stale}


def test_the_office_before_is_not_told_of_what_it_no_longer_has() -> None:
    change = acted(routed(), Action.ASSIGN, LATER, agency_id="dlh")
    _, push, word = effects_of(change.event)
    assert not is_superseded(push, change.event, change.report)
    moved = after(change.report, Action.ASSIGN, LATER, agency_id="pupr")
    assert is_superseded(push, change.event, moved)
    assert not is_superseded(word, change.event, moved)


def test_an_order_and_its_end_do_not_overtake_each_other() -> None:
    """Neither is told that somebody goes when nobody does, nor that nobody goes when somebody does."""
    ordered = acted(routed(), Action.ORDER_VISIT, LATER, actor=DESK)
    cancelled = acted(ordered.report, Action.CANCEL_VISIT, LATER, actor=DESK)
    again = after(cancelled.report, Action.ORDER_VISIT, LATER, actor=DESK)
    for told, untrue_for, true_for in (
        (ordered.event, cancelled.report, ordered.report),
        (cancelled.event, again, cancelled.report),
    ):
        words = [each for each in effects_of(told) if each.kind is not EffectKind.ALARM]
        assert words
        assert all(is_superseded(each, told, untrue_for) for each in words)
        assert not any(is_superseded(each, told, true_for) for each in words)


def test_plain_news_is_never_stale() -> None:
    change = acted(routed(), Action.ACCEPT, LATER)
    word = effects_of(change.event)[1]
    withdrawn_since = withdrawn(change.report, LATER).report
    assert not is_superseded(word, change.event, withdrawn_since)


def test_what_was_asked_for_a_reason_that_is_gone_is_not_asked_any_more() -> None:
    """Of the proof, the visit and the call that a rung reminded somebody of."""
    reason: dict[Condition, dict[str, Any]] = {
        Condition.PROOF_WANTING: {"proofs": Proofs(doubted=("p",))},
        Condition.VISIT_OVERDUE: {"visit": Visit("pupr", NOW)},
        Condition.CALL_WANTING: {"needs_call": True},
    }
    push = make_effect()
    for condition, fields in reason.items():
        waiting = replace(routed(), **fields)
        event = make_event(
            waiting,
            type=EventType.RUNG_CLIMBED,
            state_after=waiting.state,
            detail={"condition": condition.value},
        )
        assert not is_superseded(push, event, waiting)
        assert is_superseded(push, event, routed())


def test_whoever_gave_the_report_away_is_not_told_that_they_have_it() -> None:
    report = replace(routed(), assignee="uid-ani")
    event = make_event(report, type=EventType.DELEGATED, detail={"assignee": "uid-ani"})
    assert not is_superseded(make_effect(), event, report)
    assert is_superseded(make_effect(), event, replace(report, assignee="uid-budi"))


def test_a_message_is_still_asked_about_while_its_effect_holds() -> None:
    change = climbed(routed(), NOW + DAY)
    nudge = next(e for e in effects_of(change.event) if e.kind is EffectKind.WHATSAPP)
    asked = EffectRef(change.report.report_id, nudge.key)
    assert is_still_asked(asked, change.event, change.report)
    accepted = after(change.report, Action.ACCEPT, NOW + DAY)
    assert not is_still_asked(asked, change.event, accepted)
    unknown = EffectRef(change.report.report_id, "000009-rung")
    assert not is_still_asked(unknown, change.event, change.report)


@pytest.mark.parametrize(
    ("action", "is_stale"),
    [
        (None, False),
        (Action.ASSIGN, False),
        (Action.REFUSE, False),
        (Action.ACCEPT, False),
        (Action.FORWARD, True),
        (Action.ANSWER, True),
        (Action.REJECT, True),
    ],
)
def test_what_the_leadership_is_told_holds_while_the_city_owes_the_answer(
    action: Action | None, *, is_stale: bool
) -> None:
    """It is told once: a report that is moved in the night is still told of in the morning."""
    at = NOW + 5 * DAY
    change = climbed(climbed(routed(), at - DAY).report, at)
    assert change.event.detail["rung"] == "leadership"
    report = after(change.report, action, at) if action else change.report
    told = [each for each in effects_of(change.event) if each.kind is not EffectKind.ALARM]
    assert {is_superseded(each, change.event, report) for each in told} == {is_stale}
