"""Dead rules are found exactly: against trying every kind of report there can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from shared.domain.city.questions import Attribute
from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.gazetteer.roads import FoundRoad, Road, RoadStatus
from shared.domain.geo.place import Located
from shared.domain.kernel.states import ReportType
from shared.domain.pack.checks.boundaries import read_boundaries
from shared.domain.pack.checks.reach import unreachable
from shared.domain.pack.files.rows import Draft, read_table
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.all_tables import TABLES
from shared.domain.routing.circumstances import Circumstances
from shared.domain.routing.matching import matching
from shared.domain.routing.resolved_location import ResolvedLocation
from tests.unit.domain.packs import tiny

COLUMNS = (
    *("name", "category_id", "area", "agency_id", "road_status", "width_cm"),
    *("owner", "type", "channel", "secret", "hours", "attribute"),
)
CELLS = {
    "category_id": ("", "", "jalan_rusak", "listrik"),
    "area": ("", "", "74.71.01", "74.71.01.1005", "74.71.01.1006"),
    "agency_id": ("DPUPR",),
    "road_status": ("", "", "", "city", "unknown"),
    "width_cm": ("", "", "", "<=50", ">50"),
    "owner": ("", "", "", "city", "state_company"),
    "type": ("", "", "", "complaint", "information"),
    "channel": ("", "", "", "app", "phone"),
    "secret": ("", "", "yes", "no"),
    "hours": ("", "", "working", "outside", "07:30-16:00", "20:00-06:00", "16:30-07:30"),
    "attribute": (
        *("", "", "", ""),
        "size=small",
        "size=large",
        "depth>10",
        "depth<=10 & size=small",
    ),
}
ANSWERS = [
    tuple(Attribute(code, value, "?", value) for code, value in given.items())
    for given in (
        *({}, {"size": "small"}, {"size": "large"}, {"depth": "10"}, {"depth": "11"}),
        *({"size": "small", "depth": "10"}, {"size": "small", "depth": "11"}),
        *({"size": "large", "depth": "10"}, {"size": "large", "depth": "11"}),
    )
]
# Two days that differ in nothing but that one is worked, and one with longer hours.
DAYS = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC))
FRIDAY = datetime(2026, 11, 6, tzinfo=UTC)
MOMENTS = [
    day + timedelta(hours=hour, minutes=minute)
    for day in (*DAYS, FRIDAY)
    for hour, minute in ((0, 0), (7, 45), (8, 0), (8, 15), (8, 45), (12, 0), (22, 0), (23, 30))
]
STATUSES = (RoadStatus.CITY, RoadStatus.VILLAGE, RoadStatus.UNKNOWN)
WIDTHS = (None, 50.0, 51.0)
KINDS = (ReportType.COMPLAINT, ReportType.INFORMATION, ReportType.SUGGESTION)
CHANNELS = ("app", "web", "phone")
SECRECY = (True, False)
TINY = parse_pack("kota", tiny())


def found_dead(rows: list[dict[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    lines = [",".join(row.get(column, "") for column in COLUMNS) for row in rows]
    draft = Draft(tiny(routing="\n".join([",".join(COLUMNS), *lines]) + "\n"))
    for table in TABLES:
        read_table(draft, table)
    dead = unreachable(draft, read_boundaries(draft, "74.71"))
    return [(rule["name"], tuple(each["name"] for each in hiding)) for rule, hiding in dead]


def tried(rules: tuple[RoutingRule, ...]) -> set[str]:
    """The rules that some report meets first, by sending one of each kind."""
    reference: Reference = replace(TINY, rules=rules)
    met: set[str] = set()
    # What no rule asks about is tried in one way only.
    sites = [
        ResolvedLocation(Located(village), road=FoundRoad(Road(("jalan",), status)), width_cm=width)
        for village in TINY.villages
        for status in STATUSES[: 3 if any(rule.road_status for rule in rules) else 1]
        for width in WIDTHS[: 3 if any(rule.width_cm for rule in rules) else 1]
    ]
    kinds = [
        Circumstances(kind, channel, secret, at, given)
        for kind in KINDS[: 3 if any(rule.type for rule in rules) else 1]
        for channel in CHANNELS[: 3 if any(rule.channel for rule in rules) else 1]
        for secret in SECRECY[: 2 if any(rule.secret for rule in rules) else 1]
        for at in MOMENTS[: len(MOMENTS) if any(rule.hours for rule in rules) else 1]
        for given in ANSWERS[: len(ANSWERS) if any(rule.attribute for rule in rules) else 1]
    ]
    for category_id, site, under in product(TINY.categories, sites, kinds):
        matched = matching(category_id, site, reference, under)
        if matched:
            met.add(matched.rule.name)
        if len(met) == len(rules):
            break
    return met


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, str]]:
    """Up to four rules that ask about the same few things: so they get in each other's way."""
    asked = draw(st.sets(st.sampled_from(sorted(CELLS)), min_size=1, max_size=4)) | {"agency_id"}
    row = {
        name: st.sampled_from(cells if name in asked else ("",)) for name, cells in CELLS.items()
    }
    return draw(st.lists(st.fixed_dictionaries(row), max_size=4))


