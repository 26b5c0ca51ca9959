"""Which rungs a report has before it, whom they are for, and what a share of a time is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.kernel.states import ReportType, Stage, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.particulars import Visit
from shared.domain.report.report import Report
from shared.domain.sla.ladder import with_next_deadline
from shared.domain.sla.rungs import ladder_of
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    after,
    city_ladders,
    city_reference,
    climbed,
    contested,
    routed,
)

NUDGE, VISIT, LEADERSHIP = city_ladders()[Stage.OFFICE]
INFORM = (Act.INFORM, Whom.MAYOR, "leadership_list")


def _city(*rungs: Rung, **fields: Any) -> Reference:
    ladders = {**city_ladders(), Stage.OFFICE: (NUDGE, VISIT, LEADERSHIP, *rungs)}
    return city_reference(ladders=ladders, **fields)


def _spans(report: Report, reference: Reference) -> dict[str, timedelta]:
    rungs = ladder_of(report, Stage.OFFICE, reference)
    return {rung.rung_id: rung.after * rung.share for rung in rungs}


def test_a_row_for_some_reports_stands_in_the_place_of_the_general_one() -> None:
    reference = _city(replace(VISIT, after=DAY, urgency=Urgency.URGENT))
    report = routed()
    assert _spans(report, reference)["visit"] == 3 * DAY
    assert _spans(replace(report, urgency=Urgency.URGENT), reference)["visit"] == DAY


def test_the_most_special_row_wins_in_whatever_order_they_stand() -> None:
    special = (
        replace(VISIT, after=5 * HOUR, category_id="jalan_rusak"),
        replace(VISIT, after=4 * HOUR, category_id="jalan_rusak", type=ReportType.COMPLAINT),
        replace(VISIT, after=3 * HOUR, urgency=Urgency.HIGH, type=ReportType.COMPLAINT),
        replace(VISIT, after=2 * HOUR, urgency=Urgency.HIGH),
        replace(VISIT, after=HOUR, type=ReportType.COMPLAINT),
    )
    report = replace(routed(), urgency=Urgency.HIGH)
    for order in (special, special[::-1]):
        assert _spans(report, _city(*order))["visit"] == 4 * HOUR
        assert _spans(replace(report, category_id="sampah"), _city(*order))["visit"] == 3 * HOUR
        asked = replace(report, type=ReportType.INFORMATION)
        assert _spans(asked, _city(*order))["visit"] == 5 * HOUR


def test_a_share_follows_the_rung_it_is_of_even_where_that_is_special() -> None:
    warn = Rung("warn", Condition.NO_ANSWER, timedelta(0), Act.PUSH, Whom.OFFICE, "office_reminder",
                of="visit", share=0.75)  # fmt: skip
    half = replace(warn, rung_id="half", of="warn", share=0.5)
    reference = _city(warn, half, replace(VISIT, after=DAY, urgency=Urgency.URGENT))
    assert _spans(routed(), reference)["warn"] == 54 * HOUR
    assert _spans(routed(), reference)["half"] == 27 * HOUR
    assert _spans(replace(routed(), urgency=Urgency.URGENT), reference)["warn"] == 18 * HOUR


def test_a_rung_that_is_off_takes_with_it_what_is_a_share_of_it() -> None:
    warn = Rung("warn", Condition.NO_ANSWER, timedelta(0), Act.PUSH, Whom.OFFICE, "office_reminder",
                of="visit", share=0.75)  # fmt: skip
    reference = _city(warn, replace(VISIT, category_id="jalan_rusak", off=True))
    assert set(_spans(routed(), reference)) == {"nudge", "leadership"}
    elsewhere = replace(routed(), category_id="sampah")
    assert set(_spans(elsewhere, reference)) == {"nudge", "visit", "leadership", "warn"}


def test_a_share_of_working_days_is_that_share_of_their_office_time() -> None:
    """Two days of eight hours after a start in the night: half of them is the end of the first."""
    visit = replace(VISIT, after=timedelta(days=2), clock=ClockName.WORKING)
    half = Rung("half", Condition.NO_ANSWER, timedelta(0), Act.PUSH, Whom.OFFICE, "office_reminder",
                of="visit", share=0.5)  # fmt: skip
    night = NOW + 12 * HOUR
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (visit, half)})
    report = with_next_deadline(routed(night), reference)
    assert report.due.at == NOW + 30 * HOUR  # Tuesday 16.00 WITA
    assert report.due.rung_id == "half"


def test_a_category_tells_how_urgent_its_reports_are_until_somebody_decides() -> None:
    city = city_reference()
    roads = replace(city.categories["jalan_rusak"], urgency=Urgency.HIGH)
    reference = replace(city, categories={**city.categories, "jalan_rusak": roads})
    moved = decide_rung(routed(), replace(reference, ladders={}), NOW + DAY, "alarm")
    assert moved is not None
    assert moved.report.urgency is Urgency.HIGH
    decided = after(routed(), Action.SET_URGENCY, NOW + HOUR, actor=DESK, urgency=Urgency.URGENT)
    stays = decide_rung(decided, replace(reference, ladders={}), NOW + DAY, "alarm")
    assert stays is not None
    assert stays.report.urgency is Urgency.URGENT


def test_a_reopened_report_has_a_step_of_its_own() -> None:
    again = Rung("again", Condition.REOPENED, 2 * DAY, Act.PUSH, Whom.OFFICE, "office_reminder")
    reference = _city(again)
    first = climbed(routed(), NOW + DAY).report
    assert with_next_deadline(first, reference).due.rung_id == "visit"
    reopened = contested(after(routed(), Action.ANSWER, NOW + HOUR), NOW + DAY).report
    nudged = decide_rung(with_next_deadline(reopened, reference), reference, NOW + 2 * DAY, "alarm")
    assert nudged is not None
    assert (nudged.report.due.rung_id, nudged.report.due.at) == ("again", NOW + 3 * DAY)


OVERDUE = Rung("overdue", Condition.VISIT_OVERDUE, 2 * DAY, *INFORM)
BROKEN = Rung("broken", Condition.PROMISE_BROKEN, timedelta(0), *INFORM)
AGAIN = Rung("visit-2", Condition.PROMISE_BROKEN, DAY, Act.VISIT, Whom.DESK, "visit_order")


def _climb(report: Report, reference: Reference) -> Report:
    """The next rung, at its moment."""
    report = with_next_deadline(report, reference)
    assert report.due.at is not None
    change = decide_rung(report, reference, report.due.at, f"alarm-{report.due.version}")
    assert change is not None
    return change.report


def test_a_visit_that_nobody_makes_climbs_and_one_that_is_made_does_not() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (VISIT, OVERDUE)})
    ordered = _climb(routed(), reference)
    assert ordered.visit == Visit("pupr", NOW + 3 * DAY, serial_year=2026)
    assert (ordered.due.rung_id, ordered.due.at) == ("overdue", NOW + 5 * DAY)
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY)
    assert with_next_deadline(made, reference).due.at is None
    assert _climb(ordered, reference).fired == ("office:visit", "office:overdue:1")


def test_a_promise_is_a_deadline_and_a_broken_one_brings_the_next_visit() -> None:
    rungs = (VISIT, OVERDUE, BROKEN, AGAIN)
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: rungs})
    promised = NOW + 10 * DAY
    ordered = _climb(routed(), reference)
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY, promised_by=promised)
    report = with_next_deadline(made, reference)
    assert (report.due.rung_id, report.due.at) == ("broken", promised)
    report = _climb(_climb(report, reference), reference)
    assert report.visit == Visit("pupr", promised + DAY, number=2, serial_year=2026)
    assert (report.due.rung_id, report.due.at) == ("overdue", promised + 3 * DAY)
    second = after(report, Action.VISIT_RESULT, promised + 2 * DAY, promised_by=promised + 9 * DAY)
    kept = after(with_next_deadline(second, reference), Action.ANSWER, promised + 8 * DAY)
    assert "office:broken:1" in kept.fired
    assert with_next_deadline(kept, reference).due.rung_id == "close"
    broken_again = _climb(with_next_deadline(second, reference), reference)
    assert broken_again.fired[-1] == "office:broken:2"


def test_a_promise_is_not_held_against_the_office_that_has_the_report_since() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (VISIT, BROKEN, AGAIN)})
    ordered = _climb(routed(), reference)
    promised = NOW + 10 * DAY
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY, promised_by=promised)
    moved = after(made, Action.ASSIGN, NOW + 5 * DAY, agency_id="dlh")
    assert with_next_deadline(moved, reference).due.at is None
    back = after(moved, Action.ASSIGN, NOW + 6 * DAY, agency_id="pupr")
    assert with_next_deadline(back, reference).due.at == promised


def test_somebody_sent_to_another_office_was_not_sent_to_this_one() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (VISIT, OVERDUE)})
    early = replace(routed(), visit=Visit("pupr", NOW + HOUR))
    assert with_next_deadline(early, reference).due.rung_id == "overdue"
    moved = after(early, Action.ASSIGN, NOW + DAY, agency_id="dlh")
    sent = _climb(moved, reference)
    assert sent.visit == Visit("dlh", NOW + 3 * DAY, number=2, serial_year=2026)
    assert (sent.due.rung_id, sent.due.at) == ("overdue", NOW + 5 * DAY)


def test_whoever_was_there_already_is_not_sent_again_by_the_stages_own_rung() -> None:
    early = replace(routed(), visit=Visit("pupr", NOW + HOUR, visited_at=NOW + 2 * HOUR))
    assert with_next_deadline(early, city_reference()).due.rung_id == "nudge"
    nudged = _climb(early, city_reference())
    assert nudged.due.rung_id == "leadership"
