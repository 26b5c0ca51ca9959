"""What followers of a case may hear of it: where it stands, and never what was written."""

from dataclasses import replace

import pytest

from shared.domain.cases.public_timeline import public_timeline
from shared.domain.city.reference import Act
from shared.domain.kernel.states import EventType
from shared.domain.people.access import Action
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.report import Change, Report
from tests.builders import NOW, make_event
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    DESK,
    SYSTEM,
    a_case,
    acted,
    contested,
    merged,
    routed,
)

LATER = NOW + 6 * DAY


def _answered(case: Report) -> Change:
    return acted(case, Action.ANSWER, LATER, public_text="Sudah ditambal.")


@pytest.fixture
def case() -> Report:
    """A case that one other report has joined."""
    return merged(routed(), a_case(), LATER)[1].report


def test_followers_hear_of_steps_and_never_of_what_is_between_two(case: Report) -> None:
    steps = [
        acted(case, Action.MESSAGE, LATER),
        acted(case, Action.ACCEPT, LATER),
        acted(case, Action.ASK, LATER),
        _answered(case),
        contested(_answered(case).report, LATER, "Kata pelapor."),
    ]
    assert [line.key for line in public_timeline([change.event for change in steps])] == [
        "timeline.accepted",
        "timeline.answered",
        "timeline.joined.reopened",
    ]


def test_another_reporters_doing_is_told_as_anothers(case: Report) -> None:
    answered = _answered(case).report
    event = replace(contested(answered, LATER).event, actor=Actor("citizen", JOINED))
    (line,) = public_timeline([event])
    assert line.key == "timeline.joined.reopened"


@pytest.mark.parametrize(
    "between_two",
    [
        EventType.SUBMITTED,
        EventType.MESSAGED,
        EventType.ASKED,
        EventType.CALLED,
        EventType.CORRECTED,
        EventType.FORMER_OPENED,
        EventType.PHOTO_OPENED,
        EventType.CONTACT_ASKED,
        EventType.CONTACT_OPENED,
        EventType.LINKS_REVOKED,
        EventType.PROOF_WEIGHED,
        EventType.GUARDED,
        EventType.MERGE_PROPOSED,
        EventType.ABSORBED,
    ],
)
def test_what_is_between_the_reporter_and_the_staff_is_told_to_nobody_else(
    between_two: EventType,
) -> None:
    for actor in (DESK, CITIZEN, SYSTEM):
        assert list(public_timeline([make_event(type=between_two, actor=actor)])) == []


@pytest.mark.parametrize(("act", "is_told"), [(Act.VISIT, True), (Act.REMIND, False)])
def test_that_somebody_goes_there_is_told_and_what_the_reporter_was_reminded_of_is_not(
    act: Act, *, is_told: bool
) -> None:
    detail = {"act": act.value, "whom": "desk"}
    climbed = make_event(type=EventType.RUNG_CLIMBED, actor=SYSTEM, detail=detail)
    assert bool(list(public_timeline([climbed]))) is is_told
