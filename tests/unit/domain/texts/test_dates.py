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
    assert local_time(moment, KENDARI, language, moment) == expected


NEW_YEAR = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said_at", "expected"),
    [
        (NEW_YEAR, NEW_YEAR, "Jumat 1 Jan 00.00 WITA"),
        (NEW_YEAR, NEW_YEAR - timedelta(seconds=1), "Jumat 1 Jan 2027 00.00 WITA"),
        (NEW_YEAR - timedelta(hours=1), NEW_YEAR, "Kamis 31 Des 2026 23.00 WITA"),
        (NEW_YEAR - timedelta(hours=1), NEW_YEAR - timedelta(days=300), "Kamis 31 Des 23.00 WITA"),
    ],
)
def test_another_year_than_that_of_the_telling_is_named(
    moment: datetime, said_at: datetime, expected: str
) -> None:
    """By the city's clocks, where the year begins eight hours sooner."""
    assert local_time(moment, KENDARI, "id", said_at) == expected


# From 2000 to 2100, in seconds; before, Indonesia's clocks were not always those of today.
@given(seconds=st.integers(946_684_800, 4_102_444_800), zone=st.sampled_from(list(ZONES)))
def test_local_times_agree_with_the_time_zone_database(seconds: int, zone: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    city = City("x", "X", "1", "X", zone, ZONES[zone], "112", 0, 0)
    local = moment.astimezone(ZoneInfo(zone))
    shown = local_time(moment, city, "en", moment)
    assert shown == f"{local:%A} {local.day} {local:%b %H:%M} {local:%Z}"


def test_papers_have_days_and_times_in_full() -> None:
    late = NOW + timedelta(hours=15)

    assert long_date(late, KENDARI) == "24 November 2026"
    assert long_date(late, KENDARI, "en") == "24 November 2026"
    assert long_time(late, KENDARI) == "24 November 2026 pukul 01.00 WITA"
    assert long_time(late, KENDARI, "en") == "24 November 2026, 01:00 WITA"
