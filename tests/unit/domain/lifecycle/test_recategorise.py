"""Correcting a category, a place or whose road it is: the rules are read again until it is accepted."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, ReportType, State
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.lifecycle import decide_action, tells_of
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Change, Detail, Report
from shared.domain.routing.boundary_question import road_choices
from shared.domain.routing.routing import decide_routing
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, later, make_report
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    OFFICER,
    REFERENCE,
    SUPERVISOR,
    acted,
    after,
    climbed,
    forwarded,
    in_triage,
    routed,
)
from tests.unit.domain.outcomes import refusal, told
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

ELSEWHERE = Location(Point(10.0, 10.0), source="pin")
LATER = NOW + HOUR


def test_another_category_leads_to_another_office_on_the_same_clock() -> None:
    report = routed()
    change = acted(report, Action.CORRECT, LATER, actor=DESK, category_id="listrik_padam", text="")
    assert (change.report.state, change.report.forwarded_to) == (State.FORWARDED, "pln")
    assert change.report.clocks.items() >= report.clocks.items()
    detail: Detail = {
        "rule": "power",
        "village_unsure": False,
        "from_agency": "pupr",
        "category": "listrik_padam",
        "hops": 0,
    }
    assert told(change) == (
        EventDraft(EventType.FORWARDED, DESK, detail=detail),
        LATER,
        "operation",
    )
    assert change.report.rule == "power"
    assert {each.template for each in effects_of(change.event)} >= {"report_forwarded"}


def test_a_place_outside_brings_it_to_the_desk() -> None:
    change = acted(
        routed(), Action.CORRECT, LATER, actor=DESK, category_id=None, location=ELSEWHERE
    )
    assert (change.report.state, change.report.agency_id) == (State.TRIAGE, None)
    assert change.report.location == ELSEWHERE
    assert change.event.type is EventType.TRIAGED
    assert change.event.detail == {
        "rule": "place_not_in_city",
        "village_unsure": True,
        "from_agency": "pupr",
        "hops": 0,
        "place": "corrected",
    }
    assert change.report.needs_supervisor is False


def test_what_the_desk_corrects_in_triage_goes_its_way() -> None:
    report = after(in_triage(), Action.CORRECT, LATER, actor=DESK, category_id="jalan_rusak")
    assert (report.state, report.agency_id, report.rule) == (State.ASSIGNED, "pupr", "roads")


def test_the_same_office_keeps_it_as_it_is() -> None:
    report = routed()
    corrected = after(report, Action.CORRECT, LATER, actor=DESK, category_id="jalan_rusak")
    assert (corrected.state, corrected.agency_id) == (report.state, report.agency_id)
    assert (corrected.clocks, corrected.due) == (report.clocks, report.due)


def test_what_the_rules_send_to_the_same_body_again_goes_on_where_it_stood() -> None:
    reminded = climbed(forwarded(), NOW + 7 * DAY).report
    back = after(reminded, Action.ASSIGN, NOW + 8 * DAY, actor=DESK, agency_id="pupr")
    again = after(back, Action.CORRECT, NOW + 9 * DAY, actor=DESK, category_id="listrik_padam")
    assert (again.due.rung_id, again.due.at) == ("follow-up-2", NOW + 15 * DAY)


def test_after_acceptance_nothing_is_moved_by_a_rule() -> None:
    accepted = after(routed(), Action.ACCEPT, LATER)
    with pytest.raises(ConflictError):
        acted(accepted, Action.CORRECT, later(hours=2), actor=DESK)


def test_after_too_many_hops_only_a_supervisor_corrects() -> None:
    report = routed()
    for number in (1, 2):
        report = after(report, Action.REFUSE, LATER)
        if number == 1:
            report = after(report, Action.ASSIGN, LATER, actor=DESK)
    with pytest.raises(ForbiddenError):
        acted(report, Action.CORRECT, LATER, actor=DESK)
    assert after(report, Action.CORRECT, LATER, actor=SUPERVISOR).state is State.ASSIGNED


@pytest.mark.parametrize(
    ("wanted", "needs_supervisor"),
    [({"category_id": "listrik_padam"}, False), ({"location": ELSEWHERE}, True)],
    ids=["the rules know whose it is", "the rules leave it open"],
)
def test_what_a_supervisor_corrects_is_decided_unless_the_rules_leave_it_open(
    wanted: dict[str, Any], *, needs_supervisor: bool
) -> None:
    reserved = replace(routed(), needs_supervisor=True)
    after_it = after(reserved, Action.CORRECT, LATER, actor=SUPERVISOR, **wanted)
    assert after_it.needs_supervisor is needs_supervisor


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"category_id": None}, "correction_required", "category"),
        ({"category_id": "unheard_of"}, "category_unknown", "category_id"),
        (
            {"location": Location(village_code="00.00.00.0000")},
            "village_unknown",
            "location.kelurahan_code",
        ),
        ({"location": Location(address_text="di mana")}, "place_required", "location"),
    ],
)
def test_a_wrong_correction_is_refused(fields: dict[str, Any], code: str, field: str) -> None:
    assert refusal(
        InvalidError, lambda: acted(routed(), Action.CORRECT, LATER, actor=DESK, **fields)
    ) == (code, {"field": field})


def test_a_village_that_the_city_knows_is_place_enough() -> None:
    place = Location(village_code="7471011001")
    corrected = after(routed(), Action.CORRECT, LATER, actor=DESK, location=place)
    assert corrected.village_code == "7471011001"


def test_what_the_city_files_no_more_is_not_what_it_is_corrected_to() -> None:
    power = replace(REFERENCE.categories["listrik_padam"], retired=LATER.date())
    categories = {**REFERENCE.categories, "listrik_padam": power}
    context = Context(replace(REFERENCE, categories=categories), LATER, "operation", DESK)
    code, params = refusal(
        InvalidError,
        lambda: acted(
            routed(), Action.CORRECT, LATER, context=context, category_id="listrik_padam"
        ),
    )
    assert (code, params["field"]) == ("category_retired", "category_id")


def test_a_repeat_is_known_again() -> None:
    event = acted(routed(), Action.CORRECT, LATER, actor=DESK, text="Salah.").event
    assert tells_of(event, Request(Action.CORRECT, 1, "Salah."))
    assert not tells_of(event, Request(Action.CORRECT, 1, "Lain."))
    other = acted(routed(), Action.ACCEPT, LATER, actor=OFFICER).event
    assert not tells_of(other, Request(Action.CORRECT, 1, other.text))


def test_the_type_is_corrected_like_the_rest() -> None:
    change = acted(
        routed(),
        Action.CORRECT,
        LATER,
        actor=DESK,
        category_id=None,
        type=ReportType.INFORMATION,
    )
    assert change.report.type is ReportType.INFORMATION
    assert change.report.agency_id == "pupr"
    assert change.event.detail == {
        "rule": "roads",
        "village_unsure": False,
        "from_agency": "pupr",
        "hops": 0,
        "type": "information",
    }
    assert change.example is None


KENDARI = real("kendari")
HOLE = make_report(
    description="Jalan berlubang di Jl. Melati, motor sering jatuh.",
    location=Location(Point(-3.9668, 122.5140), 10.0, "device"),
)


def asked_about_the_road() -> Report:
    """A hole in a road that no table knows, on the desk."""
    change = decide_routing(HOLE, KENDARI, NOW, "route")
    assert change is not None
    return change.report


def corrected(report: Report, **wanted: Any) -> Change:
    request = Request(Action.CORRECT, report.version, **wanted)
    return decide_action(report, request, Context(KENDARI, NOW, "correct", DESK))


@pytest.mark.parametrize("wanted", [{"type": ReportType.SUGGESTION}, {"location": HOLE.location}])
def test_a_guess_that_nobody_confirmed_stays_one(wanted: dict[str, Any]) -> None:
    """Reading the rules again takes no guess for the reporter's word: the road is still asked about."""
    after = corrected(asked_about_the_road(), **wanted).report
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")


