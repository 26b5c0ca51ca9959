"""All ports as fakes, and every use case wired to them: what a deployment is to its functions."""

from typing import Any

from shared.domain.photos.photos import Photo
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

    def published_photo(self, data: bytes = b"jpeg", **fields: Any) -> Photo:
        """The one photo of a report with the office for roads, clean and shown."""
        report = self.submit_and_route(**{"photos": (JPEG,), **fields})
        (photo,) = self.photo_records.photos(CITY, report.report_id)
        self.photo_bytes.quarantine[photo.object_name] = data
        settled: Photo = self.publish(photo.object_name)
        return settled
