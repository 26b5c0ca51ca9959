"""A supervisor is told how to reach a reporter, to call them. The trace is written before it is shown."""

from datetime import datetime
from typing import Protocol

from shared.domain.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import StaffMember, may_open_contact, may_read
from shared.domain.people.contact import (
    ContactOpening,
    agreed_until,
    decide_contact_opening,
    is_told_again,
)
from shared.domain.people.people import Identity
from shared.domain.report.report import Change, Report
from shared.ports.has import HasClock, HasIds, HasPeople, HasReferences, HasReports
from shared.ports.reports import Committed, Reports


@value_object
class OpenContact:
    """`idempotency_key` may be empty: then each call is an opening of its own."""

    member: StaffMember
    report_id: str
    reason: str
    idempotency_key: str = ""


@value_object
class OpenedContact:
    """`name` is empty where the reporter wants to be anonymous, or gave none.

    While a second person has yet to agree, until `agreed_until`, nothing is told.
    """

    report: Report
    name: str = ""
    phone: str = ""
    agreed_until: datetime | None = None


class OpenContactPorts(HasReports, HasPeople, HasReferences, HasClock, HasIds, Protocol): ...


def open_contact(command: OpenContact, ports: OpenContactPorts) -> OpenedContact:
    """Once for each opening; a repeat soon afterwards is given the same answer.

    Raises NotFoundError for a report that one may not read, ForbiddenError for who may not call,
    InvalidError and ConflictError as the decision does, InvalidError for a key that was used for another
    reason, and ConflictError (`contact_given`) for a repeat that comes too late.
    """
    member, city_id = command.member, command.member.city_id
    found = ports.reports.get(city_id, command.report_id)
    tied = _tied(found, ports.reports)
    if not may_read(member, found) or (tied and not may_read(member, tied)):
        raise NotFoundError("not_found")
    reference = ports.references.current(city_id)
    if not may_open_contact(member, desk_calls=reference.city.desk_calls):
        is_left_to_supervisors = may_open_contact(member, desk_calls=True)
        raise ForbiddenError("contact_for_supervisors" if is_left_to_supervisors else "forbidden")
    kept = ports.people.identity(city_id, found.ties.part_of or found.report_id)
    opening = ContactOpening(
        member,
        command.reason,
        has_number=kept is not None and bool(kept.phone),
        tied=tied,
    )
    operation_id = derived_id(
        "contact", found.report_id, member.uid, command.idempotency_key or ports.ids.new_id()
    )
    now = ports.clock.now()

    def decide(report: Report) -> Change:
        if not may_read(member, report):
            raise NotFoundError("not_found")
        return decide_contact_opening(
            report, opening, reference=reference, now=now, operation_id=operation_id
        )

    committed = ports.reports.change(city_id, found.report_id, operation_id, decide)
    return _answer(_stood(committed, command, now), kept)


def _tied(report: Report, reports: Reports) -> Report | None:
    tied_id = report.ties.merged_into or report.ties.part_of
    return reports.get(report.city_id, tied_id) if tied_id else None


def _stood(committed: Committed | None, command: OpenContact, now: datetime) -> Change:
    """What this call, now or in an earlier attempt, has written down."""
    if committed is None:
        raise ConflictError("version_conflict")
    change = committed.change
    if committed.repeated and change.event.text != command.reason:
        raise InvalidError("idempotency_key_reused")
    if committed.repeated and not is_told_again(change.event, now):
        raise ConflictError("contact_given")
    return change


def _answer(change: Change, kept: Identity | None) -> OpenedContact:
    until = agreed_until(change.event)
    if kept is None or until is not None:
        return OpenedContact(change.report, agreed_until=until)
    name = "" if change.report.anonymous else kept.name
    return OpenedContact(change.report, name, kept.phone)
