"""Staff, reporters, followers and what is remembered of them, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from shared.domain.cases.supporters import BroadcastCursor, Supporter, SupportKind, decide_support
from shared.domain.kernel.errors import NotFoundError
from shared.domain.notify.digest import DigestRecord, begun_from
from shared.domain.notify.taps import Tap
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.domain.report.report import Report
from shared.ports.people import ChangeAccount, ChangeIdentity, ChangeStaff
from tests.fake_store import FakeReports, _Key


@dataclass
class FakeDigests:
    records: dict[_Key, DigestRecord] = field(default_factory=dict)

    def begin(self, wanted: DigestRecord, now: datetime) -> DigestRecord | None:
        begun = begun_from(self.records.get((wanted.city_id, wanted.key)), wanted, now)
        if begun is not None:
            self.records[wanted.city_id, wanted.key] = begun
        return begun

    def record(self, city_id: str, key: str) -> DigestRecord | None:
        return self.records.get((city_id, key))

    def finish(self, record: DigestRecord) -> None:
        self.records[record.city_id, record.key] = record


@dataclass
class FakeTaps:
    taps: dict[str, Tap] = field(default_factory=dict)

    def tap(self, city_id: str, link_id: str) -> Tap | None:
        found = self.taps.get(link_id)
        return found if found and found.city_id == city_id else None

    def change_tap(self, new: Tap, decide: Callable[[Tap], Tap]) -> Tap:
        self.taps[new.link_id] = decide(self.taps.get(new.link_id, new))
        return self.taps[new.link_id]


@dataclass
class FakeSupporters:
    """Those who stand by a report are kept with the reports: they move in one commit."""

    reports: FakeReports
    tellings: dict[tuple[str, str, str], BroadcastCursor] = field(default_factory=dict)

    def wish(self, wanted: Supporter, wish: SupportKind, *, on: bool) -> tuple[Report, Supporter]:
        report = self.reports.get(wanted.city_id, wanted.report_id)
        place = (wanted.city_id, wanted.report_id)
        identity = self.reports.identities.get(place)
        found = self.reports.supporters.get((*place, wanted.uid))
        reporter = identity.uid if identity else ""
        counted, after = decide_support(report, found, wanted, wish, on=on, reporter=reporter)
        self.reports.stored[place] = counted
        self.reports.supporters[*place, wanted.uid] = after
        return counted, after

    def followers(
        self, city_id: str, report_id: str, limit: int, after: str | None = None
    ) -> tuple[tuple[Supporter, ...], str | None]:
        page = [
            each
            for (city, report, uid), each in sorted(self.reports.supporters.items())
            if (city, report) == (city_id, report_id) and each.follows and uid > (after or "")
        ][:limit]
        return tuple(page), page[-1].uid if len(page) == limit else None

    def telling(self, city_id: str, report_id: str, key: str) -> BroadcastCursor | None:
        return self.tellings.get((city_id, report_id, key))

    def note_telling(self, telling: BroadcastCursor) -> None:
        self.tellings[telling.city_id, telling.report_id, telling.key] = telling


@dataclass
class FakePeople:
    reports: FakeReports
    members: dict[_Key, StaffMember] = field(default_factory=dict)
    devices: dict[_Key, Device] = field(default_factory=dict)
    accounts: dict[_Key, Account] = field(default_factory=dict)

    def staff(self, city_id: str, uid: str) -> StaffMember | None:
        return self.members.get((city_id, uid))

    def save_staff(self, member: StaffMember) -> None:
        self.members[member.city_id, member.uid] = member

    def change_staff(self, city_id: str, uid: str, decide: ChangeStaff) -> StaffMember:
        member = self.staff(city_id, uid)
        if member is None:
            raise NotFoundError("not_found")
        self.save_staff(decide(member))
        return self.members[city_id, uid]

    def open_hand_overs(self, city_id: str, limit: int) -> tuple[StaffMember, ...]:
        return self._staff(city_id, lambda m: m.hand_over is not None and m.hand_over.is_open)[
            :limit
        ]

    def staff_of_agency(self, city_id: str, agency_id: str) -> tuple[StaffMember, ...]:
        return self._staff(city_id, lambda member: member.agency_id == agency_id)

    def staff_of_role(self, city_id: str, role: str) -> tuple[StaffMember, ...]:
        return self._staff(city_id, lambda member: member.role == role)

    def identity(self, city_id: str, report_id: str) -> Identity | None:
        return self.reports.identities.get((city_id, report_id))

    def change_identity(self, city_id: str, report_id: str, decide: ChangeIdentity) -> Identity:
        identity = self.identity(city_id, report_id)
        if identity is None:
            raise NotFoundError("not_found")
        self.reports.identities[city_id, report_id] = decide(identity)
        return self.reports.identities[city_id, report_id]

    def account(self, city_id: str, uid: str) -> Account | None:
        return self.accounts.get((city_id, uid))

    def change_account(self, city_id: str, uid: str, decide: ChangeAccount) -> Account:
        account = decide(self.account(city_id, uid) or Account(city_id, uid))
        self.accounts[city_id, uid] = account
        return account

    def save_device(self, device: Device) -> None:
        kept = {key: known for key, known in self.devices.items() if known.token != device.token}
        self.devices = {**kept, (device.city_id, device.device_id): device}

    def devices_of_agency(self, city_id: str, agency_id: str) -> tuple[Device, ...]:
        return self._devices(city_id, lambda device: device.agency_id == agency_id)

    def devices_of_role(self, city_id: str, role: str) -> tuple[Device, ...]:
        return self._devices(city_id, lambda device: device.role == role)

    def devices_of_person(self, city_id: str, uid: str) -> tuple[Device, ...]:
        return self._devices(city_id, lambda device: device.uid == uid)

    def retire_device(self, device: Device) -> None:
        if self.devices.get((device.city_id, device.device_id)) == device:
            del self.devices[device.city_id, device.device_id]

    def _staff(self, city_id: str, fits: Callable[[StaffMember], bool]) -> tuple[StaffMember, ...]:
        return tuple(m for (city, _), m in self.members.items() if city == city_id and fits(m))

    def _devices(self, city_id: str, fits: Callable[[Device], bool]) -> tuple[Device, ...]:
        return tuple(d for (city, _), d in self.devices.items() if city == city_id and fits(d))
