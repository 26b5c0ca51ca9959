"""Nonces for the app's camera: as many as asked for, each its own, and for how long each is good."""

from datetime import timedelta

from shared.domain.photos.capture import Holder, NonceStatus, read_nonce
from shared.usecases.intake.issue_nonces import issue_nonces
from tests.builders import CITY, NOW
from tests.unit.usecases.world import KEYS, World

HOLDER = Holder(CITY, "uid-citizen")


def test_each_is_another_one_of_its_holder() -> None:
    issued = issue_nonces(HOLDER, 3, World())
    sessions = [read_nonce(nonce, HOLDER, KEYS) for nonce in issued.nonces]
    assert {(each.standing, each.issued_at) for each in sessions} == {(NonceStatus.OWN, NOW)}
    assert len({each.digest for each in sessions}) == 3


def test_the_app_is_told_how_long_a_picture_counts_as_live_and_may_be_sent() -> None:
    issued = issue_nonces(HOLDER, 1, World())
    assert issued.live_until - NOW == timedelta(minutes=15)
    assert issued.send_until - NOW == timedelta(hours=24)
