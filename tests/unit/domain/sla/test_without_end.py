"""No complaint is left unanswered: while nobody acts, the ladders of both cities never come to an end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import STAGE_OF, ReportType, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW
from tests.unit.domain.lives import DAY, after, routed, standing
from tests.unit.domain.packs import REAL, real

OPEN = sorted(STAGE_OF)
LONGEST = timedelta(days=8)
# The week before Lebaran: three working days are two weeks then.
BEFORE_LEBARAN = datetime(2027, 3, 5, 2, 0, tzinfo=UTC)
A_YEAR = NOW + 400 * DAY


def left_alone(report: Report, city: Reference) -> tuple[Report, list[Event]]:
    """Nobody acts for more than a year, and no alarm is late."""
    events = []
    report = with_next_deadline(report, city)
    while report.due.at and report.due.at < A_YEAR:
        change = decide_rung(report, city, report.due.at, f"alarm-{report.due.version}")
        assert change is not None
        report = change.report
        events.append(change.event)
    return report, events


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("kind", [ReportType.COMPLAINT, ReportType.INFORMATION])
def test_an_open_report_always_has_a_next_step_within_days(
    state: State, kind: ReportType, city_id: str
) -> None:
    _never_rests(replace(standing(state), type=kind), real(city_id))


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("kind", ReportType)
def test_neither_an_office_nor_a_reporter_is_left_in_peace_over_long_holidays(
    kind: ReportType, city_id: str
) -> None:
    report = routed(BEFORE_LEBARAN, type=kind)
    answered = after(report, Action.ANSWER, BEFORE_LEBARAN)
    for each in (report, answered):
        _never_rests(each, real(city_id))


def _never_rests(report: Report, city: Reference) -> None:
    left, events = left_alone(report, city)
    assert left.state.is_final or left.due.at is not None
    moments = [report.updated_at, *(event.at for event in events)]
    assert max(later - before for before, later in pairwise(moments)) <= LONGEST


@pytest.mark.parametrize("city_id", REAL)
def test_the_leadership_hears_of_it_again_and_again_until_somebody_answers(city_id: str) -> None:
    _, events = left_alone(standing(State.TRIAGE), real(city_id))
    told = {
        whom: [event.at for event in events if event.detail["whom"] == whom]
        for whom in ("desk", "regional_secretary", "mayor")
    }
    assert len(told["desk"]) > 50
    assert len(told["regional_secretary"]) > 50
    assert len(told["mayor"]) > 12
    for moments in told.values():
        gaps = [after - before for before, after in pairwise(moments)]
        assert min(gaps) >= timedelta(hours=1)
    mayor = [after - before for before, after in pairwise(told["mayor"])]
    assert max(mayor) <= timedelta(days=35)


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("state", [each for each in OPEN if each is not State.FORWARDED])
def test_what_the_reporter_was_promised_comes_once(state: State, city_id: str) -> None:
    _, events = left_alone(standing(state), real(city_id))
    keys = [str(e.detail["key"]) for e in events if not e.detail.get("again")]
    promised = [key for key in keys if key.startswith("report:")]
    assert len(promised) == len(set(promised))
