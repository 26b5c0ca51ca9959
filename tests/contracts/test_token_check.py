"""What every TokenCheck promises: Firebase on the Auth emulator and with Google's keys, our own.

The emulator takes unsigned and expired tokens, so forgeries are tried on the other two only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from firebase_admin import _token_gen

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.identity import LocalTokenCheck
from shared.adapters.google.firebase_token_check import FirebaseTokenCheck
from shared.adapters.system import SystemClock
from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.people.access import Claims, Role
from shared.ports.platform import TokenCheck
from tests.contracts.auth_accounts import custom_claims, sign_in
from tests.stubs.issuer import IssuerStub, issuer

PROJECT = "demo-tanggap"
FOREIGN_KEY = "a key of somebody else, long enough for HS256"
STAFF = Claims("uid-officer", Role.OFFICER, "kendari", "pupr")
DESK = Claims("uid-desk", Role.DESK, "kendari")
CITIZEN = Claims("uid-citizen")


@dataclass(frozen=True)
class Setup:
    """`issue` signs somebody in; `foreign` is a good token of another project or installation."""

    check: TokenCheck
    issue: Callable[[Claims], str]
    foreign: str


@dataclass(frozen=True)
class StrictSetup(Setup):
    """One that looks at signatures and ends. `expired` is a token of ours that is over."""

    expired: str


@pytest.fixture(params=["embedded", "google"])
def strict(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StrictSetup]:
    if request.param == "embedded":
        yield embedded(tmp_path)
        return
    with issuer() as stub, pytest.MonkeyPatch.context() as patch:
        # Where Google keeps Firebase's certificates is no setting of the SDK.
        patch.setattr(_token_gen, "ID_TOKEN_CERT_URI", stub.certificates_url)
        yield google(stub)


@pytest.fixture(params=["embedded", "google", pytest.param("emulator", marks=pytest.mark.emulator)])
def setup(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setup]:
    if request.param != "emulator":
        with issuer() as stub, pytest.MonkeyPatch.context() as patch:
            patch.setattr(_token_gen, "ID_TOKEN_CERT_URI", stub.certificates_url)
            yield embedded(tmp_path) if request.param == "embedded" else google(stub)
        return
    address = request.getfixturevalue("auth_emulator")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIREBASE_AUTH_EMULATOR_HOST", address)
        yield Setup(
            FirebaseTokenCheck(PROJECT),
            lambda claims: sign_in(address, PROJECT, claims),
            sign_in(address, "demo-elsewhere", CITIZEN),
        )


def embedded(folder: Path) -> StrictSetup:
    check = LocalTokenCheck(CityFile(folder / "ours"), SystemClock())
    other = LocalTokenCheck(CityFile(folder / "theirs"), SystemClock())
    return StrictSetup(
        check, check.issue, other.issue(STAFF), check.issue(STAFF, timedelta(seconds=-1))
    )


def google(stub: IssuerStub) -> StrictSetup:
    def sign(claims: Claims, *, project: str = PROJECT, life: float = 1) -> str:
        return stub.sign(firebase_payload(claims, project, life))

    return StrictSetup(
        FirebaseTokenCheck(PROJECT),
        sign,
        sign(STAFF, project="demo-elsewhere"),
        sign(STAFF, life=-0.1),
    )


def firebase_payload(claims: Claims, project: str, life_hours: float) -> dict[str, Any]:
    expires_at = datetime.now(UTC) + timedelta(hours=life_hours)
    return {
        "iss": f"https://securetoken.google.com/{project}",
        "aud": project,
        "sub": claims.uid,
        "iat": expires_at - timedelta(hours=1),
        "exp": expires_at,
        **custom_claims(claims),
    }


@pytest.mark.parametrize("claims", [STAFF, DESK, CITIZEN], ids=lambda claims: claims.role)
def test_a_token_says_who_it_is(setup: Setup, claims: Claims) -> None:
    assert setup.check.verify(setup.issue(claims)) == claims


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00", "é.é.é", "e30.e30.", "." * 9])
def test_rubbish_is_refused(setup: Setup, token: str) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        setup.check.verify(token)


def test_a_foreign_token_is_refused(setup: Setup) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        setup.check.verify(setup.foreign)


def test_an_expired_token_is_refused_as_such(strict: StrictSetup) -> None:
    with pytest.raises(UnauthenticatedError, match="token_expired"):
        strict.check.verify(strict.expired)


@pytest.mark.parametrize("key", ["", FOREIGN_KEY], ids=["unsigned", "foreign"])
def test_a_forged_token_is_refused(strict: StrictSetup, key: str) -> None:
    genuine = strict.issue(STAFF)
    payload = jwt.decode(genuine, options={"verify_signature": False})
    forged = jwt.encode(
        payload, key, algorithm="HS256" if key else "none", headers={"kid": "key-1"}
    )
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        strict.check.verify(forged)


def test_a_changed_token_is_refused(strict: StrictSetup) -> None:
    head, _, signature = strict.issue(CITIZEN).split(".")
    _, admin, _ = strict.issue(Claims("uid-citizen", Role.ADMIN, "kendari")).split(".")
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        strict.check.verify(f"{head}.{admin}.{signature}")


@pytest.mark.parametrize("token", ["", "secret-token", "secret.token.here"])
def test_a_refusal_does_not_repeat_the_token(strict: StrictSetup, token: str) -> None:
    with pytest.raises(UnauthenticatedError) as refused:
        strict.check.verify(token)
    assert "secret" not in f"{refused.value!r}{refused.value.params}"
    assert refused.value.__cause__ is None
