"""Going to an office in person: who is sent and when, and what came of it. Pure decisions."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.city import City
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from shared.domain.sla.deadlines import is_answer_late
from shared.domain.sla.document_numbers import format_number, year_of
from shared.domain.sla.promises import FURTHEST_PROMISE


def order_visit(report: Report, request: Request, context: Context) -> Report:
    """Somebody is sent: to an office that nobody was sent to, or once more after a visit was made.

    As long as nobody has been there, who goes may be named where nobody was, and when may be written
    anew; the order stays as old as it is. To another office it is another order.
    Raises InvalidError where it is not said who goes, and for a time that is over or more than a year ahead,
    ConflictError where somebody else is to go.
    """
    if not request.goes:
        raise InvalidError("text_required", field="goes")
    planned_at = request.planned_at or context.now
    if not context.now <= planned_at <= context.now + FURTHEST_PROMISE:
        raise InvalidError("visit_time_wrong", field="planned_at")
    visit = _ordered(report, context)
    if visit.goes not in {"", request.goes}:
        raise ConflictError("visit_already_ordered")
    return replace(report, visit=replace(visit, goes=request.goes, planned_at=request.planned_at))


def is_new_order(before: Report, after: Report) -> bool:
    number = before.visit.number if before.visit else 0
    return after.visit is not None and after.visit.number > number


def note_visit(report: Report, request: Request, context: Context) -> Report:
    """What came of it. A visit was made since it was ordered.

    Raises InvalidError for other times and without words, ConflictError where no visit is awaited.
    """
    if not request.text:
        raise InvalidError("text_required", field="text")
    if report.visit is None or not report.visit.is_awaited:
        raise ConflictError("no_visit_ordered")
    visited_at = request.visited_at or context.now
    was_before = request.visited_at is not None and visited_at < report.visit.ordered_at
    if was_before or visited_at > context.now:
        raise InvalidError("visit_time_wrong", field="visited_at")
    made = replace(
        report.visit,
        visited_at=visited_at,
        met=request.met,
        result=request.text,
        promise=request.promise,
        promised_by=request.promised_by,
    )
    return replace(report, visit=made)


def cancel_visit(report: Report, now: datetime) -> Report:
    """Nobody goes any more. Until the office's time begins anew, only the desk sends somebody again.

    Raises ConflictError where no visit is awaited.
    """
    if report.visit is None or not report.visit.is_awaited:
        raise ConflictError("no_visit_ordered")
    return replace(report, visit=replace(report.visit, cancelled_at=now))


def new_order(report: Report, reference: Reference, now: datetime) -> Visit:
    """The next order of this cycle, to the office that has the report; its register number is to come."""
    return Visit(
        report.agency_id or "",
        now,
        number=report.visit.number + 1 if report.visit else 1,
        serial_year=year_of(now, reference.city),
        was_late=is_answer_late(report, reference, now),
    )


def number_of(visit: Visit, city: City) -> str:
    """Its number in the register, as the city writes it; empty where it never got one."""
    form = city.letterhead.order_format
    return format_number(visit.serial, visit.ordered_at, form, city) if visit.serial else ""


def _ordered(report: Report, context: Context) -> Visit:
    visit = report.visit
    if visit is not None and visit.is_awaited and visit.agency_id == report.agency_id:
        return visit
    return new_order(report, context.reference, context.now)
