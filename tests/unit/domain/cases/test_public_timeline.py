"""What followers of a case may hear of it: where it stands, and never what was written."""

import re
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.public_timeline import public_timeline
from shared.domain.city.reference import Act, Condition
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.report import Change, Report
from shared.domain.texts.catalogue import Catalogue
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
PLACES = ("office", "region_head", "promised", "due", "was_due", "told")


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
        "timeline.accepted.public",
        "timeline.answered.public",
        "timeline.joined.reopened",
    ]


def test_another_reporters_doing_is_told_as_anothers(case: Report) -> None:
    answered = _answered(case).report
    event = replace(contested(answered, LATER).event, actor=Actor("citizen", JOINED))
    (line,) = public_timeline([event])
    assert line.key == "timeline.joined.reopened"


# What nobody but a reporter does.
OF_REPORTER = frozenset(
    {
        EventType.INFORMED,
        EventType.APPEALED,
        EventType.CONFIRMED,
        EventType.REOPENED,
        EventType.WITHDRAWN,
        EventType.PLACED,
    }
)
TOLD_OTHERWISE: tuple[dict[str, Any], ...] = (
    {},
    {"concerns": "bribery"},
    {"about": "photo"},
    {"rule": "place_not_in_city"},
    {"promised_by": "2026-12-01T00:00:00+00:00"},
    {"assignee": "uid"},
    {"final": True},
    {"legal_end": True},
    *(
        {"condition": condition.value, "act": act, "whom": whom, "again": again}
        for condition in Condition
        for act, whom in (("push", "desk"), ("inform", "mayor"), ("list", "desk"))
        for again in (None, True)
    ),
)


@pytest.mark.parametrize("event_type", EventType)
@pytest.mark.parametrize("detail", TOLD_OTHERWISE, ids=str)
def test_nobody_else_is_spoken_to_as_if_the_report_were_theirs(
    event_type: EventType, detail: dict[str, Any]
) -> None:
    """Nor of a reason that they are not shown, nor of a file that is not theirs."""
    whole = {"act": "push", "whom": "office", "urgency": "high", **detail}
    others = () if event_type in OF_REPORTER else (DESK, SYSTEM, Actor("outside", "x"))
    for actor in (CITIZEN, *others):
        for state in (State.WITHDRAWN, State.CLOSED):
            event = make_event(type=event_type, actor=actor, detail=whole, state_after=state)
            for line in public_timeline([event]):
                told = Catalogue().text(line.key, "id", **dict.fromkeys(PLACES, "x"))
                assert not re.search(r"\bAnda\b|Ombudsman|di bawah ini", told), line.key


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


def test_others_read_what_became_of_a_message_in_words_of_their_own() -> None:
    detail = {"act": "inform", "whom": "mayor", "legal_end": True, "fate": "given_up"}
    event = make_event(type=EventType.RUNG_CLIMBED, actor=Actor("system", "ladder"), detail=detail)
    (line,) = public_timeline([event])
    assert line.key == "timeline.legal_end.given_up.public"
