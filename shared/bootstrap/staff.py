"""What staff ask for, each use case given its ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.bootstrap.core import Core

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared.domain.people.access import Claims, StaffMember
    from shared.domain.people.duty import Roster
    from shared.domain.people.people import Device, Wishes
    from shared.domain.report.report import Former, Report
    from shared.ports.reports import Page
    from shared.usecases.cases.merge_reports import MergeReports
    from shared.usecases.cases.split_report import SplitReport
    from shared.usecases.evidence.open_original import OpenOriginal
    from shared.usecases.evidence.redact_photo import RedactPhoto
    from shared.usecases.intake.find_similar import SimilarFound
    from shared.usecases.lifecycle.act_on_report import Acted, ActOnReport
    from shared.usecases.lifecycle.delegate_report import DelegateReport
    from shared.usecases.lifecycle.open_former import OpenFormer
    from shared.usecases.people.hand_over_queue import HandedOver
    from shared.usecases.people.list_staff import StaffDirectory
    from shared.usecases.people.order_hand_over import OrderHandOver
    from shared.usecases.queries.list_office_reports import Filters
    from shared.usecases.queries.read_report import Opened


class Staff(Core):
    """A use case is loaded with its first call."""

    def authenticate_staff(self, claims: Claims) -> StaffMember:
        from shared.usecases.people.authenticate_staff import authenticate_staff

        return authenticate_staff(claims, people=self.ports.people, clock=self.clock)

    def list_office_reports(self, member: StaffMember, filters: Filters) -> Page:
        from shared.usecases.queries.list_office_reports import list_office_reports

        return list_office_reports(member, filters, reports=self.ports.reports, clock=self.clock)

    def read_report(self, member: StaffMember, report_id: str) -> Opened:
        from shared.usecases.queries.read_report import read_report

        return read_report(
            member,
            report_id,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            outcomes=self.ports.outcomes,
            references=self.references,
        )

    def act_on_report(self, command: ActOnReport) -> Acted:
        from shared.usecases.lifecycle.act_on_report import act_on_report

        return act_on_report(
            command,
            reports=self.ports.reports,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
            keys=self.ports.capture_keys,
            together=self._together,
        )

    def merge_reports(self, command: MergeReports) -> Report:
        from shared.usecases.cases.merge_reports import merge_reports

        return merge_reports(
            command,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def split_report(self, command: SplitReport) -> Report:
        from shared.usecases.cases.split_report import split_report

        return split_report(
            command,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def redact_photo(self, command: RedactPhoto) -> Report:
        from shared.adapters.photos.painter import PillowPhotoPainter
        from shared.usecases.evidence.redact_photo import redact_photo

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
        from shared.usecases.evidence.open_original import open_original

        return open_original(
            command,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            photo_bytes=self.ports.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def open_photo_data(self, command: OpenOriginal) -> Mapping[str, object]:
        from shared.usecases.evidence.open_original import open_photo_data

        return open_photo_data(
            command,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def register_device(self, device: Device) -> None:
        from shared.usecases.notify.register_device import register_device

        register_device(device, people=self.ports.people)

    def list_staff(self, member: StaffMember, agency_id: str | None) -> StaffDirectory:
        from shared.usecases.people.list_staff import list_staff

        return list_staff(member, agency_id, people=self.ports.people, clock=self.clock)

    def keep_roster(self, member: StaffMember, uid: str, roster: Roster) -> StaffMember:
        from shared.usecases.people.keep_roster import keep_roster

        return keep_roster(member, uid, roster, people=self.ports.people, clock=self.clock)

    def keep_wishes(self, member: StaffMember, wishes: Wishes) -> StaffMember:
        from shared.usecases.people.keep_roster import keep_wishes

        return keep_wishes(member, wishes, people=self.ports.people)

    def delegate_report(self, command: DelegateReport) -> Report:
        from shared.usecases.lifecycle.delegate_report import delegate_report

        return delegate_report(
            command,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )

    def order_hand_over(self, command: OrderHandOver) -> StaffMember:
        from shared.usecases.people.order_hand_over import order_hand_over

        return order_hand_over(command, people=self.ports.people, clock=self.clock)

    def hand_over_queue(self, city_id: str, uid: str) -> HandedOver:
        from shared.usecases.people.hand_over_queue import hand_over_queue

        return hand_over_queue(
            city_id,
            uid,
            reports=self.ports.reports,
            people=self.ports.people,
            references=self.references,
            push=self.ports.push,
            clock=self.clock,
        )

    def find_similar_to(self, member: StaffMember, report_id: str) -> SimilarFound:
        from shared.usecases.intake.find_similar import find_similar_to

        return find_similar_to(
            member,
            report_id,
            reports=self.ports.reports,
            photo_records=self.ports.photo_records,
            references=self.references,
            clock=self.clock,
        )

    def open_former(self, command: OpenFormer) -> tuple[Former, ...]:
        from shared.usecases.lifecycle.open_former import open_former

        return open_former(
            command,
            reports=self.ports.reports,
            references=self.references,
            clock=self.clock,
            ids=self._ids,
        )
