"""What each act of staff makes of a report, and what it needs."""

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import Stage, State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.people.access import Action, Role
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW
from tests.unit.domain.lifecycle.outcomes import refusal
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    SUPERVISOR,
    acted,
    after,
    appealed,
    in_triage,
    routed,
    standing,
)

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
    with pytest.raises(InvalidError) as refused:
        acted(in_triage(), Action.REJECT, LATER, reason=None)
    assert refused.value.code == "reject_reason_required"
    event = acted(in_triage(), Action.REJECT, LATER, reason=RejectReason.INSULT).event
    assert event.detail["reason"] == "insult"


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
    assert decided.clocks[Stage.OFFICE] == NOW
