"""What reporters say to what became of their report, and what it changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.lifecycle.replies import decide_confirmation, decide_message, decide_withdrawal
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.papers.case_file import limit_of
from shared.domain.people.access import Action, Role
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Detail, Report
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, later, make_photo
from tests.unit.domain.lifecycle.tables import cells
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    DESK,
    REFERENCE,
    SUPERVISOR,
    a_case,
    acted,
    after,
    appealed,
    climbed,
    confirmed,
    contested,
    forwarded,
    in_context,
    in_triage,
    merged,
    routed,
    split,
    standing,
    withdrawn,
    written,
)
from tests.unit.domain.outcomes import refusal, told

PHOTO = make_photo()


@pytest.mark.parametrize("report", [in_triage(), routed()], ids=["triage", "assigned"])
def test_asked_before_anybody_took_it_up_the_word_completes_the_file(report: Report) -> None:
    asked = after(report, Action.ASK, later(days=1))

    informed = decide_message(
        asked, text="Di depan pasar.", photos=(PHOTO,), context=in_context(later(days=4), CITIZEN)
    )

    assert informed.report.completed_at == informed.report.file_since == later(days=4)
    detail: Detail = {
        "asked_at": later(days=1).isoformat(),
        "from_state": "needs_information",
        "completes_file": True,
    }
    draft = EventDraft(EventType.INFORMED, CITIZEN, "Di depan pasar.", detail, (PHOTO,))
    assert told(informed) == (draft, later(days=4), "operation")
    assert limit_of(informed.report, REFERENCE) == later(days=64)


def test_a_question_in_the_midst_of_the_work_only_pauses_it() -> None:
    taken_up = after(routed(), Action.ACCEPT, later(hours=1))
    asked = after(taken_up, Action.ASK, later(days=1))

    told = written(asked, later(days=4))

    assert told.report.completed_at is None
    assert "completes_file" not in told.event.detail
    assert limit_of(told.report, REFERENCE) == later(days=63)


def test_the_file_is_completed_once_and_asking_again_only_pauses_it() -> None:
    told = written(after(in_triage(), Action.ASK, later(days=1)), later(days=4)).report
    asked = after(told, Action.ASK, later(days=20))

    again = written(asked, later(days=21))

    assert again.report.completed_at == later(days=4)
    assert "completes_file" not in again.event.detail
    assert limit_of(again.report, REFERENCE) == later(days=65)


def test_asked_after_an_appeal_the_file_is_as_old_as_it_was() -> None:
    anew = appealed(after(in_triage(), Action.REJECT, later(days=1)), later(days=40)).report
    asked = after(anew, Action.ASK, later(days=41))

    told = written(asked, later(days=42)).report

    assert told.file_since == NOW


def test_asked_after_a_contested_answer_the_file_is_as_old_as_it_was() -> None:
    """An outside body's answer comes back to the desk, whose question makes the file no younger."""
    answer = after(forwarded(), Action.OUTSIDE_ANSWER, later(days=1))
    asked = after(contested(answer, later(days=2)).report, Action.ASK, later(days=3))

    informed = written(asked, later(days=4)).report

    assert (informed.state, informed.file_since) == (State.TRIAGE, NOW)


def test_a_late_word_finds_nothing_of_the_cycle_that_silence_ended() -> None:
    visited = after(standing(State.ASSIGNED), Action.VISIT_RESULT, LATER)
    silent = climbed(after(visited, Action.ASK, LATER), LATER + 30 * DAY).report
    assert silent.fired
    assert silent.visit

    back = written(silent, LATER + 40 * DAY).report

    assert (back.fired, back.visit) == (("report:leadership",), None)
    assert back.clocks == {"office/pupr": LATER + 40 * DAY}


def test_a_word_that_nobody_waited_for_completes_nothing() -> None:
    told = written(routed(), later(days=1)).report

    assert (told.completed_at, told.file_since) == (None, NOW)


REPLIES = """
             fixed   not_fixed  message  withdraw   appeal
submitted    -       -          same     withdrawn  -
triage       -       -          same     withdrawn  -
assigned     -       -          same     withdrawn  -
accepted     -       -          same     withdrawn  -
in_progress  -       -          same     withdrawn  -
needs_information  -  -         accepted  withdrawn  -
forwarded    -       -          same     withdrawn  -
answered     closed  reopened   same     withdrawn  -
reopened     -       -          same     withdrawn  -
closed       -       reopened   -        -          -
withdrawn    -       -          -        -          -
rejected     -       -          -        -          triage
merged       -       -          -        -          -
split        -       -          same     withdrawn  -
"""


