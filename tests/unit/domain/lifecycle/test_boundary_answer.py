"""The reporter's word on which side of a border it is, and where the report goes then."""

from dataclasses import replace

import pytest

from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.boundary_answer import decide_place
from shared.domain.lifecycle.requests import Context
from shared.domain.notify.effects import effects_of
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import decide_routing
from tests.builders import NOW, make_report
from tests.unit.domain.packs import real

# Between Tobuuha (Puuwatu) and Pondambea (Kadia), and at the city's northern edge.
BETWEEN, AT_THE_EDGE = Point(-3.972456, 122.505656), Point(-3.915025, 122.479325)


MIDDLE = Point(-3.9668, 122.5140)


KENDARI = real("kendari")


def _report(point: Point, accuracy_m: float | None, source: str = "device") -> Report:
    return make_report(
        category_id="pelayanan_kecamatan", location=Location(point, accuracy_m, source)
    )


def _routed(point: Point, accuracy_m: float = 40.0) -> Report:
    change = decide_routing(_report(point, accuracy_m), KENDARI, NOW, "route")
    assert change is not None
    return change.report


def _chosen(report: Report, choice: str) -> Change:
    return decide_place(report, choice, Context(KENDARI, NOW, "place", _CITIZEN))


_CITIZEN = Actor("citizen", "reporter")


def test_the_other_side_takes_it_to_the_other_office() -> None:
    report = _routed(BETWEEN)
    assert (report.agency_id, report.border) == (
        "KEC-PUUWATU",
        Border("74.71.09.1004", "74.71.08.1003"),
    )
    change = _chosen(report, "74.71.08.1003")
    assert (change.report.agency_id, change.report.village_code) == ("KEC-KADIA", "74.71.08.1003")
    assert change.event.type is EventType.PLACED
    assert [each.template for each in effects_of(change.event) if each.template] == [
        "report_assigned"
    ]
    assert change.report.clocks == report.clocks


def test_the_likelier_side_changes_nothing_but_the_doubt() -> None:
    report = _routed(BETWEEN)
    change = _chosen(report, "74.71.09.1004")
    assert change.report.agency_id == "KEC-PUUWATU"
    assert [each for each in effects_of(change.event) if each.template] == []
    with pytest.raises(ConflictError, match="no_place_question"):
        _chosen(change.report, "74.71.08.1003")


def test_outside_goes_to_the_desk_and_is_kept() -> None:
    change = _chosen(_routed(AT_THE_EDGE), "outside")
    assert (change.report.state, change.report.agency_id) == (State.TRIAGE, None)
    assert (change.report.rule, change.report.village_code) == ("place_not_in_city", None)


def test_where_a_person_has_moved_it_there_it_stays() -> None:
    moved = replace(_routed(BETWEEN), agency_id="DPUPR")
    change = _chosen(moved, "74.71.08.1003")
    assert (change.report.agency_id, change.report.village_code) == ("DPUPR", "74.71.08.1003")


@pytest.mark.parametrize("state", [State.ACCEPTED, State.ANSWERED, State.CLOSED])
def test_once_it_is_accepted_it_is_not_moved_by_an_answer(state: State) -> None:
    with pytest.raises(ConflictError):
        _chosen(replace(_routed(BETWEEN), state=state), "74.71.08.1003")


def test_only_the_two_sides_can_be_chosen() -> None:
    with pytest.raises(InvalidError, match="place_choice_unknown"):
        _chosen(_routed(BETWEEN), "74.71.01.1005")
    with pytest.raises(ConflictError, match="no_place_question"):
        _chosen(_routed(MIDDLE), "outside")
