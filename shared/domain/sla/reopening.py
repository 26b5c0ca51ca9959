"""How long an answer may be contested by whoever reported, and what the report is then. Pure."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.city.retirement import in_service
from shared.domain.city.sla_settings import SlaSettings
from shared.domain.kernel.states import State
from shared.domain.report.proof import NO_PROOFS
from shared.domain.report.report import Report
from shared.domain.sla.cycles import in_new_cycle


def may_still_contest(report: Report, limits: SlaSettings, now: datetime) -> bool:
    """Whether an answered or closed report can still be reopened by its reporter."""
    until = contest_until(report, limits)
    return until is None or now < until


def contest_until(report: Report, limits: SlaSettings) -> datetime | None:
    """When a closed report is closed for good; None for one that is not closed."""
    if report.state is not State.CLOSED or report.closed_at is None:
        return None
    until = report.closed_at + limits.contest_window
    return max(until, report.promised_until or until)


def reopened(report: Report, reference: Reference, now: datetime) -> Report:
    """Back to whoever answered: the office, the offices, or for an outside body's answer the desk.

    What a retired office had answered is anew with the one that took its place.
    """
    agency_id = in_service(report.agency_id, reference, now)
    state = State.REOPENED if agency_id else State.TRIAGE
    state = State.SPLIT if report.ties.parts else state
    count = report.reopened_count + 1
    needs_call = count >= reference.limits.call_at_reopening
    return replace(
        in_new_cycle(report),
        state=state,
        agency_id=agency_id,
        forwarded_to=None,
        reopened_count=count,
        needs_call=needs_call,
        call_since=now if needs_call else report.call_since,
        visit=None,
        proofs=NO_PROOFS,
    )
