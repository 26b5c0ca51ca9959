"""What the people of a case do, each through the use case that their app would ask for."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import DomainError
from shared.domain.kernel.states import ReportType, Urgency
from shared.domain.lifecycle.outside import ExternalReply, link_of
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.domain.lifecycle.requests import RejectReason, Request
from shared.domain.people.access import Action, Link, Role, StaffMember
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.location import Location
from shared.domain.report.rating import Rating
from shared.domain.report.report import Report
from shared.usecases.cases.merge_reports import MergeReports, merge_reports
from shared.usecases.cases.split_report import SplitReport, split_report
from shared.usecases.evidence.publish_photo import publish_photo
from shared.usecases.intake.submit_report import submit_report
from shared.usecases.lifecycle.act_on_report import ActOnReport, act_on_report
from shared.usecases.lifecycle.answer_from_outside import answer_from_outside
from shared.usecases.lifecycle.correct_report import CorrectReport, correct_report
from shared.usecases.lifecycle.delegate_report import DelegateReport, delegate_report
from shared.usecases.lifecycle.respond_as_reporter import (
    RespondAsReporter,
    Response,
    respond_as_reporter,
)
from shared.usecases.people.open_contact import OpenContact, open_contact
from tests.unit.lives.city import CATEGORIES, OFFICES, OUTSIDE, LivingCity
from tests.unit.usecases.reporting import a_submission

JPEG = AnnouncedPhoto("image/jpeg", 313_000)
TYPES = (ReportType.COMPLAINT, ReportType.COMPLAINT, ReportType.INFORMATION, ReportType.ASPIRATION)
# The last of them is read by supervisors alone.
WORDS = (
    "Sudah lama begini dan belum ada yang datang.",
    "Warga terganggu sejak pekan lalu.",
    "Petugas minta uang pelicin supaya diurus.",
)
_TRIES = 7
Act = Callable[[], object]


@dataclass
class People:
    """Those of one case. `reports` are the ids of all that have become part of it."""

    city: LivingCity
    chance: Random
    reports: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    waiting_photos: list[str] = field(default_factory=list)

    def submit(self) -> None:
        number = len(self.codes)
        photos = (JPEG,) if self.chance.random() < 0.2 else ()
        answer = submit_report(
            a_submission(
                city_id=self.city.city_id,
                uid=f"uid-{number}",
                idempotency_key=f"key-{number}",
                type=self.chance.choice(TYPES),
                category_id=self.chance.choice(CATEGORIES[:-1]),
                description=self.chance.choices(WORDS, (6, 6, 1))[0],
                location=Location(point=self.city.middle),
                phone=f"+62811000000{number}",
                photos=photos,
            ),
            self.city,
        )
        report_id = str(answer["report_id"])
        self.codes[report_id] = str(answer["tracking_code"])
        self.reports.append(report_id)
        self.waiting_photos += [each.object_name for each in self._photos(report_id)]

    def act(self) -> None:
        """The first of a random order that the report allows, if one of the first does."""
        if not self.reports:
            return
        report = self.report(self.chance.choice(self.reports))
        acts = self._acts(report)
        for act in self.chance.sample(acts, min(_TRIES, len(acts))):
            try:
                act()
            except DomainError:
                continue
            self.reports += [
                each
                for each in self.report(report.report_id).ties.parts
                if each not in self.reports
            ]
            return

    def give_up(self) -> None:
        """Its reporters take back what they still can."""
        for report_id in self.codes:
            with suppress(DomainError):
                self._respond(self.report(report_id), Response.WITHDRAW)

    def report(self, report_id: str) -> Report:
        return self.city.reports.get(self.city.city_id, report_id)

    def _photos(self, report_id: str) -> Any:
        return self.city.photo_records.photos(self.city.city_id, report_id)

    def _acts(self, report: Report) -> list[Act]:
        mine = [partial(self._respond, report, each) for each in Response]
        staff = [partial(self._staff, report, each) for each in Action]
        own = [*mine, partial(self._correct, report)] if report.report_id in self.codes else []
        return [
            *own,
            *staff,
            partial(self._merge, report),
            partial(self._merge, report),
            partial(self._unmerge, report),
            partial(self._unmerge, report),
            partial(self._split, report),
            partial(self._unsplit, report),
            partial(self._delegate, report),
            partial(self._from_outside, report),
            self._photo_arrives,
        ]

    def _staff(self, report: Report, action: Action) -> None:
        promised = self.city.clock.now() + timedelta(hours=self.chance.randrange(1, 600))
        offices, bodies = OFFICES[self.city.city_id], OUTSIDE[self.city.city_id]
        more: dict[Action, dict[str, Any]] = {
            Action.ASSIGN: {"agency_id": self.chance.choice(offices)},
            Action.FORWARD: {"agency_id": self.chance.choice(bodies)},
            Action.REJECT: {"reason": RejectReason.UNCLEAR},
            Action.ORDER_VISIT: {"goes": "Petugas Contoh"},
            Action.SET_URGENCY: {"urgency": self.chance.choice(list(Urgency))},
            Action.CORRECT: {"category_id": self.chance.choice(CATEGORIES[:-1])},
            Action.ANSWER: {"public_text": "" if report.secret else "Sudah ditangani."},
            Action.OUTSIDE_ANSWER: {"public_text": "" if report.secret else "Sudah ditangani."},
            Action.VISIT_RESULT: {"promised_by": self.chance.choice([None, promised])},
        }
        fields = {"text": "Sudah kami tangani.", **more.get(action, {})}
        photos = (JPEG,) if action is Action.ANSWER and self.chance.random() < 0.5 else ()
        member = self._member(report, action)
        if action is Action.CALL_RESULT:
            open_contact(OpenContact(member, report.report_id, "Menelepon pelapor."), self.city)
            report = self.report(report.report_id)
        request = Request(action, report.version, **fields)
        act_on_report(ActOnReport(member, report.report_id, request, photos), self.city)
        if photos:
            known = [each.object_name for each in self._photos(report.report_id)]
            self.waiting_photos += [each for each in known if each not in self.waiting_photos]

    def _member(self, report: Report, action: Action) -> StaffMember:
        of_office = {Action.ACCEPT, Action.PROGRESS, Action.ANSWER, Action.REFUSE}
        if report.agency_id and action in of_office:
            return self.city.member(Role.OFFICER, report.agency_id)
        return self.city.member(Role.SUPERVISOR)

    def _respond(self, report: Report, response: Response) -> None:
        number = list(self.codes).index(report.report_id)
        rating = Rating(self.chance.randrange(1, 6)) if response is Response.FIXED else Rating()
        command = RespondAsReporter(
            self.codes[report.report_id], f"uid-{number}", response, "Masih rusak.", rating
        )
        respond_as_reporter(command, self.city)

    def _correct(self, report: Report) -> None:
        number = list(self.codes).index(report.report_id)
        wanted = Correction(category_id=self.chance.choice(CATEGORIES[:-1]))
        command = CorrectReport(self.codes[report.report_id], f"uid-{number}", wanted)
        correct_report(command, self.city)

    def _merge(self, report: Report) -> None:
        case_id = self.chance.choice(self.reports)
        desk = self.city.member(Role.SUPERVISOR)
        command = MergeReports(desk, report.report_id, Link.MERGE, report.version, case_id, "Sama.")
        merge_reports(command, self.city)

    def _unmerge(self, report: Report) -> None:
        desk = self.city.member(Role.SUPERVISOR)
        command = MergeReports(desk, report.report_id, Link.UNMERGE, report.version, text="Keliru.")
        merge_reports(command, self.city)

    def _split(self, report: Report) -> None:
        offices = self.chance.sample([*OFFICES[self.city.city_id], *OUTSIDE[self.city.city_id]], 2)
        parts = tuple(PartWanted(each, "Mohon ditangani.") for each in offices)
        self._divide(report, parts)

    def _unsplit(self, report: Report) -> None:
        self._divide(report, ())

    def _divide(self, report: Report, parts: tuple[PartWanted, ...]) -> None:
        desk = self.city.member(Role.SUPERVISOR)
        split_report(SplitReport(desk, report.report_id, report.version, parts), self.city)

    def _delegate(self, report: Report) -> None:
        office = report.agency_id or ""
        head = self.city.member(Role.HEAD, office)
        uid = self.city.member(Role.OFFICER, office).uid
        delegate_report(DelegateReport(head, report.report_id, report.version, uid), self.city)

    def _from_outside(self, report: Report) -> None:
        if report.letter is None:
            return
        link = link_of(report, report.letter, self.city.clock.now() + timedelta(days=30))
        word = ExternalReply(
            "Sudah kami kerjakan.", "Fulan", "Staf", is_ours=self.chance.random() < 0.5
        )
        answer_from_outside(link, word, self.city)

    def _photo_arrives(self) -> None:
        if self.waiting_photos:
            name = self.waiting_photos.pop(0)
            self.city.photo_bytes.quarantine.setdefault(name, b"jpeg")
            publish_photo(name, self.city)
