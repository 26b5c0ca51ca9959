"""When a supervisor must look at what an office showed of its work."""

import pytest

from shared.domain.report.proof import NO_PROOFS, Proofs


@pytest.mark.parametrize(
    ("proofs", "are_wanting"),
    [
        (NO_PROOFS, False),
        (Proofs(needed=True), True),
        (Proofs(awaited=("a",), needed=True), True),
        (Proofs(sound=("a",), needed=True), False),
        (Proofs(doubted=("a",)), True),
        (Proofs(sound=("a",), doubted=("b",), needed=True), True),
        (Proofs(doubted=("a",), needed=True, accepted=True), False),
        (Proofs(needed=True, accepted=True), False),
    ],
    ids=[
        *("not asked for", "none came", "not weighed yet", "a sound one", "a doubtful one"),
        *("one of two doubtful", "doubtful and accepted", "none and accepted"),
    ],
)
def test_a_doubt_or_a_missing_proof_needs_a_supervisor_until_one_takes_the_work_for_done(
    proofs: Proofs, *, are_wanting: bool
) -> None:
    assert proofs.are_wanting is are_wanting
