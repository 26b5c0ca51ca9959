"""Clocks and rungs: what is due when, to the second, whoever comes early, late or twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from shared.domain.calendar.calendars import DayKind, NamedDay
from shared.domain.calendar.clocks import ClockName, Pause
from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.city.sla_settings import DeadlineSetting
from shared.domain.kernel.states import EventType, ReportType, Stage, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Event, Report
from shared.domain.report.visit import Visit
from shared.domain.sla.deadlines import due_at, next_rung, with_next_deadline
from shared.domain.sla.ladder import ladder_of
from tests.builders import NOW, make_report
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    REFERENCE,
    after,
    city_ladders,
    city_reference,
    climbed,
    confirmed,
    contested,
    forwarded,
    in_triage,
    routed,
    rung,
    submitted,
    written,
)
from tests.unit.domain.packs import real

SECOND = timedelta(seconds=1)


def _due(report: Report) -> tuple[str | None, datetime | None]:
    return report.due.rung_id, report.due.at


def _climb_all(report: Report, at: datetime) -> tuple[Report, list[Event]]:
    """Ring until nothing is left to do, as one alarm after another would."""
    events = []
    while change := rung(report, at):
        events.append(change.event)
        report = change.report
    return report, events


def test_a_day_of_silence_is_due_at_the_very_second() -> None:
    report = routed()
    assert _due(report) == ("nudge", NOW + DAY)
    assert rung(report, NOW + DAY - SECOND) is None
    change = climbed(report, NOW + DAY)
    assert change.event.type is EventType.RUNG_CLIMBED
    assert change.event.detail == {
        "stage": "office",
        "rung": "nudge",
        "key": "office/pupr:nudge",
        "condition": "no_follow_up",
        "act": "whatsapp",
        "whom": "office",
        "template": "office_nudge",
        "was_due_at": (NOW + DAY).isoformat(),
    }
    assert _due(change.report) == ("visit", NOW + 3 * DAY)


def test_an_office_that_accepts_in_time_is_not_nudged() -> None:
    report = after(routed(), Action.ACCEPT, NOW + DAY - SECOND)
    assert _due(report) == ("visit", NOW + 3 * DAY)
    assert rung(report, NOW + 2 * DAY) is None
    assert climbed(report, NOW + 3 * DAY).event.detail["rung"] == "visit"


def test_work_in_progress_is_no_answer() -> None:
    report = after(routed(), Action.ACCEPT, NOW + HOUR)
    report = after(report, Action.PROGRESS, NOW + 2 * HOUR)
    change = climbed(report, NOW + 3 * DAY)
    assert change.event.detail["rung"] == "visit"
    assert change.report.visit is not None
    assert change.report.visit.agency_id == "pupr"


def test_each_office_has_the_whole_time_and_the_leadership_hears_when_it_was_promised() -> None:
    report = after(routed(), Action.REFUSE, NOW + 10 * HOUR)
    report = after(report, Action.ASSIGN, NOW + 30 * HOUR)
    assert _due(report) == ("nudge", NOW + 54 * HOUR)
    report = climbed(report, NOW + 54 * HOUR).report
    assert _due(report) == ("leadership", NOW + 4 * DAY)
    report = climbed(report, NOW + 4 * DAY).report
    assert _due(report) == ("visit", NOW + 102 * HOUR)


def test_what_was_climbed_for_one_office_is_fresh_for_the_next() -> None:
    report = climbed(routed(), NOW + DAY).report
    report = after(report, Action.ASSIGN, NOW + 25 * HOUR)
    assert _due(report) == ("nudge", NOW + 49 * HOUR)


def test_whoever_gets_it_back_within_their_time_goes_on_where_they_stood() -> None:
    report = climbed(routed(), NOW + DAY).report
    report = after(report, Action.ASSIGN, NOW + 30 * HOUR)
    back = after(report, Action.ASSIGN, NOW + 50 * HOUR, agency_id="pupr")
    assert _due(back) == ("visit", NOW + 3 * DAY + 20 * HOUR)


def test_whoever_gets_it_back_after_their_time_has_all_of_it_again() -> None:
    report = climbed(climbed(routed(), NOW + DAY).report, NOW + 3 * DAY).report
    made = after(report, Action.VISIT_RESULT, NOW + 74 * HOUR)
    report = after(made, Action.ASSIGN, NOW + 75 * HOUR)
    back = after(report, Action.ASSIGN, NOW + 80 * HOUR, agency_id="pupr")
    assert _due(back) == ("leadership", NOW + 4 * DAY)
    told = climbed(back, NOW + 4 * DAY).report
    assert _due(told) == ("nudge", NOW + 104 * HOUR)
    nudged = climbed(told, NOW + 104 * HOUR).report
    assert _due(nudged) == ("visit", NOW + 152 * HOUR)
    assert climbed(nudged, NOW + 152 * HOUR).report.visit == Visit(
        "pupr", NOW + 152 * HOUR, serial_year=2026, was_late=True
    )


def test_the_desks_time_runs_from_the_submission_and_anew_whenever_a_report_comes_back() -> None:
    assert _due(submitted().report) == ("remind", NOW + DAY)
    assert _due(in_triage()) == ("remind", NOW + DAY)
    refused = after(routed(), Action.REFUSE, NOW + HOUR)
    assert _due(refused) == ("remind", NOW + DAY + HOUR)
    reminded = climbed(refused, NOW + DAY + HOUR).report
    again = after(after(reminded, Action.ASSIGN, NOW + 26 * HOUR), Action.REFUSE, NOW + 27 * HOUR)
    assert _due(again) == ("remind", NOW + 51 * HOUR)


def test_an_outside_body_has_a_clock_of_its_own() -> None:
    report = after(routed(), Action.FORWARD, NOW + DAY)
    assert _due(report) == ("follow-up-1", NOW + 8 * DAY)


def test_the_next_outside_body_has_the_whole_ladder_before_it() -> None:
    report = climbed(forwarded(), NOW + 7 * DAY).report
    report = after(report, Action.FORWARD, NOW + 8 * DAY, agency_id="bpjn")
    assert _due(report) == ("follow-up-1", NOW + 15 * DAY)


def test_forwarding_to_the_same_body_again_wins_nobody_any_time() -> None:
    report = climbed(forwarded(), NOW + 7 * DAY).report
    again = after(report, Action.FORWARD, NOW + 8 * DAY, agency_id="pln")
    assert again.due == report.due
    assert _due(again) == ("follow-up-2", NOW + 14 * DAY)


def test_an_answer_nobody_contests_closes_after_a_fortnight() -> None:
    report = after(routed(), Action.ANSWER, NOW + HOUR)
    assert _due(report) == ("close", NOW + HOUR + 14 * DAY)
    assert rung(report, NOW + 14 * DAY) is None
    change = climbed(report, NOW + HOUR + 14 * DAY)
    assert (change.event.type, change.report.state) == (EventType.EXPIRED, State.CLOSED)
    assert _due(change.report) == (None, None)


def test_a_second_answer_gives_the_reporter_the_whole_fortnight_again() -> None:
    answered = after(routed(), Action.ANSWER, NOW + HOUR)
    reopened = contested(answered, NOW + 10 * DAY).report
    answered = after(reopened, Action.ANSWER, NOW + 11 * DAY)
    assert _due(answered) == ("close", NOW + 25 * DAY)
    closed = climbed(answered, NOW + 25 * DAY).report
    answered = after(contested(closed, NOW + 26 * DAY).report, Action.ANSWER, NOW + 27 * DAY)
    assert _due(answered) == ("close", NOW + 41 * DAY)


def test_a_reopened_report_starts_anew() -> None:
    answered = after(routed(), Action.ANSWER, NOW + HOUR)
    reopened = contested(answered, NOW + 2 * DAY).report
    assert _due(reopened) == ("nudge", NOW + 3 * DAY)


def test_five_days_late_what_was_missed_is_told_once_at_its_highest() -> None:
    late = NOW + 5 * DAY
    reminded, first = _climb_all(routed(), late)
    report, then = _climb_all(reminded, late + HOUR)
    events = (*first, *then)
    assert [event.detail["rung"] for event in events] == ["nudge", "leadership"]
    assert [event.at for event in events] == [late, late + HOUR]
    assert [event.detail["was_due_at"] for event in events] == [
        (NOW + days * DAY).isoformat() for days in (1, 4)
    ]
    assert report.fired == ("office/pupr:nudge", "report:leadership")
    assert report.on_leadership_list
    assert _due(report) == ("visit", late + 2 * DAY)


def test_leadership_hears_of_what_the_desk_leaves_lying() -> None:
    report = climbed(in_triage(), NOW + DAY).report
    report, events = _climb_all(report, NOW + 4 * DAY)
    assert [event.detail["rung"] for event in events] == ["leadership"]
    assert report.on_leadership_list
    assert report.visit is None


def test_the_due_version_grows_exactly_when_the_deadline_moves() -> None:
    report = submitted(category_id="jalan_rusak").report
    life = [report, routed()]
    life.append(written(life[-1], NOW + HOUR).report)
    life.append(climbed(life[-1], NOW + DAY).report)
    life.append(after(life[-1], Action.ACCEPT, NOW + 25 * HOUR))
    life.append(after(life[-1], Action.PROGRESS, NOW + 26 * HOUR))
    life.append(after(life[-1], Action.ANSWER, NOW + 27 * HOUR))
    life.append(contested(life[-1], NOW + 2 * DAY).report)
    life.append(after(life[-1], Action.ANSWER, NOW + 3 * DAY))
    life.append(confirmed(life[-1], NOW + 4 * DAY).report)
    assert [each.due.version for each in life] == [1, 2, 2, 3, 3, 3, 4, 5, 6, 7]
    assert [each.due.rung_id for each in life] == [
        "remind",
        "nudge",
        "nudge",
        "visit",
        "visit",
        "visit",
        "close",
        "nudge",
        "close",
        None,
    ]


def test_rescheduling_what_has_not_moved_changes_nothing() -> None:
    report = routed()
    assert with_next_deadline(report, REFERENCE) is report


def test_rescheduling_under_a_new_ladder_moves_the_deadline() -> None:
    ladders = city_ladders()
    nudge, *others = ladders[Stage.OFFICE]
    sooner = (replace(nudge, after=timedelta(hours=12)), *others)
    report = routed()
    moved = with_next_deadline(report, city_reference(ladders={**ladders, Stage.OFFICE: sooner}))
    assert moved.due == NextDeadline(report.due.version + 1, NOW + timedelta(hours=12), "nudge")


@pytest.mark.parametrize("state", [State.CLOSED, State.WITHDRAWN])
def test_nothing_is_due_at_the_end(state: State) -> None:
    assert next_rung(make_report(state=state), REFERENCE) is None


def test_a_stage_whose_clock_never_started_has_no_deadline() -> None:
    report = make_report(state=State.ASSIGNED, agency_id="pupr", clocks={})
    nudge = city_ladders()[Stage.OFFICE][0]
    assert due_at(report, nudge, REFERENCE) is None
    assert next_rung(report, city_reference(ladders={Stage.OFFICE: (nudge,)})) is None


def test_the_order_of_the_pack_does_not_matter() -> None:
    ladders = city_ladders()
    upside_down = {stage: tuple(reversed(rungs)) for stage, rungs in ladders.items()}
    found = next_rung(routed(), city_reference(ladders=upside_down))
    assert found is not None
    assert found.rung_id == "nudge"


KENDARI = real("kendari")
OFFICE_CLOSES = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # 16.00 WITA


def _in_kendari(report: Report) -> Report:
    return with_next_deadline(report, KENDARI)


def _rungs_in_kendari(report: Report, at: datetime) -> list[tuple[str, datetime]]:
    """Every rung that Kendari's ladder climbs until then, each at the moment it is due."""
    climbed_at = []
    report = _in_kendari(report)
    while report.due.at and report.due.at <= at:
        assert decide_rung(report, KENDARI, report.due.at - SECOND, "early") is None
        change = decide_rung(report, KENDARI, report.due.at, f"alarm-{report.due.version}")
        assert change is not None
        climbed_at.append((str(change.event.detail["rung"]), change.event.at))
        report = change.report
    return climbed_at


