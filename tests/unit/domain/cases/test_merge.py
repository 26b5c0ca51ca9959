"""Joining a duplicate to a case: what becomes of both, and what is given back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.cases.merge import (
    MERGE_FROM,
    MOST_JOINED,
    decide_proposal,
    is_open_to_link,
    require_mergeable,
)
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, Stage, State, Urgency
from shared.domain.notify.effects import effects_of
from shared.domain.notify.supersession import is_superseded
from shared.domain.people.access import Action, Link
from shared.domain.report.case_links import NO_LINKS, CaseLinks
from shared.domain.report.report import Change, Report
from shared.domain.report.turns import ASIDE, Turn
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW, REPORT_ID
from tests.unit.domain.lives import (
    CASE_ID,
    DAY,
    DESK,
    HOUR,
    OFFICER,
    REFERENCE,
    SUPERVISOR,
    a_case,
    acted,
    after,
    climbed,
    confirmed,
    contested,
    in_context,
    merged,
    routed,
    rung,
    standing,
    unmerged,
    withdrawn,
)

LATER = NOW + 6 * DAY


@pytest.mark.parametrize("state", sorted(MERGE_FROM))
def test_a_merged_report_rests_and_comes_back_as_it_was(state: State) -> None:
    """But for an order to visit: whoever was to go was told that nobody need."""
    report, case = standing(state), a_case()
    resting, joined = merged(report, case, LATER, SUPERVISOR)
    assert resting.report.state is State.MERGED
    assert resting.report.due.at is None
    assert rung(resting.report, LATER + 400 * DAY) is None
    assert resting.report.ties.merged_into == CASE_ID
    assert joined.report.ties.joined == (REPORT_ID,)
    assert [c.event.type for c in (resting, joined)] == [EventType.MERGED, EventType.ABSORBED]

    back, released = unmerged(resting.report, joined.report, LATER + DAY)
    visit = report.visit
    was_awaited = visit is not None and visit.is_awaited
    expected = replace(
        report,
        version=report.version + 2,
        updated_at=LATER + DAY,
        turns=(*report.turns, Turn(ASIDE, LATER), Turn(report.holder, LATER + DAY)),
        visit=replace(visit, cancelled_at=LATER) if visit and was_awaited else visit,
        fired=tuple(key for key in report.fired if not (was_awaited and "visit" in key)),
        due=replace(
            back.report.due,
            rung_id="visit" if was_awaited and report.stage is Stage.OFFICE else report.due.rung_id,
        ),
        promised_until=back.report.promised_until,
    )
    assert back.report == expected
    assert released.report.ties.joined == ()
    assert [c.event.type for c in (back, released)] == [EventType.UNMERGED, EventType.RELEASED]


@pytest.mark.parametrize("state", sorted(set(State) - MERGE_FROM))
def test_what_nobody_works_on_is_merged_into_nothing(state: State) -> None:
    with pytest.raises(ConflictError) as refused:
        merged(standing(state), a_case(), LATER)
    assert refused.value.code == "state_conflict"
    assert is_open_to_link(standing(state), Link.MERGE) is False


@pytest.mark.parametrize(
    ("report", "case", "code"),
    [
        ({"secret": True}, {}, "merge_secret"),
        ({}, {"secret": True}, "merge_secret"),
        ({"ties": CaseLinks(joined=("x",))}, {}, "merge_chain"),
        ({}, {"state": State.CLOSED}, "case_not_open"),
        ({}, {"state": State.MERGED}, "case_not_open"),
        ({}, {"ties": CaseLinks(joined=("x",) * MOST_JOINED)}, "case_full"),
    ],
)
def test_what_cannot_be_one_case_says_why(
    report: dict[str, Any], case: dict[str, Any], code: str
) -> None:
    with pytest.raises(ConflictError) as refused:
        require_mergeable(replace(routed(), **report), replace(a_case(), **case))
    assert refused.value.code == code


def test_after_an_appeal_only_a_supervisor_merges() -> None:
    report = replace(routed(), needs_supervisor=True)
    with pytest.raises(ForbiddenError, match="supervisor_required"):
        merged(report, a_case(), LATER, DESK)
    assert merged(report, a_case(), LATER, SUPERVISOR)


def test_an_office_proposes_and_nothing_changes_but_the_history() -> None:
    report = routed()
    change = decide_proposal(report, a_case(), text="Sama.", context=in_context(LATER, OFFICER))
    assert change.event.detail == {"case": CASE_ID}
    assert change.report == replace(report, version=report.version + 1, updated_at=LATER)
    assert [e.template for e in effects_of(change.event)] == ["merge_proposed"]


def test_whoever_waited_longer_sets_the_clock_and_both_are_told() -> None:
    older, case = routed(NOW), a_case(NOW + 2 * HOUR)
    resting, joined = merged(older, case, NOW + 3 * HOUR)
    assert joined.report.due.at == older.due.at
    assert joined.report.counted_from == NOW
    assert resting.event.detail["clock_from"] == joined.event.detail["clock_from"] == REPORT_ID

    younger, case = routed(NOW + 2 * HOUR), a_case(NOW)
    resting, joined = merged(younger, case, NOW + 3 * HOUR)
    assert joined.report.due == case.due
    assert "clock_from" not in {**resting.event.detail, **joined.event.detail}


def test_the_more_urgent_of_the_two_sets_the_ladder() -> None:
    urgent: dict[str, Any] = {"urgency": Urgency.URGENT, "urgency_decided": True}
    for report, case in (
        (replace(routed(), **urgent), a_case()),
        (routed(), replace(a_case(), **urgent)),
    ):
        assert merged(report, case, LATER)[1].report.urgency is Urgency.URGENT


_SPANS = st.integers(0, 200).map(lambda hours: timedelta(hours=hours))
_ACTS = st.lists(st.sampled_from([Action.ACCEPT, Action.REFUSE, Action.ANSWER]), max_size=1)


@given(own=_SPANS, other=_SPANS, wait=_SPANS, acts=_ACTS)
def test_no_merge_ever_moves_a_deadline_back(
    own: timedelta, other: timedelta, wait: timedelta, acts: list[Action]
) -> None:
    case, report = a_case(NOW + own), routed(NOW + other)
    at = NOW + max(own, other) + wait
    for act in acts:
        case = after(case, act, at)
    before = with_next_deadline(case, REFERENCE)
    joined = merged(report, before, at)[1].report
    assert before.due.at is not None
    assert joined.due.at is not None
    assert joined.due.at <= before.due.at
    released = unmerged(merged(report, before, at)[0].report, joined, at)[1].report
    assert (released.due.at, released.due.rung_id) == (before.due.at, before.due.rung_id)


def test_the_case_goes_on_for_the_others_when_its_own_reporter_leaves() -> None:
    resting, joined = merged(routed(), a_case(), LATER)
    left = withdrawn(joined.report, LATER)
    assert left.event.type is EventType.LEFT
    assert left.report.state is State.ASSIGNED
    answered = _answered(left.report)
    own, other = (e for e in effects_of(answered.event) if e.template == "report_answered")
    assert is_superseded(own, answered.event, answered.report)
    assert not is_superseded(other, answered.event, answered.report)
    _, alone = unmerged(resting.report, left.report, LATER)
    assert alone.report.state is State.WITHDRAWN


def _answered(case: Report) -> Change:
    return acted(case, Action.ANSWER, LATER, public_text="Sudah ditambal.")


def _told(change: Change) -> list[tuple[str, str]]:
    """Template and whose reporter, of each word to a reporter."""
    return [
        (effect.template, effect.report_id or change.event.report_id)
        for effect in effects_of(change.event)
        if effect.kind == "tell_reporter"
    ]


@pytest.fixture
def case() -> Report:
    """A case that one other report has joined."""
    return merged(routed(), a_case(), LATER)[1].report


def test_every_reporter_hears_of_each_step_and_of_nobodys_questions(case: Report) -> None:
    both = [CASE_ID, REPORT_ID]
    steps = {
        "report_accepted": acted(case, Action.ACCEPT, LATER),
        "report_refused": acted(case, Action.REFUSE, LATER),
        "report_answered": _answered(case),
        "report_rejected": acted(case, Action.REJECT, LATER, actor=DESK),
    }
    for template, change in steps.items():
        assert _told(change) == [(template, each) for each in both]
    assert _told(climbed(case, case.due.at or LATER)) == [("office_nudged", each) for each in both]
    assert _told(acted(case, Action.ASK, LATER)) == [("information_needed", CASE_ID)]
    assert _told(acted(case, Action.MESSAGE, LATER)) == [("office_wrote", CASE_ID)]


def test_what_one_reporter_says_of_the_answer_the_others_hear(case: Report) -> None:
    answered = _answered(case).report
    assert _told(confirmed(answered, LATER)) == [("case_closed", REPORT_ID)]
    assert _told(contested(answered, LATER)) == [("case_reopened", REPORT_ID)]


def test_who_was_taken_out_is_told_nothing_more(case: Report) -> None:
    answered = _answered(case)
    alone = replace(answered.report, ties=NO_LINKS)
    (joined,) = (effect for effect in effects_of(answered.event) if effect.report_id)
    assert is_superseded(joined, answered.event, alone)


def test_an_answer_to_several_needs_words_for_all_of_them(case: Report) -> None:
    with pytest.raises(InvalidError, match="public_text_required"):
        acted(case, Action.ANSWER, LATER)
    assert _answered(case).report.public_answer == "Sudah ditambal."
