"""The limits that a city sets: how often, how long, and what rungs are a share of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.city.sla_settings import DEADLINES, DeadlineSetting, SlaSettings, read_limits
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import Stage, State
from shared.domain.lifecycle.replies import decide_confirmation
from shared.domain.lifecycle.requests import Confirmation
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    HOUR,
    after,
    city_ladders,
    city_reference,
    climbed,
    confirmed,
    contested,
    in_context,
    routed,
)


def test_a_pack_that_sets_nothing_has_the_usual_limits() -> None:
    assert read_limits({"name": "Kota Kendari"}) == SlaSettings()


def test_a_pack_sets_each_limit_by_itself() -> None:
    decided = {
        "hop_limit": "4",
        "call_at_reopening": "2",
        "contest_window": "P14D",
        "reopened_deadline": "3WD",
        "promise_moves_visit": "0",
        "promise_moves_at_most": "3WD",
    }
    deadline = DeadlineSetting(timedelta(days=3), ClockName.WORKING)
    assert read_limits(decided) == SlaSettings(
        4,
        2,
        14 * DAY,
        {**DEADLINES, "reopened_deadline": deadline},
        promise_moves_visit=0,
        promise_moves_at_most=deadline,
    )


def _refused(report: Report, limits: SlaSettings) -> Report:
    context = replace(in_context(NOW), reference=city_reference(limits=limits))
    return after(report, Action.REFUSE, NOW, context=context)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_city_says_how_many_offices_may_send_a_report_back(limit: int) -> None:
    report = routed()
    for hops in range(1, limit + 1):
        assert not report.is_bound
        report = _refused(report, SlaSettings(hop_limit=limit))
        assert (report.needs_supervisor, report.is_bound) == (hops == limit, hops == limit)
        report = replace(report, state=State.ASSIGNED, agency_id="pupr")
    with pytest.raises(ConflictError) as refused:
        _refused(replace(report, needs_supervisor=False), SlaSettings(hop_limit=9))
    assert refused.value.code == "assignment_binding"


@pytest.mark.parametrize("limit", [1, 2])
def test_a_city_says_at_which_reopening_a_supervisor_calls(limit: int) -> None:
    reference = city_reference(limits=SlaSettings(call_at_reopening=limit))
    context = replace(in_context(NOW, CITIZEN), reference=reference)
    report = routed()
    for count in range(1, limit + 1):
        answered = after(report, Action.ANSWER, NOW)
        word = Confirmation(fixed=False, text="Belum.")
        report = decide_confirmation(answered, word, context).report
        assert report.needs_call is (count == limit)


def test_a_closed_report_may_be_contested_until_the_window_ends() -> None:
    """However it was closed, and from each closing anew."""
    answered = after(routed(), Action.ANSWER, NOW + HOUR)
    for closed in (
        confirmed(answered, NOW + DAY).report,
        climbed(answered, NOW + HOUR + 14 * DAY).report,
    ):
        assert closed.closed_at == closed.updated_at
        ends = closed.updated_at + 90 * DAY
        reopened = contested(closed, ends - timedelta(seconds=1)).report
        with pytest.raises(ConflictError) as refused:
            contested(closed, ends)
        assert refused.value.code == "contest_window_over"
        again = confirmed(after(reopened, Action.ANSWER, ends), ends + DAY).report
        assert contested(again, ends + 90 * DAY).report.state is State.REOPENED


def test_a_report_closed_by_an_older_program_may_be_contested() -> None:
    closed = confirmed(after(routed(), Action.ANSWER, NOW), NOW).report
    older = replace(closed, closed_at=None)
    assert contested(older, NOW + 999 * DAY).report.state is State.REOPENED


def test_a_rung_is_a_share_of_the_citys_deadline_on_its_clock() -> None:
    half = Rung("half", Condition.STILL_WAITING, timedelta(0), Act.REMIND, Whom.REPORTER,
                "please_answer", of="waiting_limit", share=0.5)  # fmt: skip
    ladders = {**city_ladders(), Stage.WAITING: (half,)}
    asked = after(routed(), Action.ASK, NOW)
    usual = with_next_deadline(asked, city_reference(ladders=ladders))
    assert usual.due.at == NOW + 15 * DAY
    working = {**DEADLINES, "waiting_limit": DeadlineSetting(timedelta(days=2), ClockName.WORKING)}
    limits = SlaSettings(deadlines=working)
    sooner = with_next_deadline(asked, city_reference(ladders=ladders, limits=limits))
    # Ten to four on Monday, eight to four on Tuesday and Wednesday: eleven of the 22 hours.
    assert sooner.due.at == NOW + 27 * HOUR
