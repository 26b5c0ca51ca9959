"""What the console's pages show, worked out from the city: no HTML here."""

from collections.abc import Sequence
from datetime import datetime

from functions._edge.views.photo_views import told_to_staff
from local.console import papers, words
from local.console.explanation import why
from local.console.ladder_picture import ladder_of
from local.console.place_questions import questions
from local.console.view_models import (
    Bell,
    Detail,
    Phone,
    QueueLine,
    ShownNotice,
    ShownPicture,
    ShownReceipt,
    ShownStep,
)
from local.platform import messages
from local.platform.city import LocalCity
from local.platform.messages import Message
from shared.domain.city.reference import Act, Reference, Rung
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.notify.effects import handle_of
from shared.domain.notify.outcome import Outcome, as_known
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Event, Report
from shared.domain.report.visibility import is_public
from shared.domain.sla.deadlines import next_rung
from shared.domain.sla.document_numbers import number_of
from shared.domain.sla.ladder_words import said_of_next
from shared.domain.texts.catalogue import Catalogue, evidence_text
from shared.domain.texts.dates import local_time
from shared.domain.texts.timeline import sentence_of, state_key
from shared.ports.alarms import Alarm, MessageCheck
from shared.ports.reports import ReportQuery

_NEWEST = 50
_PHONE_HOLDS = 6


class ConsolePages:
    def __init__(self, city: LocalCity) -> None:
        self._city = city

    def reference(self, city_id: str) -> Reference:
        return self._city.ports.references.current(city_id)

    def references(self) -> list[Reference]:
        return [self.reference(city_id) for city_id in self._city.ports.references.cities()]

    def time(self, moment: datetime, reference: Reference) -> str:
        return local_time(moment, reference.city, "id", self._city.ports.clock.now())

    def lines(self, city_id: str) -> tuple[QueueLine, ...]:
        """The newest reports of one city."""
        reference = self.reference(city_id)
        page = self._city.ports.reports.list(ReportQuery(city_id, limit=_NEWEST))
        return tuple(self._line(report, reference) for report in page.reports)

    def bells(self, city_id: str) -> tuple[Bell, ...]:
        waiting = self._city.ports.alarms.waiting()
        return self._bells([alarm for alarm in waiting if alarm.city_id == city_id])

    def phones(self) -> tuple[Phone, ...]:
        """Every phone that got something, the latest used first."""
        return self._phones(messages.newest(self._city.tables))

    def detail(self, report: Report) -> Detail:
        ports, reference = self._city.ports, self.reference(report.city_id)
        place = (report.city_id, report.report_id)
        handle = handle_of(report.report_id)
        waiting = [a for a in ports.alarms.waiting() if a.report_id == report.report_id]
        found = messages.about(self._city.tables, handle)
        outcomes = ports.outcomes.all(*place)
        events = as_known(ports.reports.events(*place), outcomes)
        return Detail(
            line=self._line(report, reference),
            report=report,
            case_id=_case_id(report, reference),
            rule=words.RULE_REASONS.get(report.rule or "", report.rule or ""),
            why=why(report, reference),
            elsewhere=Catalogue().text("console.not_with_your_office", "id"),
            questions=questions(report, reference),
            next_step=self._next_step(report, reference),
            leadership=words.level_name(report.leadership_level, reference)
            if report.leadership_level
            else "",
            outreach=words.OUTREACH[report.outreach.kind] if report.outreach else "",
            letter=number_of(report.letter, reference.city) if report.letter else "",
            papers=papers.there_are(report),
            ladder=ladder_of(report, events, reference, ports.clock.now()),
            steps=tuple(self._step(event, reference) for event in events),
            bells=self._bells(waiting),
            phones=self._phones(tuple(reversed(found))),
            pictures=_pictures(ports.photo_records.photos(*place)),
            receipts=tuple(self._receipt(o, reference) for o in outcomes),
        )

    def _line(self, report: Report, reference: Reference) -> QueueLine:
        village = reference.villages.by_code(report.village_code or "")
        category = reference.categories.get(report.category_id or "")
        office = report.agency_id or report.forwarded_to
        return QueueLine(
            report_id=report.report_id,
            handle=handle_of(report.report_id),
            state=report.state.value,
            state_name=Catalogue().text(state_key(report), "id"),
            category=category.name_id if category else "Belum digolongkan",
            place=f"{village.name}, {village.district}" if village else "Di luar kota",
            office=reference.agency_name(office) if office else "Meja pengaduan",
            description=report.description,
            submitted=self.time(report.submitted_at, reference),
            due=self.time(report.due.at, reference) if report.due.at else "",
            photo_count=len(report.photo_ids),
        )

    def _next_step(self, report: Report, reference: Reference) -> str:
        due = self.time(report.due.at, reference) if report.due.at else "-"
        return said_of_next(report, next_rung(report, reference), due, reference, "id")

    def _step(self, event: Event, reference: Reference) -> ShownStep:
        sentence = sentence_of(event, reference, "id")
        who = words.actor_name(event.actor.role, reference)
        if event.actor.agency_id:
            who = f"{who} {reference.agency_name(event.actor.agency_id)}"
        return ShownStep(
            at=self.time(event.at, reference),
            type=event.type.value,
            sentence=sentence,
            who=who,
            text=event.text,
            notes=_notes(event),
        )

    def _bells(self, alarms: Sequence[Alarm]) -> tuple[Bell, ...]:
        return tuple(self._bell(alarm) for alarm in alarms)

    def _bell(self, alarm: Alarm) -> Bell:
        """Most alarms are overtaken before they ring; those find nothing to do."""
        reference = self.reference(alarm.city_id)
        report = self._city.ports.reports.get(alarm.city_id, alarm.report_id)
        rung = next_rung(report, reference)
        if isinstance(alarm, MessageCheck):
            is_stale, what = False, "periksa apakah pesan sudah sampai"
        elif rung and report.due.version == alarm.due_version:
            is_stale, what = False, _rung_words(rung, reference)
        else:
            is_stale, what = True, "sudah tidak diperlukan"
        return Bell(
            report_id=alarm.report_id,
            handle=handle_of(alarm.report_id),
            at=self.time(alarm.at, reference),
            left=words.span_words(alarm.at - self._city.ports.clock.now()),
            what=what,
            is_stale=is_stale,
        )

    def _phones(self, found: Sequence[Message]) -> tuple[Phone, ...]:
        references = self.references()
        zone = references[0]
        by_phone: dict[tuple[str, str], list[Message]] = {}
        for message in found:
            by_phone.setdefault((message.channel, message.to), []).append(message)
        return tuple(
            Phone(
                owner=words.phone_owner(to, references),
                number=to if channel != "push" else "",
                channel=channel,
                notices=tuple(self._notice(m, zone) for m in received[:_PHONE_HOLDS]),
            )
            for (channel, to), received in by_phone.items()
        )

    def _notice(self, message: Message, reference: Reference) -> ShownNotice:
        day, _, rest = self.time(datetime.fromisoformat(message.at), reference).rpartition(" ")
        date, _, time = day.rpartition(" ")
        return ShownNotice(
            f"{time} {rest}",
            date,
            message.title,
            message.body,
            number=message.id,
            buttons=tuple(_button(payload) for payload in message.replies),
            ticks=message.receipt or "sent" if message.template else "",
            link=f"/s/{message.link}" if message.replies and message.link else "",
        )

    def _receipt(self, outcome: Outcome, reference: Reference) -> ShownReceipt:
        return ShownReceipt(
            what=words.EFFECT_NAMES[outcome.kind.value],
            state=outcome.state.value,
            state_name=words.OUTCOME_NAMES[outcome.state.value],
            note=words.OUTCOME_NOTES.get(outcome.reason, outcome.via or outcome.reason),
            at=self.time(outcome.at, reference),
        )


