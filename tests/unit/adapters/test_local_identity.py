from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shared.adapters.claims import claims_of
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from shared.adapters.embedded.identity import LocalCallerCheck, LocalTokenCheck
from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.people.access import Claims
from tests.builders import NOW, make_claims


class Machine:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def clock(tmp_path: Path) -> LocalClock:
    return LocalClock(CityFile(tmp_path), Machine())


def test_a_token_lasts_an_hour_of_the_citys_time(tmp_path: Path, clock: LocalClock) -> None:
    check = LocalTokenCheck(CityFile(tmp_path), clock)
    token = check.issue(make_claims())
    clock.advance(timedelta(minutes=59, seconds=59))
    assert check.verify(token) == make_claims()
    clock.advance(timedelta(seconds=1))
    with pytest.raises(UnauthenticatedError, match="token_expired"):
        check.verify(token)


def test_a_token_issued_in_the_citys_future_is_good(tmp_path: Path, clock: LocalClock) -> None:
    check = LocalTokenCheck(CityFile(tmp_path), clock)
    clock.advance(timedelta(days=40))
    assert check.verify(check.issue(Claims("uid-1"))) == Claims("uid-1")


def test_tokens_and_callers_survive_a_restart(tmp_path: Path, clock: LocalClock) -> None:
    token = LocalTokenCheck(CityFile(tmp_path), clock).issue(make_claims())
    call = LocalCallerCheck(CityFile(tmp_path)).authorization()
    assert LocalTokenCheck(CityFile(tmp_path), clock).verify(token) == make_claims()
    LocalCallerCheck(CityFile(tmp_path)).verify(call)


def test_a_persons_token_is_no_callers_and_the_other_way_round(
    tmp_path: Path, clock: LocalClock
) -> None:
    people, callers = (
        LocalTokenCheck(CityFile(tmp_path), clock),
        LocalCallerCheck(CityFile(tmp_path)),
    )
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        callers.verify(f"Bearer {people.issue(make_claims())}")
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        people.verify(callers.authorization().removeprefix("Bearer "))


def test_an_email_is_told_of_once_it_is_verified() -> None:
    payload = {"email": "sitti@warga.invalid", "email_verified": True}
    assert claims_of("uid-1", payload) == Claims("uid-1", email="sitti@warga.invalid")
    for verified in (False, None, "true", 1):
        unproved = {**payload, "email_verified": verified}
        assert claims_of("uid-1", unproved) == Claims("uid-1")
    assert claims_of("uid-1", {"email_verified": True}) == Claims("uid-1")


def test_a_local_token_carries_the_email(tmp_path: Path, clock: LocalClock) -> None:
    check = LocalTokenCheck(CityFile(tmp_path), clock)
    claims = Claims("uid-1", email="sitti@warga.invalid")
    assert check.verify(check.issue(claims)) == claims
