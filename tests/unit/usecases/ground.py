"""All ports as fakes, the people of the city, and what became of reports."""

from dataclasses import dataclass, field

from shared.domain.links.signed_links import LinkKeys
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.tap_links import TapLinks
from shared.domain.people.access import Role
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.report import Event, Report
from tests.builders import CITY, make_staff
from tests.fake_outcomes import FakeBatches, FakeOutcomes
from tests.fake_people import FakeDigests, FakePeople, FakeSupporters, FakeTaps
from tests.fake_pictures import FakePhotoRecords
from tests.fake_store import FakeReports
from tests.fakes import (
    FakeAlarms,
    FakeChat,
    FakeClock,
    FakeIds,
    FakeMail,
    FakePhotoBytes,
    FakePhotoCleaner,
    FakePhotoPainter,
    FakePrinter,
    FakePush,
    FakeReferences,
    FakeTogether,
)
from tests.unit.domain.lives import city_reference

OFFICER = make_staff()
DESK = make_staff(uid="uid-desk", role=Role.DESK, agency_id=None)
SUPERVISOR = make_staff(uid="uid-supervisor", role=Role.SUPERVISOR, agency_id=None)
LEADER = make_staff(uid="uid-leader", role=Role.LEADER, agency_id=None)
JPEG = AnnouncedPhoto("image/jpeg", 313_000)
KEYS = LinkKeys((b"k" * 32,))
PAGES = "https://pages.example"
LINKS = TapLinks(PAGES, KEYS)


@dataclass
class Ground:
    """What every use case stands on."""

    clock: FakeClock = field(default_factory=FakeClock)
    ids: FakeIds = field(default_factory=FakeIds)
    together: FakeTogether = field(default_factory=FakeTogether)
    references: FakeReferences = field(default_factory=lambda: FakeReferences(city_reference()))
    reports: FakeReports = field(default_factory=FakeReports)
    photo_bytes: FakePhotoBytes = field(default_factory=FakePhotoBytes)
    cleaner: FakePhotoCleaner = field(default_factory=FakePhotoCleaner)
    alarms: FakeAlarms = field(default_factory=FakeAlarms)
    push: FakePush = field(default_factory=FakePush)
    chat: FakeChat = field(default_factory=FakeChat)
    mail: FakeMail = field(default_factory=FakeMail)
    batches: FakeBatches = field(default_factory=FakeBatches)
    digests: FakeDigests = field(default_factory=FakeDigests)
    taps: FakeTaps = field(default_factory=FakeTaps)
    painter: FakePhotoPainter = field(default_factory=FakePhotoPainter)
    printer: FakePrinter = field(default_factory=FakePrinter)
    pages_url: str = PAGES
    reporter_pages_url: str = PAGES
    link_keys: LinkKeys = KEYS
    capture_keys: LinkKeys = KEYS
    outcomes: FakeOutcomes = field(init=False)
    people: FakePeople = field(init=False)
    supporters: FakeSupporters = field(init=False)
    photo_records: FakePhotoRecords = field(init=False)

    def __post_init__(self) -> None:
        self.outcomes = FakeOutcomes(self.reports)
        self.people = FakePeople(self.reports)
        self.supporters = FakeSupporters(self.reports)
        for member in (OFFICER, DESK, SUPERVISOR, LEADER):
            self.people.save_staff(member)
        self.photo_records = FakePhotoRecords(self.reports)

    def last_event(self, report: Report) -> Event:
        return self.reports.events(CITY, report.report_id)[-1]

    def outcome(self, event: Event, name: str) -> Outcome:
        return self.outcomes.found[CITY, event.report_id, f"{event.event_id}-{name}"]
