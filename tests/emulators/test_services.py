import json
import signal
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.emulators.processes import NotStartedError, free_port, running


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - a loopback address
        text: str = answer.read().decode()
        return text


@pytest.mark.emulator
def test_firestore_answers(firestore_emulator: str) -> None:
    assert fetch(f"http://{firestore_emulator}/").strip() == "Ok"


@pytest.mark.emulator
def test_storage_answers(storage_emulator: str) -> None:
    listing = json.loads(fetch(f"http://{storage_emulator}/storage/v1/b?project=any"))
    assert listing["kind"] == "storage#buckets"


@pytest.mark.emulator
def test_tasks_issues_tokens_in_its_own_name(tasks_emulator: str) -> None:
    facts = json.loads(fetch(f"http://{tasks_emulator}/.well-known/openid-configuration"))
    assert facts["issuer"] == f"http://{tasks_emulator}"


@pytest.mark.emulator
def test_auth_answers(auth_emulator: str) -> None:
    assert json.loads(fetch(f"http://{auth_emulator}/"))["authEmulator"]["ready"] is True


def test_a_process_that_dies_at_once_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('out of luck')"]
    with (
        pytest.raises(NotStartedError, match="out of luck"),
        running(command, folder=tmp_path, is_ready=lambda: False),
    ):
        pass


def test_a_process_that_never_answers_is_given_up_and_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with (
        pytest.raises(NotStartedError, match="no answer within 0 s"),
        running(command, folder=tmp_path, is_ready=lambda: False, limit_s=0.2),
    ):
        pass


def test_leaving_the_block_ends_the_process_and_its_children(tmp_path: Path) -> None:
    started, ended = tmp_path / "started", tmp_path / "ended"
    child = f"trap 'touch {ended}; exit' TERM; touch {started}; while :; do sleep 0.02; done"
    command = ["sh", "-c", f"({child}) & wait"]
    with running(command, folder=tmp_path, is_ready=started.exists) as process:
        pass
    assert process.returncode == -signal.SIGTERM
    deadline = time.monotonic() + 5
    while not ended.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert ended.exists()


def test_a_free_port_is_free() -> None:
    assert 1024 <= free_port() <= 65535
