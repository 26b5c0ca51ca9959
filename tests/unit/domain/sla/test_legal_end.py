"""When the law's time is over: who is told, what the reporter reads, and that it is told once."""

from dataclasses import replace

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import Stage, State
from shared.domain.language.translations import texts_in
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import next_rung, with_next_deadline
from shared.domain.texts.timeline import next_key, timeline_key
from tests.builders import NOW, later
from tests.unit.domain.lives import DAY, REFERENCE, after, contested, routed, written

LEGAL = Rung(
    "legal",
    Condition.NO_ANSWER,
    60 * DAY,
    Act.INFORM,
    Whom.MAYOR,
    "leadership_list",
    clock=ClockName.FILE,
)
ONLY_THE_LAW = replace(REFERENCE, ladders={**REFERENCE.ladders, Stage.OFFICE: (LEGAL,)})


def _climbed(report: Report, days: int) -> Change:
    change = decide_rung(report, ONLY_THE_LAW, NOW + days * DAY, f"rung-{days}")
    assert change is not None
    return change


def _silent() -> Report:
    """With an office that has only the law's time before it."""
    moved = decide_rung(routed(), ONLY_THE_LAW, NOW, "moved")
    assert moved is not None
    return moved.report


def test_the_reporter_is_told_of_their_right_and_the_mayor_of_the_report() -> None:
    change = _climbed(_silent(), 60)

    assert change.report.limit_passed_at == later(days=60)
    assert change.event.detail["legal_end"] is True
    told = {(each.whom, each.template) for each in effects_of(change.event) if each.template}
    assert told == {(Whom.MAYOR, "leadership_list"), (Whom.REPORTER, "legal_limit_passed")}
    assert timeline_key(change.event) == "timeline.legal_end"


def test_before_it_comes_the_reporter_reads_what_will_happen() -> None:
    report = _silent()

    key = next_key(report.state, next_rung(report, ONLY_THE_LAW))

    assert key == "next.legal_end"
    assert "Ombudsman" in texts_in("id")[key]


def test_that_it_was_over_is_kept_when_the_report_is_opened_again() -> None:
    passed = _climbed(_silent(), 60).report
    answered = after(passed, Action.ANSWER, later(days=61))

    reopened = contested(answered, later(days=62)).report

    assert (reopened.state, reopened.limit_passed_at) == (State.REOPENED, later(days=60))


def test_a_second_round_does_not_bring_the_end_of_the_laws_time_again() -> None:
    passed = _climbed(_silent(), 60).report
    answered = after(passed, Action.ANSWER, later(days=61))
    reopened = contested(answered, later(days=62)).report
    assert "report:legal" in reopened.fired
    assert with_next_deadline(reopened, ONLY_THE_LAW).due.at is None
    assert reopened.limit_passed_at == later(days=60)


def test_asked_when_the_laws_time_is_over_the_file_is_as_old_as_it_was() -> None:
    asked = after(_climbed(_silent(), 60).report, Action.ASK, later(days=61))

    told = written(asked, later(days=62))

    assert told.report.file_since == NOW
    assert "completes_file" not in told.event.detail


def test_a_part_of_a_report_leaves_it_to_the_whole_to_tell() -> None:
    event = replace(_climbed(_silent(), 60).event, part_of="0" * 32)

    assert not [each for each in effects_of(event) if each.whom is Whom.REPORTER]


def test_an_earlier_reminder_of_the_file_says_nothing_of_the_law() -> None:
    early = replace(
        REFERENCE, ladders={**REFERENCE.ladders, Stage.OFFICE: (replace(LEGAL, after=45 * DAY),)}
    )
    moved = decide_rung(routed(), early, NOW, "moved")
    assert moved is not None

    change = decide_rung(moved.report, early, later(days=45), "rung")

    assert change is not None
    assert "legal_end" not in change.event.detail
    assert change.report.limit_passed_at is None
