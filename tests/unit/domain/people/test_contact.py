"""A reporter's number is opened with a reason, told of in their history, and for some by two people."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.contact import (
    AGREED_WITHIN,
    SHOWN_FOR,
    ContactOpening,
    agreed_until,
    decide_contact_opening,
    is_told_again,
)
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, later, make_event, make_staff
from tests.unit.domain.lives import DAY, REFERENCE, a_case, merged, routed, split, standing
from tests.unit.domain.outcomes import refusal, told

WHY = "Menanyakan hasil perbaikan."
FIRST = make_staff(uid="uid-first", role=Role.SUPERVISOR, agency_id=None, name="Ani Contoh")
SECOND = make_staff(uid="uid-second", role=Role.SUPERVISOR, agency_id=None, name="Budi Contoh")
LATER = NOW + 6 * DAY


def opened(report: Report, by: StaffMember = FIRST, at: datetime = LATER, **fields: Any) -> Change:
    asked = ContactOpening(by, **{"reason": WHY, "has_number": True, **fields})
    return decide_contact_opening(
        report, asked, reference=REFERENCE, now=at, operation_id="operation"
    )


def test_the_history_tells_who_opened_the_number_and_why_and_nothing_else_has_changed() -> None:
    report = routed()
    change = opened(report)
    draft = EventDraft(EventType.CONTACT_OPENED, FIRST.as_actor, WHY, {"by": "Ani Contoh"})
    assert told(change) == (draft, LATER, "operation")
    assert change.report == replace(
        report, version=report.version + 1, updated_at=LATER, contact_opened_at=LATER
    )


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "text_required"),
        ("Nomornya 0812 3456 7890, tanyakan lubangnya.", "reason_tells_of_people"),
        ("Surel warga@contoh.id tidak dibalas.", "reason_tells_of_people"),
    ],
)
def test_a_reason_is_needed_that_leads_to_nobody(reason: str, code: str) -> None:
    refused = refusal(InvalidError, lambda: opened(routed(), reason=reason))
    assert refused == (code, {"field": "reason"})


@pytest.mark.parametrize("state", list(State))
def test_a_reporter_is_called_while_something_may_come_of_it(state: State) -> None:
    report = standing(state)
    if state in {State.WITHDRAWN, State.REJECTED, State.MERGED}:
        told_why = {"state": state.value, "action": "open_contact"}
        assert refusal(ConflictError, lambda: opened(report)) == ("state_conflict", told_why)
        return
    assert opened(report).event.type is EventType.CONTACT_OPENED


def test_of_a_closed_report_the_number_is_opened_until_it_is_closed_for_good() -> None:
    closed = standing(State.CLOSED)
    assert closed.closed_at is not None
    end = closed.closed_at + REFERENCE.limits.contest_window
    assert opened(closed, at=end - DAY).report.state is State.CLOSED
    code, _ = refusal(ConflictError, lambda: opened(closed, at=end))
    assert code == "state_conflict"


@pytest.mark.parametrize(
    ("case", "is_of_use"),
    [(a_case(), True), (replace(a_case(), state=State.WITHDRAWN), False)],
    ids=["open", "over"],
)
def test_who_joined_a_case_is_called_as_long_as_the_case_lives(
    case: Report, *, is_of_use: bool
) -> None:
    report = merged(routed(), a_case(), LATER)[0].report
    if not is_of_use:
        code, _ = refusal(ConflictError, lambda: opened(report, tied=case))
        assert code == "state_conflict"
        return
    assert opened(report, tied=case).report.state is State.MERGED


@pytest.mark.parametrize(
    ("report", "fields"),
    [
        (routed(), {"has_number": False}),
        (routed(ties=CaseLinks(joined=("other",), reporter_left=True)), {}),
    ],
    ids=["no number", "left the case"],
)
def test_where_nobody_is_to_be_called_nothing_is_written(
    report: Report, fields: dict[str, Any]
) -> None:
    assert refusal(ConflictError, lambda: opened(report, **fields)) == ("no_contact", {})


def test_of_a_restricted_report_a_second_person_opens_what_a_first_has_asked_for() -> None:
    asked = opened(routed(restricted=True), FIRST)
    assert (asked.event.type, asked.report.contact_opened_at) == (EventType.CONTACT_ASKED, None)
    assert asked.event.text == WHY
    assert agreed_until(asked.event) == LATER + AGREED_WITHIN

    agreed = opened(asked.report, SECOND, later(days=6, hours=1), reason="Setuju, mendesak.")

    assert agreed.event.type is EventType.CONTACT_OPENED
    assert agreed.event.detail == {"by": "Budi Contoh", "agrees": True}
    assert agreed.report.contact_opened_at == later(days=6, hours=1)
    assert (agreed.report.contact_asked_by, agreed.report.contact_asked_at) == ("", None)
    assert agreed_until(agreed.event) is None


def test_nobody_agrees_with_themselves() -> None:
    asked = opened(routed(restricted=True)).report
    just_before = LATER + AGREED_WITHIN - SHOWN_FOR
    assert refusal(ConflictError, lambda: opened(asked, at=just_before)) == (
        "second_person_required",
        {},
    )


@pytest.mark.parametrize("by", [FIRST, SECOND], ids=["the same", "another"])
def test_what_nobody_agreed_to_in_a_day_is_asked_for_anew(by: StaffMember) -> None:
    asked = opened(routed(restricted=True)).report
    again = opened(asked, by, LATER + AGREED_WITHIN)
    assert again.event.type is EventType.CONTACT_ASKED
    assert again.event.detail == {"by": by.name}
    assert again.report.contact_asked_by == by.uid


def test_each_opening_of_a_restricted_report_takes_two() -> None:
    agreed = opened(opened(routed(restricted=True), FIRST).report, SECOND).report
    assert opened(agreed, FIRST).event.type is EventType.CONTACT_ASKED


def test_what_was_asked_for_needs_nobody_more_once_the_report_is_no_longer_guarded() -> None:
    asked = opened(routed(restricted=True)).report
    change = opened(replace(asked, restricted=False), FIRST)
    assert change.event.type is EventType.CONTACT_OPENED
    assert change.report.contact_asked_by == ""


def test_a_part_is_guarded_as_its_whole_is() -> None:
    whole, part, _ = (each.report for each in split(routed(), LATER))
    assert opened(part, tied=whole).event.type is EventType.CONTACT_OPENED
    guarded = replace(whole, restricted=True)
    assert opened(part, tied=guarded).event.type is EventType.CONTACT_ASKED


@pytest.mark.parametrize(
    ("type_", "after", "again"),
    [
        (EventType.CONTACT_OPENED, SHOWN_FOR - SHOWN_FOR / 5, True),
        (EventType.CONTACT_OPENED, SHOWN_FOR, False),
        (EventType.CONTACT_ASKED, 2 * AGREED_WITHIN, True),
    ],
)
def test_a_repeat_is_answered_for_minutes_and_a_request_at_any_time(
    type_: EventType, after: Any, *, again: bool
) -> None:
    event = make_event(type=type_, at=NOW)
    assert is_told_again(event, NOW + after) is again
