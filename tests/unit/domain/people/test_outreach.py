"""Who heard nothing is brought it by a person, and silence ends nothing that nobody has looked at."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from shared.domain.calendar.clocks import ClockName, deadline_after
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import ALLOWED_FROM
from shared.domain.people.access import Action
from shared.domain.people.outreach import allowed_to_lapse, decide_heard, decide_unheard
from shared.domain.report.actor import Actor
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.outreach import CallOutcome, Outreach, OutreachKind
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import coming_rungs
from tests.builders import NOW, later, make_event
from tests.unit.domain.lives import (
    DAY,
    DESK,
    REFERENCE,
    SUPERVISOR,
    acted,
    after,
    city_ladders,
    confirmed,
    in_context,
    routed,
    standing,
    written,
)
from tests.unit.domain.outcomes import refusal

ASKED_AT, UNHEARD_AT = NOW + DAY, NOW + DAY + timedelta(minutes=5)
LIST = Rung("list", Condition.STILL_WAITING, 30 * DAY, Act.LIST, Whom.DESK, "lapse_listed")
LISTED_AT = ASKED_AT + 30 * DAY
WAITING = (
    LIST,
    replace(LIST, rung_id="list-again", after=37 * DAY, every=7 * DAY),
    Rung("unheard", Condition.UNHEARD, DAY, Act.PUSH, Whom.DESK, "reporter_unheard", every=DAY),
    Rung(
        "close",
        Condition.LAPSE_ALLOWED,
        timedelta(days=3),
        Act.CLOSE,
        Whom.REPORTER,
        "report_lapsed",
        ClockName.WORKING,
    ),
)
CITY = replace(REFERENCE, ladders={**city_ladders(), Stage.WAITING: WAITING})


def asked() -> Report:
    return after(routed(), Action.ASK, ASKED_AT, context=_context(ASKED_AT))


def _context(at: datetime, actor: Actor = DESK) -> Any:
    return replace(in_context(at, actor), reference=CITY, contacted_at=at)


def unheard(report: Report, at: datetime = UNHEARD_AT, *, has_number: bool = True) -> Change | None:
    return decide_unheard(
        report,
        make_event(report, at=report.updated_at),
        has_number=has_number,
        reference=CITY,
        now=at,
        operation_id="unheard",
    )


def _unheard(report: Report, at: datetime = UNHEARD_AT, *, has_number: bool = True) -> Report:
    change = unheard(report, at, has_number=has_number)
    assert change is not None
    return change.report


def climb(report: Report, until: datetime) -> Report:
    """As the alarms ring, one after the other."""
    while report.due.at is not None and report.due.at <= until:
        change = decide_rung(report, CITY, report.due.at, "alarm")
        assert change is not None
        report = change.report
    return report


def called(report: Report, at: datetime, outcome: CallOutcome) -> Change:
    return acted(report, Action.CALL_RESULT, at, actor=DESK, context=_context(at), outcome=outcome)


@pytest.mark.parametrize(
    ("has_number", "kind"), [(True, OutreachKind.CALL), (False, OutreachKind.FIND)]
)
def test_what_reached_nobody_is_for_the_desk_to_bring(
    *, has_number: bool, kind: OutreachKind
) -> None:
    change = unheard(asked(), has_number=has_number)
    assert change is not None
    assert change.report.outreach == Outreach(kind, UNHEARD_AT)
    assert (change.event.type, change.event.detail) == (EventType.UNHEARD, {"how": kind})
    assert change.report.state is State.NEEDS_INFORMATION


def test_it_is_listed_once_and_only_while_somebody_waits_for_that_word() -> None:
    report = asked()
    listed = _unheard(report)
    told = written(report, UNHEARD_AT).report
    for done in (listed, told, routed()):
        assert unheard(done) is None
    asked_again = after(told, Action.ASK, LISTED_AT, context=_context(LISTED_AT))
    older = make_event(report, at=ASKED_AT)
    assert (
        decide_unheard(
            asked_again,
            older,
            has_number=True,
            reference=CITY,
            now=LISTED_AT,
            operation_id="unheard",
        )
        is None
    )
    left = replace(report, ties=CaseLinks(reporter_left=True))
    assert unheard(left) is None


def test_who_heard_nothing_is_never_ended_by_silence_and_looked_for_to_the_end() -> None:
    report = climb(_unheard(asked()), NOW + 400 * DAY)
    assert (report.state, report.is_unheard) == (State.NEEDS_INFORMATION, True)
    assert report.due.at is not None
    assert report.due.at <= NOW + 402 * DAY


def test_their_time_begins_when_a_person_has_told_them() -> None:
    told_at = ASKED_AT + 20 * DAY
    report = called(_unheard(asked()), told_at, CallOutcome.TOLD).report
    assert (report.outreach, report.state) == (None, State.NEEDS_INFORMATION)
    assert (report.due.rung_id, report.due.at) == ("list", told_at + 30 * DAY)


def test_what_they_say_by_phone_is_their_word() -> None:
    change = called(_unheard(asked()), ASKED_AT + 2 * DAY, CallOutcome.ANSWERED)
    assert (change.report.state, change.report.outreach) == (State.ASSIGNED, None)
    assert (change.event.type, change.event.ends_waiting) == (EventType.INFORMED, True)


def test_who_was_not_found_is_still_to_be_told() -> None:
    change = called(_unheard(asked()), ASKED_AT + 2 * DAY, CallOutcome.NOT_FOUND)
    assert change.report.outreach == Outreach(OutreachKind.CALL, UNHEARD_AT)
    assert (change.event.type, change.event.detail["outcome"]) == (EventType.CALLED, "not_found")


def test_a_call_is_noted_only_by_who_can_have_made_it() -> None:
    report = _unheard(asked())
    for opened_at in (None, UNHEARD_AT - timedelta(seconds=1)):
        context = replace(_context(LISTED_AT), contacted_at=opened_at)
        call = partial(acted, report, Action.CALL_RESULT, LISTED_AT, actor=DESK, context=context)
        assert refusal(ConflictError, call) == ("contact_not_opened", {})


@pytest.mark.parametrize("kind", list(OutreachKind))
def test_any_word_of_the_reporter_takes_it_off_the_list(kind: OutreachKind) -> None:
    report = replace(asked(), outreach=Outreach(kind, UNHEARD_AT))
    assert written(report, LISTED_AT).report.outreach is None
    answered = after(report, Action.ANSWER, LISTED_AT, context=_context(LISTED_AT))
    assert answered.outreach is None
    unjudged = replace(answered, outreach=Outreach(kind, LISTED_AT))
    assert confirmed(unjudged, LISTED_AT).report.outreach is None


def test_an_answer_that_nobody_heard_is_not_closed_by_silence() -> None:
    report = after(routed(), Action.ANSWER, ASKED_AT, context=_context(ASKED_AT))
    assert climb(report, NOW + 40 * DAY).state is State.CLOSED
    silent = _unheard(report)
    assert climb(silent, NOW + 400 * DAY).state is State.ANSWERED
    told_at = NOW + 100 * DAY
    told = called(silent, told_at, CallOutcome.TOLD).report
    assert climb(told, told_at + 14 * DAY).state is State.CLOSED


def test_silence_ends_nothing_before_somebody_has_looked() -> None:
    report = climb(asked(), NOW + 400 * DAY)
    assert report.state is State.NEEDS_INFORMATION
    assert report.outreach == Outreach(OutreachKind.LAPSE, LISTED_AT)
    assert report.due.at is not None
    assert report.due.at <= NOW + 408 * DAY


def test_it_ends_three_working_days_after_somebody_agreed() -> None:
    listed = climb(asked(), LISTED_AT)
    seen_at = later(days=32)
    change = acted(listed, Action.ALLOW_LAPSE, seen_at, actor=DESK, context=_context(seen_at))
    assert change.event.type is EventType.LAPSE_ALLOWED
    assert change.report.outreach == Outreach(OutreachKind.SEEN, LISTED_AT, seen_at)
    due = change.report.due
    assert due.rung_id == "close"
    assert [each.rung.rung_id for each in coming_rungs(change.report, CITY)] == ["close"]
    assert due.at is not None
    assert due.at == deadline_after(ClockName.WORKING, seen_at, 3 * DAY, CITY.calendar)
    ended = climb(change.report, due.at)
    assert (ended.state, ended.has_lapsed) == (State.WITHDRAWN, True)
    back = written(ended, due.at + DAY).report
    assert (back.state, back.outreach) == (State.ASSIGNED, None)


def test_only_what_is_listed_may_be_let_end_and_only_once() -> None:
    waiting = asked()
    listed = climb(waiting, LISTED_AT)
    seen = allowed_to_lapse(listed, LISTED_AT)
    for report in (waiting, _unheard(waiting), seen):
        refused = refusal(ConflictError, partial(allowed_to_lapse, report, LISTED_AT))
        assert refused == ("nothing_lapses", {})


def test_who_was_to_be_looked_at_is_to_be_told_where_the_last_word_reached_nobody() -> None:
    seen = allowed_to_lapse(climb(asked(), LISTED_AT), LISTED_AT)
    assert _unheard(seen, LISTED_AT + DAY).outreach == Outreach(OutreachKind.CALL, LISTED_AT + DAY)


@pytest.mark.parametrize(
    ("outcome", "event_type", "state"),
    [
        (CallOutcome.TOLD, EventType.CALLED, State.ANSWERED),
        (CallOutcome.NOT_FOUND, EventType.CALLED, State.ANSWERED),
        (CallOutcome.FIXED, EventType.CONFIRMED, State.CLOSED),
        (CallOutcome.NOT_FIXED, EventType.REOPENED, State.REOPENED),
    ],
)
@pytest.mark.parametrize("needs_call", [False, True])
def test_what_they_say_of_the_answer_is_their_word_on_it(
    outcome: CallOutcome, event_type: EventType, state: State, *, needs_call: bool
) -> None:
    report = _unheard(after(routed(), Action.ANSWER, ASKED_AT, context=_context(ASKED_AT)))
    change = acted(
        replace(report, needs_call=needs_call),
        Action.CALL_RESULT,
        LISTED_AT,
        actor=SUPERVISOR,
        context=_context(LISTED_AT, SUPERVISOR),
        outcome=outcome,
    )
    assert (change.event.type, change.report.state) == (event_type, state)
    is_settled = outcome is not CallOutcome.NOT_FOUND
    assert change.report.is_unheard is not is_settled
    assert change.report.needs_call is (needs_call and not is_settled)


def test_whoever_was_called_has_all_their_time_from_then_on() -> None:
    owed = replace(
        after(routed(), Action.ANSWER, ASKED_AT, context=_context(ASKED_AT)), needs_call=True
    )
    told_at = ASKED_AT + 20 * DAY
    context = _context(told_at, SUPERVISOR)
    told = after(owed, Action.CALL_RESULT, told_at, actor=SUPERVISOR, context=context)
    assert climb(told, told_at + 14 * DAY - timedelta(seconds=1)).state is State.ANSWERED
    assert climb(told, told_at + 14 * DAY).state is State.CLOSED


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (State.ANSWERED, CallOutcome.ANSWERED),
        (State.NEEDS_INFORMATION, CallOutcome.FIXED),
        (State.NEEDS_INFORMATION, CallOutcome.NOT_FIXED),
    ],
)
def test_a_word_that_answers_nothing_is_refused(state: State, outcome: CallOutcome) -> None:
    action = Action.ANSWER if state is State.ANSWERED else Action.ASK
    report = _unheard(after(routed(), action, ASKED_AT, context=_context(ASKED_AT)))
    refused = refusal(InvalidError, partial(called, report, LISTED_AT, outcome))
    assert refused == ("outcome_not_suitable", {"field": "outcome"})


@pytest.mark.parametrize("action", [each for each in Action if each is not Action.CALL_RESULT])
@pytest.mark.parametrize("outcome", list(CallOutcome))
def test_no_other_act_has_an_outcome(action: Action, outcome: CallOutcome) -> None:
    """Else whoever may write at all could put words into a reporter's mouth."""
    report = standing(min(ALLOWED_FROM[action]))
    act = partial(acted, report, action, LISTED_AT, actor=SUPERVISOR, outcome=outcome)
    assert refusal(InvalidError, act) == ("outcome_not_suitable", {"field": "outcome"})