LATER = NOW + 6 * DAY
# What the refusal of each act calls it.
NAMES = {"fixed": "confirm", "not_fixed": "reopen"}


def _respond(report: Report, act: str) -> Change:
    acts: dict[str, Callable[[Report, datetime], Change]] = {
        "appeal": appealed,
        "fixed": confirmed,
        "not_fixed": contested,
        "message": written,
        "withdraw": withdrawn,
    }
    return acts[act](report, LATER)


def test_the_table_speaks_of_every_state() -> None:
    assert {state for state, _, _ in cells(REPLIES)} == set(State)


@pytest.mark.parametrize(("state", "act", "expected"), cells(REPLIES))
def test_a_reporters_act_leads_where_the_table_says(state: State, act: str, expected: str) -> None:
    report = standing(state)
    if expected == "-":
        assert refusal(ConflictError, lambda: _respond(report, act)) == (
            "state_conflict",
            {"state": state.value, "action": NAMES.get(act, act)},
        )
        return
    change = _respond(report, act)
    assert change.report.state.value == (state.value if expected == "same" else expected)
    assert change.report.version == change.event.seq == report.version + 1


def test_a_message_of_the_reporter_needs_words() -> None:
    with pytest.raises(InvalidError) as refused:
        written(routed(), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "text"})


