"""The ladder as people see it: every rung that was climbed, and every one that is ahead."""

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import Stage
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Event, Report
from shared.domain.report.turns import rests_in
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.sla.steps import steps_of
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    acted,
    confirmed,
    contested,
    routed,
    submitted,
    written,
)
from tests.unit.domain.packs import real

DUE = "Rabu 25 Nov 10.15 WITA"


class History:
    """A report in one of the real cities, with every event since it was routed."""

    def __init__(self, city_id: str = "kendari") -> None:
        self.city: Reference = real(city_id)
        self.report: Report = with_next_deadline(routed(), self.city)
        self.events: list[Event] = [submitted().event]

    def __call__(self, change: Change) -> None:
        self.report = with_next_deadline(change.report, self.city)
        self.events.append(change.event)

    def climb(self, times: int = 1) -> None:
        for _ in range(times):
            at = self.report.due.at
            assert at is not None
            change = decide_rung(self.report, self.city, at, f"alarm-{self.report.due.version}")
            assert change is not None
            self(change)

    def shown(self) -> list[tuple[str, str]]:
        """State and rung of each step."""
        steps = steps_of(self.report, self.events, self.city)
        return [
            (
                each.state,
                str(each.event.detail["rung"]) if each.event else getattr(each.rung, "rung_id", ""),
            )
            for each in steps
        ]


def test_a_new_report_has_the_whole_ladder_before_it_in_order_of_time() -> None:
    told = History()
    assert told.shown() == [
        ("next", "nudge"),
        ("later", "head"),
        ("later", "warn-75"),
        ("later", "warn-90"),
        ("later", "visit"),
        ("later", "secretary"),
        ("later", "mayor"),
        ("later", "weekly-desk"),
        ("later", "weekly-secretary"),
        ("later", "monthly-mayor"),
        ("later", "legal"),
    ]


def test_what_was_climbed_stands_with_its_time_and_what_is_void_does_not() -> None:
    told = History()
    told.climb()
    told(acted(told.report, Action.ACCEPT, NOW + DAY + HOUR))
    told.climb()
    steps = steps_of(told.report, told.events, told.city)
    assert [step.at for step in steps[:2]] == [NOW + DAY, NOW + 2 * DAY]
    assert told.shown()[:3] == [("done", "nudge"), ("done", "head"), ("next", "warn-75")]
    early = History()
    early(acted(early.report, Action.ACCEPT, NOW + HOUR))
    assert "nudge" not in [rung for _, rung in early.shown()]


def test_the_next_step_is_the_one_that_the_alarm_is_set_for() -> None:
    told = History()
    for _ in range(30):
        (step,) = (s for s in steps_of(told.report, told.events, told.city) if s.state == "next")
        assert (step.at, getattr(step.rung, "rung_id", "")) == (
            told.report.due.at,
            told.report.due.rung_id,
        )
        told.climb()
    shown = told.shown()
    assert ("done", "legal") in shown
    assert [state for state, rung in shown if rung == "weekly-desk"] == ["done", "later"]


def test_a_reopened_report_shows_the_steps_of_its_present_round_only() -> None:
    told = History()
    told.climb(3)
    told(acted(told.report, Action.ANSWER, NOW + 2 * DAY + 10 * HOUR))
    assert told.shown() == [("next", "remind"), ("later", "close")]
    told(contested(told.report, NOW + 3 * DAY))
    assert told.shown()[0] == ("next", "nudge")
    assert ("later", "reopened") in told.shown()
    told.climb()
    assert [rung for state, rung in told.shown() if state == "done"] == ["nudge"]


def test_at_the_end_there_is_no_ladder() -> None:
    told = History()
    told(acted(told.report, Action.ANSWER, NOW + HOUR))
    told(confirmed(told.report, NOW + 2 * HOUR))
    assert told.shown() == []


def test_each_pause_tells_whom_everybody_waited_for() -> None:
    told = History()
    told(acted(told.report, Action.ASK, NOW + HOUR))
    told(written(told.report, NOW + DAY))
    told(acted(told.report, Action.ANSWER, NOW + 2 * DAY))
    rests = rests_in(told.report.turns)
    assert [(rest.start, rest.end, rest.stage) for rest in rests] == [
        (NOW + HOUR, NOW + DAY, Stage.WAITING),
        (NOW + 2 * DAY, None, Stage.CITIZEN),
    ]


def test_what_was_climbed_for_a_visit_is_shown_as_done() -> None:
    told = History()
    while told.report.due.rung_id != "visit-overdue":
        told.climb()
    told.climb()
    assert ("done", "visit-overdue") in told.shown()


def test_each_step_says_whose_time_it_counts_whether_it_was_climbed_or_is_ahead() -> None:
    told = History()
    told.climb(6)
    steps = steps_of(told.report, told.events, told.city)
    kinds = {
        rung: step.counts_from.value for step, (_, rung) in zip(steps, told.shown(), strict=True)
    }
    assert kinds["nudge"] == kinds["visit"] == kinds["visit-overdue"] == "holder"
    assert (
        kinds["secretary"] == kinds["mayor"] == kinds["weekly-desk"] == kinds["legal"] == "report"
    )
    assert steps[5].state == "done"
