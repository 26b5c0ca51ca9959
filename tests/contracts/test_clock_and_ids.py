"""What every Clock and Ids promise."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from shared.adapters.system import SystemClock, SystemIds
from shared.ports.platform import Clock


@pytest.fixture(params=["system", "embedded"])
def clock(request: pytest.FixtureRequest, tmp_path: Path) -> Clock:
    return SystemClock() if request.param == "system" else LocalClock(CityFile(tmp_path))


def test_now_is_the_present_in_utc(clock: Clock) -> None:
    now = clock.now()
    assert now.utcoffset() == timedelta()
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_an_id_is_128_bits_in_hex_and_never_the_same() -> None:
    ids = {SystemIds().new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) == 32 and int(each, 16) >= 0 and each == each.lower() for each in ids)


@pytest.mark.parametrize("count", [1, 8, 100])
def test_random_bits_fill_their_range_and_stay_within(count: int) -> None:
    drawn = [SystemIds().random_bits(count) for _ in range(200)]
    assert all(0 <= each < 1 << count for each in drawn)
    assert max(drawn) >= 1 << (count - 1)
