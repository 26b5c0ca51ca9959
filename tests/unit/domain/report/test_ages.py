"""Since when a case waits: as long as whoever in it has waited longest, and no longer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.cases.merge import released
from shared.domain.kernel.states import State, Urgency
from shared.domain.people.access import Action
from shared.domain.report.ages import aged, without
from shared.domain.report.report import Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    CASE_ID,
    DAY,
    DESK,
    HOUR,
    a_case,
    acted,
    after,
    confirmed,
    contested,
    in_context,
    merged,
    routed,
    rung,
    unmerged,
)

LATER = NOW + 12 * HOUR


def _joined(case: Report, *reports: Report, at: datetime = LATER) -> Report:
    for report in reports:
        case = merged(report, case, at)[1].report
    return case


def _released(case: Report, report: Report, at: datetime = LATER) -> Report:
    return released(case, report, in_context(at, DESK)).report


def _named(report: Report, name: str) -> Report:
    return replace(report, report_id=name)


def _timing(case: Report) -> object:
    return case.clocks, case.counted_from, case.urgency, case.urgency_decided, case.due.at


def test_a_case_whose_older_report_left_has_its_own_deadline_again() -> None:
    case, older = a_case(NOW + 6 * HOUR), routed(NOW)
    together = _joined(case, older)
    assert together.due.at == NOW + DAY
    apart = unmerged(merged(older, case, LATER)[0].report, together, LATER)[1]
    assert apart.report.due.at == NOW + 6 * HOUR + DAY
    assert apart.event.detail["clock_back"] is True
    assert _timing(apart.report) == _timing(case)
    assert apart.report.ties.ages == ()


def test_the_rungs_that_were_climbed_meanwhile_stay_climbed_and_no_other_comes_early() -> None:
    case, older = a_case(NOW + 20 * HOUR), routed(NOW)
    at = NOW + 25 * HOUR
    nudged = rung(_joined(case, older, at=at), at)
    assert nudged is not None
    assert nudged.event.detail["rung"] == "nudge"
    apart = _released(nudged.report, older, at + HOUR)
    assert apart.fired == nudged.report.fired
    assert (apart.due.rung_id, apart.due.at) == ("visit", NOW + 20 * HOUR + 3 * DAY)
    assert rung(apart, NOW + 3 * DAY) is None


def test_the_report_that_left_has_its_own_clock_again() -> None:
    case, older = a_case(NOW + 6 * HOUR), routed(NOW)
    resting, joined = merged(older, case, LATER)
    back = unmerged(resting.report, joined.report, LATER + 2 * DAY)[0].report
    assert (back.due.rung_id, back.due.at) == ("nudge", NOW + 3 * DAY)


def test_a_clock_that_started_anew_in_the_meantime_is_the_cases_own() -> None:
    older = routed(NOW)
    together = _joined(a_case(NOW + 6 * HOUR), older)
    answered = acted(together, Action.ANSWER, NOW + 2 * DAY, public_text="Sudah.").report
    anew = contested(answered, NOW + 3 * DAY).report
    apart = _released(anew, older, NOW + 4 * DAY)
    assert apart.clocks == anew.clocks == {"office/pupr": NOW + 3 * DAY}
    assert apart.due.at == anew.due.at


def test_a_case_that_is_over_stays_over() -> None:
    older = routed(NOW)
    together = _joined(a_case(NOW + 6 * HOUR), older)
    answered = acted(together, Action.ANSWER, NOW + 2 * DAY, public_text="Sudah.").report
    apart = _released(confirmed(answered, NOW + 2 * DAY).report, older, NOW + 3 * DAY)
    assert (apart.state, apart.due.at) == (State.CLOSED, None)


def _urgent() -> Report:
    return replace(routed(NOW), urgency=Urgency.URGENT, urgency_decided=True)


def test_urgency_goes_with_the_report_that_brought_it() -> None:
    case = a_case(NOW)
    urgent = _urgent()
    together = _joined(case, urgent)
    assert (together.urgency, together.urgency_decided) == (Urgency.URGENT, True)
    apart = _released(together, urgent)
    assert (apart.urgency, apart.urgency_decided) == (case.urgency, False)


@pytest.mark.parametrize("urgency", list(Urgency))
def test_what_staff_say_of_the_case_stays_whoever_leaves_it(urgency: Urgency) -> None:
    urgent = _urgent()
    together = _joined(a_case(NOW), urgent)
    said = after(together, Action.SET_URGENCY, LATER, actor=DESK, urgency=urgency)
    assert said.urgency is urgency
    apart = _released(said, urgent)
    assert (apart.urgency, apart.urgency_decided) == (urgency, True)


_AGES = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(Urgency)), min_size=1, max_size=5, unique=True
)


@given(own=st.integers(0, 11), others=_AGES, data=st.data())
def test_who_stays_decides_in_whatever_order_they_came_and_others_left(
    own: int, others: Sequence[tuple[int, Urgency]], data: st.DataObject
) -> None:
    case = a_case(NOW + timedelta(hours=own))
    reports = [
        replace(_named(routed(NOW + timedelta(hours=hours)), f"r{n}"), urgency=urgency)
        for n, (hours, urgency) in enumerate(others)
    ]
    stay = data.draw(st.sets(st.sampled_from(range(len(reports)))))
    whole = case
    for report in reports:
        whole = aged(whole, report)
    for n in data.draw(st.permutations(sorted(set(range(len(reports))) - stay))):
        whole = without(whole, reports[n].report_id)
    expected = case
    for n in sorted(stay):
        expected = aged(expected, reports[n])
    assert _timing(whole) == _timing(expected)
    assert {age.report_id for age in whole.ties.ages} - {CASE_ID} == {f"r{n}" for n in stay}
