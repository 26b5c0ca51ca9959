"""The installation that the tests of this folder send their requests to."""

from collections.abc import Iterator

import pytest

from tests.http.installation import NAME, PHONE, WORDS, Installation, installation

_PERSONAL = (NAME, PHONE, PHONE[3:], WORDS, "kenari", "KDI-", "eyJ", "122.515", "Bearer")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """At the end nothing personal stands in what the functions wrote, whatever they were sent."""
    with installation(tmp_path_factory.mktemp("installation")) as running:
        yield running
        logs = running.logs()
    assert not [word for word in _PERSONAL if word in logs]
