from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.adapters.google.oidc_caller_check import OidcCallerCheck
from shared.domain.kernel.errors import TransientError, UnauthenticatedError
from tests.stubs.issuer import IssuerStub, issuer

AUDIENCE = "https://escalate.test"
ACCOUNT = "callbacks@demo.iam.gserviceaccount.com"


@pytest.fixture(scope="module")
def google() -> Iterator[IssuerStub]:
    with issuer() as stub:
        yield stub


def header(stub: IssuerStub, *, key_id: str = "key-1", **changes: Any) -> str:
    now = datetime.now(UTC)
    whole = {
        "iss": stub.url,
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + timedelta(hours=1),
        "email": ACCOUNT,
        "email_verified": True,
        **changes,
    }
    claims = {name: value for name, value in whole.items() if value is not None}
    return f"Bearer {stub.sign(claims, key_id=key_id)}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "somebody@else.test"}, "token_invalid"),
        ({"email": None}, "token_invalid"),
        ({"email_verified": False}, "token_invalid"),
        ({"email_verified": "true"}, "token_invalid"),
        ({"email_verified": None}, "token_invalid"),
        ({"iss": "https://accounts.google.com"}, "token_invalid"),
        ({"aud": "https://elsewhere.test"}, "token_invalid"),
        ({"aud": None}, "token_invalid"),
        ({"exp": None}, "token_invalid"),
        ({"exp": datetime.now(UTC) - timedelta(minutes=1)}, "token_expired"),
        ({"iat": datetime.now(UTC) + timedelta(hours=1)}, "token_invalid"),
        ({"key_id": "key-of-last-year"}, "token_invalid"),
    ],
)
def test_a_token_that_is_not_just_right_does_not_pass(
    google: IssuerStub, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(UnauthenticatedError, match=code):
        OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=google.url).verify(header(google, **changes))


def test_a_few_seconds_of_skew_do_not_matter(google: IssuerStub) -> None:
    ahead = datetime.now(UTC) + timedelta(seconds=6)
    OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=google.url).verify(header(google, iat=ahead))


def test_keys_are_fetched_once_and_strange_key_ids_do_not_make_us_ask_again() -> None:
    with issuer() as stub:
        check = OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=stub.url)
        for number in range(5):
            check.verify(header(stub))
            with pytest.raises(UnauthenticatedError):
                check.verify(header(stub, key_id=f"strange-{number}"))
        assert stub.fetched == ["/.well-known/openid-configuration", "/keys"]


def test_an_issuer_that_is_down_is_no_refusal_and_is_asked_again() -> None:
    with issuer() as stub:
        check = OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=stub.url)
        genuine = header(stub)
        stub.down = True
        with pytest.raises(TransientError, match="oidc:issuer_unreachable"):
            check.verify(genuine)
        stub.down = False
        check.verify(genuine)


def test_keys_that_cannot_be_fetched_are_no_refusal() -> None:
    with issuer() as stub:
        check = OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=stub.url)
        genuine = header(stub)
        stub.keys_down = True
        with pytest.raises(TransientError, match="oidc:keys_unreachable"):
            check.verify(genuine)


def test_nothing_is_fetched_for_a_call_without_a_token() -> None:
    with issuer() as stub:
        check = OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=stub.url)
        with pytest.raises(UnauthenticatedError, match="token_missing"):
            check.verify(None)
        assert stub.fetched == []
