"""What reporters say to what became of their report, and what it changes."""

from collections.abc import Callable
from datetime import datetime

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.papers.case_file import limit_of
from shared.domain.people.access import Action, Role
from shared.domain.report.report import Change, Report
from tests.builders import NOW, later
from tests.unit.domain.lifecycle.tables import cells
from tests.unit.domain.lives import (
    DAY,
    DESK,
    REFERENCE,
    SUPERVISOR,
    acted,
    after,
    appealed,
    confirmed,
    contested,
    in_triage,
    routed,
    standing,
    withdrawn,
    written,
)


@pytest.mark.parametrize("report", [in_triage(), routed()], ids=["triage", "assigned"])
def test_asked_before_anybody_took_it_up_the_word_completes_the_file(report: Report) -> None:
    asked = after(report, Action.ASK, later(days=1))

    told = written(asked, later(days=4))

    assert told.report.completed_at == told.report.file_since == later(days=4)
    assert told.event.detail["completes_file"] is True
    assert limit_of(told.report, REFERENCE) == later(days=64)


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


def test_a_word_that_nobody_waited_for_completes_nothing() -> None:
    told = written(routed(), later(days=1)).report

    assert (told.completed_at, told.file_since) == (None, NOW)


CITIZEN = """
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
    assert {state for state, _, _ in cells(CITIZEN)} == set(State)


@pytest.mark.parametrize(("state", "act", "expected"), cells(CITIZEN))
def test_a_reporters_act_leads_where_the_table_says(state: State, act: str, expected: str) -> None:
    report = standing(state)
    if expected == "-":
        with pytest.raises(ConflictError) as refused:
            _respond(report, act)
        assert refused.value.code == "state_conflict"
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


def test_an_appeal_is_heard_once_and_by_a_supervisor() -> None:
    report = appealed(standing(State.REJECTED), LATER).report
    assert (report.state, report.agency_id) == (State.TRIAGE, None)
    assert (report.due.rung_id, report.due.at) == ("remind", LATER + DAY)
    for action in (Action.ASSIGN, Action.FORWARD, Action.REJECT):
        assert not is_open_to(report, action, Role.DESK)
        with pytest.raises(ForbiddenError) as forbidden:
            acted(report, action, LATER, actor=DESK)
        assert forbidden.value.code == "supervisor_required"
    change = acted(report, Action.REJECT, LATER, actor=SUPERVISOR)
    assert change.event.detail["final"] is True
    with pytest.raises(ConflictError) as used:
        appealed(change.report, LATER)
    assert used.value.code == "appeal_used"


def test_an_appeal_needs_words() -> None:
    with pytest.raises(InvalidError) as refused:
        appealed(standing(State.REJECTED), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "reason"})
