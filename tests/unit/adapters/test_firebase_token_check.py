from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from firebase_admin import _token_gen

from shared.adapters.google.firebase_token_check import FirebaseTokenCheck
from shared.domain.kernel.errors import TransientError, UnauthenticatedError
from shared.domain.people.access import Claims
from tests.contracts.auth_accounts import disable, revoke, sign_in, sign_in_anonymously
from tests.stubs.issuer import IssuerStub, issuer

PROJECT = "demo-tanggap"


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[IssuerStub]:
    with issuer() as stub:
        monkeypatch.setattr(_token_gen, "ID_TOKEN_CERT_URI", stub.certificates_url)
        yield stub


def payload(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    whole = {
        "iss": f"https://securetoken.google.com/{PROJECT}",
        "aud": PROJECT,
        "sub": "uid-1",
        "iat": now,
        "exp": now + timedelta(hours=1),
    }
    return {**whole, **changes}


def test_a_clock_that_is_some_seconds_behind_does_not_matter(google: IssuerStub) -> None:
    token = google.sign(payload(iat=datetime.now(UTC) + timedelta(seconds=6)))
    assert FirebaseTokenCheck(PROJECT).verify(token) == Claims("uid-1")


def test_certificates_are_fetched_once(google: IssuerStub) -> None:
    check = FirebaseTokenCheck(PROJECT)
    for _ in range(3):
        check.verify(google.sign(payload()))
    assert google.fetched == ["/certificates"]


def test_unreachable_certificates_are_no_refusal(google: IssuerStub) -> None:
    google.down = True
    with pytest.raises(TransientError, match="identity:CertificateFetchError"):
        FirebaseTokenCheck(PROJECT).verify(google.sign(payload()))


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "king"},
        {"role": 7},
        {"role": "officer", "city_id": 7},
        {"role": "officer", "city_id": "kendari", "agency_id": ["pupr"]},
        {"sub": ""},
        {"aud": "other"},
        {"iss": "https://accounts.google.com"},
        {"iat": datetime.now(UTC) + timedelta(days=1)},
    ],
)
def test_a_signed_token_that_makes_no_sense_is_refused(
    google: IssuerStub, changes: dict[str, Any]
) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        FirebaseTokenCheck(PROJECT).verify(google.sign(payload(**changes)))


def test_a_citizen_has_no_office_whatever_the_token_says(google: IssuerStub) -> None:
    token = google.sign(payload(city_id="kendari", agency_id="pupr"))
    assert FirebaseTokenCheck(PROJECT).verify(token) == Claims("uid-1")


@pytest.mark.emulator
def test_anonymous_sign_in_makes_a_citizen(
    auth_emulator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIREBASE_AUTH_EMULATOR_HOST", auth_emulator)
    claims = FirebaseTokenCheck(PROJECT).verify(sign_in_anonymously(auth_emulator))
    assert claims.uid
    assert claims == Claims(claims.uid)


@pytest.mark.emulator
@pytest.mark.parametrize("end", [revoke, disable])
def test_a_revoked_token_is_noticed_where_that_is_asked_for(
    auth_emulator: str, monkeypatch: pytest.MonkeyPatch, end: Any
) -> None:
    monkeypatch.setenv("FIREBASE_AUTH_EMULATOR_HOST", auth_emulator)
    token = sign_in(auth_emulator, PROJECT, Claims("uid-gone"))
    strict = FirebaseTokenCheck(PROJECT, check_revoked=True)
    assert strict.verify(token) == Claims("uid-gone")
    end(auth_emulator, PROJECT, "uid-gone")
    with pytest.raises(UnauthenticatedError, match="token_revoked"):
        strict.verify(token)
    assert FirebaseTokenCheck(PROJECT).verify(token) == Claims("uid-gone")
