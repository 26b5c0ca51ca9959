"""No complaint is left unanswered: while nobody acts, the ladders of both cities never come to an end."""

from datetime import timedelta
from itertools import pairwise

import pytest

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import STAGE_OF, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW
from tests.unit.domain.lives import DAY, standing
from tests.unit.domain.packs import REAL, real

OPEN = sorted(STAGE_OF)
# The city's own steps come every week; a reporter's time is one of working days, and theirs to use.
LONGEST = {Stage.CITIZEN: timedelta(days=16)}
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
def test_an_open_report_always_has_a_next_step_within_days(state: State, city_id: str) -> None:
    report = standing(state)
    left, events = left_alone(report, real(city_id))
    assert left.state.is_final or left.due.at is not None
    before = report.updated_at
    for event in events:
        stage = STAGE_OF.get(event.state_before) if event.state_before else None
        assert event.at - before <= LONGEST.get(stage or Stage.DESK, timedelta(days=8)), event
        before = event.at


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
