"""What a photo's signs come to: no good sign outweighs a doubt, and the sum stays a score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.photos.evidence_reasons import (
    NEUTRAL,
    WEIGHTS,
    Flag,
    Signal,
    reason,
    weighed,
)


@pytest.mark.parametrize(
    ("signals", "score", "flag"),
    [
        ([], 70, Flag.OK),
        ([Signal.NO_METADATA], 70, Flag.OK),
        ([Signal.GALLERY, Signal.NO_METADATA], 70, Flag.OK),
        ([Signal.NEAR_PLACE, Signal.FRESH, Signal.CAMERA], 95, Flag.OK),
        ([Signal.NEAR_PLACE, Signal.FRESH, Signal.LIVE], 100, Flag.OK),
        ([Signal.CAMERA, Signal.NOT_LIVE], 25, Flag.DOUBTFUL),
        ([Signal.NONCE_OF_ANOTHER], 60, Flag.OK),
        ([Signal.NONCE_USED, Signal.NEAR_PLACE], 45, Flag.CHECK),
        ([Signal.DAMAGED_METADATA], 65, Flag.OK),
        ([Signal.DAYS_OLD], 60, Flag.OK),
        ([Signal.WEEKS_OLD, Signal.NEAR_PLACE, Signal.CAMERA], 40, Flag.CHECK),
        ([Signal.LIKE_ONE_IN_REPORT, Signal.NEAR_PLACE, Signal.FRESH], 45, Flag.CHECK),
        ([Signal.ELSEWHERE, Signal.FRESH], 30, Flag.CHECK),
        ([Signal.RESAVED, Signal.NEAR_PLACE], 85, Flag.OK),
        ([Signal.CONTENT_CREDENTIALS, Signal.FACES_AWAY], 70, Flag.OK),
        ([Signal.EDITED, Signal.NEAR_PLACE, Signal.FRESH], 50, Flag.CHECK),
        ([Signal.CHANGED_BY_AI, Signal.FRESH], 40, Flag.CHECK),
        ([Signal.PROOF_CHANGED_BY_AI, Signal.NEAR_PLACE], 20, Flag.DOUBTFUL),
        ([Signal.MADE_BY_AI, Signal.NEAR_PLACE], 10, Flag.DOUBTFUL),
        ([Signal.OUTSIDE_CITY, Signal.FRESH], 20, Flag.DOUBTFUL),
        ([Signal.PROOF_TOO_EARLY, Signal.NEAR_PLACE], 20, Flag.DOUBTFUL),
        ([Signal.PROOF_ELSEWHERE], 25, Flag.DOUBTFUL),
        ([Signal.PROOF_REUSED], 10, Flag.DOUBTFUL),
        ([Signal.PROOF_IS_THE_COMPLAINT, Signal.PROOF_ELSEWHERE], 0, Flag.DOUBTFUL),
    ],
)
def test_scores(signals: list[Signal], score: int, flag: Flag) -> None:
    found = weighed(map(reason, signals))
    assert (found.score, found.flag) == (score, flag)
    assert {each.code for each in found.reasons} == set(signals)


@given(st.sets(st.sampled_from(Signal)))
def test_the_reasons_add_up_and_nothing_good_outweighs_a_doubt(signals: set[Signal]) -> None:
    found = weighed(map(reason, signals))
    total = sum(each.weight for each in found.reasons)
    assert found.score == max(0, min(100, NEUTRAL + total))
    doubts = {signal for signal in signals if WEIGHTS[signal] < 0}
    if doubts:
        assert found.score == weighed(map(reason, doubts)).score
    weights = [each.weight for each in found.reasons]
    assert weights == sorted(weights)
