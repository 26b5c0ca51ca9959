"""Words that need care take a report out of its case, and the case and the others learn nothing of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from shared.domain.cases.detach_sensitive import (
    decide_host_apart,
    decide_joined_apart,
    needs_restriction,
)
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.replies import decide_message, decide_withdrawal
from shared.domain.lifecycle.requests import Confirmation
from shared.domain.people.access import Action
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    CASE_ID,
    CITIZEN,
    DAY,
    REFERENCE,
    a_case,
    after,
    in_context,
    merged,
    routed,
    standing,
)

LATER = NOW + 6 * DAY
BRIBE = "Petugas dinas meminta uang suap kepada saya."
CONTEXT = in_context(LATER, CITIZEN)


def joined(report: Report | None = None) -> tuple[Report, Report]:
    """A report and the case that it has joined."""
    own, case = merged(report or routed(), a_case(), NOW + 5 * DAY)
    return own.report, case.report


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        (Confirmation(fixed=False, text=BRIBE), True),
        (Confirmation(fixed=True, rating=Rating(1, BRIBE)), True),
        (Confirmation(fixed=False, text="Masih berlubang."), False),
        (Confirmation(fixed=True), False),
    ],
)
def test_which_words_need_care(said: Confirmation, *, needs: bool) -> None:
    assert needs_restriction(said, joined(), REFERENCE) is needs


@pytest.mark.parametrize("state", [State.ASSIGNED, State.FORWARDED, State.TRIAGE])
def test_their_report_leaves_as_it_was_and_in_careful_hands(state: State) -> None:
    before = standing(state)
    own, case = joined(before)
    said = Confirmation(fixed=False, text=BRIBE)
    left, released = decide_joined_apart(own, case, said, CONTEXT, withdraws=False)
    assert (left.event.type, left.event.text) == (EventType.MESSAGED, BRIBE)
    assert (left.report.secret, left.report.restricted) == (True, True)
    assert left.report.ties.merged_into is None
    begun = {} if state is State.TRIAGE else {"desk": left.event.at}
    assert left.report.clocks == {**before.clocks, **begun}
    assert (released.report.ties.joined, released.report.state) == ((), State.ASSIGNED)
    assert (released.report.secret, released.event.actor.role) == (False, "system")
    assert BRIBE not in repr(released)


def test_whoever_was_asked_before_it_was_merged_has_answered_by_these_words() -> None:
    own, case = joined(after(routed(), Action.ASK, NOW + DAY))
    said = Confirmation(fixed=False, text=BRIBE)
    left = decide_joined_apart(own, case, said, CONTEXT, withdraws=False)[0]
    assert (left.report.state, left.report.resume_state) == (State.TRIAGE, None)
    assert left.event.ends_waiting


def test_a_comment_alone_becomes_their_message_and_the_stars_are_kept() -> None:
    own, case = joined()
    said = Confirmation(fixed=True, rating=Rating(1, BRIBE))
    left, released = decide_joined_apart(own, case, said, CONTEXT, withdraws=False)
    assert (left.event.text, left.report.rating.stars) == (BRIBE, 1)
    assert released.report.state is case.state, "it closes nobody's case"
    with pytest.raises(InvalidError, match="text_required"):
        decide_joined_apart(own, case, Confirmation(fixed=True), CONTEXT, withdraws=False)


def test_who_takes_their_report_back_in_such_words_leaves_them_with_it() -> None:
    own, case = joined()
    said = Confirmation(fixed=False, text=BRIBE)
    left, released = decide_joined_apart(own, case, said, CONTEXT, withdraws=True)
    assert (left.report.state, left.report.restricted) == (State.WITHDRAWN, True)
    assert BRIBE not in repr(released)


def _message(case: Report) -> Change:
    return decide_message(case, text=BRIBE, context=CONTEXT)


def _withdrawal(case: Report) -> Change:
    return decide_withdrawal(case, text=BRIBE, context=CONTEXT)


@pytest.mark.parametrize(
    ("decide", "becomes"), [(_message, State.TRIAGE), (_withdrawal, State.WITHDRAWN)]
)
def test_where_the_cases_own_reporter_speaks_all_others_stand_alone_as_before(
    decide: Callable[[Report], Change], becomes: State
) -> None:
    before = after(routed(), Action.ACCEPT, NOW + DAY)
    own, case = joined(before)
    host, *others = decide_host_apart(case, [own], decide, CONTEXT)
    assert (host.report.state, host.report.restricted) == (becomes, True)
    assert host.report.ties.joined == ()
    (other,) = others
    assert (other.report.state, other.report.agency_id) == (State.ACCEPTED, "pupr")
    assert (other.event.type, other.event.detail["case"]) == (EventType.UNMERGED, CASE_ID)
    assert (other.event.text, other.event.actor.role) == ("", "system")
    assert BRIBE not in repr(other)


@pytest.mark.parametrize(
    ("text", "comment"), [("Mereka minta suap", "Kecewa."), ("Kecewa.", "suap lagi")]
)
def test_the_last_word_and_the_first_of_the_comment_are_heard_as_they_are(
    text: str, comment: str
) -> None:
    said = Confirmation(fixed=False, text=text, rating=Rating(1, comment))
    assert needs_restriction(said, joined(), REFERENCE)


def test_stars_that_were_given_before_are_not_taken_back_by_careful_words() -> None:
    own, case = joined(replace(routed(), rating=Rating(4, "")))
    said = Confirmation(fixed=False, text=BRIBE)
    assert (
        decide_joined_apart(own, case, said, CONTEXT, withdraws=False)[0].report.rating.stars == 4
    )
