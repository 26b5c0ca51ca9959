"""What every CallerCheck promises: tokens of Cloud Tasks' emulator, of an issuer stub, our own."""

import json
import queue
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.identity import LocalCallerCheck
from shared.adapters.google.cloud_tasks_alarms import CloudTasksAlarms
from shared.adapters.google.oidc_caller_check import OidcCallerCheck
from shared.adapters.system import SystemClock, SystemIds
from shared.domain.kernel.errors import UnauthenticatedError
from shared.ports.alarms import RungAlarm
from shared.ports.platform import CallerCheck
from tests.stubs.issuer import IssuerStub, issuer
from tests.stubs.server import Answer, Request, serving

AUDIENCE = "https://escalate.test"
ACCOUNT = "callbacks@demo.iam.gserviceaccount.com"
FOREIGN_KEY = "a key of somebody else, long enough for HS256"


@dataclass(frozen=True)
class Setup:
    """`genuine` is the header of a call of our own; `stranger` checks for another installation."""

    check: CallerCheck
    genuine: str
    stranger: CallerCheck


@pytest.fixture(
    scope="module",
    params=["embedded", "google", pytest.param("emulator", marks=pytest.mark.emulator)],
)
def setup(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Setup]:
    if request.param == "embedded":
        yield embedded(tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs"))
    elif request.param == "google":
        with issuer() as stub:
            yield google(stub)
    else:
        yield emulator(request.getfixturevalue("tasks_emulator"))


def embedded(ours: Path, theirs: Path) -> Setup:
    check = LocalCallerCheck(CityFile(ours))
    return Setup(check, check.authorization(), LocalCallerCheck(CityFile(theirs)))


def google(stub: IssuerStub) -> Setup:
    now = datetime.now(UTC)
    claims = {
        "iss": stub.url,
        "aud": AUDIENCE,
        "sub": "1",
        "iat": now,
        "exp": now + timedelta(hours=1),
        "email": ACCOUNT,
        "email_verified": True,
    }
    return Setup(
        OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=stub.url),
        f"Bearer {stub.sign(claims)}",
        OidcCallerCheck("https://elsewhere.test", ACCOUNT, issuer=stub.url),
    )


def emulator(address: str) -> Setup:
    """The token with which the emulator itself calls what an alarm names."""
    call = alarm_call(address)
    return Setup(
        OidcCallerCheck(AUDIENCE, ACCOUNT, issuer=f"http://{address}"),
        call.headers["authorization"],
        OidcCallerCheck(AUDIENCE, "somebody@else.test", issuer=f"http://{address}"),
    )


def alarm_call(address: str) -> Request:
    with receiving() as (url, calls):
        alarms = CloudTasksAlarms(
            make_queue(address),
            f"{url}/escalate_report",
            SystemClock(),
            service_account=ACCOUNT,
            audience=AUDIENCE,
            endpoint=address,
        )
        alarms.set(RungAlarm("kendari", "r1", "nudge", 3, datetime.now(UTC)))
        return calls.get(timeout=10)


@contextmanager
def receiving() -> Iterator[tuple[str, "queue.Queue[Request]"]]:
    calls: queue.Queue[Request] = queue.Queue()

    def take(request: Request) -> Answer:
        calls.put(request)
        return Answer(200, {})

    with serving(take) as url:
        yield url, calls


def make_queue(address: str) -> str:
    parent = "projects/demo/locations/asia-southeast2"
    name = f"{parent}/queues/calls-{SystemIds().new_id()}"
    asked = urllib.request.Request(
        f"http://{address}/v2/{parent}/queues",
        json.dumps({"name": name}).encode(),
        {"Content-Type": "application/json"},
    )
    urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310 - a loopback address
    return name


def forged(genuine: str, key: str) -> str:
    """What a genuine token says, signed by nobody or by somebody else."""
    token = genuine.removeprefix("Bearer ")
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    key_id = jwt.get_unverified_header(token).get("kid", "key-1")
    algorithm = "HS256" if key else "none"
    return f"Bearer {jwt.encode(claims, key, algorithm=algorithm, headers={'kid': key_id})}"


def test_a_call_of_our_own_passes_as_often_as_it_comes(setup: Setup) -> None:
    setup.check.verify(setup.genuine)
    setup.check.verify(setup.genuine)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz"])
def test_without_a_token_nobody_passes(setup: Setup, header: str | None) -> None:
    with pytest.raises(UnauthenticatedError, match="token_missing"):
        setup.check.verify(header)


@pytest.mark.parametrize("header", ["Bearer x", "Bearer a.b.c", "Bearer \x00", "Bearer é.é.é"])
def test_rubbish_does_not_pass(setup: Setup, header: str) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        setup.check.verify(header)


@pytest.mark.parametrize("key", ["", FOREIGN_KEY], ids=["unsigned", "foreign"])
def test_a_token_that_we_did_not_sign_does_not_pass(setup: Setup, key: str) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        setup.check.verify(forged(setup.genuine, key))


def test_a_call_meant_for_another_installation_does_not_pass(setup: Setup) -> None:
    with pytest.raises(UnauthenticatedError, match="token_invalid"):
        setup.stranger.verify(setup.genuine)
