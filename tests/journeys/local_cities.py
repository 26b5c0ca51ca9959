"""A local city for journeys: its own process, folder and port."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.stage.client import CityClient
from local.stage.process import running_city

KORUMBA = {"latitude": -3.971088, "longitude": 122.521592}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityClient]:
    with running_city(tmp_path_factory.mktemp("city")) as (client, _):
        yield client


@pytest.fixture
def own_city(tmp_path: Path) -> Iterator[CityClient]:
    """One that no other test has touched."""
    with running_city(tmp_path / "city") as (client, _):
        yield client


def submit(citizen: CityClient, key: str, **more: object) -> dict[str, str]:
    """A pothole in Korumba, which is routed to DPUPR."""
    body = {"description": "Jalan berlubang di lorong depan pasar.", "location": KORUMBA, **more}
    answer: dict[str, str] = citizen.post("/v1/reports", body, Idempotency_Key=key)
    return answer
