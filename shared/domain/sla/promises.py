"""What date may be promised, and how one that an office at work promises puts off the visit to it. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import InvalidError
from shared.domain.report.report import Detail, Report
from shared.domain.sla.deadlines import due_at, is_put_off_by_promise
from shared.domain.sla.ladder import rungs_ahead

# A year and the rest of its last day: nobody can be held to more.
FURTHEST_PROMISE = timedelta(days=366)


def check_promise(by: datetime | None, now: datetime) -> None:
    """Whoever made it. Raises InvalidError for a date that is over, or more than a year ahead."""
    if by is None:
        return
    if by <= now:
        raise InvalidError("promise_in_past", field="promised_by")
    if by - now > FURTHEST_PROMISE:
        raise InvalidError("promise_too_far", field="promised_by")


def with_promise(report: Report, by: datetime, reference: Reference) -> Report:
    """The report with the visit put off until then; as it is where that moves no visit, or none any more.

    What the reporter was promised moves for nobody.
    """
    made = report.promises.get(report.holder, ())
    if len(made) >= reference.limits.promise_moves_visit:
        return report
    promised = replace(report, promises={**report.promises, report.holder: (*made, by)})
    before, after = _visit_at(report, reference), _visit_at(promised, reference)
    is_moved = before is not None and after is not None and before < after
    return promised if is_moved else report


def moved_by_promise(before: Report, after: Report, reference: Reference) -> Detail:
    """What an event tells of a visit that was put off: from when, and until when."""
    if after.promises.get(after.holder, ()) == before.promises.get(after.holder, ()):
        return {}
    was_at = _visit_at(replace(after, promises=before.promises), reference)
    visit_at = _visit_at(after, reference)
    return {
        "visit_was_at": was_at.isoformat() if was_at else None,
        "visit_moved_to": visit_at.isoformat() if visit_at else None,
    }


def _visit_at(report: Report, reference: Reference) -> datetime | None:
    visits = (r for r in rungs_ahead(report, reference) if is_put_off_by_promise(r, report))
    visit = next(visits, None)
    return due_at(report, visit, reference) if visit else None
