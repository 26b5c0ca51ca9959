"""What a reporter was told of the end of their time holds, whatever rules the city makes meanwhile."""

from dataclasses import replace

import pytest

from shared.domain.city.reference import Reference
from shared.domain.lifecycle.escalation import decide_reschedule
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.domain.sla.reopening import contest_until
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    REFERENCE,
    acted,
    after,
    climbed,
    confirmed,
    contested,
    in_context,
    routed,
)

ANSWERED = after(routed(), Action.ANSWER, NOW + HOUR)
ASKED = after(routed(), Action.ASK, NOW + HOUR)


def closing(days: int) -> Reference:
    """The city's rules with another time for silence, of a later version."""
    ladders = {
        stage: tuple(
            replace(rung, after=days * DAY) if rung.rung_id == "close" else rung for rung in rungs
        )
        for stage, rungs in REFERENCE.ladders.items()
    }
    return replace(REFERENCE, version="later", ladders=ladders)


@pytest.mark.parametrize(
    ("report", "told"), [(ANSWERED, 14), (ASKED, 30)], ids=["answer", "question"]
)
def test_a_shorter_time_for_silence_is_for_those_who_hear_of_it(report: Report, told: int) -> None:
    assert report.due.at == NOW + HOUR + told * DAY
    assert decide_reschedule(report, closing(3), NOW + 5 * DAY, "shorter") is None
    ended = climbed(report, NOW + HOUR + told * DAY).report
    assert ended.state.is_final


@pytest.mark.parametrize(
    ("report", "told"), [(ANSWERED, 14), (ASKED, 30)], ids=["answer", "question"]
)
def test_a_longer_one_is_for_all_and_stays(report: Report, told: int) -> None:
    longer = decide_reschedule(report, closing(told + 9), NOW + 5 * DAY, "longer")
    assert longer is not None
    assert longer.report.due.at == NOW + HOUR + (told + 9) * DAY
    assert decide_reschedule(longer.report, REFERENCE, NOW + 6 * DAY, "shorter again") is None


def test_who_is_asked_after_the_change_has_the_new_time() -> None:
    again = contested(ANSWERED, NOW + DAY).report
    context = replace(in_context(NOW + 2 * DAY), reference=closing(3))
    second = acted(again, Action.ANSWER, NOW + 2 * DAY, context=context).report
    assert second.due.at == NOW + 5 * DAY


def test_the_time_to_reopen_is_no_shorter_than_was_told() -> None:
    closed = confirmed(ANSWERED, NOW + DAY).report
    told = contest_until(closed, REFERENCE.limits)
    assert told is not None
    shorter = replace(REFERENCE.limits, contest_window=DAY)
    assert contest_until(closed, shorter) == told
    longer = replace(REFERENCE.limits, contest_window=REFERENCE.limits.contest_window + DAY)
    assert contest_until(closed, longer) == told + DAY
