from dataclasses import replace

import pytest

from shared.domain.gazetteer.neighbours import SEA, Neighbour
from shared.domain.geo.place import Point
from shared.domain.kernel.states import State
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Report
from shared.domain.routing.routing import decide_routing
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW, make_reference, make_report
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

# Between Tobuuha (Puuwatu) and Pondambea (Kadia), and at the city's northern edge.
BETWEEN, AT_THE_EDGE = Point(-3.972456, 122.505656), Point(-3.915025, 122.479325)
MIDDLE = Point(-3.9668, 122.5140)
KENDARI = real("kendari")


def _report(point: Point, accuracy_m: float | None, source: str = "device") -> Report:
    return make_report(
        category_id="pelayanan_kecamatan", location=Location(point, accuracy_m, source)
    )


@pytest.mark.parametrize(
    ("report", "there"),
    [
        (_report(BETWEEN, 30.0), "74.71.08.1003"),
        (_report(AT_THE_EDGE, 40.0), ""),
        (_report(BETWEEN, 0.01), None),
        (_report(BETWEEN, None), None),
        (_report(BETWEEN, 30.0, "pin"), None),
        (_report(MIDDLE, 30.0), None),
        (replace(_report(BETWEEN, 30.0), category_id="sampah"), None),
    ],
)
def test_the_reporter_is_asked_where_the_fix_cannot_tell_and_it_matters(
    report: Report, there: str | None
) -> None:
    """Waste is one office's on both sides, so nobody is asked about it."""
    border = route(report, KENDARI).border
    assert (border.there if border else None) == there
    assert route(report, KENDARI).state is State.ASSIGNED


def test_a_report_that_names_the_neighbour_is_passed_on_with_kind_words() -> None:
    report = make_report(
        description="Jalan rusak di Ranomeeto", location=Location(Point(-4.0816, 122.4182))
    )
    change = decide_routing(report, KENDARI, NOW, "route")
    assert change is not None
    assert (change.report.state, change.report.forwarded_to) == (State.FORWARDED, "PEMKAB-KONSEL")
    assert timeline_key(change.event) == "timeline.forwarded.outside"
    assert change.event.detail["neighbour"] == "Ranomeeto"


def test_a_report_from_outside_that_nobody_can_place_is_the_desks() -> None:
    report = make_report(location=Location(Point(-4.0816, 122.4182)))
    change = decide_routing(report, KENDARI, NOW, "route")
    assert change is not None
    assert (change.report.state, change.report.rule) == (State.TRIAGE, "place_not_in_city")
    assert timeline_key(change.event) == "timeline.triaged.outside"
    assert change.event.detail["neighbour"] == "Ranomeeto"


# The builders' city, whose eastern edge is its coast.
COAST = make_reference(neighbours=(Neighbour(SEA, ("Teluk",), Point(-3.98, 122.532)),))
OFF_THE_COAST, ON_THE_SHORE = Point(-3.98, 122.532), Point(-3.98, 122.5298)


@pytest.mark.parametrize(
    ("point", "accuracy_m", "agency_id", "rule"),
    [
        (OFF_THE_COAST, 500.0, "pupr", "roads"),
        (OFF_THE_COAST, 20.0, None, "place_at_sea"),
        (ON_THE_SHORE, 500.0, "pupr", "roads"),
        (ON_THE_SHORE, 20.0, "pupr", "roads"),
    ],
)
def test_a_fix_that_may_be_on_land_is_on_land_and_nobody_is_asked(
    point: Point, accuracy_m: float, agency_id: str | None, rule: str
) -> None:
    report = make_report(category_id="jalan_rusak", location=Location(point, accuracy_m, "device"))
    verdict = route(report, COAST)
    assert (verdict.agency_id, verdict.rule, verdict.border) == (agency_id, rule, None)


@pytest.mark.parametrize(
    ("point", "here", "there"),
    [(ON_THE_SHORE, "7471011001", ""), (OFF_THE_COAST, "", "7471011001")],
)
def test_whether_it_is_the_citys_at_all_is_asked_even_where_the_desk_has_it_anyway(
    point: Point, here: str, there: str
) -> None:
    """Nobody knows yet what kind of trouble it is: on neither side there is an office to differ in."""
    unknown = make_report(
        description="Tolong.", category_id=None, location=Location(point, 500.0, "device")
    )
    verdict = route(unknown, make_reference())
    assert (verdict.agency_id, verdict.border) == (None, Border(here, there))
