"""Reopened again and again: a supervisor calls, is reminded of it, and silence closes nothing before."""

import pytest

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.effects import effects_of
from shared.domain.notify.supersession import is_superseded
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.sla.ladder_words import said_of_next
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    SUPERVISOR,
    after,
    city_ladders,
    city_reference,
    contested,
    routed,
)
from tests.unit.domain.packs import REAL, real

_PUSH = (Act.PUSH, Whom.DESK, "supervisor_must_call")
CALL = Rung("call", Condition.CALL_WANTING, DAY, *_PUSH)
CLOSE = city_ladders()[Stage.CITIZEN]
CITY = city_reference(
    ladders={**city_ladders(), Stage.OFFICE: (CALL,), Stage.CITIZEN: (CALL, *CLOSE)}
)


def _reopened(times: int) -> Report:
    report = routed()
    for n in range(times):
        answered = after(report, Action.ANSWER, NOW + n * HOUR)
        report = contested(answered, NOW + n * HOUR).report
    return with_next_deadline(report, CITY)


def _rung(report: Report) -> Change:
    assert report.due.at is not None
    change = decide_rung(report, CITY, report.due.at, "alarm")
    assert change is not None
    return change


def test_a_call_that_nobody_makes_is_asked_for_again() -> None:
    assert _reopened(2).due.at is None
    change = _rung(_reopened(3))
    assert change.event.at == NOW + 2 * HOUR + DAY
    (word,) = (each for each in effects_of(change.event) if each.whom is Whom.DESK)
    assert word.template == "supervisor_must_call"
    called = after(change.report, Action.CALL_RESULT, NOW + 2 * DAY, actor=SUPERVISOR)
    assert not is_superseded(word, change.event, change.report)
    assert is_superseded(word, change.event, called)


def test_silence_closes_no_report_whose_reporter_is_still_to_be_called() -> None:
    answered = with_next_deadline(after(_reopened(3), Action.ANSWER, NOW + DAY), CITY)
    reminded = _rung(answered).report
    assert (reminded.state, reminded.due.at) == (State.ANSWERED, None)
    called = after(reminded, Action.CALL_RESULT, NOW + 3 * DAY, actor=SUPERVISOR)
    closed = _rung(with_next_deadline(called, CITY))
    assert (closed.event.type, closed.event.at) == (EventType.EXPIRED, NOW + 17 * DAY)


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("stage", [Stage.OFFICE, Stage.CITIZEN])
def test_in_the_real_packs_it_climbs_on_working_days(city_id: str, stage: Stage) -> None:
    ladder = real(city_id).ladders[stage]
    rungs = [rung for rung in ladder if rung.condition is Condition.CALL_WANTING]
    assert [rung.whom for rung in rungs] == [Whom.DESK, Whom.REGIONAL_SECRETARY]
    assert {rung.clock for rung in rungs} == {ClockName.WORKING}


def test_the_reporter_reads_what_the_reminder_is_about() -> None:
    said = said_of_next(_reopened(3), CALL, "Rabu", CITY, "id")
    assert (
        said == "Jika sampai Rabu penyelia kami belum menelepon Anda, tim pengaduan kami ingatkan."
    )
