"""The first rule of the table that a report meets, and when the road's owner would change it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.gazetteer.roads import FoundRoad, RoadStatus
from shared.domain.geo.place import Located
from shared.domain.routing.matching import DISTRICT_OFFICE, RuleMatch, matching
from shared.domain.routing.resolved_location import ResolvedLocation
from tests.builders import make_reference, make_village

IN_VILLAGE = Located(make_village())
CAMAT = Agency("camat", "Kecamatan Kendari", OwnerKind.CITY, "kecamatan", district_code="747101")


def rule(name: str, agency_id: str, category: str = "jalan_rusak", **asks: Any) -> RoutingRule:
    return RoutingRule(name, category, asks.pop("area", ""), agency_id, **asks)


def found(
    *rules: RoutingRule,
    road: RoadStatus | None = None,
    reference: Reference | None = None,
    **site: Any,
) -> RuleMatch | None:
    place = ResolvedLocation(**{"located": IN_VILLAGE, "road": FoundRoad(said=road), **site})
    return matching("jalan_rusak", place, replace(reference or make_reference(), rules=rules))


def name_of(matched: RuleMatch | None) -> str | None:
    return matched.rule.name if matched else None


LAST = rule("last", "dlh", category="")


@pytest.mark.parametrize(
    ("first", "decides"),
    [
        (rule("first", "pupr"), True),
        (rule("first", "pupr", category=""), True),
        (rule("first", "pupr", category="listrik_padam"), False),
        (rule("first", "pupr", area="7471011001"), True),
        (rule("first", "pupr", area="747101"), True),
        (rule("first", "pupr", area="747102"), False),
        (rule("first", "pupr", width_cm="<=50"), False),
    ],
)
def test_the_first_that_covers_category_place_and_width_decides(
    first: RoutingRule, *, decides: bool
) -> None:
    assert name_of(found(first, LAST)) == ("first" if decides else "last")


def test_where_the_village_is_not_known_only_rules_for_the_whole_city_hold() -> None:
    assert name_of(found(rule("here", "pupr", area="747101"), LAST, located=None)) == "last"


def test_a_width_that_was_told_is_compared() -> None:
    narrow = rule("narrow", "camat", width_cm="<=50")
    assert name_of(found(narrow, LAST, width_cm=40.0)) == "narrow"
    assert name_of(found(narrow, LAST, width_cm=60.0)) == "last"


def test_no_rule_is_no_office() -> None:
    assert found() is None
    assert found(rule("other", "pln", category="listrik_padam")) is None


NATIONAL = rule("national", "bpjn", road_status="national")
CITYS = rule("city", "pupr", road_status="city")
ANY = rule("any", "pupr")


@pytest.mark.parametrize(
    ("rules", "road", "decides", "asks"),
    [
        ((NATIONAL, ANY), RoadStatus.NATIONAL, "national", False),
        ((NATIONAL, ANY), RoadStatus.CITY, "any", False),
        ((NATIONAL, ANY), None, "any", True),
        ((CITYS, ANY), None, "any", False),
        ((NATIONAL, CITYS), None, None, False),
        ((NATIONAL, rule("unknown", "dlh", road_status="unknown")), None, "unknown", False),
    ],
    ids=[
        "it is the nation's",
        "it is not",
        "nobody knows, and it matters",
        "nobody knows, and it is the same office",
        "nobody knows, and each rule asks",
        "a rule for what nobody knows",
    ],
)
def test_the_desk_is_asked_whose_road_it_is_where_that_changes_the_office(
    rules: tuple[RoutingRule, ...], road: RoadStatus | None, decides: str | None, *, asks: bool
) -> None:
    matched = found(*rules, road=road)
    assert name_of(matched) == decides
    assert bool(matched and matched.asks_road) is asks


@pytest.mark.parametrize(
    ("office", "located", "agency_id"),
    [
        (CAMAT, IN_VILLAGE, "camat"),
        (CAMAT, None, None),
        (replace(CAMAT, district_code="747102"), IN_VILLAGE, None),
        (replace(CAMAT, retired=date(2026, 1, 1)), IN_VILLAGE, None),
    ],
    ids=["the place's", "no place", "another district's", "one that is retired"],
)
def test_the_districts_office_is_that_of_the_place(
    office: Agency, located: Located | None, agency_id: str | None
) -> None:
    city = make_reference(agencies={office.agency_id: office})
    matched = found(rule("camat", DISTRICT_OFFICE), reference=city, located=located)
    assert matched is not None
    assert matched.agency_id == agency_id
