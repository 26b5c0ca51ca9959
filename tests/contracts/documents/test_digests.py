"""What every store of digests promises: one attempt at a time, and done is done."""

from dataclasses import replace
from datetime import date

from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import OutcomeState
from shared.ports.people import Digests
from tests.builders import CITY, NOW, later

WANTED = DigestRecord(
    CITY, "pupr", date(2026, 11, 23), OutcomeState.RUNNING, NOW, lease_until=later(minutes=10)
)


def test_one_attempt_at_a_time_and_the_next_after_its_lease(digests: Digests) -> None:
    assert digests.begin(WANTED, NOW) == WANTED
    assert digests.begin(WANTED, later(minutes=9)) is None
    again = digests.begin(WANTED, later(minutes=10))
    assert again == replace(WANTED, attempts=2)


def test_done_is_done_and_what_waits_is_taken_up(digests: Digests) -> None:
    begun = digests.begin(WANTED, NOW)
    assert begun is not None
    digests.finish(replace(begun, state=OutcomeState.WAITING, lease_until=None, reason="fcm"))
    assert digests.begin(WANTED, later(minutes=1)) == replace(WANTED, attempts=2)
    digests.finish(replace(begun, state=OutcomeState.SENT, lease_until=None))
    assert digests.begin(WANTED, later(hours=1)) is None


def test_what_became_of_one_can_be_asked(digests: Digests) -> None:
    assert digests.record(CITY, WANTED.key) is None
    digests.begin(WANTED, NOW)
    assert digests.record(CITY, WANTED.key) == WANTED
    assert digests.record("makassar", WANTED.key) is None


def test_each_office_day_and_city_has_its_own(digests: Digests) -> None:
    others = (
        replace(WANTED, agency_id="dlh"),
        replace(WANTED, day=date(2026, 11, 24)),
        replace(WANTED, city_id="makassar"),
    )
    for wanted in (WANTED, *others):
        assert digests.begin(wanted, NOW) == wanted
