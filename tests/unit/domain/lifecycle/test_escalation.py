"""What a rung does to a report when its moment has come, and how a deadline moves."""

from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.kernel.states import EventType, Stage
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.report.report import Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    city_ladders,
    city_reference,
    routed,
)

SECOND = timedelta(seconds=1)


def _due(report: Report) -> tuple[str | None, datetime | None]:
    return report.due.rung_id, report.due.at


def test_a_ladder_changed_by_the_city_moves_the_deadline_with_an_event() -> None:
    report = routed()
    slower = {
        **city_ladders(),
        Stage.OFFICE: tuple(
            replace(each, after=each.after + DAY) for each in city_ladders()[Stage.OFFICE]
        ),
    }
    reference = city_reference(ladders=slower, version="v2")
    change = decide_rung(report, reference, NOW + DAY, "escalate")
    assert change is not None
    assert change.event.type is EventType.RESCHEDULED
    assert change.event.detail == {
        "was_rung": "nudge",
        "was_due_at": (NOW + DAY).isoformat(),
        "was_reference": report.reference_version,
    }
    assert _due(change.report) == ("nudge", NOW + 2 * DAY)
    assert change.report.due.version == report.due.version + 1
    assert change.report.fired == ()
    # And the moved deadline is as good as any.
    assert decide_rung(change.report, reference, NOW + DAY, "escalate-2") is None
    late = decide_rung(change.report, reference, NOW + 2 * DAY, "escalate-2")
    assert late is not None
    assert late.event.type is EventType.RUNG_CLIMBED


def test_a_stage_that_lost_its_ladder_has_no_deadline_left() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: ()})
    change = decide_rung(routed(), reference, NOW + DAY, "escalate")
    assert change is not None
    assert _due(change.report) == (None, None)