def test_the_ladder_of_kendari_warns_at_three_quarters_and_nine_tenths() -> None:
    assert _rungs_in_kendari(routed(), NOW + 13 * DAY) == [
        ("nudge", NOW + DAY),
        ("head", NOW + 2 * DAY),
        ("warn-75", NOW + 0.75 * 3 * DAY),
        ("warn-90", NOW + 0.9 * 3 * DAY),
        ("visit", NOW + 3 * DAY),
        ("secretary", NOW + 4 * DAY),
        ("mayor", NOW + 5 * DAY),
        ("weekly-desk", NOW + 7 * DAY),
        ("visit-overdue", OFFICE_CLOSES + 6 * DAY),  # two working days from Thursday
        ("weekly-secretary", NOW + 12 * DAY),
    ]


@pytest.mark.parametrize("report", [routed(), in_triage()])
def test_it_comes_up_every_week_and_month_until_somebody_answers(
    report: Report,
) -> None:
    rungs = _rungs_in_kendari(report, NOW + 100 * DAY)
    weeks = [NOW + days * DAY for days in range(7, 101, 7)]
    assert [at for rung_id, at in rungs if rung_id == "weekly-desk"] == weeks
    weeks = [NOW + days * DAY for days in range(12, 101, 7)]
    assert [at for rung_id, at in rungs if rung_id == "weekly-secretary"] == weeks
    months = [NOW + days * DAY for days in (35, 65, 95)]
    assert [at for rung_id, at in rungs if rung_id == "monthly-mayor"] == months
    assert [rung_id for rung_id, _ in rungs].count("legal") == 1


