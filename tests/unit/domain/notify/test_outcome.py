"""What became of an effect, and whether anything is left to do about it."""

from datetime import datetime

import pytest

from shared.domain.notify.outcome import OutcomeState
from tests.builders import NOW, later, make_outcome


def test_what_is_final() -> None:
    assert {state for state in OutcomeState if state.is_final} == {
        OutcomeState.SENT,
        OutcomeState.SUPERSEDED,
        OutcomeState.GIVEN_UP,
    }


def test_what_is_put_off_goes_on_and_is_in_no_trouble() -> None:
    put_off = {state for state in OutcomeState if state.is_put_off}
    assert put_off == {OutcomeState.HELD, OutcomeState.BATCHED}
    assert not any(state.is_final for state in put_off)


@pytest.mark.parametrize(
    ("state", "check_at", "is_done"),
    [
        (OutcomeState.RUNNING, None, False),
        (OutcomeState.WAITING, None, False),
        (OutcomeState.WAITING, later(hours=1), False),
        (OutcomeState.HELD, later(hours=1), False),
        (OutcomeState.BATCHED, later(hours=1), False),
        (OutcomeState.SENT, None, True),
        (OutcomeState.SENT, later(hours=1), True),
        (OutcomeState.SENT, NOW, False),
        (OutcomeState.SUPERSEDED, None, True),
        (OutcomeState.GIVEN_UP, None, True),
    ],
)
def test_what_was_sent_and_must_arrive_is_looked_at_again_when_it_is_time(
    state: OutcomeState, check_at: datetime | None, *, is_done: bool
) -> None:
    assert make_outcome(state=state, check_at=check_at).is_done(NOW) is is_done
