"""What the platform, WhatsApp and whoever runs the installation set going."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shared.bootstrap.core import Core

if TYPE_CHECKING:
    from shared.domain.notify.chat_replies import ChatAnswer, Press
    from shared.domain.notify.receipts import SentMessage, Status
    from shared.domain.notify.tap_links import TapLinks
    from shared.domain.pack.edit.publish_decision import PublishDecision
    from shared.domain.photos.photos import Photo
    from shared.domain.report.report import Report
    from shared.ports.reports import Committed
    from shared.usecases.lifecycle.office_tap import OfficeTap
    from shared.usecases.pack.import_pack import Imported, ImportPack
    from shared.usecases.sla.find_forgotten import Forgotten


class Triggers(Core):
    """A use case is loaded with its first call."""

    def review_edit(self, city_id: str, table: str, row: str, by: str) -> PublishDecision | None:
        from shared.usecases.pack.review_draft import ReviewDraft, review_draft

        ruling = review_draft(
            ReviewDraft(city_id, table, row, by),
            drafts=self.ports.drafts,
            publications=self.ports.publications,
            clock=self.clock,
        )
        if ruling and ruling.publication:
            self.references.look_again(city_id)
            self._reschedule(city_id)
        return ruling

    def _reschedule(self, city_id: str) -> None:
        """Move what deadlines a new version moves, as many as one run may; the sweep does the rest."""
        from shared.usecases.sla.find_forgotten import OUTDATED_AT_ONCE

        rules = self.references.current(city_id).schedule_version
        for report in self.ports.reports.outdated(city_id, rules, OUTDATED_AT_ONCE):
            self.reschedule_report(report)

    def route_report(self, city_id: str, report_id: str) -> Committed | None:
        from shared.usecases.routing.route_report import route_report

        return route_report(
            city_id,
            report_id,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
        )

    def perform_effects(self, city_id: str, report_id: str, event_id: str) -> None:
        from shared.usecases.notify.perform_effects import perform_effects

        perform_effects(
            city_id,
            report_id,
            event_id,
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
            batches=self.ports.batches,
            alarms=self.ports.alarms,
            people=self.ports.people,
            crowd=self.ports.crowd,
            push=self.ports.push,
            chat=self.ports.chat,
            mail=self.ports.mail,
            links=self._tap_links,
            references=self.references,
            clock=self.clock,
        )

    @cached_property
    def office_tap(self) -> OfficeTap:
        from shared.usecases.lifecycle.office_tap import OfficeTap

        return OfficeTap(
            reports=self.ports.reports,
            batches=self.ports.batches,
            taps=self.ports.taps,
            references=self.references,
            chat=self.ports.chat,
            photo_bytes=self.ports.photo_bytes,
            keys=self.ports.link_keys,
            clock=self.clock,
            ids=self._ids,
        )

    @property
    def _tap_links(self) -> TapLinks:
        from shared.domain.notify.tap_links import TapLinks

        return TapLinks(self.config.pages_url or self.config.base_url, self.ports.link_keys)

    def answer_by_chat(self, press: Press) -> ChatAnswer | None:
        from shared.usecases.notify.answer_by_chat import AnswerByChat

        answer = AnswerByChat(
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
            batches=self.ports.batches,
            references=self.references,
            chat=self.ports.chat,
            links=self._tap_links,
            clock=self.clock,
        )
        return answer(press)

    def note_receipt(self, status: Status) -> SentMessage | None:
        from shared.usecases.notify.note_receipt import note_receipt

        return note_receipt(
            status,
            outcomes=self.ports.outcomes,
            alarms=self.ports.alarms,
            references=self.references,
            clock=self.clock,
        )

    def send_digests(self, city_id: str) -> int:
        from shared.usecases.notify.send_digests import send_digests

        return send_digests(
            city_id,
            reports=self.ports.reports,
            people=self.ports.people,
            push=self.ports.push,
            chat=self.ports.chat,
            mail=self.ports.mail,
            digests=self.ports.digests,
            references=self.references,
            clock=self.clock,
        )

    def publish_photo(self, object_name: str) -> Photo | None:
        from shared.usecases.evidence.publish_photo import publish_photo

        return publish_photo(
            object_name,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            cleaner=self._cleaner,
            clock=self.clock,
        )

    def escalate_report(self, city_id: str, report_id: str, due_version: int) -> Committed | None:
        from shared.usecases.sla.escalate_report import escalate_report

        return escalate_report(
            city_id,
            report_id,
            due_version,
            reports=self.ports.reports,
            alarms=self.ports.alarms,
            references=self.references,
            clock=self.clock,
        )

    def reschedule_report(self, report: Report) -> Committed | None:
        from shared.usecases.sla.reschedule_report import reschedule_report

        return reschedule_report(
            report, reports=self.ports.reports, references=self.references, clock=self.clock
        )

    def find_forgotten(self, city_id: str, limit: int) -> Forgotten:
        from shared.usecases.sla.find_forgotten import find_forgotten

        return find_forgotten(
            city_id,
            limit,
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
        )

    def import_pack(self, command: ImportPack) -> Imported:
        from shared.usecases.pack.import_pack import import_pack

        imported = import_pack(
            command,
            publications=self.ports.publications,
            references=self.references,
            drafts=self.ports.drafts,
            clock=self.clock,
        )
        self.references.look_again(command.city_id)
        return imported
