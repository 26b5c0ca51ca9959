"""What may be done to a report, cell by cell, and what each act changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.domain.access import Action, Role
from shared.domain.errors import ConflictError, DomainError, ForbiddenError, InvalidError
from shared.domain.lifecycle import is_open_to
from shared.domain.particulars import Rating, Visit
from shared.domain.report import Change, Report
from shared.domain.requests import RejectReason
from shared.domain.states import EventType, Level, Stage, State
from tests.builders import NOW, make_photo, make_report
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    SUPERVISOR,
    acted,
    after,
    appealed,
    city_reference,
    climbed,
    confirmed,
    contested,
    forwarded,
    in_context,
    in_triage,
    routed,
    rung,
    standing,
    submitted,
    withdrawn,
    written,
)

# Where each act leads from each state; `same` leaves the state, a dash refuses the act.
STAFF = """
             accept    progress     answer    refuse  assign    forward    outside_answer  message
submitted    -         -            -         -       -         -          -               same
triage       -         -            -         -       assigned  forwarded  -               same
assigned     accepted  -            answered  triage  assigned  forwarded  -               same
accepted     -         in_progress  answered  triage  assigned  forwarded  -               same
in_progress  -         in_progress  answered  -       assigned  forwarded  -               same
needs_information  -   -            answered  -       assigned  forwarded  -               same
forwarded    -         -            -         -       assigned  forwarded  answered        same
answered     -         -            -         -       -         -          -               same
reopened     accepted  -            answered  triage  assigned  forwarded  -               same
closed       -         -            -         -       -         -          -               -
withdrawn    -         -            -         -       -         -          -               -
rejected     -         -            -         -       -         -          -               -
merged       -         -            -         -       -         -          -               -
split        -         -            -         -       -         -          -               same
"""
MORE = """
             ask                reject    set_urgency   correct   order_visit  revoke_links
