"""What a request means where it leaves something unsaid."""

from shared.domain.lifecycle.requests import Request
from shared.domain.people.access import Action
from shared.domain.report.outreach import CallOutcome


def test_of_a_call_of_which_nothing_else_is_said_the_reporter_was_told() -> None:
    assert Request(Action.CALL_RESULT, 1).came_of_call is CallOutcome.TOLD
    found = Request(Action.CALL_RESULT, 1, outcome=CallOutcome.NOT_FOUND)
    assert found.came_of_call is CallOutcome.NOT_FOUND