def test_a_reminder_of_what_a_person_brought_sends_nobody_again() -> None:
    told_at = ASKED_AT + DAY
    told = called(_unheard(asked()), told_at, CallOutcome.TOLD).report
    reminder = make_event(told, type=EventType.RUNG_CLIMBED, at=told_at + 7 * DAY)
    wanted: dict[str, Any] = {
        "has_number": False,
        "reference": CITY,
        "now": LISTED_AT,
        "operation_id": "unheard",
    }
    assert decide_unheard(told, reminder, **wanted) is None
    question = replace(reminder, type=EventType.ASKED)
    assert decide_unheard(told, question, **wanted) is not None


def test_a_rejection_that_reached_nobody_is_brought_as_well() -> None:
    rejected = after(routed(), Action.REJECT, ASKED_AT, context=_context(ASKED_AT))
    listed = _unheard(rejected)
    assert listed.outreach == Outreach(OutreachKind.CALL, UNHEARD_AT)
    assert called(listed, LISTED_AT, CallOutcome.TOLD).report == replace(
        listed, outreach=None, version=listed.version + 1, updated_at=LISTED_AT
    )


def test_what_arrives_after_all_is_not_brought_and_their_time_begins() -> None:
    report = _unheard(asked())
    arrived_at = ASKED_AT + 3 * DAY

    def arrived(at: datetime) -> Change | None:
        event = make_event(report, at=at)
        return decide_heard(report, event, reference=CITY, now=arrived_at, operation_id="heard")

    change = arrived(ASKED_AT)
    assert change is not None
    assert (change.event.type, change.report.outreach) == (EventType.HEARD, None)
    assert change.report.due.at == arrived_at + 30 * DAY
    assert arrived(ASKED_AT - timedelta(seconds=1)) is None


