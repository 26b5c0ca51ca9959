"""Offices send reports back, the desk rejects some, and reporters appeal: who decides then."""

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import Stage, State
from shared.domain.lifecycle.lifecycle import is_open_to
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.people.access import Action, Role
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW
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