@settings(max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(tables())
def test_a_rule_is_dead_where_no_report_ever_meets_it(drawn: list[dict[str, str]]) -> None:
    rows = [{**row, "name": f"r{number}"} for number, row in enumerate(drawn)]
    # What nobody is asked is a mistake of its own, and no dead rule.
    rows = [
        {**row, "attribute": "" if row["category_id"] == "listrik" else row["attribute"]}
        for row in rows
    ]
    rules = tuple(RoutingRule(*(row[column] for column in COLUMNS)) for row in rows)
    dead = {name for name, _ in found_dead(rows)}
    assert dead == {rule.name for rule in rules} - tried(rules)


@pytest.mark.parametrize(
    ("rows", "dead"),
    [
        ([{}, {"category_id": "listrik"}], [("r1", ("r0",))]),
        ([{"category_id": "listrik"}, {}], []),
        ([{"area": "74.71.01"}, {}], [("r1", ("r0",))]),
        ([{"area": "74.71.01.1005"}, {"area": "74.71.01.1006"}, {}], [("r2", ("r0", "r1"))]),
        ([{"hours": "working"}, {"hours": "outside"}, {}], [("r2", ("r0", "r1"))]),
        ([{"hours": "07:00-19:00"}, {"hours": "working"}], [("r1", ("r0",))]),
        ([{"hours": "07:30-16:00"}, {"hours": "working"}], []),
        ([{"secret": "yes"}, {"secret": "no"}, {"type": "information"}], [("r2", ("r0", "r1"))]),
        ([{"owner": "city"}, {"category_id": "jalan_rusak"}], [("r1", ("r0",))]),
        ([{"category_id": "jalan_rusak", "owner": "state_company"}], [("r0", ())]),
        ([{"category_id": "unheard_of"}], []),
        ([{"width_cm": "<=50"}, {"width_cm": ">50"}, {}], []),
        ([{"attribute": "size=small"}, {"attribute": "size=large"}, {}], []),
        ([{"attribute": "depth>10"}, {"attribute": "depth>=11"}], [("r1", ("r0",))]),
        (
            [{"attribute": "depth>10"}, {"attribute": "depth<=10"}, {"attribute": "depth=7"}],
            [("r2", ("r1",))],
        ),
        (
            [{"attribute": "depth>10"}, {"attribute": "depth<=11"}, {"attribute": "depth>5"}],
            [("r2", ("r0", "r1"))],
        ),
        ([{"attribute": "size=small"}, {"attribute": "size=small & depth>1"}], [("r1", ("r0",))]),
        ([{"category_id": "jalan_rusak"}, {"attribute": "size=small"}], [("r1", ("r0",))]),
        ([{"attribute": "depth>10 & depth<5"}], [("r0", ())]),
        ([{"attribute": "size=small", "owner": "state_company"}], [("r0", ())]),
        ([{"attribute": "size=small", "category_id": "listrik"}], []),
        ([{"attribute": "colour=red"}, {}], []),
    ],
)
def test_what_hides_a_rule_is_named(
    rows: list[dict[str, str]], dead: list[tuple[str, tuple[str, ...]]]
) -> None:
    named = [{"agency_id": "DPUPR", **row, "name": f"r{number}"} for number, row in enumerate(rows)]
    assert found_dead(named) == dead
