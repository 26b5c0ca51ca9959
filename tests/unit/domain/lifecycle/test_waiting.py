"""While the reporter is asked: what is possible, what rings, and what their word or silence does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.lifecycle.replies import decide_message
from shared.domain.lifecycle.reporter_corrections import Correction, decide_correction
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action, Role
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.location import Border
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW, make_photo
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    HOUR,
    a_case,
    acted,
    after,
    city_ladders,
    city_reference,
    climbed,
    in_context,
    routed,
    rung,
    standing,
    withdrawn,
    written,
)
from tests.unit.domain.outcomes import refusal

LATER = NOW + 6 * DAY


@pytest.mark.parametrize("state", [State.TRIAGE, State.ASSIGNED, State.REOPENED, State.FORWARDED])
def test_the_reporters_word_brings_a_report_back_to_where_it_was(state: State) -> None:
    report = standing(state)
    asked = acted(report, Action.ASK, LATER).report
    assert (asked.stage, asked.due.rung_id) == (Stage.WAITING, "close")
    assert asked.due.at == LATER + 30 * DAY
    change = written(asked, LATER + DAY)
    back = change.report
    assert change.event.type is EventType.INFORMED
    assert change.event.detail["asked_at"] == LATER.isoformat()
    assert (back.state, back.resume_state, back.agency_id) == (state, None, report.agency_id)
    due_at = report.due.at and report.due.at + DAY
    assert (back.due.at, back.due.rung_id) == (due_at, report.due.rung_id)


def test_no_rung_of_the_office_fires_while_the_reporter_is_waited_for() -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    assert rung(asked, NOW + 30 * DAY) is None
    informed = written(asked, NOW + 2 * DAY).report
    assert rung(informed, NOW + 2 * DAY + 22 * HOUR) is None
    assert climbed(informed, NOW + 2 * DAY + 23 * HOUR).event.detail["rung"] == "nudge"


def test_a_second_question_is_reminded_of_like_the_first() -> None:
    remind = Rung(
        "remind",
        Condition.STILL_WAITING,
        7 * DAY,
        Act.PUSH,
        Whom.REPORTER,
        "reporter_reminder",
    )
    waiting = (remind, *city_ladders()[Stage.WAITING])
    reminding = city_reference(ladders={**city_ladders(), Stage.WAITING: waiting})
    first = with_next_deadline(after(routed(), Action.ASK, NOW), reminding)
    reminded = decide_rung(first, reminding, NOW + 7 * DAY, "alarm")
    assert reminded is not None
    assert reminded.report.due.rung_id == "close"
    back = written(reminded.report, NOW + 8 * DAY).report
    second = with_next_deadline(after(back, Action.ASK, NOW + 9 * DAY), reminding)
    assert (second.due.rung_id, second.due.at) == ("remind", NOW + 16 * DAY)


def test_silence_ends_a_report_and_a_late_word_starts_it_anew() -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    at = NOW + HOUR + 30 * DAY
    change = climbed(asked, at)
    assert (change.event.type, change.report.state) == (EventType.EXPIRED, State.WITHDRAWN)
    back = written(change.report, at + DAY).report
    assert (back.state, back.agency_id, back.resume_state) == (State.ASSIGNED, "pupr", None)
    assert (back.due.rung_id, back.due.at) == ("nudge", at + 2 * DAY)


WORDS: dict[str, Callable[[Report, datetime], Change]] = {
    "a message": written,
    "a picture": lambda report, at: decide_message(
        report, text="", photos=(make_photo(),), context=in_context(at, CITIZEN)
    ),
    "a correction": lambda report, at: decide_correction(
        report, Correction("Lubangnya di depan pasar."), in_context(at, CITIZEN)
    ),
    "a side of a border": lambda report, at: decide_place(
        replace(report, border=Border(report.village_code or "", "2")),
        report.village_code or "",
        in_context(at, CITIZEN),
    ),
}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_any_word_brings_a_report_back_and_its_office_hears_of_it(
    word: Callable[[Report, datetime], Change],
) -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    change = word(asked, NOW + 2 * DAY)
    back = change.report
    assert (back.state, back.agency_id, back.resume_state) == (State.ASSIGNED, "pupr", None)
    assert (back.due.rung_id, back.due.at) == ("nudge", NOW + 2 * DAY + 23 * HOUR)
    told = [each.template for each in effects_of(change.event) if each.whom is Whom.OFFICE]
    assert set(told) <= {"reporter_informed", "report_corrected"}
    assert len(told) == 1


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_any_word_takes_up_what_silence_has_ended(
    word: Callable[[Report, datetime], Change],
) -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    at = NOW + HOUR + 30 * DAY
    back = word(climbed(asked, at).report, at + DAY).report
    assert (back.state, back.agency_id, back.resume_state) == (State.ASSIGNED, "pupr", None)
    assert (back.due.rung_id, back.due.at) == ("nudge", at + 2 * DAY)


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_no_word_takes_up_what_its_reporter_has_withdrawn(
    word: Callable[[Report, datetime], Change],
) -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    gone = withdrawn(asked, NOW + DAY).report
    assert refusal(ConflictError, lambda: word(gone, NOW + 2 * DAY))[0] == "state_conflict"


def test_a_case_waits_for_no_word_of_who_has_left_it() -> None:
    case = replace(a_case(), ties=CaseLinks(joined=("another",)))
    left = withdrawn(after(case, Action.ASK, NOW + HOUR), NOW + DAY)
    assert (left.report.state, left.report.resume_state) == (State.ASSIGNED, None)
    told = [each.template for each in effects_of(left.event) if each.whom is Whom.OFFICE]
    assert told == ["reporter_informed"]


def test_what_its_reporter_withdrew_stays_withdrawn() -> None:
    report = withdrawn(standing(State.NEEDS_INFORMATION), LATER).report
    with pytest.raises(ConflictError) as refused:
        written(report, LATER)
    assert refused.value.code == "state_conflict"


@pytest.mark.parametrize(
    ("asked_in", "action", "allowed"),
    [
        (State.ASSIGNED, Action.ANSWER, True),
        (State.TRIAGE, Action.ANSWER, False),
        (State.FORWARDED, Action.ANSWER, False),
        (State.FORWARDED, Action.OUTSIDE_ANSWER, True),
        (State.ASSIGNED, Action.OUTSIDE_ANSWER, False),
        (State.TRIAGE, Action.ASSIGN, True),
        (State.ASSIGNED, Action.ACCEPT, False),
    ],
)
def test_while_a_report_waits_no_more_is_possible_than_before(
    asked_in: State, action: Action, *, allowed: bool
) -> None:
    asked = after(standing(asked_in), Action.ASK, LATER)
    assert is_open_to(asked, action, Role.SUPERVISOR) is allowed
    if not allowed:
        with pytest.raises(ConflictError):
            acted(asked, action, LATER)
        return
    assert acted(asked, action, LATER).report.resume_state is None
