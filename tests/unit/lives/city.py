"""A whole city on the embedded store: its people with their phones, and what each phone was told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.batches import DocumentBatches
from shared.adapters.documents.stores.digests import DocumentDigests
from shared.adapters.documents.stores.outcomes import DocumentOutcomes
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.documents.stores.supporters import DocumentSupporters
from shared.adapters.documents.stores.taps import DocumentTaps
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.bootstrap.embedded import TRIGGERS
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Point
from shared.domain.links.signed_links import LinkKeys
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.people import Device
from shared.domain.report.report import Event
from shared.ports.messages import MailMessage, PushMessage, PushResult, TemplateMessage
from tests.builders import NOW, make_staff
from tests.fakes import (
    FakeAlarms,
    FakeClock,
    FakeIds,
    FakePhotoBytes,
    FakePhotoCleaner,
    FakeReferences,
    FakeTogether,
)
from tests.unit.domain.packs import real
from tests.unit.usecases.ground import KEYS, PAGES

# Each city's offices in these lives; the first is led by somebody with a phone of their own.
OFFICES = {"kendari": ("DPUPR", "DISHUB", "DLHK"), "makassar": ("DPU", "DISHUB", "DLH")}
OUTSIDE = {"kendari": ("PLN", "BPJN"), "makassar": ("PLN", "BBPJN")}
CATEGORIES = ("jalan_rusak", "jalan_rusak", "lampu_jalan", "pohon", "listrik", "no_such_thing")
_OTHERS = ("INSPEKTORAT",)
_HANDLE = re.compile(r"\b[0-9A-F]{8}\b")


@cache
def pack_of(city_id: str) -> Reference:
    """The city's own pack, with so few offices that each morning is soon told."""
    whole = real(city_id)
    wanted = {*OFFICES[city_id], *OUTSIDE[city_id], *_OTHERS}
    few = {name: office for name, office in whole.agencies.items() if name in wanted}
    rules = tuple(rule for rule in whole.rules if rule.agency_id in few)
    return replace(whole, agencies=few, rules=rules)


@dataclass(frozen=True)
class Heard:
    """Somebody's phone said something: of the event that it was told of, of these reports."""

    at: datetime
    person: str
    handles: frozenset[str]
    event: Event | None
    title: str


@dataclass
class Phones:
    """Every way to reach people, as one list of what was heard; `dead` numbers never tell that it arrived."""

    clock: FakeClock
    reports: "ReadReports"
    heard: list[Heard] = field(default_factory=list)
    dead: frozenset[str] = frozenset()
    unread: list[str] = field(default_factory=list)

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        """To apps."""
        report_id = message.data.get("report_id", "")
        found = {handle_of(report_id)} if report_id else _handles(message.body)
        for token in tokens:
            self._hear(token, found, message.title)
        return PushResult(tuple(tokens))

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        """By chat."""
        self._hear(phone, _handles(" ".join(message.params)), message.template)
        message_id = f"wamid-{len(self.heard)}"
        if phone not in self.dead:
            self.unread.append(message_id)
        return message_id

    def send_text(self, phone: str, text: str) -> str:
        raise AssertionError(f"{phone} has asked nothing: {text}")

    def _hear(self, person: str, handles: set[str], title: str) -> None:
        heard = Heard(self.clock.now(), person, frozenset(handles), self.reports.read, title)
        self.heard.append(heard)


@dataclass
class Letters:
    """E-mail, which disturbs nobody at any hour."""

    sent: list[str] = field(default_factory=list)

    def send(self, address: str, message: MailMessage) -> None:
        self.sent.append(f"{address} {message.key}")


class ReadReports(DocumentReports):
    """Remembers which event was read last: what people hear then is of that one."""

    def __init__(self, db: VersionedDb) -> None:
        super().__init__(db)
        self.read: Event | None = None

    def event(self, city_id: str, report_id: str, event_id: str) -> Event:
        self.read = super().event(city_id, report_id, event_id)
        return self.read


def _handles(text: str) -> set[str]:
    return set(_HANDLE.findall(text))


class LivingCity:
    """All that the use cases ask for: the stores on SQLite, the rest as fakes."""

    def __init__(self, reference: Reference, folder: Path) -> None:
        self.city_id = reference.city.city_id
        self.file = CityFile(folder / self.city_id)
        # Nothing of it has to outlive the test.
        self.file.reading().execute("PRAGMA synchronous = OFF")
        self.references = FakeReferences(reference)
        self.ids = FakeIds()
        self.together = FakeTogether()
        self.cleaner = FakePhotoCleaner()
        self.pages_url: str = PAGES
        self.reporter_pages_url: str = PAGES
        self.link_keys: LinkKeys = KEYS
        self.capture_keys: LinkKeys = KEYS
        db = VersionedDb(SqliteDb(self.file, TRIGGERS))
        self.reports = ReadReports(db)
        self.outcomes = DocumentOutcomes(db, self.ids)
        self.people = DocumentPeople(db)
        self.batches = DocumentBatches(db)
        self.digests = DocumentDigests(db)
        self.taps = DocumentTaps(db)
        self.supporters = DocumentSupporters(db)
        self.photo_records = DocumentPhotoRecords(db)
        self._begin()
        for member in self.staff:
            self.people.save_staff(member)
            self.people.save_device(_phone_of(member))
        self.middle = Point(reference.city.latitude, reference.city.longitude)

    def _begin(self) -> None:
        self.clock = FakeClock(NOW)
        self.phones = Phones(self.clock, self.reports)
        self.push = self.chat = self.phones
        self.mail = Letters()
        self.alarms = FakeAlarms()
        self.photo_bytes = FakePhotoBytes()

    def empty(self) -> None:
        """Another life begins: nobody remembers the one before."""
        self._begin()
        with self.file.writing() as connection:
            connection.execute("DELETE FROM documents WHERE collection NOT IN ('staff', 'devices')")
            connection.execute("DELETE FROM deliveries")

    @property
    def staff(self) -> tuple[StaffMember, ...]:
        first, *_ = offices = OFFICES[self.city_id]
        of_city = (Role.DESK, Role.SUPERVISOR, Role.REGIONAL_SECRETARY, Role.LEADER)
        return (
            *(self.member(Role.OFFICER, each) for each in offices),
            self.member(Role.HEAD, first),
            *(self.member(role) for role in of_city),
        )

    def member(self, role: Role, agency_id: str | None = None) -> StaffMember:
        uid = f"{role.value}-{agency_id}" if agency_id else role.value
        return make_staff(city_id=self.city_id, uid=uid, role=role, agency_id=agency_id)

    def new_deliveries(self) -> tuple[str, ...]:
        """What the platform is to tell the functions of, each once."""
        with self.file.writing() as connection:
            rows = connection.execute("SELECT subject FROM deliveries ORDER BY id").fetchall()
            connection.execute("DELETE FROM deliveries")
        return tuple(row["subject"].removeprefix("documents/") for row in rows)


def _phone_of(member: StaffMember) -> Device:
    return Device(
        member.city_id,
        f"device-{member.uid}",
        member.uid,
        member.uid,
        member.role.value,
        member.agency_id,
        NOW,
    )
