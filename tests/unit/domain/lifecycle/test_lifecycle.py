"""What may be done to a report, cell by cell, and what each act changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.domain.kernel.errors import ConflictError, DomainError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from shared.domain.report.visit import Visit
from tests.builders import NOW, make_photo, make_report
from tests.unit.domain.lives import (
    DAY,
    acted,
    after,
    appealed,
    city_reference,
    confirmed,
    contested,
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
