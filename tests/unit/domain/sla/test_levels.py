"""Who leads is told of what stays undone, from the office up, and the public where a city wants it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import Level, Stage
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW
from tests.unit.domain.lives import DAY, HOUR, after, city_ladders, city_reference, routed

LEVELS = (Whom.HEAD, Whom.REGIONAL_SECRETARY, Whom.MAYOR)


def _informing(*levels: Whom) -> tuple[Rung, ...]:
    return tuple(
        Rung(whom, Condition.NO_ANSWER, (n + 1) * DAY, Act.INFORM, whom, "leadership_list")
        for n, whom in enumerate(levels)
    )


def _climb(report: Report, *rungs: Rung) -> Change:
    """The next of these rungs, at its moment."""
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: rungs})
    due = with_next_deadline(report, reference)
    assert due.due.at is not None
    change = decide_rung(due, reference, due.due.at, "alarm")
    assert change is not None
    return change


def test_each_level_is_reached_in_its_turn() -> None:
    report, reached = routed(), []
    for _ in LEVELS:
        report = _climb(report, *_informing(*LEVELS)).report
        reached.append(report.leadership_level)
    assert reached == [Level.HEAD, Level.REGIONAL_SECRETARY, Level.MAYOR]


def test_a_lower_level_that_is_told_later_lowers_nothing() -> None:
    report = _climb(routed(), *_informing(Whom.MAYOR, Whom.HEAD)).report
    assert _climb(report, *_informing(Whom.MAYOR, Whom.HEAD)).report.leadership_level is Level.MAYOR


@pytest.mark.parametrize(
    ("whom", "template"),
    [
        (Whom.HEAD, "head_informed"),
        (Whom.REGIONAL_SECRETARY, "leadership_informed"),
        (Whom.MAYOR, "leadership_informed"),
    ],
)
def test_the_reporter_hears_who_was_told(whom: Whom, template: str) -> None:
    effects = effects_of(_climb(routed(), *_informing(whom)).event)
    assert [each.whom for each in effects] == [whom, Whom.REPORTER]
    assert effects[-1].template == template


PUBLISH = Rung("publish", Condition.NO_ANSWER, DAY, Act.PUBLISH, Whom.PUBLIC, "deadline_published")


def test_a_city_may_make_public_that_a_deadline_has_passed_until_there_is_an_answer() -> None:
    change = _climb(routed(), PUBLISH)
    assert change.report.deadline_published
    assert [each.template for each in effects_of(change.event)] == ["deadline_published"]
    accepted = after(change.report, Action.ACCEPT, NOW + DAY + HOUR)
    assert accepted.deadline_published
    assert not after(accepted, Action.ANSWER, NOW + 2 * DAY).deadline_published


def test_what_has_ended_is_on_nobodys_list() -> None:
    told = replace(routed(), leadership_level=Level.HEAD)
    rejected = after(told, Action.REJECT, NOW + timedelta(hours=1))
    assert not rejected.on_leadership_list


def test_of_a_secret_report_nobody_is_told_that_it_became_public() -> None:
    due = with_next_deadline(
        replace(routed(), secret=True),
        city_reference(ladders={**city_ladders(), Stage.OFFICE: (PUBLISH,)}),
    )
    assert due.due.at is None
