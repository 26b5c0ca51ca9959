"""Correcting a category or a place: the rules are read again, as long as no office has accepted."""

from typing import Any

import pytest

from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, ReportType, State
from shared.domain.lifecycle.lifecycle import tells_of
from shared.domain.lifecycle.requests import Request
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.report.location import Location
from tests.builders import NOW, later
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    OFFICER,
    SUPERVISOR,
    acted,
    after,
    climbed,
    forwarded,
    in_triage,
    routed,
)

ELSEWHERE = Location(Point(10.0, 10.0), source="pin")
LATER = NOW + HOUR


def test_another_category_leads_to_another_office_on_the_same_clock() -> None:
    report = routed()
    change = acted(report, Action.CORRECT, LATER, actor=DESK, category_id="listrik_padam", text="")
    assert (change.report.state, change.report.forwarded_to) == (State.FORWARDED, "pln")
    assert change.report.clocks.items() >= report.clocks.items()
    assert change.event.type is EventType.FORWARDED
    assert change.event.actor == DESK
    assert change.event.detail["category"] == "listrik_padam"
    assert change.event.detail["rule"] == change.report.rule == "power"
    assert change.event.detail["from_agency"] == "pupr"
    assert {each.template for each in effects_of(change.event)} >= {"report_forwarded"}


def test_a_place_outside_brings_it_to_the_desk() -> None:
    change = acted(
        routed(), Action.CORRECT, LATER, actor=DESK, category_id=None, location=ELSEWHERE
    )
    assert (change.report.state, change.report.agency_id) == (State.TRIAGE, None)
    assert change.report.location == ELSEWHERE
    assert change.event.type is EventType.TRIAGED
    assert change.event.detail["place"] == "corrected"


def test_what_the_desk_corrects_in_triage_goes_its_way() -> None:
    report = after(in_triage(), Action.CORRECT, LATER, actor=DESK, category_id="jalan_rusak")
    assert (report.state, report.agency_id, report.rule) == (State.ASSIGNED, "pupr", "roads")


def test_the_same_office_keeps_it_as_it_is() -> None:
    report = routed()
    corrected = after(report, Action.CORRECT, LATER, actor=DESK, category_id="jalan_rusak")
    assert (corrected.state, corrected.agency_id) == (report.state, report.agency_id)
    assert (corrected.clocks, corrected.due) == (report.clocks, report.due)


def test_what_the_rules_send_outside_again_has_the_whole_ladder_before_it() -> None:
    reminded = climbed(forwarded(), NOW + 7 * DAY).report
    back = after(reminded, Action.ASSIGN, NOW + 8 * DAY, actor=DESK, agency_id="pupr")
    again = after(back, Action.CORRECT, NOW + 9 * DAY, actor=DESK, category_id="listrik_padam")
    assert (again.due.rung_id, again.due.at) == ("follow-up-1", NOW + 16 * DAY)


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
    ("fields", "code"),
    [
        ({"category_id": None}, "correction_required"),
        ({"category_id": "unheard_of"}, "category_unknown"),
        ({"location": Location(village_code="00.00.00.0000")}, "village_unknown"),
        ({"location": Location(address_text="di mana")}, "place_required"),
    ],
)
def test_a_wrong_correction_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        acted(routed(), Action.CORRECT, LATER, actor=DESK, **fields)
    assert refused.value.code == code


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
    assert change.event.detail["type"] == "information"
    assert change.example is None
