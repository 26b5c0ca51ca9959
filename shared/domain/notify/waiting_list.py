"""What nobody has answered after all the usual steps, as one list and one message to each who leads. Pure."""

from collections.abc import Iterable
from datetime import datetime

from shared.domain.city.reference import Reference, Whom
from shared.domain.kernel.states import CITY_STAGES
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.digest import Digest, handles
from shared.domain.report.report import Event, Report
from shared.domain.sla.ladder import times_climbed

TEMPLATE = "waiting_list"
READERS = (Whom.DESK, Whom.REGIONAL_SECRETARY, Whom.MAYOR)


def is_gathered(event: Event, whom: Whom | None, report: Report) -> bool:
    """Whether the message goes with the list. What is restricted is on none: each goes to supervisors."""
    is_listed = event.detail.get("template") == TEMPLATE and whom in READERS
    return is_listed and not report.restricted


@value_object
class WaitingList:
    """What one reader is told of in one morning."""

    whom: Whom
    reports: tuple[Report, ...]

    @property
    def digest(self) -> Digest:
        return Digest(len(self.reports), handles(self.reports))


def list_of(
    reports: Iterable[Report],
    whom: Whom,
    between: tuple[datetime, datetime],
    reference: Reference,
) -> WaitingList | None:
    """Of these the ones that came up for that person after one list and until the next; None for none."""
    found = tuple(report for report in reports if _came_up(report, whom, between, reference))
    return WaitingList(whom, found) if found else None


def _came_up(
    report: Report, whom: Whom, between: tuple[datetime, datetime], reference: Reference
) -> bool:
    told_at = report.told.get(whom)
    if told_at is None or not between[0] < told_at <= between[1]:
        return False
    if report.restricted or report.stage is None or report.stage not in CITY_STAGES:
        return False
    return any(
        rung.template == TEMPLATE and rung.whom is whom and times_climbed(report, rung)
        for rung in reference.ladders.get(report.stage, ())
    )
