"""What every change of a report brings with it, whatever act it was."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.calendar.clocks import Pause
from shared.domain.kernel.states import EventType, State
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Change, Report
from shared.domain.report.turns import ASIDE, Turn
from shared.domain.sla.history import EventDraft, record_change
from tests.builders import NOW, later, make_photo, make_report
from tests.unit.domain.lives import OFFICER, REFERENCE

THEN = later(hours=5)
HELD = make_report(state=State.ACCEPTED, agency_id="pupr", assignee="uid-officer", version=7)


def recorded(before: Report | None, after: Report, **told: Any) -> Change:
    draft = EventDraft(EventType.PROGRESSED, OFFICER, **told)
    return record_change(
        before, after, draft, reference=REFERENCE, now=THEN, operation_id="operation"
    )


@pytest.mark.parametrize(("before", "version"), [(None, 1), (HELD, 8)])
def test_each_change_is_one_version_higher_and_told_once(
    before: Report | None, version: int
) -> None:
    change = recorded(before, HELD)
    assert (change.report.version, change.event.seq) == (version, version)
    assert (change.report.updated_at, change.event.at) == (THEN, THEN)
    assert change.event.state_before == (before and before.state)


@pytest.mark.parametrize(
    ("fields", "assignee"),
    [
        ({}, "uid-officer"),
        ({"state": State.IN_PROGRESS}, "uid-officer"),
        ({"state": State.ANSWERED}, "uid-officer"),
        ({"agency_id": "dlh"}, None),
        ({"state": State.TRIAGE, "agency_id": None}, None),
        ({"state": State.CLOSED}, None),
    ],
)
def test_a_person_has_it_in_hand_while_their_office_has_it(
    fields: dict[str, Any], assignee: str | None
) -> None:
    assert recorded(HELD, replace(HELD, **fields)).report.assignee == assignee


@pytest.mark.parametrize(
    ("was", "becomes", "closed_at"),
    [
        (State.ANSWERED, State.CLOSED, THEN),
        (State.CLOSED, State.CLOSED, NOW),
        (State.CLOSED, State.REOPENED, NOW),
        (State.ANSWERED, State.WITHDRAWN, NOW),
    ],
)
def test_when_it_was_closed_last_stays_known(was: State, becomes: State, closed_at: object) -> None:
    before = make_report(state=was, closed_at=NOW)
    assert recorded(before, replace(before, state=becomes)).report.closed_at == closed_at


def test_new_photos_stand_behind_those_that_were_there() -> None:
    before = replace(HELD, photo_ids=("photo-1",))
    new = (make_photo(photo_id="photo-2"), make_photo(photo_id="photo-3"))
    change = recorded(before, before, photos=new)
    assert change.report.photo_ids == ("photo-1", "photo-2", "photo-3")
    assert change.photos == new


@pytest.mark.parametrize(
    ("state", "resume_state", "needs_supervisor"),
    [
        (State.WITHDRAWN, State.TRIAGE, True),
        (State.WITHDRAWN, None, False),
        (State.REJECTED, None, False),
        (State.TRIAGE, None, True),
    ],
)
def test_at_its_end_a_report_is_on_nobodys_list_unless_it_may_come_back(
    state: State, resume_state: State | None, *, needs_supervisor: bool
) -> None:
    wanted = make_report(state=state, resume_state=resume_state, needs_supervisor=True)
    calling = replace(wanted, needs_call=True)
    after = recorded(None, calling).report
    assert after.needs_supervisor is needs_supervisor
    assert after.needs_call is (not state.is_final)


def test_nobody_is_asked_for_who_was_never_wanted() -> None:
    ended = make_report(state=State.WITHDRAWN, resume_state=State.TRIAGE)
    assert recorded(None, ended).report.needs_supervisor is False


@pytest.mark.parametrize(
    ("state", "holders", "counted"),
    [
        (State.ANSWERED, ("office/pupr",), (Pause(THEN),)),
        (State.ANSWERED, ("office/pupr", "citizen"), (Pause(later(hours=1)),)),
        (State.CLOSED, ("office/pupr", "citizen"), (Pause(later(hours=1)),)),
        (State.REOPENED, ("citizen",), (Pause(NOW, THEN),)),
        (State.REOPENED, ("desk", "waiting", "outside/pln"), (Pause(later(hours=1), THEN),)),
        (
            State.REOPENED,
            ("waiting", "desk", "waiting"),
            (
                Pause(NOW, later(hours=1)),
                Pause(later(hours=2), THEN),
            ),
        ),
        (State.REOPENED, ("office/dlh",), ()),
        (State.REOPENED, (ASIDE,), ()),
    ],
)
def test_a_pause_lasts_as_long_as_it_is_not_the_citys_turn(
    state: State, holders: tuple[str, ...], counted: tuple[Pause, ...]
) -> None:
    turns = tuple(Turn(holder, later(hours=hour)) for hour, holder in enumerate(holders))
    report = make_report(state=state, agency_id="pupr", turns=turns)
    assert recorded(report, report).report.pauses == counted


@pytest.mark.parametrize(
    "told",
    [
        {"agency_id": "pupr"},
        {"forwarded_to": "pln", "agency_id": None, "state": State.FORWARDED},
        {"ties": CaseLinks(joined=("report-2",))},
        {"ties": CaseLinks(part_of="report-3")},
        {"ties": CaseLinks(parts=("report-4", "report-5"))},
        {"followers": 1},
        {"followers": 2},
    ],
)
def test_an_event_names_everybody_whom_it_concerns(told: dict[str, Any]) -> None:
    """It is told later than it is written, and the report may have moved on."""
    change = recorded(HELD, replace(HELD, **told))
    report, event = change.report, change.event
    assert (event.agency_id, event.forwarded_to) == (report.agency_id, report.forwarded_to)
    ties = report.ties
    assert (event.joined, event.part_of, event.parts) == (ties.joined, ties.part_of, ties.parts)
    assert event.is_followed is (report.followers > 0)


def test_the_history_keeps_only_what_was_said() -> None:
    said = {"from_agency": "pupr", "hops": 0, "reason": None, "met": "", "final": False}
    detail = recorded(HELD, HELD, detail=said).event.detail
    assert detail == {"from_agency": "pupr", "hops": 0, "final": False}
