"""The one composition root: which adapter stands behind each port, and what each use case is given.

A use case is loaded with its first call: what a function never does costs its cold start nothing.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from shared.config import Config, load_from_environment
from shared.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from shared.adapters.references import PublishedReferences
    from shared.bootstrap.embedded import EmbeddedPorts
    from shared.bootstrap.ports import Ports
    from shared.domain.access import Claims, PaperKind, Role, StaffMember
    from shared.domain.accounts import Account, Preferences
    from shared.domain.catalogue import Language
    from shared.domain.chat_replies import Answer, Press
    from shared.domain.duty import Roster
    from shared.domain.outside import OutsideWord
    from shared.domain.people import Device
    from shared.domain.receipts import SentMessage, Status
    from shared.domain.report import Event, Former, Photo, Report
    from shared.domain.ruling import Ruling
    from shared.domain.signed_links import SignedLink
    from shared.domain.staff_wishes import Wishes
    from shared.domain.tap_links import TapLinks
    from shared.ports import (
        Clock,
        Committed,
        Ids,
        Page,
        PhotoCleaner,
        Printer,
        Together,
        TokenCheck,
    )
    from shared.usecases.act_on_report import Acted, ActOnReport
    from shared.usecases.advise_reporter import Advised
    from shared.usecases.correct_report import CorrectReport
    from shared.usecases.delegate_report import DelegateReport
    from shared.usecases.find_forgotten import Forgotten
    from shared.usecases.find_similar import FindSimilar, Found
    from shared.usecases.hand_over_queue import HandedOver
    from shared.usecases.import_pack import Imported, ImportPack
    from shared.usecases.list_office_reports import Filters
    from shared.usecases.list_staff import Colleagues
    from shared.usecases.merge_reports import MergeReports
    from shared.usecases.office_tap import OfficeTap
    from shared.usecases.open_original import OpenOriginal
    from shared.usecases.open_outside_page import OutsidePage
    from shared.usecases.order_hand_over import OrderHandOver
    from shared.usecases.print_case_file import SeenCase
    from shared.usecases.read_case import PublicCase
    from shared.usecases.read_inbox import Inbox
    from shared.usecases.read_report import Opened
    from shared.usecases.redact_photo import RedactPhoto
    from shared.usecases.respond_as_reporter import RespondAsReporter, Responded
    from shared.usecases.split_report import SplitReport
    from shared.usecases.stand_by_case import StandByCase, StoodBy
    from shared.usecases.submit_report import SubmitReport
    from shared.usecases.track_report import Tracked


class Container:
    """One process's adapters and use cases. Nothing is connected to before it is needed."""

    def __init__(self, config: Config, ports: Ports) -> None:
        self.config = config
        self.ports = ports
        self.telemetry = Telemetry()

    @property
    def clock(self) -> Clock:
        return self.ports.clock

    @property
    def token_check(self) -> TokenCheck:
        return self.ports.token_check

    @cached_property
    def references(self) -> PublishedReferences:
        from pathlib import Path

        from shared.adapters.packs import FolderPacks
        from shared.adapters.references import PublishedReferences

        def tell(city_id: str, reason: str) -> None:
            self.telemetry.warning("reference kept as it was", city_id=city_id, reason=reason)

        deployed = FolderPacks(Path(self.config.cities_folder))
        return PublishedReferences(deployed, self.ports.publications, tell)

    @cached_property
    def _ids(self) -> Ids:
        from shared.adapters.system import SystemIds

        return SystemIds()

    @cached_property
    def _together(self) -> Together:
        from shared.adapters.system import ThreadTogether

        return ThreadTogether()

    @cached_property
    def _cleaner(self) -> PhotoCleaner:
        from shared.adapters.photos.cleaner import PillowPhotoCleaner

        return PillowPhotoCleaner()

    @cached_property
    def _printer(self) -> Printer:
        from shared.adapters.papers.printer import ReportLabPrinter

        return ReportLabPrinter()

    # Citizens.

    def submit_report(self, command: SubmitReport) -> Mapping[str, object]:
        from shared.usecases.submit_report import submit_report

        return submit_report(
            command,
            reports=self.ports.reports,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            together=self._together,
        )

    def advise_reporter(
        self, city_id: str, text: str, category_id: str | None, language: Language
    ) -> Advised:
        from shared.usecases.advise_reporter import advise_reporter

        return advise_reporter(city_id, text, category_id, language, references=self.references)

    def track_report(self, code: str) -> Tracked:
        from shared.usecases.track_report import track_report

        return track_report(
            code,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
        )

    def respond_as_reporter(self, command: RespondAsReporter) -> Responded:
        from shared.usecases.respond_as_reporter import respond_as_reporter

        return respond_as_reporter(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            together=self._together,
        )

    def claim_report(self, code: str, uid: str) -> Report:
        from shared.usecases.claim_report import claim_report

        return claim_report(
            code,
            uid,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
        )

    def list_own_reports(self, city_id: str, uid: str, cursor: str | None, limit: int) -> Page:
        from shared.usecases.list_own_reports import list_own_reports

        return list_own_reports(city_id, uid, cursor, limit, reports=self.ports.reports)

    def read_preferences(self, city_id: str, uid: str) -> Preferences:
        from shared.domain.accounts import NOTHING_CHOSEN

        account = self.ports.people.account(city_id, uid)
        return account.preferences if account else NOTHING_CHOSEN

    def choose_preferences(self, city_id: str, uid: str, preferences: Preferences) -> Preferences:
        from shared.usecases.choose_preferences import choose_preferences

        people = self.ports.people
        return choose_preferences(city_id, uid, preferences, people=people).preferences

    def mark_inbox_read(self, city_id: str, uid: str, until: datetime) -> Account:
        from shared.usecases.choose_preferences import mark_inbox_read

        people = self.ports.people
        return mark_inbox_read(city_id, uid, until, people=people, clock=self.clock)

    def read_inbox(self, city_id: str, uid: str, cursor: str | None, limit: int) -> Inbox:
        from shared.usecases.read_inbox import read_inbox

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
        from shared.usecases.stand_by_case import stand_by_case

        return stand_by_case(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            crowd=self.ports.crowd,
            references=self.references,
            clock=self.clock,
        )

    def find_similar(self, command: FindSimilar) -> Found:
        from shared.usecases.find_similar import find_similar

        return find_similar(
            command, reports=self.ports.reports, references=self.references, clock=self.clock
        )

    def find_similar_to(self, member: StaffMember, report_id: str) -> Found:
        from shared.usecases.find_similar import find_similar_to

        return find_similar_to(
            member,
            report_id,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
        )

    def correct_report(self, command: CorrectReport) -> Report:
        from shared.usecases.correct_report import correct_report

        return correct_report(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def read_former(self, member: StaffMember, report_id: str) -> tuple[Former, ...]:
        from shared.usecases.read_former import read_former

        return read_former(member, report_id, reports=self.ports.reports)

    def read_case(self, case_id: str) -> PublicCase:
        from shared.usecases.read_case import read_case

        return read_case(case_id, reports=self.ports.reports, references=self.references)

    def read_photo(
        self, report: Report, photo_id: str, size: str, role: Role | None = None
    ) -> bytes:
        from shared.usecases.read_photo import read_photo

        return read_photo(
            report,
            photo_id,
            size,
            role,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
        )

    # Staff.

    def authenticate_staff(self, claims: Claims) -> StaffMember:
        from shared.usecases.authenticate_staff import authenticate_staff

        return authenticate_staff(claims, people=self.ports.people, clock=self.clock)

    def list_office_reports(self, member: StaffMember, filters: Filters) -> Page:
        from shared.usecases.list_office_reports import list_office_reports

        return list_office_reports(member, filters, reports=self.ports.reports, clock=self.clock)

    def read_report(self, member: StaffMember, report_id: str) -> Opened:
        from shared.usecases.read_report import read_report

        return read_report(
            member,
            report_id,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            outcomes=self.ports.outcomes,
            references=self.references,
        )

    def act_on_report(self, command: ActOnReport) -> Acted:
        from shared.usecases.act_on_report import act_on_report

        return act_on_report(
            command,
            reports=self.ports.reports,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            together=self._together,
        )

    def merge_reports(self, command: MergeReports) -> Report:
        from shared.usecases.merge_reports import merge_reports

        return merge_reports(
            command,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def split_report(self, command: SplitReport) -> Report:
        from shared.usecases.split_report import split_report

        return split_report(
            command,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def redact_photo(self, command: RedactPhoto) -> Report:
        from shared.adapters.photos.painter import PillowPhotoPainter
        from shared.usecases.redact_photo import redact_photo

        return redact_photo(
            command,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
            painter=PillowPhotoPainter(),
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def open_original(self, command: OpenOriginal) -> bytes:
        from shared.usecases.open_original import open_original

        return open_original(
            command,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def register_device(self, device: Device) -> None:
        from shared.usecases.register_device import register_device

        register_device(device, people=self.ports.people)

    def list_staff(self, member: StaffMember, agency_id: str | None) -> Colleagues:
        from shared.usecases.list_staff import list_staff

        return list_staff(member, agency_id, people=self.ports.people, clock=self.clock)

    def keep_roster(self, member: StaffMember, uid: str, roster: Roster) -> StaffMember:
        from shared.usecases.keep_roster import keep_roster

        return keep_roster(member, uid, roster, people=self.ports.people, clock=self.clock)

    def keep_wishes(self, member: StaffMember, wishes: Wishes) -> StaffMember:
        from shared.usecases.keep_roster import keep_wishes

        return keep_wishes(member, wishes, people=self.ports.people)

    def delegate_report(self, command: DelegateReport) -> Report:
        from shared.usecases.delegate_report import delegate_report

        return delegate_report(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def order_hand_over(self, command: OrderHandOver) -> StaffMember:
        from shared.usecases.order_hand_over import order_hand_over

        return order_hand_over(command, people=self.ports.people, clock=self.clock)

    def hand_over_queue(self, city_id: str, uid: str) -> HandedOver:
        from shared.usecases.hand_over_queue import hand_over_queue

        return hand_over_queue(
            city_id,
            uid,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            push=self.ports.push,
            clock=self.clock,
        )

    # Whoever runs the installation.

    def import_pack(self, command: ImportPack) -> Imported:
        from shared.usecases.import_pack import import_pack

        imported = import_pack(
            command,
            publications=self.ports.publications,
            drafts=self.ports.drafts,
            clock=self.clock,
        )
        self.references.look_again(command.city_id)
        return imported

    # Papers.

    def print_paper(self, member: StaffMember, report_id: str, kind: PaperKind) -> bytes:
        from shared.usecases.print_paper import Pages, print_paper

        return print_paper(
            member,
            report_id,
            kind,
            pages=Pages(self.config.pages_url or self.config.base_url, self.ports.link_keys),
            reports=self.ports.reports,
            references=self.references,
            printer=self._printer,
        )

    def print_case_file(self, seen: SeenCase, asked_by: StaffMember | str) -> bytes:
        from shared.usecases.print_case_file import print_case_file

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
        from shared.usecases.print_slip import print_slip

        return print_slip(
            member,
            report_id,
            tracking_code,
            reports=self.ports.reports,
            references=self.references,
            printer=self._printer,
        )

    # Bodies outside the city, through the links of their letters.

    def open_outside_page(self, link: SignedLink) -> OutsidePage:
        from shared.usecases.open_outside_page import open_outside_page

        return open_outside_page(
            link,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
        )

    def answer_from_outside(self, link: SignedLink, word: OutsideWord) -> Event:
        from shared.usecases.answer_from_outside import answer_from_outside

        return answer_from_outside(
            link,
            word,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
        )

    # The platform.

    def review_edit(self, city_id: str, table: str, row: str, by: str) -> Ruling | None:
        from shared.usecases.review_draft import ReviewDraft, review_draft

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
        from shared.usecases.find_forgotten import OUTDATED_AT_ONCE

        rules = self.references.current(city_id).schedule_version
        for report in self.ports.reports.outdated(city_id, rules, OUTDATED_AT_ONCE):
            self.reschedule_report(report)

    def route_report(self, city_id: str, report_id: str) -> Committed | None:
        from shared.usecases.route_report import route_report

        return route_report(
            city_id,
            report_id,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
        )

    def perform_effects(self, city_id: str, report_id: str, event_id: str) -> None:
        from shared.usecases.perform_effects import perform_effects

        perform_effects(
            city_id,
            report_id,
            event_id,
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
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
        from shared.usecases.office_tap import OfficeTap

        return OfficeTap(
            reports=self.ports.reports,
            taps=self.ports.taps,
            references=self.references,
            chat=self.ports.chat,
            keys=self.ports.link_keys,
            clock=self.clock,
            ids=self._ids,
        )

    @property
    def _tap_links(self) -> TapLinks:
        from shared.domain.tap_links import TapLinks

        return TapLinks(self.config.pages_url or self.config.base_url, self.ports.link_keys)

    def answer_by_chat(self, press: Press) -> Answer | None:
        from shared.usecases.answer_by_chat import answer_by_chat

        return answer_by_chat(
            press,
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
            references=self.references,
            chat=self.ports.chat,
            links=self._tap_links,
            clock=self.clock,
        )

    def note_receipt(self, status: Status) -> SentMessage | None:
        from shared.usecases.note_receipt import note_receipt

        return note_receipt(
            status,
            outcomes=self.ports.outcomes,
            alarms=self.ports.alarms,
            references=self.references,
            clock=self.clock,
        )

    def send_digests(self, city_id: str) -> int:
        from shared.usecases.send_digests import send_digests

        return send_digests(
            city_id,
            reports=self.ports.reports,
            people=self.ports.people,
            push=self.ports.push,
            digests=self.ports.digests,
            references=self.references,
            clock=self.clock,
        )

    def publish_photo(self, object_name: str) -> Photo | None:
        from shared.usecases.publish_photo import publish_photo

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
        from shared.usecases.escalate_report import escalate_report

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
        from shared.usecases.reschedule_report import reschedule_report

        return reschedule_report(
            report, reports=self.ports.reports, references=self.references, clock=self.clock
        )

    def find_forgotten(self, city_id: str, limit: int) -> Forgotten:
        from shared.usecases.find_forgotten import find_forgotten

        return find_forgotten(
            city_id,
            limit,
            reports=self.ports.reports,
            outcomes=self.ports.outcomes,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
        )


@cache
def house() -> Container:
    """This process's container, made at the first request and kept."""
    config = load_from_environment()
    return Container(config, ports_of(config))


def ports_of(config: Config) -> Ports:
    """The backend that the configuration names; the other one is not even imported."""
    if config.backend == "google":
        from shared.bootstrap.google import GooglePorts

        return GooglePorts(config)
    from shared.bootstrap.embedded import EmbeddedPorts

    return EmbeddedPorts(config)


def embedded_ports(container: Container) -> EmbeddedPorts:
    """The embedded backend itself, for the local city, which stands in for the platform around it."""
    from shared.bootstrap.embedded import EmbeddedPorts

    if not isinstance(container.ports, EmbeddedPorts):
        raise TypeError("the local city runs on the embedded backend")
    return container.ports
