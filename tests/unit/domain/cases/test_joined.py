"""What the reporter of a merged report says: done to the case, and their words kept out of it."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.joined import MergedReporterMessage, decide_joined_word
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.requests import Confirmation, RejectReason
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.actor import JOINED
from shared.domain.report.rating import NOT_RATED, Rating
from shared.domain.report.report import Change, Report
from tests.builders import NOW, make_photo
from tests.unit.domain.lives import (
    CASE_ID,
    CITIZEN,
    DAY,
    DESK,
    HOUR,
    a_case,
    after,
    climbed,
    in_context,
    merged,
    routed,
)

LATER = NOW + DAY
WORDS = "KANARIKATA"


@pytest.fixture
def own() -> Report:
    return merged(routed(), a_case(), NOW)[0].report


def the_case(state: State) -> Report:
    """One that the other report has joined, come to this state."""
    case = merged(routed(), a_case(), NOW)[1].report
    answered = after(case, Action.ANSWER, NOW + HOUR, public_text="Sudah ditambal.")
    rejected = after(case, Action.REJECT, NOW + HOUR, actor=DESK, reason=RejectReason.UNCLEAR)
    asked = after(case, Action.ASK, NOW + HOUR)
    lives = {
        State.ASSIGNED: case,
        State.ANSWERED: answered,
        State.CLOSED: climbed(answered, NOW + 30 * DAY).report,
        State.REJECTED: rejected,
        State.NEEDS_INFORMATION: asked,
        State.WITHDRAWN: climbed(asked, NOW + 40 * DAY).report,
    }
    assert lives[state].state is state
    return lives[state]


def said(
    own: Report, case: Report, word: MergedReporterMessage, at: Any = LATER, **fields: Any
) -> tuple[Change, Change]:
    whole = {"fixed": word is MergedReporterMessage.FIXED, "text": WORDS, **fields}
    return decide_joined_word(own, case, word, Confirmation(**whole), in_context(at, CITIZEN))


@pytest.mark.parametrize(
    ("word", "stands", "becomes", "event"),
    [
        (MergedReporterMessage.FIXED, State.ANSWERED, State.CLOSED, EventType.CONFIRMED),
        (MergedReporterMessage.NOT_FIXED, State.ANSWERED, State.REOPENED, EventType.REOPENED),
        (MergedReporterMessage.MESSAGE, State.ASSIGNED, State.ASSIGNED, EventType.MESSAGED),
        (
            MergedReporterMessage.MESSAGE,
            State.NEEDS_INFORMATION,
            State.NEEDS_INFORMATION,
            EventType.MESSAGED,
        ),
        (MergedReporterMessage.APPEAL, State.REJECTED, State.TRIAGE, EventType.APPEALED),
    ],
)
def test_the_case_goes_on_and_learns_that_one_of_its_reporters_spoke(
    own: Report, word: MergedReporterMessage, stands: State, becomes: State, event: EventType
) -> None:
    on_own, on_case = said(own, the_case(stands), word)
    assert (on_case.report.state, on_case.event.type) == (becomes, event)
    assert (on_case.event.actor.actor_id, on_case.event.detail["joined"]) == (JOINED, own.report_id)
    assert WORDS not in repr(on_case)
    assert (on_own.report.state, on_own.event.type) == (State.MERGED, event)
    assert (on_own.event.text, on_own.event.detail["case"]) == (WORDS, CASE_ID)


def test_words_take_up_again_what_silence_had_ended(own: Report) -> None:
    lapsed = the_case(State.WITHDRAWN)
    on_case = said(own, lapsed, MergedReporterMessage.MESSAGE, at=lapsed.updated_at + HOUR)[1]
    assert on_case.report.state is State.ASSIGNED
    assert WORDS not in repr(on_case)


def test_stars_and_pictures_stay_with_their_own_report(own: Report) -> None:
    photo = make_photo(report_id=own.report_id, purpose=PhotoPurpose.PROOF)
    on_own, on_case = said(
        own,
        the_case(State.ANSWERED),
        MergedReporterMessage.NOT_FIXED,
        rating=Rating(2, "Asal-asalan."),
        photos=(photo,),
    )
    assert (on_own.report.rating, on_own.photos) == (Rating(2, "Asal-asalan."), (photo,))
    assert (on_case.report.rating, on_case.photos) == (NOT_RATED, ())
    again = said(on_own.report, on_case.report, MergedReporterMessage.MESSAGE)[0]
    assert again.report.rating.stars == 2, "no later word takes them back"


def test_who_leaves_takes_their_report_back_and_the_case_goes_on(own: Report) -> None:
    on_own, on_case = said(own, the_case(State.ASSIGNED), MergedReporterMessage.WITHDRAW)
    assert (on_own.report.state, on_own.report.ties.merged_into) == (State.WITHDRAWN, None)
    assert (on_case.report.state, on_case.report.ties.joined) == (State.ASSIGNED, ())


@pytest.mark.parametrize(
    ("word", "stands"),
    [
        (MergedReporterMessage.FIXED, State.ASSIGNED),
        (MergedReporterMessage.NOT_FIXED, State.REJECTED),
        (MergedReporterMessage.MESSAGE, State.REJECTED),
        (MergedReporterMessage.APPEAL, State.ANSWERED),
    ],
)
def test_what_the_case_is_not_open_to_is_refused(
    own: Report, word: MergedReporterMessage, stands: State
) -> None:
    with pytest.raises(ConflictError, match="state_conflict"):
        said(own, the_case(stands), word)


@pytest.mark.parametrize(
    ("word", "stands"),
    [
        (MergedReporterMessage.NOT_FIXED, State.ANSWERED),
        (MergedReporterMessage.MESSAGE, State.ASSIGNED),
        (MergedReporterMessage.MESSAGE, State.WITHDRAWN),
        (MergedReporterMessage.APPEAL, State.REJECTED),
    ],
)
def test_what_needs_words_is_refused_without_them(
    own: Report, word: MergedReporterMessage, stands: State
) -> None:
    with pytest.raises(InvalidError, match="_required"):
        said(own, the_case(stands), word, text="")


@pytest.mark.parametrize("word", MergedReporterMessage)
def test_a_report_that_joined_nothing_says_nothing_there(word: MergedReporterMessage) -> None:
    with pytest.raises(ConflictError):
        said(routed(), the_case(State.ANSWERED), word)


@pytest.mark.parametrize(
    ("word", "stands", "code", "params"),
    [
        (MergedReporterMessage.MESSAGE, State.ASSIGNED, "text_required", {"field": "text"}),
        (
            MergedReporterMessage.MESSAGE,
            State.REJECTED,
            "state_conflict",
            {"state": "rejected", "action": "message"},
        ),
    ],
)
def test_a_word_that_cannot_be_is_refused_by_name(
    own: Report, word: MergedReporterMessage, stands: State, code: str, params: dict[str, str]
) -> None:
    with pytest.raises((ConflictError, InvalidError)) as refused:
        said(own, the_case(stands), word, text="")
    assert (refused.value.code, refused.value.params) == (code, params)


def test_only_what_was_merged_speaks_on_a_case() -> None:
    with pytest.raises(ConflictError) as refused:
        said(routed(), the_case(State.ASSIGNED), MergedReporterMessage.MESSAGE)
    assert refused.value.params == {
        "state": "assigned",
        "action": MergedReporterMessage.MESSAGE.value,
    }


def test_the_stars_stand_in_the_history_of_their_own_report(own: Report) -> None:
    on_own, on_case = said(
        own, the_case(State.ANSWERED), MergedReporterMessage.FIXED, rating=Rating(4, "")
    )
    assert on_own.event.detail["stars"] == 4
    assert "stars" not in on_case.event.detail


def test_a_picture_is_a_word_too_and_stays_with_their_own_report(own: Report) -> None:
    photo = make_photo()
    on_own, on_case = said(
        own, the_case(State.ASSIGNED), MergedReporterMessage.MESSAGE, text="", photos=(photo,)
    )
    assert (on_own.photos, on_case.photos) == ((photo,), ())


def test_where_who_was_asked_has_left_the_others_may_answer(own: Report) -> None:
    case = the_case(State.NEEDS_INFORMATION)
    assert said(own, case, MergedReporterMessage.MESSAGE)[1].report.state is case.state
    left = replace(case, ties=replace(case.ties, reporter_left=True))
    on_case = said(own, left, MergedReporterMessage.MESSAGE)[1]
    assert (on_case.event.type, on_case.report.state) == (EventType.INFORMED, State.ASSIGNED)