def _case_id(report: Report, reference: Reference) -> str:
    """By what anybody may name it; empty where nobody shall know of it."""
    letters = public_letters(report.report_id)
    return case_id(reference.city.tracking_prefix, letters) if is_public(report) else ""


def _button(payload: str) -> tuple[str, str]:
    """What it is called in a call, and what stands on it."""
    name = payload.partition(":")[0]
    return name, Catalogue().text(f"button.{name}", "id")


def _pictures(photos: Sequence[Photo]) -> tuple[ShownPicture, ...]:
    """As they came: the complaint's own first."""
    return tuple(_picture(photo) for photo in sorted(photos, key=lambda each: each.announced_at))


def _picture(photo: Photo) -> ShownPicture:
    return ShownPicture(
        photo.photo_id,
        photo.purpose.value,
        {
            "complaint": "Foto laporan",
            "proof": "Foto bukti",
            "not_fixed": "Foto keberatan",
            "visit": "Foto kunjungan",
            "signature": "Tanda tangan",
        }[photo.purpose.value],
        photo.state is PhotoState.PUBLISHED,
        told_to_staff(photo, "id"),
        flag=photo.flag.value if photo.flag else "",
        verdict=_verdict(photo),
        reasons=tuple(evidence_text(reason, "id") for reason in photo.reasons),
    )


def _verdict(photo: Photo) -> str:
    if photo.flag is None:
        return ""
    return f"{Catalogue().text(f'flag.{photo.flag.value}', 'id')} ({photo.score}/100)"


def _notes(event: Event) -> tuple[str, ...]:
    """The codes that an auditor asks for."""
    named = {"rule": "aturan", "rung": "anak tangga", "met": "bertemu", "promised_by": "janji"}
    named |= {"road": "jalan", "neighbour": "dekat", "place": "dipilih"}
    named |= {"visit_was_at": "kunjungan semula", "visit_moved_to": "kunjungan menjadi"}
    return tuple(f"{named[key]}: {value}" for key, value in event.detail.items() if key in named)


def _rung_words(rung: Rung, reference: Reference) -> str:
    what = words.ACT_NAMES[rung.act]
    return what if rung.act is Act.CLOSE else f"{what} {words.whom_name(rung.whom, reference)}"