def test_who_names_the_category_has_said_it() -> None:
    after = corrected(asked_about_the_road(), category_id="jalan_rusak").report
    assert (after.agency_id, after.category_guessed) == ("DPUPR", False)


def test_another_place_is_another_road() -> None:
    found = corrected(asked_about_the_road(), road_status=RoadStatus.CITY).report
    after = corrected(found, location=Location(Point(-3.9798, 122.4987), source="pin")).report
    assert after.road_status is None
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")


def test_at_another_place_no_former_border_is_asked_about() -> None:
    report = replace(asked_about_the_road(), border=Border("74.71.09.1004", "74.71.08.1003"))
    after = corrected(report, location=HOLE.location).report
    assert after.border is None


def test_a_status_told_with_a_new_place_is_that_of_the_new_place() -> None:
    elsewhere = Location(Point(-3.9798, 122.4987), source="pin")
    after = corrected(
        asked_about_the_road(), location=elsewhere, road_status=RoadStatus.NATIONAL
    ).report
    assert (after.forwarded_to, after.road_status) == ("BPJN", RoadStatus.NATIONAL)


def test_nothing_is_still_nothing() -> None:
    with pytest.raises(InvalidError, match="correction_required"):
        corrected(asked_about_the_road())


def test_staff_fill_in_what_the_reporter_answers_when_asked_about_the_road() -> None:
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
    after = corrected(asked_about_the_road(), category_id="pohon", attributes=answers)
    assert after.report.rule == "pohon-rawan-pribadi"
    assert after.event.detail["answered"] == "keadaan,tempat"
    for wrong, code in (
        ({"padam": "rumah"}, "attribute_unknown"),
        ({"tempat": "bulan"}, "attribute_invalid"),
    ):
        with pytest.raises(InvalidError, match=code):
            corrected(asked_about_the_road(), category_id="pohon", attributes=wrong)


def test_a_road_that_no_table_knows_is_a_question_for_the_desk() -> None:
    report = asked_about_the_road()
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
    change = corrected(asked_about_the_road(), road_status=status)
    after, event = change.report, change.event
    assert (after.state, after.agency_id or after.forwarded_to, after.rule) == expected
    assert event.detail["rule"] == expected[2]
    assert (event.detail["road_status"], event.detail["road_sign"]) == (status, "staff")
    assert event.reference_version == KENDARI.version
    assert event.type in {EventType.ROUTED, EventType.FORWARDED}
    assert road_choices(asked_about_the_road(), KENDARI)[status] == expected[1]


def test_what_staff_found_outranks_the_name_in_the_text() -> None:
    named = replace(HOLE, description="Jalan berlubang di Jalan Brigjen Katamso")
    assert route(named, KENDARI).agency_id == "SDABM-SULTRA"
    assert route(replace(named, road_status=RoadStatus.CITY), KENDARI).agency_id == "DPUPR"


def test_the_reporters_side_of_a_border_does_not_answer_for_the_road() -> None:
    report = replace(asked_about_the_road(), border=Border("74.71.09.1004", "74.71.08.1003"))
    context = Context(KENDARI, NOW, "place", Actor("citizen", "reporter"))
    after = decide_place(report, "74.71.08.1003", context).report
    assert (after.state, after.rule) == (State.TRIAGE, "road_status_unknown")
