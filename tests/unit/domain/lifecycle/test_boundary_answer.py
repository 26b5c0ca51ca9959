"""The reporter's word on which side of a border it is, and where the report goes then."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.boundary_answer import decide_place, is_place_asked
from shared.domain.lifecycle.requests import Context
from shared.domain.notify.effects import effects_of
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import decide_routing
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, later, make_report
from tests.unit.domain.outcomes import refusal, told
from tests.unit.domain.packs import real

# Between Tobuuha (Puuwatu) and Pondambea (Kadia), and at the city's northern edge, within and beyond.
BETWEEN, AT_THE_EDGE = Point(-3.972456, 122.505656), Point(-3.915025, 122.479325)
BEYOND_THE_EDGE = Point(-3.91, 122.479325)
MIDDLE = Point(-3.9668, 122.5140)
ANSWERED_AT = later(hours=1)
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
    return decide_place(report, choice, Context(KENDARI, ANSWERED_AT, "place", _CITIZEN))


_CITIZEN = Actor("citizen", "reporter")


def test_the_other_side_takes_it_to_the_other_office() -> None:
    report = _routed(BETWEEN)
    assert (report.agency_id, report.border) == (
        "KEC-PUUWATU",
        Border("74.71.09.1004", "74.71.08.1003"),
    )
    change = _chosen(report, "74.71.08.1003")
    assert (change.report.agency_id, change.report.village_code) == ("KEC-KADIA", "74.71.08.1003")
    assert told(change) == (
        EventDraft(
            EventType.PLACED,
            _CITIZEN,
            detail={
                "rule": "kecamatan",
                "village_unsure": False,
                "place": "74.71.08.1003",
                "from_agency": "KEC-PUUWATU",
                "moved": True,
            },
        ),
        ANSWERED_AT,
        "place",
    )
    assert change.event.state_before is State.ASSIGNED
    assert [each.template for each in effects_of(change.event) if each.template] == [
        "report_assigned"
    ]
    assert change.report.clocks == {**report.clocks, "office/KEC-KADIA": ANSWERED_AT}


def test_the_likelier_side_changes_nothing_but_the_doubt() -> None:
    change = _chosen(_routed(BETWEEN), "74.71.09.1004")
    assert change.report.agency_id == "KEC-PUUWATU"
    assert [each for each in effects_of(change.event) if each.template] == []


def test_outside_goes_to_the_desk_and_is_kept() -> None:
    change = _chosen(_routed(AT_THE_EDGE), "outside")
    assert (change.report.state, change.report.agency_id) == (State.TRIAGE, None)
    assert (change.report.rule, change.report.village_code) == ("place_not_in_city", None)


def test_a_report_from_beyond_the_edge_goes_to_the_office_within_whose_time_begins() -> None:
    beyond = _routed(BEYOND_THE_EDGE, 300.0)
    change = _chosen(beyond, "74.71.01.1007")
    assert (beyond.state, change.report.agency_id) == (State.TRIAGE, "KEC-MANDONGA")
    assert change.report.clocks == {"desk": NOW, "office/KEC-MANDONGA": ANSWERED_AT}


@pytest.mark.parametrize(
    ("hands", "where"),
    [
        ({"agency_id": "DPUPR"}, "DPUPR"),
        ({"state": State.FORWARDED, "agency_id": None, "forwarded_to": "PLN"}, "PLN"),
    ],
)
def test_where_a_person_has_moved_it_there_it_stays(hands: dict[str, Any], where: str) -> None:
    moved = replace(_routed(BETWEEN), **hands)
    change = _chosen(moved, "74.71.08.1003")
    report = change.report
    assert (report.state, report.agency_id, report.forwarded_to) == (
        moved.state,
        moved.agency_id,
        moved.forwarded_to,
    )
    assert report.village_code == "74.71.08.1003"
    detail = {"place": "74.71.08.1003", "rule": moved.rule, "from_agency": where}
    assert change.event.detail == detail


@pytest.mark.parametrize("state", [State.ACCEPTED, State.ANSWERED, State.CLOSED])
def test_once_it_is_accepted_it_is_not_moved_by_an_answer(state: State) -> None:
    report = replace(_routed(BETWEEN), state=state)
    assert refusal(ConflictError, lambda: _chosen(report, "74.71.08.1003")) == (
        "state_conflict",
        {"state": state.value, "action": "place"},
    )


@pytest.mark.parametrize("elsewhere", ["74.71.01.1005", "outside"])
def test_only_the_two_sides_can_be_chosen(elsewhere: str) -> None:
    between = _routed(BETWEEN)
    assert refusal(InvalidError, lambda: _chosen(between, elsewhere)) == (
        "place_choice_unknown",
        {"field": "choice"},
    )


def _waiting(resume_state: State) -> Report:
    asked = replace(_routed(BETWEEN), state=State.NEEDS_INFORMATION, resume_state=resume_state)
    return replace(asked, clocks={**asked.clocks, "waiting": NOW})


ANSWERED = _chosen(_routed(BETWEEN), "74.71.09.1004").report


@pytest.mark.parametrize("report", [_routed(MIDDLE), ANSWERED], ids=["not asked", "answered"])
def test_where_no_question_is_open_none_is_answered(report: Report) -> None:
    assert refusal(ConflictError, lambda: _chosen(report, "74.71.08.1003")) == (
        "no_place_question",
        {},
    )


@pytest.mark.parametrize(
    ("report", "is_asked"),
    [
        (_routed(BETWEEN), True),
        (replace(_routed(BETWEEN), state=State.ACCEPTED), False),
        (ANSWERED, False),
        (_routed(MIDDLE), False),
        (_waiting(State.ASSIGNED), True),
        (_waiting(State.ACCEPTED), False),
    ],
)
def test_the_question_is_shown_as_long_as_it_can_be_answered(
    report: Report, *, is_asked: bool
) -> None:
    assert is_place_asked(report) is is_asked


def test_a_side_chosen_while_a_word_is_waited_for_takes_it_to_the_other_office() -> None:
    change = _chosen(_waiting(State.ASSIGNED), "74.71.08.1003")
    assert (change.report.state, change.report.agency_id) == (State.ASSIGNED, "KEC-KADIA")
    assert (change.report.resume_state, change.event.ends_waiting) == (None, True)