def test_the_legal_limit_runs_from_the_submission_at_the_desk_and_in_every_office() -> None:
    moved = after(in_triage(), Action.ASSIGN, NOW + 50 * DAY)
    assert dict(_rungs_in_kendari(moved, NOW + 90 * DAY))["legal"] == NOW + 60 * DAY
    assert _legal(in_triage()) == NOW + 60 * DAY


def _legal(report: Report) -> datetime:
    return dict(_rungs_in_kendari(report, NOW + 365 * DAY))["legal"]


def test_the_legal_limit_stands_still_while_it_is_not_the_citys_turn() -> None:
    asked = after(after(routed(), Action.ACCEPT, NOW), Action.ASK, NOW + 2 * DAY)
    assert asked.pauses == (Pause(NOW + 2 * DAY),)
    informed = written(asked, NOW + 9 * DAY).report
    assert informed.pauses == (Pause(NOW + 2 * DAY, NOW + 9 * DAY),)
    assert _legal(informed) == NOW + 67 * DAY
    came_back = after(forwarded(), Action.ASSIGN, NOW + 59 * DAY, agency_id="pupr")
    assert _legal(came_back) == NOW + 119 * DAY


def test_a_report_reopened_after_a_season_has_its_legal_limit_still_before_it() -> None:
    answered = after(routed(), Action.ANSWER, NOW + 5 * DAY)
    closed = confirmed(answered, NOW + 6 * DAY).report
    reopened = contested(closed, NOW + 90 * DAY).report
    assert reopened.pauses == (Pause(NOW + 5 * DAY, NOW + 90 * DAY),)
    assert _legal(reopened) == NOW + 145 * DAY


