"""An edit in a city's draft: it is reviewed, and where that publishes a version, deadlines move with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared.bootstrap.ports import Ports


def review(city_id: str, table: str, row: str, by: str, ports: Ports) -> None:
    from shared.usecases.pack.review_draft import ReviewDraft, review_draft

    ruling = review_draft(ReviewDraft(city_id, table, row, by), ports)
    if ruling and ruling.publication:
        _reschedule(city_id, ports)


def _reschedule(city_id: str, ports: Ports) -> None:
    """Move what deadlines a new version moves, as many as one run may; the sweep does the rest."""
    from shared.usecases.sla.find_forgotten import OUTDATED_AT_ONCE
    from shared.usecases.sla.reschedule_report import reschedule_report

    rules = ports.references.current(city_id).schedule_version
    for report in ports.reports.outdated(city_id, rules, OUTDATED_AT_ONCE):
        reschedule_report(report, ports)
