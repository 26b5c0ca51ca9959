"""Whose road it is, told by staff: the rules run again, and a guess at the category stays a guess."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, ReportType, State
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.lifecycle import decide_action
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Change, Report
from shared.domain.routing.boundary_question import road_choices
from shared.domain.routing.routing import decide_routing, route
from tests.builders import NOW, make_report
from tests.unit.domain.packs import real

KENDARI = real("kendari")
DESK = Actor("desk", "uid-desk")
HOLE = make_report(
    description="Jalan berlubang di Jl. Melati, motor sering jatuh.",
    location=Location(Point(-3.9668, 122.5140), 10.0, "device"),
)


def asked() -> Report:
    """A hole in a road that no table knows, on the desk."""
    change = decide_routing(HOLE, KENDARI, NOW, "route")
    assert change is not None
    return change.report


def corrected(report: Report, **wanted: Any) -> Change:
    request = Request(Action.CORRECT, report.version, **wanted)
    return decide_action(report, request, Context(KENDARI, NOW, "correct", DESK))


def test_a_road_that_no_table_knows_is_a_question_for_the_desk() -> None:
    report = asked()
    assert (report.state, report.rule) == (State.TRIAGE, "road_status_unknown")
    assert (report.category_id, report.category_guessed) == ("jalan_rusak", True)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (RoadStatus.NATIONAL, (State.FORWARDED, "BPJN", "jalan-rusak-nasional")),
        (RoadStatus.PROVINCIAL, (State.FORWARDED, "SDABM-SULTRA", "jalan-rusak-provinsi")),
        (RoadStatus.CITY, (State.ASSIGNED, "DPUPR", "jalan-dpupr")),
        (RoadStatus.VILLAGE, (State.ASSIGNED, "DPUPR", "jalan-dpupr")),
    ],
)
def test_one_act_answers_it_and_the_rules_decide(
    status: RoadStatus, expected: tuple[State, str, str]
) -> None:
    change = corrected(asked(), road_status=status)
    after, event = change.report, change.event
    assert (after.state, after.agency_id or after.forwarded_to, after.rule) == expected
    assert event.detail["rule"] == expected[2]
    assert (event.detail["road_status"], event.detail["road_sign"]) == (status, "staff")
    assert event.reference_version == KENDARI.version
    assert event.type in {EventType.ROUTED, EventType.FORWARDED}
    assert road_choices(asked(), KENDARI)[status] == expected[1]


def test_what_staff_found_outranks_the_name_in_the_text() -> None:
    named = replace(HOLE, description="Jalan berlubang di Jalan Brigjen Katamso")
    assert route(named, KENDARI).agency_id == "SDABM-SULTRA"
    assert route(replace(named, road_status=RoadStatus.CITY), KENDARI).agency_id == "DPUPR"


@pytest.mark.parametrize("wanted", [{"type": ReportType.SUGGESTION}, {"location": HOLE.location}])
def test_a_guess_that_nobody_confirmed_stays_one(wanted: dict[str, Any]) -> None:
    """Reading the rules again takes no guess for the reporter's word: the road is still asked about."""
    after = corrected(asked(), **wanted).report
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")


def test_who_names_the_category_has_said_it() -> None:
    after = corrected(asked(), category_id="jalan_rusak").report
    assert (after.agency_id, after.category_guessed) == ("DPUPR", False)


def test_the_reporters_side_of_a_border_does_not_answer_for_the_road() -> None:
    report = replace(asked(), border=Border("74.71.09.1004", "74.71.08.1003"))
    context = Context(KENDARI, NOW, "place", Actor("citizen", "reporter"))
    after = decide_place(report, "74.71.08.1003", context).report
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")


def test_another_place_is_another_road() -> None:
    found = corrected(asked(), road_status=RoadStatus.CITY).report
    after = corrected(found, location=Location(Point(-3.9798, 122.4987), source="pin")).report
    assert after.road_status is None
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")


def test_a_status_told_with_a_new_place_is_that_of_the_new_place() -> None:
    elsewhere = Location(Point(-3.9798, 122.4987), source="pin")
    after = corrected(asked(), location=elsewhere, road_status=RoadStatus.NATIONAL).report
    assert (after.forwarded_to, after.road_status) == ("BPJN", RoadStatus.NATIONAL)


def test_nothing_is_still_nothing() -> None:
    with pytest.raises(InvalidError, match="correction_required"):
        corrected(asked())


def test_staff_fill_in_what_the_reporter_answers_when_asked() -> None:
    """The lamp is the city's; that the houses are dark as well was told on the telephone."""
    lamp = replace(HOLE, category_id="lampu_jalan", description="Lampu mati", state=State.ASSIGNED)
    report = replace(lamp, agency_id="DISHUB", attributes=())
    change = corrected(report, attributes={"padam": "rumah"})
    assert (change.report.forwarded_to, change.report.rule) == ("PLN", "pju-padam-dengan-rumah")
    assert change.event.detail["answered"] == "padam"
    again = corrected(
        replace(report, attributes=change.report.attributes), type=ReportType.COMPLAINT
    )
    assert again.report.attributes == change.report.attributes


def test_answers_go_with_the_category_that_is_named_with_them() -> None:
    answers = {"tempat": "pribadi", "keadaan": "rawan"}
    after = corrected(asked(), category_id="pohon", attributes=answers).report
    assert after.rule == "pohon-rawan-pribadi"
    for wrong, code in (
        ({"padam": "rumah"}, "attribute_unknown"),
        ({"tempat": "bulan"}, "attribute_invalid"),
    ):
        with pytest.raises(InvalidError, match=code):
            corrected(asked(), category_id="pohon", attributes=wrong)
