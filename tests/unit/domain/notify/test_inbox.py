"""What a reporter was told, read off the histories, and the mark that a page ends with."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.notify.inbox import InboxMessage, messages_of, read_mark, write_mark
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from tests.builders import NOW, make_effect, make_event, make_report
from tests.unit.domain.lives import HOUR, a_case, acted, merged, routed, written


def templates(messages: list[InboxMessage]) -> list[str]:
    return [message.effect.template for message in messages]


def test_it_holds_what_was_for_the_reporter_and_nothing_else() -> None:
    report = routed()
    events = [
        acted(report, Action.ACCEPT, NOW).event,
        written(report, NOW + HOUR).event,
        acted(report, Action.ANSWER, NOW + 2 * HOUR).event,
    ]
    assert templates(list(messages_of(report, events))) == ["report_accepted", "report_answered"]


def test_of_a_case_each_reporter_has_what_is_about_their_own_report() -> None:
    own, case = (change.report for change in merged(routed(), a_case(), NOW))
    step = acted(case, Action.ACCEPT, NOW + HOUR).event
    (mine,) = messages_of(own, [step])
    (theirs,) = messages_of(case, [step])
    assert (mine.report, theirs.report) == (own, case)
    assert mine.place != theirs.place
    assert list(messages_of(routed(report_id="another"), [step])) == []


def message(seconds: int, key: str) -> InboxMessage:
    event = make_event(
        type=EventType.ACCEPTED, at=NOW + timedelta(seconds=seconds), actor=Actor("officer", "x")
    )
    return InboxMessage(make_report(), event, make_effect(key=key))


@given(st.integers(-(10**8), 10**8), st.text(st.characters(categories=["L", "N"]), max_size=20))
def test_the_next_page_goes_on_where_the_mark_says(seconds: int, key: str) -> None:
    told = message(seconds, key)
    assert read_mark(write_mark(told)) == told.place
    assert read_mark(write_mark(told))[0].tzinfo is UTC


def test_newest_first_and_what_happened_at_one_moment_is_told_apart() -> None:
    first, second, third = message(0, "000001-a"), message(0, "000001-b"), message(1, "000000-a")
    assert sorted((third, first, second), key=lambda each: each.place) == [first, second, third]


@pytest.mark.parametrize(
    "mark", ["", "~", "x", "x~y", "2026-11-23T02:00:00~y", "2026-11-23T02:00:00Z", "2026-11-23~y"]
)
def test_a_mark_that_no_page_gave_is_refused(mark: str) -> None:
    with pytest.raises(InvalidError) as refused:
        read_mark(mark)
    assert refused.value.code == "cursor_invalid"
