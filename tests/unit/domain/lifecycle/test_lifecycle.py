"""What staff may do to a report, cell by cell, and how it is told of."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, DomainError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.lifecycle import ALLOWED_FROM, EVENT_OF, is_open_to
from shared.domain.people.access import Action, Role
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.sla.history import EventDraft
from shared.domain.texts.catalogue import Catalogue
from tests.builders import NOW, make_photo
from tests.unit.domain.lifecycle.tables import cells
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    SUPERVISOR,
    acted,
    after,
    city_reference,
    climbed,
    in_context,
    in_triage,
    routed,
    standing,
    written,
)
from tests.unit.domain.outcomes import refusal, told

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
submitted    -                  -         same       -        -           same
triage       needs_information  rejected  same       assigned        -           same
assigned     needs_information  rejected  same       same        same           same
accepted     needs_information  rejected  same       -        same           same
in_progress  needs_information  rejected  same       -        same           same
needs_information  -            rejected  same       -        -           same
forwarded    needs_information  rejected  same       -        -           same
answered     -                  -         same       -        -           same
reopened     needs_information  rejected  same       -        same           same
closed       -                  -         -       -        -           same
withdrawn    -                  -         -       -        -           same
rejected     -                  -         -       -        -           same
merged       -                  -         -       -        -           same
split        -                  -         same       -        -           same
"""


LATER = NOW + 6 * DAY


def test_the_tables_speak_of_every_state_and_action() -> None:
    staff = cells(STAFF) + cells(MORE)
    ordered = {
        Action.VISIT_RESULT,
        Action.CANCEL_VISIT,
        Action.CALL_RESULT,
        Action.ALLOW_LAPSE,
        Action.ACCEPT_PROOF,
        Action.REJECT_PROOF,
    }
    assert {act for _, act, _ in staff} | ordered == set(Action)
    assert {state for state, _, _ in staff} == set(State)


@pytest.mark.parametrize(("state", "act", "expected"), cells(STAFF) + cells(MORE))
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


@pytest.mark.parametrize("needs_call", [True, False])
def test_a_call_is_reported_only_where_one_is_needed(*, needs_call: bool) -> None:
    report = replace(routed(), needs_call=needs_call)
    assert is_open_to(report, Action.CALL_RESULT, Role.SUPERVISOR) is needs_call
    assert not is_open_to(report, Action.CALL_RESULT, Role.DESK)
    if not needs_call:
        refused = refusal(
            ConflictError, lambda: acted(report, Action.CALL_RESULT, LATER, actor=SUPERVISOR)
        )
        assert refused == ("no_call_needed", {})
        return
    assert acted(report, Action.CALL_RESULT, LATER, actor=SUPERVISOR).report.needs_call is False


@pytest.mark.parametrize(
    ("opened", "asked", "is_noted"),
    [
        (None, None, False),
        (None, LATER, False),
        (LATER - DAY, LATER, False),
        (LATER, LATER, True),
        (LATER + DAY, LATER, True),
        # Asked for before that was noted.
        (LATER, None, True),
    ],
)
def test_a_call_is_reported_by_who_can_have_made_it(
    opened: datetime | None, asked: datetime | None, *, is_noted: bool
) -> None:
    report = replace(routed(), needs_call=True, call_since=asked)
    context = replace(in_context(LATER + 2 * DAY, SUPERVISOR), contacted_at=opened)
    if not is_noted:
        refused = refusal(
            ConflictError, lambda: acted(report, Action.CALL_RESULT, LATER, context=context)
        )
        assert refused == ("contact_not_opened", {})
        return
    assert not after(report, Action.CALL_RESULT, LATER, context=context).needs_call


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


