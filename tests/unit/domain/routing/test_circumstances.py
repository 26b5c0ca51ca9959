"""What rules ask beside category and place."""

from datetime import UTC, datetime
from typing import Any

import pytest

from shared.domain.city.routing_rules import RoutingRule
from shared.domain.kernel.states import ReportType
from shared.domain.routing.circumstances import USUAL, Circumstances, are_met, circumstances_of
from tests.builders import NOW, make_report
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

KENDARI = real("kendari")


def met(at: datetime | None = None, *, category: str = "pohon", **asked: Any) -> bool:
    return are_met(
        RoutingRule("r", "", "", "DLHK", **asked), category, Circumstances(at=at), KENDARI
    )


# On the city's clocks, eight hours later: Monday, Friday, Sunday and Christmas.
@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        ("working", datetime(2026, 11, 23, 2, 0, tzinfo=UTC), True),
        ("outside", datetime(2026, 11, 23, 2, 0, tzinfo=UTC), False),
        ("working", datetime(2026, 11, 23, 12, 0, tzinfo=UTC), False),
        ("outside", datetime(2026, 11, 22, 2, 0, tzinfo=UTC), True),
        ("outside", datetime(2026, 12, 25, 2, 0, tzinfo=UTC), True),
        ("22:00-06:00", datetime(2026, 11, 23, 14, 0, tzinfo=UTC), True),
        ("22:00-06:00", datetime(2026, 11, 23, 21, 59, tzinfo=UTC), True),
        ("22:00-06:00", datetime(2026, 11, 23, 22, 0, tzinfo=UTC), False),
        ("07:30-12:00", datetime(2026, 11, 22, 23, 30, tzinfo=UTC), True),
        ("07:30-12:00", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), False),
        ("working", None, False),
    ],
)
def test_the_hour_is_the_city_s(hours: str, at: datetime | None, *, expected: bool) -> None:
    assert met(at, hours=hours) is expected


def test_each_other_condition() -> None:
    assert met(owner="city")
    assert not met(owner="province")
    assert met(owner="state_company", category="listrik")
    assert met(type="complaint")
    assert not met(type="information")
    assert met(channel="app")
    assert not met(channel="phone")
    assert met(secret="no")
    assert not met(secret="yes")


def test_a_report_tells_them_and_always_the_same() -> None:
    report = make_report(type=ReportType.INFORMATION, channel="phone", secret=True)
    assert circumstances_of(report) == Circumstances(ReportType.INFORMATION, "phone", True, NOW)
    assert circumstances_of(make_report()) == Circumstances(at=NOW) != USUAL


@pytest.mark.parametrize(
    ("at", "office"),
    [
        (datetime(2026, 11, 23, 2, 0, tzinfo=UTC), "DLHK"),
        (datetime(2026, 11, 23, 15, 0, tzinfo=UTC), "BPBD"),
    ],
)
def test_at_night_a_fallen_tree_goes_to_those_who_are_awake(at: datetime, office: str) -> None:
    report = make_report(category_id="pohon", submitted_at=at, description="Pohon tumbang")
    assert route(report, KENDARI).agency_id == office
