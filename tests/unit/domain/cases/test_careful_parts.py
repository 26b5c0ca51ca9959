"""Words on the whole that need care: they tighten each part, and no office of a part reads them."""

from dataclasses import replace

import pytest

from shared.domain.cases.child_reports import decide_part
from shared.domain.city.sensitivity import Concern
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Detail, Report
from shared.domain.sla.history import EventDraft
from tests.builders import NOW
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    DESK,
    SYSTEM,
    after,
    confirmed,
    contested,
    in_context,
    routed,
    split,
    written,
)
from tests.unit.domain.outcomes import told

LATER = NOW + DAY
BRIBE = "Petugas dinas meminta uang suap kepada saya."
CONTEXT = in_context(LATER, SYSTEM)
WHOLE, PART, _ = (change.report for change in split(routed(), LATER))
ANSWERED = after(PART, Action.ANSWER, LATER, public_text="Sudah rata.")
REJECTED = after(PART, Action.REJECT, LATER, actor=DESK)


def careful(change: Change) -> Change:
    assert change.event.detail["guarded"] is True
    return change


MESSAGE = careful(written(WHOLE, LATER, BRIBE))
NOT_FIXED = careful(contested(replace(WHOLE, state=State.ANSWERED), LATER, BRIBE))
FIXED = careful(confirmed(replace(WHOLE, state=State.ANSWERED), LATER, Rating(1, BRIBE)))


@pytest.mark.parametrize(
    ("change", "part"), [(MESSAGE, PART), (NOT_FIXED, REJECTED), (FIXED, REJECTED)]
)
def test_where_nothing_else_becomes_of_a_part_it_is_tightened_once_and_wordlessly(
    change: Change, part: Report
) -> None:
    known = replace(part, concerns=(Concern.VIOLENCE,), public_answer="Sudah rata.")
    followed = decide_part(known, change.event, CONTEXT)
    assert told(followed) == (EventDraft(EventType.GUARDED, SYSTEM), LATER, "operation")
    assert followed is not None
    assert followed.event.seq == part.version + 1
    report = followed.report
    assert (report.state, report.secret, report.restricted) == (part.state, True, True)
    assert report.concerns == (Concern.VIOLENCE, Concern.BRIBERY)
    assert report.public_answer == ""
    assert decide_part(report, change.event, CONTEXT) is None


@pytest.mark.parametrize(
    ("change", "becomes"), [(NOT_FIXED, State.REOPENED), (FIXED, State.CLOSED)]
)
def test_what_becomes_of_an_answered_part_is_told_without_the_words(
    change: Change, becomes: State
) -> None:
    followed = decide_part(ANSWERED, change.event, CONTEXT)
    assert told(followed)[0] == EventDraft(change.event.type, CITIZEN)
    assert followed is not None
    report = followed.report
    assert (report.state, report.secret, report.public_answer) == (becomes, True, "")


@pytest.mark.parametrize(
    ("told_of", "known"),
    [({"concerns": "bribery,minor"}, (Concern.BRIBERY, Concern.MINOR)), ({}, ())],
)
def test_each_concern_that_is_told_of_reaches_the_part(
    told_of: Detail, known: tuple[Concern, ...]
) -> None:
    event = replace(MESSAGE.event, detail={"guarded": True, **told_of})
    followed = decide_part(PART, event, CONTEXT)
    assert followed is not None
    assert (followed.report.secret, followed.report.concerns) == (True, known)


def test_words_that_need_no_care_leave_a_part_that_they_do_not_concern_as_it_is() -> None:
    answered = replace(WHOLE, state=State.ANSWERED)
    assert decide_part(REJECTED, contested(answered, LATER).event, CONTEXT) is None
    assert decide_part(PART, confirmed(answered, LATER).event, CONTEXT) is None