ACCUSING = replace(routed(), restricted=True, withheld_from=("dlh",))
# A report, what is done to it, and what its history tells of that in codes.
TELLS: dict[str, tuple[Report, Action, dict[str, Any], dict[str, Any]]] = {
    "handed on": (routed(), Action.ASSIGN, {}, {"from_agency": "pupr"}),
    "sent to": (
        routed(),
        Action.ORDER_VISIT,
        {"planned_at": LATER + HOUR},
        {"from_agency": "pupr", "planned_at": (LATER + HOUR).isoformat(), "is_new": True},
    ),
    "visited": (
        replace(routed(), visit=Visit("pupr", NOW)),
        Action.VISIT_RESULT,
        {"met": "Kabid", "promised_by": LATER + DAY},
        {"from_agency": "pupr", "met": "Kabid", "promised_by": (LATER + DAY).isoformat()},
    ),
    "urgent": (routed(), Action.SET_URGENCY, {}, {"from_agency": "pupr", "urgency": "urgent"}),
    "rejected": (in_triage(), Action.REJECT, {}, {"reason": "spam"}),
    "rejected for good": (
        replace(in_triage(), appealed=True, needs_supervisor=True),
        Action.REJECT,
        {},
        {"reason": "spam", "final": True},
    ),
    "still for a supervisor": (
        replace(routed(), needs_supervisor=True),
        Action.MESSAGE,
        {},
        {"from_agency": "pupr", "needs_supervisor": True},
    ),
    "given to whom it accuses": (
        ACCUSING,
        Action.ASSIGN,
        {"agency_id": "dlh"},
        {"from_agency": "pupr", "released": True},
    ),
    "given to somebody else": (
        ACCUSING,
        Action.ASSIGN,
        {"agency_id": "pupr"},
        {"from_agency": "pupr"},
    ),
}


@pytest.mark.parametrize("name", TELLS)
def test_an_event_carries_codes_and_who_did_it(name: str) -> None:
    report, action, fields, tells = TELLS[name]
    change = acted(report, action, LATER, actor=SUPERVISOR, **fields)
    text = "Sudah kami tangani."
    draft = EventDraft(EVENT_OF[action], SUPERVISOR, text, {"hops": 0, **tells})
    assert told(change) == (draft, LATER, "operation")
    assert change.event.reference_version == city_reference().version


def test_what_staff_choose_instead_of_the_machine_is_learnt_from() -> None:
    learnt = acted(in_triage(), Action.ASSIGN, LATER, category_id="jalan_rusak").example
    assert learnt is not None
    assert (learnt.was, learnt.category_id) == ("no_such_thing", "jalan_rusak")


def test_a_report_without_a_ladder_is_never_due() -> None:
    report = with_next_deadline(routed(), city_reference(ladders={}))
    assert (report.due.at, report.due.rung_id) == (None, None)


def test_of_what_silence_ended_nobody_is_told_that_it_was_taken_back() -> None:
    asked = after(routed(), Action.ASK, LATER)
    lapsed = climbed(asked, LATER + 30 * DAY).report
    assert lapsed.has_lapsed
    with pytest.raises(ConflictError) as refused:
        acted(lapsed, Action.ACCEPT, LATER + 31 * DAY)
    assert refused.value.params["state"] == "lapsed"
    _, told = Catalogue().problem("state_conflict", "id", refused.value.params)
    assert "diakhiri karena keterangan belum masuk" in told
    assert "dicabut" not in told


WRITTEN_TO_THEM = {
    Action.PROGRESS,
    Action.ANSWER,
    Action.OUTSIDE_ANSWER,
    Action.MESSAGE,
    Action.ASK,
    Action.REJECT,
}
AMONG_STAFF = {Action.REVOKE_LINKS}


@pytest.mark.parametrize("action", sorted(set(Action) - WRITTEN_TO_THEM - AMONG_STAFF))
@pytest.mark.parametrize("text", ["Nomornya 0812 3456 7890.", "NIK 7471012345678901"])
def test_the_reason_of_what_staff_do_leads_nobody_to_a_person(action: Action, text: str) -> None:
    """Its reporter reads it, and so does the office."""
    report = standing(min(ALLOWED_FROM[action]))
    act = partial(acted, report, action, LATER, actor=SUPERVISOR, text=text)
    assert refusal(InvalidError, act) == ("reason_tells_of_people", {"field": "text"})


@pytest.mark.parametrize("action", sorted(WRITTEN_TO_THEM))
def test_what_is_written_to_the_reporter_may_say_whom_to_call(action: Action) -> None:
    text = "Mohon hubungi petugas kami di 0812 3456 7890."
    allowed = ALLOWED_FROM[action] - {State.NEEDS_INFORMATION}
    change = acted(standing(min(allowed)), action, LATER, actor=SUPERVISOR, text=text)
    assert change.event.text == text