submitted    -                  -         same       -        -           -
triage       needs_information  rejected  same       assigned        -           -
assigned     needs_information  rejected  same       same        same           same
accepted     needs_information  rejected  same       -        same           same
in_progress  needs_information  rejected  same       -        same           same
needs_information  -            rejected  same       -        -           same
forwarded    needs_information  rejected  same       -        -           same
answered     -                  -         same       -        -           same
reopened     needs_information  rejected  same       -        same           same
closed       -                  -         -       -        -           -
withdrawn    -                  -         -       -        -           -
rejected     -                  -         -       -        -           -
merged       -                  -         -       -        -           -
split        -                  -         same       -        -           -
"""
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


def _cells(table: str) -> list[tuple[State, str, str]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [
        (State(row[0]), act, expected)
        for row in rows
        for act, expected in zip(head, row[1:], strict=True)
    ]


def _respond(report: Report, act: str) -> Change:
    acts: dict[str, Callable[[Report, datetime], Change]] = {
        "appeal": appealed,
        "fixed": confirmed,
        "not_fixed": contested,
        "message": written,
        "withdraw": withdrawn,
    }
    return acts[act](report, LATER)


def test_the_tables_speak_of_every_state_and_action() -> None:
    staff, citizen = _cells(STAFF) + _cells(MORE), _cells(CITIZEN)
    ordered = {Action.VISIT_RESULT, Action.CALL_RESULT, Action.ACCEPT_PROOF, Action.REJECT_PROOF}
    assert {act for _, act, _ in staff} | ordered == set(Action)
    for cells in (staff, citizen):
        assert {state for state, _, _ in cells} == set(State)


@pytest.mark.parametrize(("state", "act", "expected"), _cells(STAFF) + _cells(MORE))
def test_a_staff_act_leads_where_the_table_says(state: State, act: str, expected: str) -> None:
    report = standing(state)
    if expected == "-":
        with pytest.raises(ConflictError) as refused:
            acted(report, Action(act), LATER)
        assert refused.value.code == "state_conflict"
        assert refused.value.params == {"state": state.value, "action": act}
        return
    change = acted(report, Action(act), LATER)
    assert change.report.state.value == (state.value if expected == "same" else expected)
    assert change.report.version == change.event.seq == report.version + 1
    assert (change.event.state_before, change.event.state_after) == (state, change.report.state)


@pytest.mark.parametrize(("state", "act", "expected"), _cells(CITIZEN))
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


@pytest.mark.parametrize("state", list(State))
def test_a_visit_is_reported_once_and_only_where_one_was_ordered(state: State) -> None:
    order = Visit("pupr", NOW)
    bare = replace(standing(state), visit=None)
    with pytest.raises(ConflictError) as refused:
        acted(bare, Action.VISIT_RESULT, LATER)
    if state.is_final:
        assert refused.value.code == "state_conflict"
        return
    assert refused.value.code == "no_visit_ordered"

    promise = LATER + 2 * DAY
    change = acted(
        replace(bare, visit=order), Action.VISIT_RESULT, LATER, met="Kabid", promised_by=promise
    )
    assert change.report.visit == Visit("pupr", NOW, LATER, "Kabid", "Sudah kami tangani.", promise)
    assert change.report.state is state
    with pytest.raises(ConflictError) as again:
        acted(change.report, Action.VISIT_RESULT, LATER)
    assert again.value.code == "no_visit_ordered"


@pytest.mark.parametrize("seen", [-1, +1])
@pytest.mark.parametrize("action", list(Action))
def test_an_act_on_another_version_than_the_present_is_a_lost_race(
    action: Action, seen: int
) -> None:
    report = standing(State.ASSIGNED)
    with pytest.raises(ConflictError) as refused:
        acted(report, action, LATER, version=report.version + seen)
    assert refused.value.code == "version_conflict"
    assert refused.value.params == {"version": report.version}


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.PROGRESS, State.ACCEPTED),
        (Action.ANSWER, State.ASSIGNED),
        (Action.REFUSE, State.ASSIGNED),
        (Action.OUTSIDE_ANSWER, State.FORWARDED),
        (Action.VISIT_RESULT, State.ASSIGNED),
        (Action.MESSAGE, State.ASSIGNED),
        (Action.ASK, State.ASSIGNED),
        (Action.REJECT, State.TRIAGE),
        (Action.CALL_RESULT, State.ASSIGNED),
    ],
)
def test_what_people_read_needs_words(action: Action, state: State) -> None:
    with pytest.raises(InvalidError) as refused:
        acted(standing(state), action, LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "text"})


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.ASSIGN, Action.FORWARD])
def test_handing_on_needs_no_words(action: Action) -> None:
    assert acted(standing(State.ASSIGNED), action, LATER, text="").event.text == ""


def test_a_message_of_the_reporter_needs_words() -> None:
    with pytest.raises(InvalidError) as refused:
        written(routed(), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "text"})


def test_contesting_an_answer_needs_a_reason() -> None:
    with pytest.raises(InvalidError) as refused:
        contested(standing(State.ANSWERED), LATER, text="")
    assert (refused.value.code, refused.value.params) == ("reason_required", {"field": "reason"})


@pytest.mark.parametrize(
    ("action", "agency_id", "fits"),
    [
        (Action.ASSIGN, "pupr", True),
        (Action.ASSIGN, "dlh", True),
        (Action.ASSIGN, "pln", False),
        (Action.ASSIGN, "bpjn", False),
        (Action.ASSIGN, "nobody", False),
        (Action.ASSIGN, None, False),
        (Action.FORWARD, "pln", True),
        (Action.FORWARD, "bpjn", True),
        (Action.FORWARD, "pupr", False),
        (Action.FORWARD, "nobody", False),
        (Action.FORWARD, None, False),
    ],
)
def test_offices_are_assigned_and_outside_bodies_forwarded_to(
    action: Action, agency_id: str | None, *, fits: bool
) -> None:
    report = in_triage()
    if not fits:
        with pytest.raises(InvalidError) as refused:
            acted(report, action, LATER, agency_id=agency_id)
        assert refused.value.code == "agency_not_suitable"
        return
    moved = after(report, action, LATER, agency_id=agency_id)
    responsible = (moved.agency_id, moved.forwarded_to)
    assert responsible == ((agency_id, None) if action is Action.ASSIGN else (None, agency_id))


def test_the_desk_corrects_the_category_while_handing_on() -> None:
    change = acted(in_triage(), Action.ASSIGN, LATER, category_id="jalan_rusak")
    assert change.report.category_id == "jalan_rusak"
    assert change.event.detail["category"] == "jalan_rusak"
    kept = acted(change.report, Action.ASSIGN, LATER, agency_id="pupr")
    assert kept.report.category_id == "jalan_rusak"
    assert "category" not in kept.event.detail


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(InvalidError) as refused:
        acted(in_triage(), Action.ASSIGN, LATER, category_id="unheard_of")
    assert refused.value.code == "category_unknown"


def test_each_refusal_is_a_hop_and_names_who_refused() -> None:
    first = acted(routed(), Action.REFUSE, NOW + HOUR)
    assert (first.report.hops, first.report.agency_id) == (1, None)
    assert first.event.detail["from_agency"] == "pupr"
    handed = after(first.report, Action.ASSIGN, NOW + 2 * HOUR)
    assert handed.hops == 1
    second = acted(handed, Action.REFUSE, NOW + 3 * HOUR)
    assert (second.report.hops, second.event.detail["from_agency"]) == (2, "dlh")


def test_an_outside_answer_is_tracked_like_any_other() -> None:
    change = acted(forwarded(), Action.OUTSIDE_ANSWER, LATER, text="Gardu diperbaiki.")
    report = change.report
    assert change.event.type is EventType.OUTSIDE_ANSWERED
    assert (report.state, report.answer_text) == (State.ANSWERED, "Gardu diperbaiki.")
    assert (report.agency_id, report.forwarded_to) == (None, "pln")
    assert report.clocks[Stage.CITIZEN] == LATER


def test_a_contested_outside_answer_goes_back_to_the_desk() -> None:
    answered = after(forwarded(), Action.OUTSIDE_ANSWER, LATER)
    report = contested(answered, LATER + DAY).report
    assert (report.state, report.agency_id, report.forwarded_to) == (State.TRIAGE, None, None)
    assert report.reopened_count == 1
    assert (report.due.rung_id, report.due.at) == ("remind", LATER + 2 * DAY)


def test_a_contested_answer_goes_back_to_the_office_with_a_new_cycle() -> None:
    answered = standing(State.ANSWERED)
    assert answered.visit is not None
    change = contested(answered, LATER)
    report = change.report
    assert (report.state, report.agency_id) == (State.REOPENED, "pupr")
    assert (report.visit, report.fired) == (None, ())
    assert (report.due.rung_id, report.due.at) == ("nudge", LATER + DAY)
    assert (report.reopened_count, change.event.detail["count"]) == (1, 1)


def test_the_rungs_of_a_reopened_report_fire_again() -> None:
    report = contested(standing(State.ANSWERED), LATER).report
    for expected in ("nudge", "visit", "leadership"):
        change = climbed(report, LATER + 4 * DAY)
        assert change.event.detail["rung"] == expected
        report = change.report
    assert report.visit == Visit("pupr", LATER + 4 * DAY, serial_year=2026)


def test_a_new_cycle_is_new_for_the_desk_as_well() -> None:
    """Else a desk that gets a reopened report back would be late in the very first second."""
    reopened = contested(standing(State.ANSWERED), LATER).report
    back = after(reopened, Action.REFUSE, LATER + HOUR)
    assert (back.due.rung_id, back.due.at) == ("remind", LATER + HOUR + DAY)


def test_a_new_cycle_is_new_for_an_office_that_once_had_the_report() -> None:
    once = after(routed(), Action.FORWARD, NOW + HOUR)
    reopened = contested(after(once, Action.OUTSIDE_ANSWER, LATER), LATER).report
    handed = after(reopened, Action.ASSIGN, LATER + HOUR)
    assert (handed.due.rung_id, handed.due.at) == ("nudge", LATER + HOUR + DAY)


def test_a_closed_report_can_be_reopened_and_closed_again() -> None:
    reopened = contested(standing(State.CLOSED), LATER).report
    answered = after(reopened, Action.ANSWER, LATER + HOUR)
    assert confirmed(answered, LATER + DAY).report.state is State.CLOSED


@pytest.mark.parametrize("state", [state for state in State if not state.is_final])
def test_a_withdrawn_report_is_expected_of_nobody(state: State) -> None:
    change = withdrawn(replace(standing(state), leadership_level=Level.MAYOR), LATER)
    report = change.report
    assert (report.state, report.due.at, report.due.rung_id) == (State.WITHDRAWN, None, None)
    assert not report.on_leadership_list
    assert report.visit is None
    assert rung(report, LATER + 365 * DAY) is None


def test_a_closed_report_keeps_a_visit_that_took_place() -> None:
    visited = after(standing(State.ASSIGNED), Action.VISIT_RESULT, LATER)
    closed = confirmed(after(visited, Action.ANSWER, LATER), LATER).report
    assert closed.visit == visited.visit


@pytest.mark.parametrize(
    "state",
    [s for s in State if not s.is_final and s is not State.NEEDS_INFORMATION],
)
def test_messages_move_no_deadline(state: State) -> None:
    report = standing(state)
    for change in (written(report, LATER), acted(report, Action.MESSAGE, LATER)):
        assert change.report.due == report.due
        assert not change.event.due_changed
        assert change.report.clocks == report.clocks


def test_photos_are_told_of_by_the_change_that_names_them() -> None:
    photo = make_photo()
    change = acted(routed(), Action.ANSWER, LATER, photos=(photo,))
    assert change.photos == (photo,)
    assert change.report.photo_ids == (photo.photo_id,)


def test_a_refused_act_leaves_no_trace() -> None:
    """Decisions build new values: what was handed in is what it was."""
    report = standing(State.ASSIGNED)
    before = replace(report)
    with pytest.raises(DomainError):
        acted(report, Action.OUTSIDE_ANSWER, LATER)
    acted(report, Action.ANSWER, LATER)
    assert report == before


def test_an_event_carries_codes_and_who_did_it() -> None:
    change = acted(routed(), Action.ASSIGN, LATER)
    assert change.event.actor == in_context(LATER).actor
    assert change.event.detail == {"from_agency": "pupr", "hops": 0}
    assert change.event.reference_version == city_reference().version


def test_a_report_without_a_ladder_is_never_due() -> None:
    report = make_report(clocks={})
    assert rung(report, NOW + timedelta(days=400)) is None
    assert submitted(clocks={}).report.due.at is None


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
    assert (back.due.at, back.due.rung_id) == (report.due.at, report.due.rung_id)


def test_no_rung_of_the_office_fires_while_the_reporter_is_waited_for() -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    assert rung(asked, NOW + 30 * DAY) is None
    assert climbed(written(asked, NOW + 2 * DAY).report, NOW + 2 * DAY).event.detail["rung"] == (
        "nudge"
    )


def test_silence_ends_a_report_and_a_late_word_starts_it_anew() -> None:
    asked = after(routed(), Action.ASK, NOW + HOUR)
    at = NOW + HOUR + 30 * DAY
    change = climbed(asked, at)
    assert (change.event.type, change.report.state) == (EventType.EXPIRED, State.WITHDRAWN)
    back = written(change.report, at + DAY).report
    assert (back.state, back.agency_id, back.resume_state) == (State.ASSIGNED, "pupr", None)
    assert (back.due.rung_id, back.due.at) == ("nudge", at + 2 * DAY)


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


def test_a_rejection_names_its_reason() -> None:
    with pytest.raises(InvalidError) as refused:
        acted(in_triage(), Action.REJECT, LATER, reason=None)
    assert refused.value.code == "reject_reason_required"
    event = acted(in_triage(), Action.REJECT, LATER, reason=RejectReason.INSULT).event
    assert event.detail["reason"] == "insult"


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


def test_at_the_limit_of_refusals_a_supervisor_decides_and_the_office_keeps_it() -> None:
    once = after(after(routed(), Action.REFUSE, LATER), Action.ASSIGN, LATER, actor=DESK)
    assert not once.needs_supervisor
    twice = after(once, Action.REFUSE, LATER)
    assert twice.needs_supervisor
    with pytest.raises(ForbiddenError):
        acted(twice, Action.ASSIGN, LATER, actor=DESK)
    decided = after(twice, Action.ASSIGN, LATER, actor=SUPERVISOR)
    assert (decided.state, decided.needs_supervisor) == (State.ASSIGNED, False)
    assert not is_open_to(decided, Action.REFUSE, Role.OFFICER)
    with pytest.raises(ConflictError) as bound:
        acted(decided, Action.REFUSE, LATER)
    assert bound.value.code == "assignment_binding"
    with pytest.raises(ForbiddenError):
        acted(decided, Action.ASSIGN, LATER, actor=DESK)
    assert decided.clocks[Stage.OFFICE] == NOW


def test_from_the_third_reopening_on_a_supervisor_calls() -> None:
    report = routed()
    for count in (1, 2, 3):
        report = contested(after(report, Action.ANSWER, LATER), LATER).report
        assert report.needs_call is (count == 3)
    assert is_open_to(report, Action.CALL_RESULT, Role.SUPERVISOR)
    called = after(report, Action.CALL_RESULT, LATER, actor=SUPERVISOR)
    assert (called.needs_call, called.due) == (False, report.due)
    with pytest.raises(ConflictError) as again:
        acted(called, Action.CALL_RESULT, LATER)
    assert again.value.code == "no_call_needed"
    assert not withdrawn(report, LATER).report.needs_call


def test_the_reporter_rates_the_answer() -> None:
    change = confirmed(standing(State.ANSWERED), LATER, Rating(4, "Cepat."))
    assert change.report.rating == Rating(4, "Cepat.")
    assert change.event.detail == {"stars": 4}
    # A later word without one takes no rating away.
    assert contested(change.report, LATER).report.rating == Rating(4, "Cepat.")