def test_after_a_question_the_time_that_was_left_goes_on_for_the_office_and_the_promise() -> None:
    asked = after(routed(), Action.ASK, NOW + 20 * HOUR)
    informed = written(asked, NOW + 10 * DAY).report
    waited = 10 * DAY - 20 * HOUR
    rungs = dict(_rungs_in_kendari(informed, NOW + 30 * DAY))
    assert rungs["nudge"] == NOW + DAY + waited
    assert rungs["visit"] == NOW + 3 * DAY + waited
    assert rungs["secretary"] == NOW + 4 * DAY + waited
    assert rungs["mayor"] == NOW + 5 * DAY + waited


def _in_two_working_days(rung: Rung) -> Rung:
    return replace(rung, after=timedelta(days=2), clock=ClockName.WORKING)


def test_working_days_of_an_office_pause_and_those_given_to_the_outside_run() -> None:
    friday = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    nudge, *_ = city_ladders()[Stage.OFFICE]
    ask, *_ = city_ladders()[Stage.OUTSIDE]
    reference = city_reference(
        ladders={
            **city_ladders(),
            Stage.OFFICE: (_in_two_working_days(nudge),),
            Stage.OUTSIDE: (_in_two_working_days(ask),),
        },
    )
    assert _due(with_next_deadline(forwarded(), reference)) == ("follow-up-1", OFFICE_CLOSES + DAY)
    asked = after(routed(), Action.ASK, OFFICE_CLOSES - DAY)
    informed = with_next_deadline(written(asked, OFFICE_CLOSES + DAY).report, reference)
    # Tuesday and Wednesday went by; Thursday and Friday are the office's.
    assert _due(informed) == ("nudge", friday)