def test_contesting_an_answer_needs_a_reason() -> None:
    with pytest.raises(InvalidError) as refused:
        contested(standing(State.ANSWERED), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("reason_required", {"field": "reason"})


@pytest.mark.parametrize(
    ("fixed", "tells", "photos"),
    [
        (True, EventDraft(EventType.CONFIRMED, CITIZEN, "Terima kasih.", {"stars": 4}), ()),
        (
            False,
            EventDraft(
                EventType.REOPENED,
                CITIZEN,
                "Terima kasih.",
                {"stars": 4, "count": 1},
                (PHOTO,),
            ),
            (PHOTO,),
        ),
    ],
)
def test_the_history_tells_of_the_word_on_an_answer_and_its_stars(
    tells: EventDraft, photos: tuple[Any, ...], *, fixed: bool
) -> None:
    word = Confirmation(fixed=fixed, text="Terima kasih.", rating=Rating(4), photos=photos)
    change = decide_confirmation(standing(State.ANSWERED), word, in_context(LATER, CITIZEN))
    assert told(change) == (tells, LATER, "operation")


def test_at_the_limit_of_reopening_the_history_tells_that_somebody_must_call() -> None:
    often = REFERENCE.limits.call_at_reopening
    answered = replace(standing(State.ANSWERED), reopened_count=often - 1)
    word = Confirmation(fixed=False, text="Masih berlubang.", rating=Rating(1))
    change = decide_confirmation(answered, word, in_context(LATER, CITIZEN))
    assert (change.report.needs_call, change.report.call_since) == (True, change.event.at)
    assert change.event.detail == {"stars": 1, "count": often, "needs_call": True}


def test_the_history_tells_that_the_reporter_took_it_back_and_why() -> None:
    context = in_context(LATER, CITIZEN)
    change = decide_withdrawal(routed(), text="Sudah diperbaiki tetangga.", context=context)
    draft = EventDraft(EventType.WITHDRAWN, CITIZEN, "Sudah diperbaiki tetangga.")
    assert told(change) == (draft, LATER, "operation")


WINDOW = REFERENCE.limits.contest_window


@pytest.mark.parametrize(
    ("after_closing", "is_late"), [(WINDOW - timedelta(seconds=1), False), (WINDOW, True)]
)
def test_a_closed_report_is_contested_within_the_citys_window(
    after_closing: timedelta, *, is_late: bool
) -> None:
    closed = confirmed(standing(State.ANSWERED), LATER).report
    at = LATER + after_closing
    if is_late:
        assert refusal(ConflictError, lambda: contested(closed, at)) == ("contest_window_over", {})
        return
    assert contested(closed, at).report.state is State.REOPENED


def test_a_new_answer_is_contested_however_long_ago_the_former_one_was_closed() -> None:
    closed = confirmed(standing(State.ANSWERED), LATER).report
    again = after(contested(closed, LATER + DAY).report, Action.ANSWER, LATER + WINDOW)
    assert contested(again, LATER + 2 * WINDOW).report.reopened_count == 2


def test_what_a_retired_office_answered_is_anew_with_its_successor() -> None:
    answer = standing(State.ANSWERED)
    retired = replace(REFERENCE.agencies["pupr"], retired=LATER.date(), replaced_by="dlh")
    reference = replace(REFERENCE, agencies={**REFERENCE.agencies, "pupr": retired})
    for at, office in ((LATER - DAY, "pupr"), (LATER + DAY, "dlh")):
        word = Confirmation(fixed=False, text="Masih berlubang.")
        context = Context(reference, at, "operation", CITIZEN)
        assert decide_confirmation(answer, word, context).report.agency_id == office


def test_a_contested_answer_of_several_offices_is_with_all_of_them_again() -> None:
    whole, *_ = split(routed(), NOW)
    answered = replace(whole.report, state=State.ANSWERED)
    again = contested(answered, LATER).report
    assert (again.state, again.clocks) == (State.SPLIT, {Stage.PARTS: LATER})


def test_a_case_that_others_joined_goes_on_when_its_own_reporter_leaves() -> None:
    _, joined = merged(routed(), a_case(), LATER)
    case = joined.report
    change = decide_withdrawal(case, text="Sudah tidak perlu.", context=in_context(LATER, CITIZEN))
    draft = EventDraft(EventType.LEFT, CITIZEN, "Sudah tidak perlu.")
    assert told(change) == (draft, LATER, "operation")
    assert change.event.state_before is State.ASSIGNED
    assert change.report == replace(
        case,
        version=case.version + 1,
        updated_at=LATER,
        ties=replace(case.ties, reporter_left=True),
    )


def test_an_appeal_begins_everything_anew_at_the_desk() -> None:
    reminded = climbed(climbed(in_triage(), NOW + DAY).report, NOW + 4 * DAY).report
    sent = after(reminded, Action.FORWARD, NOW + 4 * DAY)
    rejected = after(sent, Action.REJECT, NOW + 5 * DAY)
    assert (rejected.forwarded_to, len(rejected.fired)) == ("bpjn", 2)
    report = appealed(rejected, LATER).report
    assert (report.state, report.agency_id, report.forwarded_to) == (State.TRIAGE, None, None)
    assert (report.clocks, report.fired) == ({"desk": LATER}, ("report:leadership",))


def test_an_appeal_is_heard_once_and_by_a_supervisor() -> None:
    report = appealed(standing(State.REJECTED), LATER).report
    assert (report.state, report.agency_id) == (State.TRIAGE, None)
    assert (report.due.rung_id, report.due.at) == ("remind", LATER + DAY)
    for action in (Action.ASSIGN, Action.FORWARD, Action.REJECT):
        assert not is_open_to(report, action, Role.DESK)
        assert is_open_to(report, action, Role.SUPERVISOR)
        with pytest.raises(ForbiddenError) as forbidden:
            acted(report, action, LATER, actor=DESK)
        assert forbidden.value.code == "supervisor_required"
    change = acted(report, Action.REJECT, LATER, actor=SUPERVISOR)
    assert change.event.detail["final"] is True
    with pytest.raises(ConflictError) as used:
        appealed(change.report, LATER)
    assert used.value.code == "appeal_used"


@pytest.mark.parametrize("action", [Action.REJECT, Action.FORWARD, Action.ASSIGN])
def test_what_a_supervisor_made_of_an_appeal_no_desk_undoes(action: Action) -> None:
    """Also not after the office has sent it back; it is then on the supervisors' list again."""
    heard = appealed(standing(State.REJECTED), LATER).report
    sent = after(heard, Action.ASSIGN, LATER, actor=SUPERVISOR)
    assert not sent.needs_supervisor
    returned = after(sent, Action.REFUSE, LATER)
    assert returned.needs_supervisor
    for report in (sent, returned):
        assert not is_open_to(report, action, Role.DESK)
        with pytest.raises(ForbiddenError, match="supervisor_required"):
            acted(report, action, LATER, actor=DESK)
        assert is_open_to(report, action, Role.SUPERVISOR)


def test_an_appeal_needs_words() -> None:
    with pytest.raises(InvalidError) as refused:
        appealed(standing(State.REJECTED), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "reason"})
