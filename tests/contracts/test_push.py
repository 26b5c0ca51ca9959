"""What every Push promises: FCM through firebase-admin against a stub, and the table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.messages import LocalPush
from shared.adapters.google.fcm_push import FcmPush
from shared.adapters.system import SystemClock
from shared.ports.messages import Push, PushMessage, PushResult
from tests.stubs.fcm import fcm

MESSAGE = PushMessage("Laporan baru", "Laporan 5F0E8A41 menunggu.", {"report_id": "5f0e"})


@dataclass(frozen=True)
class Setup:
    """`shown` is what phones have: token, title, body."""

    push: Push
    shown: Callable[[], list[tuple[str, str, str]]]


@pytest.fixture(params=["embedded", "google"])
def setup(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setup]:
    if request.param == "embedded":
        yield embedded(tmp_path)
        return
    with fcm() as stub:
        yield Setup(
            FcmPush("made-up", base_url=stub.base_url),
            lambda: sorted(
                (m["token"], m["notification"]["title"], m["notification"]["body"])
                for m in stub.messages
            ),
        )


def embedded(folder: Path) -> Setup:
    file = CityFile(folder)
    query = "SELECT recipient, title, body FROM messages WHERE channel = 'push' ORDER BY recipient"
    return Setup(
        LocalPush(file, SystemClock()),
        lambda: [tuple(row) for row in file.reading().execute(query)],
    )


def test_each_device_gets_the_message_once(setup: Setup) -> None:
    pushed = setup.push.send(["a", "b", "a"], MESSAGE)
    assert pushed == PushResult(delivered=("a", "b"))
    assert setup.shown() == [(token, MESSAGE.title, MESSAGE.body) for token in ("a", "b")]


def test_no_tokens_no_call(setup: Setup) -> None:
    assert setup.push.send([], MESSAGE) == PushResult()
    assert setup.shown() == []


def test_a_whole_office_is_reached(setup: Setup) -> None:
    tokens = [f"device-{number:03}" for number in range(120)]
    assert setup.push.send(tokens, MESSAGE).delivered == tuple(tokens)
    assert [token for token, _, _ in setup.shown()] == tokens