def test_an_answer_closes_after_ten_working_days() -> None:
    # Answered on a Monday; ten working days later it is Monday 7 December, 16.00 WITA.
    answered = _in_kendari(after(routed(), Action.ANSWER, NOW + HOUR))
    closes = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)
    weeks = [NOW + HOUR + days * DAY for days in (7, 14)]
    assert _due(answered) == ("remind", weeks[0])
    assert _rungs_in_kendari(answered, closes) == [
        *(("remind", week) for week in weeks),
        ("close", closes),
    ]


def test_the_rung_that_is_due_first_comes_first_whatever_its_clock() -> None:
    nudge, visit, _ = city_ladders()[Stage.OFFICE]
    one_working_day = replace(nudge, rung_id="wd", after=timedelta(days=1), clock=ClockName.WORKING)
    ladders = {**city_ladders(), Stage.OFFICE: (visit, one_working_day, nudge)}
    reference = city_reference(ladders=ladders)
    monday = with_next_deadline(routed(), reference)
    assert _due(monday) == ("nudge", NOW + DAY)
    nudged = decide_rung(monday, reference, NOW + DAY, "alarm")
    assert nudged is not None
    assert _due(nudged.report) == ("wd", OFFICE_CLOSES)


def _reminded(answered: Report) -> Report:
    """After the last reminder: what comes next is the end of the reporter's time."""
    report = _in_kendari(answered)
    while report.due.rung_id != "close":
        assert report.due.at is not None
        change = decide_rung(report, KENDARI, report.due.at, f"reminder-{report.due.version}")
        assert change is not None
        report = change.report
    return report


def test_a_late_decree_moves_an_open_deadline_with_an_event() -> None:
    answered = _reminded(after(routed(), Action.ANSWER, NOW + HOUR))
    closes = answered.due.at
    assert closes is not None
    calendar = replace(
        KENDARI.calendar,
        days={
            **KENDARI.calendar.days,
            date(2026, 12, 1): NamedDay("Pemilihan wali kota", DayKind.CITY_HOLIDAY),
        },
    )
    decreed = replace(KENDARI, calendar=calendar, version="decree")
    moved = decide_rung(answered, decreed, closes, "alarm")
    assert moved is not None
    assert moved.event.type is EventType.RESCHEDULED
    assert moved.event.detail["was_due_at"] == closes.isoformat()
    assert moved.event.reference_version == "decree"
    assert _due(moved.report) == ("close", closes + DAY)


def test_a_decree_withdrawn_closes_no_report_before_the_day_that_was_told() -> None:
    answered = _reminded(after(routed(), Action.ANSWER, datetime(2026, 12, 22, 2, 0, tzinfo=UTC)))
    promised = answered.due.at
    assert promised is not None
    days = {
        day: named
        for day, named in KENDARI.calendar.days.items()
        if named.kind is not DayKind.CUTI_BERSAMA
    }
    decreed = replace(KENDARI, calendar=replace(KENDARI.calendar, days=days), version="decree")
    assert decide_rung(answered, decreed, promised - timedelta(minutes=1), "alarm") is None
    closed = decide_rung(answered, decreed, promised, "alarm")
    assert closed is not None
    assert (closed.event.type, closed.event.at) == (EventType.EXPIRED, promised)


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


def test_the_city_is_warned_at_a_share_of_the_laws_time() -> None:
    legal = Rung("legal", Condition.NO_ANSWER, 60 * DAY, *INFORM, clock=ClockName.FILE)
    warn = Rung("warn", Condition.NO_ANSWER, timedelta(0), *INFORM, of="legal", share=0.75)
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (legal, warn)})
    report = with_next_deadline(routed(), reference)
    assert (report.due.rung_id, report.due.at) == ("warn", NOW + 45 * DAY)


