"""Claims on idempotency keys: who gets one, who is told to wait, who gets the old answer."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from shared.domain.kernel.errors import InProgressError, InvalidError
from shared.domain.kernel.operations import KEPT_FOR, LEASE, decide_claim
from tests.builders import NOW, make_operation

SECOND = timedelta(seconds=1)
REPEAT = make_operation(
    holder="holder-2", lease_until=NOW + SECOND + LEASE, expires_at=NOW + SECOND + KEPT_FOR
)
ANSWER = {"report_id": "r"}


def test_a_fresh_key_is_claimed() -> None:
    assert decide_claim(None, REPEAT, NOW) == REPEAT


def test_the_same_attempt_asking_again_keeps_its_claim() -> None:
    mine = make_operation()
    assert decide_claim(mine, mine, NOW + SECOND) == mine


def test_a_finished_operation_is_repeated_for_ever() -> None:
    done = make_operation().finished(ANSWER)
    assert decide_claim(done, REPEAT, NOW + 20 * KEPT_FOR).answer == ANSWER


@pytest.mark.parametrize("answer", [None, ANSWER])
def test_a_key_is_good_for_one_request_only(answer: Mapping[str, object] | None) -> None:
    with pytest.raises(InvalidError) as refused:
        decide_claim(make_operation(request_hash="another", answer=answer), REPEAT, NOW)
    assert refused.value.code == "idempotency_key_reused"


@pytest.mark.parametrize(
    ("elapsed_s", "wait_s"), [(0.0, 60), (0.5, 60), (30.0, 30), (59.0, 1), (59.9, 1)]
)
def test_a_repeat_during_the_first_attempt_waits_until_its_lease_ends(
    elapsed_s: float, wait_s: int
) -> None:
    with pytest.raises(InProgressError) as busy:
        decide_claim(make_operation(), REPEAT, NOW + timedelta(seconds=elapsed_s))
    assert busy.value.code == "operation_in_progress"
    assert busy.value.params == {"retry_after_s": wait_s}


def test_a_lease_that_ran_out_is_taken_over() -> None:
    assert decide_claim(make_operation(), REPEAT, NOW + LEASE) == REPEAT