@pytest.mark.parametrize("reserved", ["needs_call", "needs_supervisor", "is_bound"])
def test_what_a_supervisor_decides_the_desk_lets_not_end(reserved: str) -> None:
    fields: dict[str, Any] = {reserved: True}
    listed = replace(climb(asked(), LISTED_AT), **fields)
    act = partial(acted, listed, Action.ALLOW_LAPSE, LISTED_AT)
    refused = refusal(ForbiddenError, partial(act, actor=DESK, context=_context(LISTED_AT)))
    assert refused == ("supervisor_required", {})
    agreed = act(actor=SUPERVISOR, context=_context(LISTED_AT, SUPERVISOR)).report
    is_over = climb(agreed, LISTED_AT + 30 * DAY).state is State.WITHDRAWN
    assert is_over is (reserved != "needs_call")


def test_nobody_is_asked_who_has_left_the_case() -> None:
    left = replace(routed(), ties=CaseLinks(reporter_left=True))
    ask = partial(acted, left, Action.ASK, ASKED_AT, context=_context(ASKED_AT))
    assert refusal(ConflictError, ask) == ("nobody_to_ask", {})


def test_whoever_reopened_too_often_is_called_by_a_supervisor() -> None:
    owed = replace(_unheard(asked()), needs_call=True)

    def calls(actor: Actor) -> Report:
        context = _context(LISTED_AT, actor)
        return acted(owed, Action.CALL_RESULT, LISTED_AT, actor=actor, context=context).report

    assert refusal(ForbiddenError, lambda: calls(DESK)) == ("supervisor_required", {})
    told = calls(SUPERVISOR)
    assert (told.needs_call, told.outreach) == (False, None)
