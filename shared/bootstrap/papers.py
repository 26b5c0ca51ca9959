"""What is printed, and what comes back from bodies outside the city through the links on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.bootstrap.core import Core

if TYPE_CHECKING:
    from shared.domain.lifecycle.outside import OutsideWord
    from shared.domain.links.signed_links import SignedLink
    from shared.domain.people.access import PaperKind, StaffMember
    from shared.domain.report.report import Event
    from shared.usecases.lifecycle.open_outside_page import OutsidePage
    from shared.usecases.papers.print_case_file import SeenCase


class Papers(Core):
    """A use case is loaded with its first call."""

    def print_paper(self, member: StaffMember, report_id: str, kind: PaperKind) -> bytes:
        from shared.usecases.papers.print_paper import PaperPages, print_paper

        return print_paper(
            member,
            report_id,
            kind,
            pages=PaperPages(self.config.pages_url or self.config.base_url, self.ports.link_keys),
            reports=self.ports.reports,
            references=self.references,
            printer=self._printer,
        )

    def print_case_file(self, seen: SeenCase, asked_by: StaffMember | str) -> bytes:
        from shared.usecases.papers.print_case_file import print_case_file

        return print_case_file(
            seen,
            asked_by,
            people=self.ports.people,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            printer=self._printer,
            clock=self.clock,
        )

    def print_slip(self, member: StaffMember, report_id: str, tracking_code: str) -> bytes:
        from shared.usecases.papers.print_slip import print_slip

        return print_slip(
            member,
            report_id,
            tracking_code,
            reports=self.ports.reports,
            references=self.references,
            printer=self._printer,
        )

    def open_outside_page(self, link: SignedLink) -> OutsidePage:
        from shared.usecases.lifecycle.open_outside_page import open_outside_page

        return open_outside_page(
            link,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
        )

    def answer_from_outside(self, link: SignedLink, word: OutsideWord) -> Event:
        from shared.usecases.lifecycle.answer_from_outside import answer_from_outside

        return answer_from_outside(
            link,
            word,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
        )
