"""How a report gets into a store in the tests: as the use cases bring it there."""

from typing import Any

from shared.domain.kernel.operations import Operation
from shared.domain.photos.photos import Photo
from shared.domain.report.report import Change, Report
from shared.ports.reports import Committed, Reports
from tests.builders import (
    NOW,
    make_event,
    make_identity,
    make_next,
    make_operation,
    make_report,
    make_submission,
)


def file_report(
    reports: Reports, report: Report, uid: str = "uid-citizen", photos: tuple[Photo, ...] = ()
) -> Operation:
    """Claim a key and submit the report under it."""
    operation_id = f"submit-{report.report_id}"
    reports.claim(report.city_id, make_operation(operation_id=operation_id), NOW)
    return reports.submit(
        make_submission(
            report,
            change=Change(report, make_event(report, operation_id=operation_id), photos),
            identity=make_identity(city_id=report.city_id, report_id=report.report_id, uid=uid),
        )
    )


def step(reports: Reports, report: Report, operation_id: str, **fields: Any) -> Committed | None:
    """Change a stored report to its next version, whatever it is now."""
    return reports.change(
        report.city_id,
        report.report_id,
        operation_id,
        lambda found: make_next(found, operation_id, **fields),
    )


def step_both(
    reports: Reports, of: tuple[Report, Report], operation_id: str, **fields: Any
) -> Committed | None:
    """Change two stored reports to their next versions, whatever they are now."""
    return reports.change_together(
        of[0].city_id,
        [report.report_id for report in of],
        operation_id,
        lambda found: tuple(make_next(report, operation_id, **fields) for report in found),
    )


def numbered(n: int, **fields: Any) -> Report:
    """One of many reports: id and tracking code made of its number."""
    return make_report(report_id=f"report-{n:03d}", tracking_code=f"KDI-{n:05d}", **fields)
