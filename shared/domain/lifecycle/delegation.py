"""Which person of an office has a report in hand, and what becomes of it when they go. Pure decisions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.lifecycle.lifecycle import OPEN, require_state
from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import Role, StaffMember, may_read
from shared.domain.people.duty import HandOver
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change

# Officers pass work on inside their office, a supervisor everywhere.
_HOLDERS: Mapping[bool, frozenset[Role]] = {
    True: frozenset({Role.OFFICER}),
    False: frozenset({Role.DESK, Role.SUPERVISOR}),
}


def may_hold(person: StaffMember, report: Report, now: datetime) -> bool:
    """Whether the report can be in this person's hands: they serve today, and where the report is."""
    has_office = report.agency_id is not None
    same_place = (person.city_id, person.agency_id) == (report.city_id, report.agency_id)
    fits = person.role in _HOLDERS[has_office] and may_read(person, report)
    return fits and same_place and person.is_in_service(now)


def decide_delegation(
    report: Report, person: StaffMember | None, version: int, context: Context
) -> Change:
    """The report in the hands of one person, or with None in everybody's of its office again.

    No clock and no ladder takes notice. Raises ConflictError where the report moved on or has ended,
    InvalidError for somebody who may not have it.
    """
    if report.version != version:
        raise ConflictError("version_conflict", version=report.version)
    require_state(report, OPEN, "delegate")
    if person is not None and not may_hold(person, report, context.now):
        raise InvalidError("assignee_not_suitable", field="assignee")
    return _given(report, person, context, is_hand_over=False)


def decide_hand_over(
    report: Report, uid: str, successor: StaffMember | None, context: Context
) -> Change | None:
    """The report of somebody who goes, in the successor's hands; None where it is not theirs any more.

    Where the successor may not have it, it is everybody's of its office.
    """
    if report.assignee != uid:
        return None
    suits = successor is not None and may_hold(successor, report, context.now)
    return _given(report, successor if suits else None, context, is_hand_over=True)


def with_hand_over(person: StaffMember, order: HandOver, *, retires: bool) -> StaffMember:
    """The record with the order on it; while one is being carried out it goes on as it was given.

    Raises ConflictError where that one names somebody else.
    """
    known = person.hand_over
    is_running = known is not None and known.is_open
    if known is not None and is_running and known.successor != order.successor:
        raise ConflictError("hand_over_running")
    ordered = person if is_running else replace(person, hand_over=order)
    if not retires or not person.is_in_service(order.at):
        return ordered
    return replace(ordered, active=False, valid_until=order.at)


def _given(
    report: Report, person: StaffMember | None, context: Context, *, is_hand_over: bool
) -> Change:
    detail = {
        "assignee": person.uid if person else None,
        "from_assignee": report.assignee,
        "hand_over": is_hand_over or None,
    }
    return record_change(
        report,
        replace(report, assignee=person.uid if person else None),
        EventDraft(EventType.DELEGATED, context.actor, detail=detail),
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )
