"""Staff, reporters, followers, their phones, and what is remembered of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from shared.domain.cases.supporters import BroadcastCursor, Supporter, SupportKind
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.taps import Tap
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.domain.report.report import Report

ChangeAccount = Callable[[Account], Account]


ChangeStaff = Callable[[StaffMember], StaffMember]


ChangeIdentity = Callable[[Identity], Identity]


class Supporters(Protocol):
    """Who supports and who follows which report."""

    def wish(self, wanted: Supporter, wish: SupportKind, *, on: bool) -> tuple[Report, Supporter]:
        """Change it by `decide_support`, atomically with the report's counts; its errors pass through.

        Raises NotFoundError for no such report. The report's version and history stay as they are.
        """

    def followers(
        self, city_id: str, report_id: str, limit: int, after: str | None = None
    ) -> tuple[tuple[Supporter, ...], str | None]:
        """One page of a report's followers, and where the next begins if there may be one."""

    def telling(self, city_id: str, report_id: str, key: str) -> BroadcastCursor | None:
        """How far an attempt to tell them of the effect of this key has come, page by page."""

    def note_telling(self, telling: BroadcastCursor) -> None: ...


class Taps(Protocol):
    """What is known of the visitors of links in nudges."""

    def tap(self, city_id: str, link_id: str) -> Tap | None: ...

    def change_tap(self, new: Tap, decide: Callable[[Tap], Tap]) -> Tap:
        """Decide on the stored tap, or on `new` where there is none. `decide` is pure and may run again."""


class People(Protocol):
    """Staff, devices and the reporters' identities."""

    def staff(self, city_id: str, uid: str) -> StaffMember | None: ...

    def save_staff(self, member: StaffMember) -> None: ...

    def change_staff(self, city_id: str, uid: str, decide: ChangeStaff) -> StaffMember:
        """Read, decide, write, with nobody between. Raises NotFoundError; `decide` may be called again."""

    def open_hand_overs(self, city_id: str, limit: int) -> tuple[StaffMember, ...]:
        """Those whose queue is being passed on, and not all of it has been."""

    def staff_of_agency(self, city_id: str, agency_id: str) -> tuple[StaffMember, ...]:
        """Everybody on the books of an office, whether in service today or not."""

    def staff_of_role(self, city_id: str, role: str) -> tuple[StaffMember, ...]:
        """Everybody on the city's books in that role, whether in service today or not."""

    def identity(self, city_id: str, report_id: str) -> Identity | None: ...

    def change_identity(self, city_id: str, report_id: str, decide: ChangeIdentity) -> Identity:
        """Read, decide, store, one at a time. Raises NotFoundError; what `decide` raises passes."""

    def account(self, city_id: str, uid: str) -> Account | None:
        """What somebody has chosen for all their reports in the city; None where nothing yet."""

    def change_account(self, city_id: str, uid: str, decide: ChangeAccount) -> Account:
        """Read, decide, write, with nobody between; `decide` is given an empty one where there is none."""

    def save_device(self, device: Device) -> None:
        """Register or replace; the same token under another device id is taken from there."""

    def devices_of_agency(self, city_id: str, agency_id: str) -> tuple[Device, ...]: ...

    def devices_of_role(self, city_id: str, role: str) -> tuple[Device, ...]: ...

    def devices_of_person(self, city_id: str, uid: str) -> tuple[Device, ...]: ...

    def retire_device(self, device: Device) -> None:
        """Forget the device if it still has this very token: a rotated one stays."""


class Digests(Protocol):
    """What became of the morning digest of each office on each day."""

    def begin(self, wanted: DigestRecord, now: datetime) -> DigestRecord | None:
        """Take it on; None where it is done, or another attempt is at it."""

    def finish(self, record: DigestRecord) -> None:
        """Store what became of it."""

    def record(self, city_id: str, key: str) -> DigestRecord | None:
        """What became of the digest with that key; None where nobody has begun it."""
