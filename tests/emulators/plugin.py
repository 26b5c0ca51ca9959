"""Pytest fixtures: one emulator of each kind a session, its address as `host:port`.

Without the tool a test is skipped with the reason; in CI it fails instead.
"""

from collections.abc import Iterator

import pytest

from tests.emulators import services
from tests.emulators.tools import AUTH, FIRESTORE, STORAGE, TASKS, Tool, in_ci


@pytest.fixture(scope="session")
def firestore_emulator() -> Iterator[str]:
    require(FIRESTORE)
    with services.firestore() as address:
        yield address


@pytest.fixture(scope="session")
def storage_emulator() -> Iterator[str]:
    require(STORAGE)
    with services.storage() as address:
        yield address


@pytest.fixture(scope="session")
def tasks_emulator() -> Iterator[str]:
    require(TASKS)
    with services.tasks() as address:
        yield address


@pytest.fixture(scope="session")
def auth_emulator() -> Iterator[str]:
    require(AUTH)
    with services.auth() as address:
        yield address


def require(tool: Tool) -> None:
    """Go on only with the tool; its absence is a skip here and a failure in CI."""
    if tool.is_installed():
        return
    reason = f"{tool.name} {tool.version} is not installed: python -m tests.emulators.install"
    if in_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
