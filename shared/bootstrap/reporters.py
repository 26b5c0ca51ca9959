"""What citizens ask for, each use case given its ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.bootstrap.core import Core

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from shared.domain.people.access import Role
    from shared.domain.people.accounts import Account, Preferences
    from shared.domain.photos.capture import Holder
    from shared.domain.report.report import Report
    from shared.domain.texts.catalogue import Language
    from shared.ports.reports import Page
    from shared.usecases.cases.read_case import PublicCase
    from shared.usecases.cases.support_case import StandByCase, StoodBy
    from shared.usecases.intake.advise_reporter import Advised
    from shared.usecases.intake.find_similar import FindSimilar, SimilarFound
    from shared.usecases.intake.issue_nonces import Issued
    from shared.usecases.intake.submit_report import SubmitReport
    from shared.usecases.lifecycle.correct_report import CorrectReport
    from shared.usecases.lifecycle.respond_as_reporter import RespondAsReporter, Responded
    from shared.usecases.notify.read_inbox import Inbox
    from shared.usecases.queries.track_report import Tracked


class Reporters(Core):
    """A use case is loaded with its first call."""

    def submit_report(self, command: SubmitReport) -> Mapping[str, object]:
        from shared.usecases.intake.submit_report import submit_report

        return submit_report(
            command,
            reports=self.ports.reports,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            keys=self.ports.capture_keys,
            together=self._together,
        )

    def issue_nonces(self, holder: Holder, count: int) -> Issued:
        from shared.usecases.intake.issue_nonces import issue_nonces

        return issue_nonces(
            holder, count, keys=self.ports.capture_keys, clock=self.clock, ids=self._ids
        )

    def advise_reporter(
        self, city_id: str, text: str, category_id: str | None, language: Language
    ) -> Advised:
        from shared.usecases.intake.advise_reporter import advise_reporter

        return advise_reporter(city_id, text, category_id, language, references=self.references)

    def track_report(self, code: str) -> Tracked:
        from shared.usecases.queries.track_report import track_report

        return track_report(
            code,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
        )

    def respond_as_reporter(self, command: RespondAsReporter) -> Responded:
        from shared.usecases.lifecycle.respond_as_reporter import respond_as_reporter

        return respond_as_reporter(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            keys=self.ports.capture_keys,
            together=self._together,
        )

    def claim_report(self, code: str, uid: str) -> Report:
        from shared.usecases.lifecycle.claim_report import claim_report

        return claim_report(
            code,
            uid,
            reports=self.ports.reports,
            people=self.ports.people,
            crowd=self.ports.crowd,
            references=self.references,
            clock=self.clock,
        )

    def list_own_reports(self, city_id: str, uid: str, cursor: str | None, limit: int) -> Page:
        from shared.usecases.queries.list_own_reports import list_own_reports

        return list_own_reports(city_id, uid, cursor, limit, reports=self.ports.reports)

    def read_preferences(self, city_id: str, uid: str) -> Preferences:
        from shared.domain.people.accounts import NOTHING_CHOSEN

        account = self.ports.people.account(city_id, uid)
        return account.preferences if account else NOTHING_CHOSEN

    def choose_preferences(self, city_id: str, uid: str, preferences: Preferences) -> Preferences:
        from shared.usecases.people.choose_preferences import choose_preferences

        people = self.ports.people
        return choose_preferences(city_id, uid, preferences, people=people).preferences

    def mark_inbox_read(self, city_id: str, uid: str, until: datetime) -> Account:
        from shared.usecases.people.choose_preferences import mark_inbox_read

        people = self.ports.people
        return mark_inbox_read(city_id, uid, until, people=people, clock=self.clock)

    def read_inbox(self, city_id: str, uid: str, cursor: str | None, limit: int) -> Inbox:
        from shared.usecases.notify.read_inbox import read_inbox

        return read_inbox(
            city_id,
            uid,
            cursor,
            limit,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            together=self._together,
        )

    def stand_by_case(self, command: StandByCase) -> StoodBy:
        from shared.usecases.cases.support_case import stand_by_case

        return stand_by_case(
            command,
            reports=self.ports.reports,
            crowd=self.ports.crowd,
            references=self.references,
            clock=self.clock,
        )

    def find_similar(self, command: FindSimilar) -> SimilarFound:
        from shared.usecases.intake.find_similar import find_similar

        return find_similar(
            command, reports=self.ports.reports, references=self.references, clock=self.clock
        )

    def correct_report(self, command: CorrectReport) -> Report:
        from shared.usecases.lifecycle.correct_report import correct_report

        return correct_report(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def read_case(self, case_id: str) -> PublicCase:
        from shared.usecases.cases.read_case import read_case

        return read_case(case_id, reports=self.ports.reports, references=self.references)

    def read_photo(
        self, report: Report, photo_id: str, size: str, role: Role | None = None
    ) -> bytes:
        from shared.usecases.evidence.read_photo import read_photo

        return read_photo(
            report,
            photo_id,
            size,
            role,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
        )