@pytest.mark.parametrize(
    ("clock", "at"),
    [
        (ClockName.CALENDAR, NOW + 24 * HOUR),
        (ClockName.FILE, NOW + 24 * HOUR),
        # 22 hours until Wednesday 16.00 WITA; half of them are six of Monday and five of Tuesday.
        (ClockName.WORKING, NOW + 27 * HOUR),
    ],
)
def test_a_share_of_a_named_deadline_is_counted_on_its_clock(
    clock: ClockName, at: datetime
) -> None:
    half = Rung("half", Condition.NO_ANSWER, timedelta(0), *INFORM, of="promise", share=0.5)
    limits = replace(
        city_reference().limits, deadlines={"promise": DeadlineSetting(2 * DAY, clock)}
    )
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (half,)}, limits=limits)
    assert with_next_deadline(routed(), reference).due.at == at


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
    assert ordered.visit == Visit("pupr", NOW + 3 * DAY, serial_year=2026, was_late=True)
    assert (ordered.due.rung_id, ordered.due.at) == ("overdue", NOW + 5 * DAY)
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY)
    assert with_next_deadline(made, reference).due.at is None
    assert _climb(ordered, reference).fired == ("office/pupr:visit", "office/pupr:overdue:1")


def test_a_promise_is_a_deadline_and_a_broken_one_brings_the_next_visit() -> None:
    rungs = (VISIT, OVERDUE, BROKEN, AGAIN)
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: rungs})
    promised = NOW + 10 * DAY
    ordered = _climb(routed(), reference)
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY, promised_by=promised)
    report = with_next_deadline(made, reference)
    assert (report.due.rung_id, report.due.at) == ("broken", promised)
    report = _climb(_climb(report, reference), reference)
    assert report.visit == Visit("pupr", promised + DAY, number=2, serial_year=2026, was_late=True)
    assert (report.due.rung_id, report.due.at) == ("overdue", promised + 3 * DAY)
    second = after(report, Action.VISIT_RESULT, promised + 2 * DAY, promised_by=promised + 9 * DAY)
    kept = after(with_next_deadline(second, reference), Action.ANSWER, promised + 8 * DAY)
    assert "office/pupr:broken:1" in kept.fired
    assert with_next_deadline(kept, reference).due.rung_id == "close"
    broken_again = _climb(with_next_deadline(second, reference), reference)
    assert broken_again.fired[-1] == "office/pupr:broken:2"


def test_a_promise_is_not_held_against_the_office_that_has_the_report_since() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (VISIT, BROKEN, AGAIN)})
    ordered = _climb(routed(), reference)
    promised = NOW + 10 * DAY
    made = after(ordered, Action.VISIT_RESULT, NOW + 4 * DAY, promised_by=promised)
    moved = after(made, Action.ASSIGN, NOW + 5 * DAY, agency_id="dlh")
    assert with_next_deadline(moved, reference).due.at == NOW + 8 * DAY
    back = after(moved, Action.ASSIGN, NOW + 6 * DAY, agency_id="pupr")
    assert with_next_deadline(back, reference).due.at == promised


def test_somebody_sent_to_another_office_was_not_sent_to_this_one() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: (VISIT, OVERDUE)})
    early = replace(routed(), visit=Visit("pupr", NOW + HOUR))
    assert with_next_deadline(early, reference).due.rung_id == "overdue"
    moved = after(early, Action.ASSIGN, NOW + DAY, agency_id="dlh")
    sent = _climb(moved, reference)
    assert sent.visit == Visit("dlh", NOW + 4 * DAY, number=2, serial_year=2026, was_late=True)
    assert (sent.due.rung_id, sent.due.at) == ("overdue", NOW + 6 * DAY)


def test_whoever_was_there_already_is_not_sent_again_by_the_stages_own_rung() -> None:
    early = replace(routed(), visit=Visit("pupr", NOW + HOUR, visited_at=NOW + 2 * HOUR))
    assert with_next_deadline(early, city_reference()).due.rung_id == "nudge"
    nudged = _climb(early, city_reference())
    assert nudged.due.rung_id == "leadership"
