"""An order to go to an office lasts while that office owes an answer. Pure."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Act, Reference
from shared.domain.kernel.states import Stage
from shared.domain.report.report import Detail, Report
from shared.domain.report.turns import holder_of

# While its reporter is asked something the report only rests.
_STILL_WITH_OFFICE = frozenset({Stage.OFFICE, Stage.WAITING})


def with_order_kept_or_cancelled(report: Report, reference: Reference, now: datetime) -> Report:
    """The report as it is, or without an order to an office that has answered or has it no more."""
    visit = report.visit
    if visit is None:
        return report
    is_owed = report.stage in _STILL_WITH_OFFICE and report.agency_id == visit.agency_id
    return report if is_owed else without_order(report, reference, now)


def without_order(report: Report, reference: Reference, now: datetime) -> Report:
    """The report with its order cancelled, where nobody has been there yet.

    The ladder may send somebody again once the office gets it back: its rungs that do are not spent.
    """
    visit = report.visit
    if visit is None or not visit.is_awaited:
        return report
    holder = holder_of(Stage.OFFICE, visit.agency_id)
    ladder = reference.ladders.get(Stage.OFFICE, ())
    orders = {f"{holder}:{rung.rung_id}" for rung in ladder if rung.act is Act.VISIT}
    return replace(
        report,
        visit=replace(visit, cancelled_at=now),
        fired=tuple(key for key in report.fired if key not in orders),
    )


def cancellation_in(before: Report | None, after: Report) -> Detail:
    """What an event tells of an order that its change has cancelled: to which office it was."""
    was_awaited = before is not None and before.visit is not None and before.visit.is_awaited
    visit = after.visit
    if visit is None or visit.cancelled_at is None or not was_awaited:
        return {}
    return {"visit_cancelled": visit.agency_id}
