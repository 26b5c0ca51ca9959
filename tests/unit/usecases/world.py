"""All ports as fakes, and every use case wired to them: what a deployment is to its functions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

from shared.domain.access import Action, Link, Role, StaffMember
from shared.domain.chat_replies import Answer, Press
from shared.domain.effects import Outcome
from shared.domain.outside import OutsideWord, link_of
from shared.domain.particulars import Location
from shared.domain.photos import AnnouncedPhoto
from shared.domain.place import Point
from shared.domain.receipts import SentMessage, Status
from shared.domain.report import Event, Report
from shared.domain.requests import Request
from shared.domain.signed_links import LinkKeys, SignedLink
from shared.domain.splitting import PartWanted
from shared.domain.states import ReportType
from shared.domain.tap_links import TapLinks
from shared.usecases.act_on_report import Acted, ActOnReport, act_on_report
from shared.usecases.answer_by_chat import AnswerByChat
from shared.usecases.answer_from_outside import answer_from_outside
from shared.usecases.claim_report import claim_report
from shared.usecases.correct_report import correct_report
from shared.usecases.delegate_report import DelegateReport, delegate_report
from shared.usecases.escalate_report import escalate_report
from shared.usecases.find_forgotten import find_forgotten
from shared.usecases.hand_over_queue import HandedOver, hand_over_queue
from shared.usecases.merge_reports import MergeReports, merge_reports
from shared.usecases.note_receipt import note_receipt
from shared.usecases.perform_effects import perform_effects
from shared.usecases.publish_photo import publish_photo
from shared.usecases.read_report import read_report
from shared.usecases.reschedule_report import reschedule_report
from shared.usecases.respond_as_reporter import (
    RespondAsReporter,
    Responded,
    Response,
    respond_as_reporter,
)
from shared.usecases.route_report import route_report
from shared.usecases.split_report import SplitReport, split_report
from shared.usecases.stand_by_case import stand_by_case
from shared.usecases.submit_report import SubmitReport, submit_report
from shared.usecases.track_report import track_report
from tests.builders import CITY, make_staff
from tests.fake_people import FakeCrowd, FakePeople
from tests.fake_store import FakeBatches, FakeOutcomes, FakePhotoRecords, FakeReports
from tests.fakes import (
    FakeAlarms,
    FakeChat,
    FakeClock,
    FakeIds,
    FakeMail,
    FakePhotoBytes,
    FakePhotoCleaner,
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
LINKS = TapLinks("https://pages.example", KEYS)


def a_submission(**fields: Any) -> SubmitReport:
    whole = SubmitReport(
        city_id=CITY,
        uid="uid-citizen",
        idempotency_key="key-1",
        request_hash="hash-1",
        type=ReportType.COMPLAINT,
        description="Jalan berlubang di depan pasar.",
        location=Location(point=Point(-3.9778, 122.515)),
        category_id="jalan_rusak",
        name="Sitti Contoh",
        phone="+6281100000001",
        whatsapp_consent=True,
    )
    return replace(whole, **fields)


@dataclass
class World:
    """Replace a fake before it is used: `world.push = DeadPush()`."""

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
    outcomes: FakeOutcomes = field(init=False)
    people: FakePeople = field(init=False)
    crowd: FakeCrowd = field(init=False)
    photo_records: FakePhotoRecords = field(init=False)

    def __post_init__(self) -> None:
        self.outcomes = FakeOutcomes(self.reports)
        self.people = FakePeople(self.reports)
        self.crowd = FakeCrowd(self.reports)
        for member in (OFFICER, DESK, SUPERVISOR, LEADER):
            self.people.save_staff(member)
        self.photo_records = FakePhotoRecords(self.reports)

    def submit(self, **fields: Any) -> dict[str, Any]:
        answer = submit_report(
            a_submission(**fields),
            reports=self.reports,
            photo_bytes=self.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
            keys=KEYS,
            together=self.together,
        )
        return dict(answer)

    def submit_and_route(self, **fields: Any) -> Report:
        """A report with the office for roads, as the reporter knows it: with its code."""
        answer = self.submit(**fields)
        self.route(answer["report_id"])
        return self.reports.find_by_code(CITY, answer["tracking_code"])

    def route(self, report_id: str, city_id: str = CITY) -> Any:
        return route_report(
            city_id, report_id, reports=self.reports, references=self.references, clock=self.clock
        )

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
        return act_on_report(
            ActOnReport(member, report.report_id, request, photos, key),
            reports=self.reports,
            photo_bytes=self.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
            keys=KEYS,
            together=self.together,
        )

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
        return merge_reports(
            command,
            reports=self.reports,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
        )

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
        return split_report(
            command,
            reports=self.reports,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
        )

    def respond(self, report: Report, response: Response, **fields: Any) -> Responded:
        whole = RespondAsReporter(report.tracking_code, "uid-citizen", response, "Masih rusak.")
        return respond_as_reporter(
            replace(whole, **fields),
            reports=self.reports,
            people=self.people,
            photo_bytes=self.photo_bytes,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
            keys=KEYS,
            together=self.together,
        )

    def outside_link(self, report: Report) -> SignedLink:
        """The one on the letter that the report went out with last."""
        known = self.reports.get(CITY, report.report_id)
        assert known.letter is not None
        return link_of(known, known.letter, self.clock.now() + timedelta(days=30))

    def say_from_outside(self, report: Report, word: OutsideWord) -> Event:
        return answer_from_outside(
            self.outside_link(report),
            word,
            reports=self.reports,
            references=self.references,
            clock=self.clock,
        )

    def claim(self, code: str, uid: str) -> Report:
        return claim_report(
            code, uid, reports=self.reports, people=self.people, references=self.references
        )

    def ring(self, report_id: str, due_version: int, city_id: str = CITY) -> Any:
        return escalate_report(
            city_id,
            report_id,
            due_version,
            reports=self.reports,
            alarms=self.alarms,
            references=self.references,
            clock=self.clock,
        )

    def note(self, status: Status) -> SentMessage | None:
        return note_receipt(
            status,
            outcomes=self.outcomes,
            alarms=self.alarms,
            references=self.references,
            clock=self.clock,
        )

    def press(self, press: Press) -> Answer | None:
        answer = AnswerByChat(
            reports=self.reports,
            outcomes=self.outcomes,
            batches=self.batches,
            references=self.references,
            chat=self.chat,
            links=LINKS,
            clock=self.clock,
        )
        return answer(press)

    def perform(self, event: Event) -> None:
        perform_effects(
            event.city_id,
            event.report_id,
            event.event_id,
            reports=self.reports,
            outcomes=self.outcomes,
            batches=self.batches,
            alarms=self.alarms,
            people=self.people,
            crowd=self.crowd,
            push=self.push,
            chat=self.chat,
            mail=self.mail,
            links=LINKS,
            references=self.references,
            clock=self.clock,
        )

    def perform_all(self) -> None:
        for history in list(self.reports.histories.values()):
            for event in history:
                self.perform(event)

    def last_event(self, report: Report) -> Event:
        return self.reports.events(CITY, report.report_id)[-1]

    def outcome(self, event: Event, name: str) -> Outcome:
        return self.outcomes.found[CITY, event.report_id, f"{event.event_id}-{name}"]

    @property
    def correct(self) -> Any:
        return partial(
            correct_report,
            reports=self.reports,
            people=self.people,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
        )

    @property
    def stand_by(self) -> Any:
        return partial(
            stand_by_case,
            reports=self.reports,
            crowd=self.crowd,
            references=self.references,
            clock=self.clock,
        )

    @property
    def track(self) -> Any:
        return partial(
            track_report,
            reports=self.reports,
            photo_records=self.photo_records,
            references=self.references,
        )

    @property
    def read(self) -> Any:
        return partial(
            read_report,
            reports=self.reports,
            photo_records=self.photo_records,
            outcomes=self.outcomes,
            references=self.references,
        )

    @property
    def publish(self) -> Any:
        return partial(
            publish_photo,
            reports=self.reports,
            photo_records=self.photo_records,
            photo_bytes=self.photo_bytes,
            references=self.references,
            cleaner=self.cleaner,
            clock=self.clock,
        )

    def delegate(
        self, report: Report, assignee: str | None, member: StaffMember = OFFICER, key: str = ""
    ) -> Report:
        """On the present version."""
        version = self.reports.get(CITY, report.report_id).version
        return delegate_report(
            DelegateReport(member, report.report_id, version, assignee, key),
            reports=self.reports,
            people=self.people,
            references=self.references,
            clock=self.clock,
            ids=self.ids,
        )

    def hand_over(self, uid: str, reports: FakeReports | None = None) -> HandedOver:
        """Carry out the order that stands on somebody's record."""
        return hand_over_queue(
            CITY,
            uid,
            reports=reports or self.reports,
            people=self.people,
            references=self.references,
            push=self.push,
            clock=self.clock,
        )

    def reschedule(self, report: Report) -> Any:
        return reschedule_report(
            report, reports=self.reports, references=self.references, clock=self.clock
        )

    @property
    def forgotten(self) -> Any:
        return partial(
            find_forgotten,
            reports=self.reports,
            outcomes=self.outcomes,
            people=self.people,
            references=self.references,
            clock=self.clock,
        )
