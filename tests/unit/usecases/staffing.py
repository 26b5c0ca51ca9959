"""What staff do, and bodies outside the city."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from shared.domain.cases.split import PartWanted
from shared.domain.evidence.redaction import Box
from shared.domain.lifecycle.outside import ExternalReply, link_of
from shared.domain.lifecycle.requests import Request
from shared.domain.links.signed_links import SignedLink
from shared.domain.people.access import Action, Link, Role, StaffMember
from shared.domain.photos.photos import AnnouncedPhoto, Photo
from shared.domain.report.report import Event, Report
from shared.usecases.cases.merge_reports import MergeReports, merge_reports
from shared.usecases.cases.split_report import SplitReport, split_report
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.evidence.redact_photo import RedactPhoto, redact_photo
from shared.usecases.lifecycle.act_on_report import Acted, ActOnReport, act_on_report
from shared.usecases.lifecycle.answer_from_outside import answer_from_outside
from shared.usecases.lifecycle.delegate_report import DelegateReport, delegate_report
from shared.usecases.queries.read_report import read_report
from tests.builders import CITY
from tests.unit.usecases.ground import DESK, OFFICER, Ground

FACE = Box(0.1, 0.1, 0.4, 0.5)


class Staffing(Ground):
    """What staff do, and bodies outside the city."""

    def act(
        self,
        report: Report,
        action: Action,
        *,
        member: StaffMember = OFFICER,
        photos: tuple[AnnouncedPhoto, ...] = (),
        key: str = "",
        **fields: Any,
    ) -> Acted:
        """On the present version unless `version` is given."""
        known = self.reports.stored.get((CITY, report.report_id), report)
        request = Request(action, **{"version": known.version, "text": "Sudah.", **fields})
        return act_on_report(ActOnReport(member, report.report_id, request, photos, key), self)

    def merge(
        self,
        report: Report,
        case: Report | None = None,
        *,
        link: Link = Link.MERGE,
        member: StaffMember = DESK,
        key: str = "",
        **fields: Any,
    ) -> Report:
        """On the present version unless `version` is given."""
        version = self.reports.get(CITY, report.report_id).version
        command = MergeReports(
            member,
            report.report_id,
            link,
            **{"version": version, "case_id": case.report_id if case else "", **fields},
            idempotency_key=key,
        )
        return merge_reports(command, self)

    def split(
        self,
        report: Report,
        parts: Sequence[PartWanted] = (),
        *,
        member: StaffMember = DESK,
        key: str = "",
        **fields: Any,
    ) -> Report:
        """On the present version unless `version` is given; without parts the split is undone."""
        version = self.reports.get(CITY, report.report_id).version
        command = SplitReport(
            member,
            report.report_id,
            **{"version": version, "parts": parts, **fields},
            idempotency_key=key,
        )
        return split_report(command, self)

    def delegate(
        self, report: Report, assignee: str | None, member: StaffMember = OFFICER, key: str = ""
    ) -> Report:
        """On the present version."""
        version = self.reports.get(CITY, report.report_id).version
        return delegate_report(
            DelegateReport(member, report.report_id, version, assignee, key), self
        )

    @property
    def read(self) -> Any:
        return partial(read_report, ports=self)

    def outside_link(self, report: Report) -> SignedLink:
        """The one on the letter that the report went out with last."""
        known = self.reports.get(CITY, report.report_id)
        assert known.letter is not None
        return link_of(known, known.letter, self.clock.now() + timedelta(days=30))

    def say_from_outside(self, report: Report, word: ExternalReply) -> Event:
        return answer_from_outside(self.outside_link(report), word, self)

    def redact(self, photo: Photo, member: StaffMember = DESK, key: str = "") -> None:
        """One face is covered."""
        redact_photo(RedactPhoto(member, photo.report_id, photo.photo_id, (FACE,), key), self)

    def seen(self, photo: Photo, role: Role | None = None, size: str = "large") -> bytes:
        """What of it whoever of that role is shown; without one, the reporter."""
        report = self.reports.get(CITY, photo.report_id)
        return read_photo(report, photo.photo_id, size, self, role=role)
