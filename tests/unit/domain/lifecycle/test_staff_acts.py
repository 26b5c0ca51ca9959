"""What each act of staff makes of a report, and what it needs."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.lifecycle.outside import ExternalReply, decide_word
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.people.access import Action, Role
from shared.domain.report.report import Report
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    REFERENCE,
    SUPERVISOR,
    a_case,
    acted,
    after,
    appealed,
    contested,
    in_context,
    in_triage,
    merged,
    routed,
    standing,
)
from tests.unit.domain.outcomes import refusal

LATER = NOW + 6 * DAY


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
        (Action.SET_URGENCY, State.ASSIGNED),
    ],
)
def test_what_people_read_needs_words(action: Action, state: State) -> None:
    with pytest.raises(InvalidError) as refused:
        acted(standing(state), action, LATER, text="")
    assert (refused.value.code, refused.value.params) == ("text_required", {"field": "text"})


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.ASSIGN, Action.FORWARD])
def test_handing_on_needs_no_words(action: Action) -> None:
    assert acted(standing(State.ASSIGNED), action, LATER, text="").event.text == ""


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
        assert refusal(InvalidError, lambda: acted(report, action, LATER, agency_id=agency_id)) == (
            "agency_not_suitable",
            {"field": "agency_id"},
        )
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


def test_where_a_person_sends_it_nothing_of_the_machines_guess_is_left() -> None:
    guessed = replace(in_triage(), category_guessed=True, needs_supervisor=True)
    moved = after(guessed, Action.ASSIGN, LATER, actor=SUPERVISOR)
    assert (moved.category_guessed, moved.needs_supervisor) == (False, False)


def test_an_unknown_category_is_refused() -> None:
    assert refusal(
        InvalidError, lambda: acted(in_triage(), Action.ASSIGN, LATER, category_id="unheard_of")
    ) == ("category_unknown", {"field": "category_id"})


DAY_OF_IT = LATER.date()
RETIRED = replace(
    REFERENCE,
    agencies={
        **REFERENCE.agencies,
        "dlh": replace(REFERENCE.agencies["dlh"], retired=DAY_OF_IT, replaced_by="pupr"),
    },
    categories={
        **REFERENCE.categories,
        "jalan_rusak": replace(REFERENCE.categories["jalan_rusak"], retired=DAY_OF_IT),
    },
)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"agency_id": "dlh"}, "agency_retired", "agency_id"),
        ({"agency_id": "pupr", "category_id": "jalan_rusak"}, "category_retired", "category_id"),
    ],
)
def test_nothing_new_goes_to_what_the_city_has_given_up(
    fields: dict[str, Any], code: str, field: str
) -> None:
    assert _assigned_at(LATER - 2 * DAY, fields).agency_id == fields["agency_id"]
    found, params = refusal(InvalidError, lambda: _assigned_at(LATER, fields))
    assert (found, params["field"]) == (code, field)


def _assigned_at(at: datetime, fields: dict[str, Any]) -> Report:
    context = replace(in_context(at), reference=RETIRED)
    return after(in_triage(), Action.ASSIGN, at, context=context, **fields)


def test_to_whom_it_accuses_it_goes_only_with_a_reason() -> None:
    accusing = replace(in_triage(), restricted=True, withheld_from=("dlh",))
    assert refusal(InvalidError, lambda: after(accusing, Action.ASSIGN, LATER, text="")) == (
        "office_accused",
        {"field": "text"},
    )
    given = after(accusing, Action.ASSIGN, LATER, text="Bukan tuduhan.")
    assert (given.agency_id, given.restricted, given.withheld_from) == ("dlh", False, ())
    elsewhere = after(accusing, Action.ASSIGN, LATER, agency_id="pupr", text="")
    assert (elsewhere.restricted, elsewhere.withheld_from) == (True, ("dlh",))


def test_what_several_reported_is_answered_in_words_for_all_of_them() -> None:
    case = merged(routed(), a_case(), LATER)[1].report
    assert refusal(InvalidError, lambda: acted(case, Action.ANSWER, LATER)) == (
        "public_text_required",
        {"field": "public_text"},
    )
    answer = after(case, Action.ANSWER, LATER, public_text="Lubang sudah ditambal.")
    assert answer.public_answer == "Lubang sudah ditambal."


def test_the_word_of_a_body_outside_is_not_under_the_citys_own_public_answer() -> None:
    answer = after(routed(), Action.ANSWER, LATER, public_text="Sudah ditambal.")
    sent = after(contested(answer, LATER).report, Action.FORWARD, LATER)
    word = ExternalReply("Jalan kami tutup.", "Budi Contoh", "Kepala Satker")
    report = decide_word(sent, word, in_context(LATER)).report
    assert (report.answer_text, report.public_answer) == ("Jalan kami tutup.", "")


def test_how_urgent_it_is_must_be_said() -> None:
    assert refusal(
        InvalidError, lambda: acted(routed(), Action.SET_URGENCY, LATER, urgency=None)
    ) == ("urgency_required", {"field": "urgency"})


def test_each_refusal_is_a_hop_and_names_who_refused() -> None:
    first = acted(routed(), Action.REFUSE, NOW + HOUR)
    assert (first.report.hops, first.report.agency_id) == (1, None)
    assert first.event.detail["from_agency"] == "pupr"
    handed = after(first.report, Action.ASSIGN, NOW + 2 * HOUR)
    assert handed.hops == 1
    second = acted(handed, Action.REFUSE, NOW + 3 * HOUR)
    assert (second.report.hops, second.event.detail["from_agency"]) == (2, "dlh")


def test_a_rejection_names_its_reason() -> None:
    assert refusal(InvalidError, lambda: acted(in_triage(), Action.REJECT, LATER, reason=None)) == (
        "reject_reason_required",
        {"field": "reason"},
    )
    change = acted(in_triage(), Action.REJECT, LATER, reason=RejectReason.INSULT)
    assert change.event.detail["reason"] == "insult"
    assert change.report.needs_supervisor is False


@pytest.mark.parametrize(
    ("appeals", "says"), [(False, "timeline.rejected"), (True, "timeline.rejected.final")]
)
def test_only_a_rejection_after_an_appeal_is_told_as_the_last_word(
    says: str, *, appeals: bool
) -> None:
    """Whoever is told that their appeal was looked into, and made none, makes none."""
    report = in_triage()
    if appeals:
        report = appealed(after(report, Action.REJECT, LATER), LATER).report
    assert timeline_key(acted(report, Action.REJECT, LATER, actor=SUPERVISOR).event) == says


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
    assert decided.clocks["office/dlh"] == LATER
