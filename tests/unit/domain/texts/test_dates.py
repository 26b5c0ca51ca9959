from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.city import City
from shared.domain.language.translations import Language
from shared.domain.pack.tables.city import ZONES
from shared.domain.texts.dates import local_time, long_date, long_time
from tests.builders import NOW
from tests.unit.domain.packs import real

KENDARI = real("kendari").city


@pytest.mark.parametrize(
    ("language", "expected"),
    [("id", "Rabu 25 Nov 10.15 WITA"), ("en", "Wednesday 25 Nov 10:15 WITA")],
)
def test_times_are_the_citys_own(language: Language, expected: str) -> None:
    moment = datetime(2026, 11, 25, 2, 15, tzinfo=UTC)
    assert local_time(moment, KENDARI, language) == expected


# From 2000 to 2100, in seconds; before, Indonesia's clocks were not always those of today.
@given(seconds=st.integers(946_684_800, 4_102_444_800), zone=st.sampled_from(list(ZONES)))
def test_local_times_agree_with_the_time_zone_database(seconds: int, zone: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    city = City("x", "X", "1", "X", zone, ZONES[zone], "112", 0, 0)
    local = moment.astimezone(ZoneInfo(zone))
    shown = local_time(moment, city, "en")
    assert shown == f"{local:%A} {local.day} {local:%b %H:%M} {local:%Z}"


def test_papers_have_days_and_times_in_full() -> None:
    late = NOW + timedelta(hours=15)

    assert long_date(late, KENDARI) == "24 November 2026"
    assert long_date(late, KENDARI, "en") == "24 November 2026"
    assert long_time(late, KENDARI) == "24 November 2026 pukul 01.00 WITA"
    assert long_time(late, KENDARI, "en") == "24 November 2026, 01:00 WITA"
