"""How long an answer may be contested by whoever reported. Pure."""

from datetime import datetime

from shared.domain.city.sla_settings import SlaSettings
from shared.domain.kernel.states import State
from shared.domain.report.report import Report


def may_still_contest(report: Report, limits: SlaSettings, now: datetime) -> bool:
    """Whether an answered or closed report can still be reopened by its reporter."""
    until = contest_until(report, limits)
    return until is None or now < until


def contest_until(report: Report, limits: SlaSettings) -> datetime | None:
    """When a closed report is closed for good; None for one that is not closed."""
    if report.state is not State.CLOSED or report.closed_at is None:
        return None
    return report.closed_at + limits.contest_window
