"""The question on which side of a border a report is, asked while its reporter is still there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Point
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.reporter_corrections import Correction, decide_correction
from shared.domain.lifecycle.requests import Context
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Report
from shared.domain.routing.boundary_question import asked_at_once, boundary_question, road_choices
from shared.domain.routing.routing import decide_routing
from shared.domain.routing.text_findings import understand_report
from tests.builders import NOW, make_report
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

BETWEEN, MIDDLE = Point(-3.972456, 122.505656), Point(-3.9668, 122.5140)
PUUWATU, KADIA = "74.71.09.1004", "74.71.08.1003"
KENDARI = real("kendari")
CITIZEN = Actor("citizen", "reporter")


def sent(point: Point = BETWEEN, accuracy_m: float = 30.0, **fields: object) -> Report:
    """A report as it is taken in, with the question that is asked at once."""
    whole = {
        "category_id": "pelayanan_kecamatan",
        "location": Location(point, accuracy_m, "device"),
        **fields,
    }
    return asked(make_report(**whole))


def asked(report: Report) -> Report:
    return asked_at_once(report, understand_report(report, KENDARI))


def routed(report: Report) -> Report:
    change = decide_routing(report, KENDARI, NOW, "route")
    assert change is not None
    return change.report


def in_context() -> Context:
    return Context(KENDARI, NOW, "now", CITIZEN)


@given(
    st.tuples(st.floats(-4.05, -3.9), st.floats(122.4, 122.62)),
    st.floats(1, 500),
    st.sampled_from([None, "pelayanan_kecamatan", "sampah", "jalan_rusak"]),
)
def test_what_is_asked_at_once_is_what_routing_asks(
    place: tuple[float, float], accuracy_m: float, category_id: str | None
) -> None:
    bare = make_report(
        category_id=category_id,
        description="Kantor lurah tutup",
        location=Location(Point(*place), accuracy_m, "device"),
    )
    at_once = asked(bare)
    assert at_once.border == route(bare, KENDARI).border
    assert routed(at_once) == routed(bare)


def test_the_answer_may_come_before_the_routing() -> None:
    report = sent()
    assert report.border == Border(PUUWATU, KADIA)
    change = decide_place(report, KADIA, in_context())
    assert (change.report.state, change.report.agency_id) == (State.SUBMITTED, None)
    assert change.event.type is EventType.PLACED
    placed = routed(change.report)
    assert (placed.agency_id, placed.village_code) == ("KEC-KADIA", KADIA)
    assert placed.border == Border(PUUWATU, KADIA, KADIA)


def test_without_an_answer_the_likelier_side_goes_on() -> None:
    assert routed(sent()).agency_id == "KEC-PUUWATU"


@pytest.mark.parametrize("routes", [False, True])
def test_another_place_is_another_question(routes: bool) -> None:  # noqa: FBT001 - a table's cell
    """What was answered of the former place says nothing of the new one."""
    report = routed(sent()) if routes else sent()
    answered = decide_place(report, KADIA, in_context()).report
    elsewhere = Correction(location=Location(MIDDLE, 10.0, "device"))
    moved = decide_correction(answered, elsewhere, in_context()).report
    assert moved.border is None
    assert route(moved, KENDARI).village_code not in {PUUWATU, KADIA}
    back = Correction(location=Location(BETWEEN, 30.0, "device"))
    assert decide_correction(moved, back, in_context()).report.border == Border(PUUWATU, KADIA)


def test_another_category_before_the_routing_may_make_it_needless() -> None:
    changed = decide_correction(sent(), Correction(category_id="sampah"), in_context())
    assert changed.report.border is None


def test_an_answer_is_not_asked_for_again() -> None:
    answered = replace(sent(), border=Border(PUUWATU, KADIA, PUUWATU))
    assert asked(answered) == answered


def test_the_question_names_both_sides_in_words() -> None:
    asked = boundary_question(Border(PUUWATU, ""), KENDARI, "id")
    assert [each.choice for each in asked.choices] == [PUUWATU, "outside"]
    assert [each.text for each in asked.choices] == [
        "Kelurahan Tobuuha, Puuwatu",
        "Di luar Kota Kendari",
    ]
    assert boundary_question(Border(PUUWATU, ""), KENDARI, "en").text != asked.text


def test_for_each_owner_that_a_road_may_have_the_office_that_would_be_right() -> None:
    hole = make_report(
        description="Jalan berlubang di Jl. Melati, motor sering jatuh.",
        location=Location(MIDDLE, 10.0, "device"),
    )
    assert road_choices(hole, KENDARI) == {
        RoadStatus.NATIONAL: "BPJN",
        RoadStatus.PROVINCIAL: "SDABM-SULTRA",
        RoadStatus.CITY: "DPUPR",
        RoadStatus.VILLAGE: "DPUPR",
    }
