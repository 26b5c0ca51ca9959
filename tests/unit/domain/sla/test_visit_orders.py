"""An order to go to an office lasts while that office owes an answer; what else ends it is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from shared.domain.kernel.states import State
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    a_case,
    acted,
    after,
    climbed,
    merged,
    routed,
    split,
    unmerged,
    withdrawn,
    written,
)

ORDERED_AT = NOW + 3 * DAY
LATER = NOW + 4 * DAY


def sent() -> Report:
    """With the office for roads for three days, so that somebody was sent there."""
    report = climbed(climbed(routed(), NOW + DAY).report, ORDERED_AT).report
    assert report.visit is not None
    assert report.visit.is_awaited
    return report


def _act(action: Action, **fields: Any) -> Callable[[Report], Change]:
    return lambda report: acted(report, action, LATER, **fields)


@pytest.mark.parametrize(
    "ends",
    [
        _act(Action.ANSWER),
        _act(Action.REFUSE),
        _act(Action.ASSIGN),
        _act(Action.FORWARD),
        _act(Action.REJECT),
        _act(Action.CANCEL_VISIT, actor=DESK),
        lambda report: withdrawn(report, LATER),
        lambda report: split(report, LATER)[0],
    ],
    ids=["answer", "refuse", "assign", "forward", "reject", "cancel", "withdrawal", "split"],
)
def test_nobody_goes_to_an_office_that_owes_nothing_any_more(
    ends: Callable[[Report], Change],
) -> None:
    change = ends(sent())
    visit = change.report.visit
    assert visit is not None
    assert (visit.is_awaited, visit.cancelled_at, visit.visited_at) == (False, LATER, None)
    assert change.event.detail["visit_cancelled"] == "pupr"
    told = [each for each in effects_of(change.event) if each.template == "visit_cancelled"]
    assert [each.agency_id for each in told if each.whom == "desk"] == ["pupr"]


@pytest.mark.parametrize(
    "goes_on",
    [
        _act(Action.ACCEPT),
        _act(Action.MESSAGE),
        _act(Action.ASK),
        _act(Action.SET_URGENCY, actor=DESK),
        _act(Action.VISIT_RESULT, actor=DESK),
    ],
    ids=["accept", "message", "ask", "urgency", "visited"],
)
def test_an_order_is_not_cancelled_by_what_is_no_answer(
    goes_on: Callable[[Report], Change],
) -> None:
    change = goes_on(sent())
    assert change.report.visit is not None
    assert change.report.visit.cancelled_at is None
    assert "visit_cancelled" not in change.event.detail


def test_a_cancelled_order_is_told_once() -> None:
    moved = after(sent(), Action.ASSIGN, LATER)
    again = acted(moved, Action.ASSIGN, LATER + HOUR, agency_id="pupr")
    assert "visit_cancelled" not in again.event.detail


def test_a_question_in_between_leaves_the_order_standing() -> None:
    asked = after(sent(), Action.ASK, LATER)
    resumed = written(asked, LATER + HOUR).report
    assert resumed.visit == sent().visit


def _acts(report: Report, until: datetime) -> list[object]:
    """What the ladder does if nobody else does anything until then."""
    found: list[object] = []
    while report.due.at is not None and report.due.at <= until:
        change = climbed(report, report.due.at)
        found.append(change.event.detail["act"])
        report = change.report
    return found


def test_the_ladder_sends_somebody_again_when_the_office_gets_it_back() -> None:
    refused = after(sent(), Action.REFUSE, LATER)
    back = after(refused, Action.ASSIGN, LATER + HOUR, actor=DESK, agency_id="pupr")
    assert "visit" in _acts(back, LATER + 4 * DAY)


def test_nobody_was_sent_yet_where_an_office_gets_it_back_within_its_time() -> None:
    """The order was to the office that had it; what is left of its time is not shortened."""
    early = after(routed(), Action.ORDER_VISIT, NOW + DAY, actor=DESK)
    elsewhere = after(early, Action.ASSIGN, NOW + DAY + HOUR, actor=DESK)
    back = after(elsewhere, Action.ASSIGN, NOW + 2 * DAY, actor=DESK, agency_id="pupr")
    assert _acts(back, NOW + 5 * DAY).count("visit") == 1


def test_what_was_merged_by_mistake_is_visited_after_all() -> None:
    report, case = (change.report for change in merged(sent(), a_case(), LATER))
    assert report.visit is not None
    assert not report.visit.is_awaited
    apart = unmerged(report, case, LATER + HOUR)[0].report
    assert "visit" in _acts(apart, LATER + DAY)


def test_the_ladder_does_not_overrule_the_desk() -> None:
    cancelled = after(sent(), Action.CANCEL_VISIT, LATER, actor=DESK)
    assert cancelled.state is State.ASSIGNED
    assert "visit" not in _acts(cancelled, NOW + 30 * DAY)
