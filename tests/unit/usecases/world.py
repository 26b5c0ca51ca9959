"""All ports as fakes, and every use case wired to them: what a deployment is to its functions."""

from typing import Any

from shared.domain.report.report import Report
from tests.builders import CITY
from tests.unit.usecases.ground import DESK, JPEG, KEYS, LEADER, LINKS, OFFICER, SUPERVISOR
from tests.unit.usecases.machinery import Machinery
from tests.unit.usecases.reporting import Reporting, a_submission
from tests.unit.usecases.staffing import Staffing

__all__ = [
    "DESK",
    "JPEG",
    "KEYS",
    "LEADER",
    "LINKS",
    "OFFICER",
    "SUPERVISOR",
    "World",
    "a_submission",
]


class World(Reporting, Staffing, Machinery):
    """Everybody in one city. Replace a fake before it is used: `world.push = DeadPush()`."""

    def submit_and_route(self, **fields: Any) -> Report:
        """A report with the office for roads, as the reporter knows it: with its code."""
        answer = self.submit(**fields)
        self.route(answer["report_id"])
        return self.reports.find_by_code(CITY, answer["tracking_code"])
