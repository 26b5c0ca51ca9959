"""What it means that a picture was there before: whose it was, what for, and when."""

from dataclasses import replace
from datetime import datetime

import pytest

from shared.domain.evidence.seen_before import seen_before
from shared.domain.photos.evidence_reasons import Signal
from shared.domain.photos.perceptual_hash import Match
from shared.domain.photos.photos import PhotoPurpose
from tests.builders import NOW, REPORT_ID, later, make_photo

COMPLAINT, PROOF = PhotoPurpose.COMPLAINT, PhotoPurpose.PROOF
RECEIVED = later(hours=1)


def seen(
    report_id: str, purpose: PhotoPurpose, at: datetime = NOW, *, is_same_file: bool = True
) -> Match:
    return Match(report_id, "photo-before", purpose, at, is_same_file)


@pytest.mark.parametrize(
    ("sighting", "signal"),
    [
        (seen("another", PROOF), Signal.PROOF_REUSED),
        (seen("another", COMPLAINT), Signal.PROOF_REUSED),
        (seen(REPORT_ID, COMPLAINT), Signal.PROOF_IS_THE_COMPLAINT),
        (seen(REPORT_ID, PROOF, later(minutes=59)), Signal.PROOF_REUSED),
        (seen(REPORT_ID, PROOF, RECEIVED), None),
    ],
    ids=[
        "another report's proof",
        "another report's complaint",
        "what was complained of",
        "shown before the office was told to redo it",
        "shown twice while at it",
    ],
)
def test_of_a_proof(sighting: Match, signal: Signal | None) -> None:
    proof = make_photo(purpose=PROOF, announced_at=later(hours=2))
    assert seen_before(proof, sighting, RECEIVED) is signal
    likeness = replace(sighting, is_same_file=False)
    assert seen_before(proof, likeness, RECEIVED) is signal, "to the eye is as good as by its bytes"


@pytest.mark.parametrize(
    ("sighting", "signal"),
    [
        (seen("another", COMPLAINT), Signal.SAME_FILE_IN_REPORT),
        (seen("another", COMPLAINT, is_same_file=False), Signal.LIKE_ONE_IN_REPORT),
        (seen("another", PROOF), Signal.SAME_FILE_IN_PROOF),
        (seen("another", PROOF, is_same_file=False), Signal.LIKE_ONE_IN_PROOF),
        (seen(REPORT_ID, COMPLAINT, later(seconds=-1)), Signal.SENT_BEFORE),
        (seen(REPORT_ID, COMPLAINT, NOW), None),
    ],
    ids=[
        "the same file in another report",
        "a like one in another report",
        "the same file in a proof",
        "a like one in a proof",
        "sent before with this very report",
        "several shots of one scene, sent together",
    ],
)
def test_of_a_complaint(sighting: Match, signal: Signal | None) -> None:
    assert seen_before(make_photo(), sighting, RECEIVED) is signal
