"""Where a report goes on once the word that it waited for has come."""

from dataclasses import replace

import pytest

from shared.domain.kernel.states import Stage, State
from shared.domain.report.report import Report
from shared.domain.sla.resuming import resumed
from tests.builders import later, make_report

ASKED_AT, NOW = later(days=1), later(days=4)


def waiting(resume_state: State = State.ASSIGNED, state: State = State.NEEDS_INFORMATION) -> Report:
    clocks = {"office/pupr": later(), Stage.WAITING: ASKED_AT}
    return make_report(state=state, agency_id="pupr", clocks=clocks, resume_state=resume_state)


def test_it_goes_on_in_the_hands_it_was_in_on_their_clock() -> None:
    report, told = resumed(waiting(State.IN_PROGRESS), NOW)
    assert (report.state, report.agency_id, report.resume_state) == (
        State.IN_PROGRESS,
        "pupr",
        None,
    )
    assert report.clocks == waiting().clocks
    assert told == {
        "asked_at": ASKED_AT.isoformat(),
        "from_state": "needs_information",
        "completes_file": None,
    }


def test_what_silence_had_ended_begins_anew() -> None:
    report, told = resumed(waiting(state=State.WITHDRAWN), NOW)
    assert (report.state, report.clocks) == (State.ASSIGNED, {})
    assert told["from_state"] == "withdrawn"


@pytest.mark.parametrize("state", [State.ASSIGNED, State.WITHDRAWN, State.CLOSED])
def test_where_no_word_is_waited_for_nothing_changes(state: State) -> None:
    report = replace(waiting(state=state), resume_state=None)
    assert resumed(report, NOW) == (report, {})


@pytest.mark.parametrize(
    ("report", "completes"),
    [
        (waiting(State.TRIAGE), True),
        (waiting(State.ASSIGNED), True),
        (waiting(State.ACCEPTED), False),
        (replace(waiting(), completed_at=ASKED_AT), False),
        (replace(waiting(), limit_passed_at=ASKED_AT), False),
        (replace(waiting(), appealed=True), False),
        (replace(waiting(), reopened_count=1), False),
    ],
)
def test_the_file_is_completed_once_by_a_word_before_anybody_took_it_up(
    report: Report, *, completes: bool
) -> None:
    after, told = resumed(report, NOW)
    assert bool(told["completes_file"]) is completes
    assert (after.completed_at == NOW) is completes
