"""The page behind a link in a nudge: prove the duty phone, read the report, act on it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from shared.domain.city.contacts import Contact
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.lifecycle import decide_action, is_open_to
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.links.signed_links import Purpose, SignedLink, not_valid
from shared.domain.notify.chat_templates import template_name
from shared.domain.notify.delivery import STAFF_LANGUAGE
from shared.domain.notify.taps import (
    Tap,
    actor_of,
    code_of,
    contact_of,
    digest,
    is_open,
    is_revoked_for,
    is_with_office,
    require_open,
    require_with_office,
    tried,
    with_code,
)
from shared.domain.people.access import Action, Role
from shared.domain.photos.photos import PhotoPurpose, announce
from shared.domain.photos.sent_pictures import announced_in, fingerprint
from shared.domain.report.report import Change, Report, event_id_of
from shared.domain.texts.catalogue import chat_params
from shared.ports.has import (
    HasBatches,
    HasChat,
    HasClock,
    HasIds,
    HasPages,
    HasPhotoBytes,
    HasReferences,
    HasReports,
    HasTaps,
)
from shared.ports.messages import TemplateMessage

ACTIONS = (Action.ACCEPT, Action.PROGRESS, Action.ANSWER, Action.REFUSE)
_CODE_BITS = 64


@value_object
class OpenReport:
    """`may` is what can be done to it now."""

    report: Report
    may: tuple[Action, ...]


@value_object
class OfficePage:
    """`open` are there once the visitor has shown the phone: one report, or what is left of those that one
    message told of.
    """

    reference: Reference
    contact: Contact
    is_code_sent: bool = False
    open: tuple[OpenReport, ...] = ()


class OfficeTapPorts(
    HasReports,
    HasBatches,
    HasTaps,
    HasReferences,
    HasChat,
    HasPhotoBytes,
    HasPages,
    HasClock,
    HasIds,
    Protocol,
): ...


@value_object
class OfficeTap:
    """All that the page does, for one installation. `session` is the visitor's secret, or empty."""

    ports: OfficeTapPorts

    def show(self, link: SignedLink, session: str) -> OfficePage:
        """Raises NotFoundError for a link that all its reports, or its contact, have left behind."""
        reference, contact, reports = self._standing(link)
        tap, now = self.ports.taps.tap(link.city_id, _id_of(link)), self.ports.clock.now()
        if not is_open(tap, self._digest("session", session, link), now):
            waits = tap is not None and bool(tap.code_digest) and (tap.code_until or now) > now
            return OfficePage(reference, contact, is_code_sent=waits)
        return OfficePage(reference, contact, open=tuple(_open(each) for each in reports))

    def send_code(self, link: SignedLink) -> None:
        """To the phone that the link was sent to. Raises ConflictError after too many."""
        _, contact, _ = self._standing(link)
        code, now = code_of(self.ports.ids.random_bits(_CODE_BITS)), self.ports.clock.now()
        code_digest = self._digest("code", code, link)
        self.ports.taps.change_tap(_new(link), lambda tap: with_code(tap, code_digest, now))
        message = TemplateMessage(
            template_name("code.duty"),
            STAFF_LANGUAGE,
            chat_params("code.duty", {"code": code}),
            city_id=link.city_id,
            link=code,
        )
        self.ports.chat.send_template(contact.phone, message)

    def prove(self, link: SignedLink, code: str) -> str:
        """The secret of the visitor's session. Raises InvalidError for a code that is wrong or too old."""
        self._standing(link)
        session, now = self.ports.ids.new_id(), self.ports.clock.now()
        code_digest = self._digest("code", code.strip(), link)
        session_digest = self._digest("session", session, link)
        tap = self.ports.taps.change_tap(
            _new(link), lambda tap: tried(tap, code_digest, session_digest, now)
        )
        if not is_open(tap, session_digest, now):
            raise InvalidError("code_wrong", field="code")
        return session

    def is_proved(self, link: SignedLink, session: str) -> bool:
        """Whether this visitor has shown the phone, not too long ago."""
        secret = self._digest("session", session, link)
        return is_open(
            self.ports.taps.tap(link.city_id, _id_of(link)), secret, self.ports.clock.now()
        )

    def act(
        self,
        link: SignedLink,
        session: str,
        request: Request,
        report_id: str,
        pictures: Sequence[bytes] = (),
    ) -> Report:
        """The report as it stands after the act, told as done by that contact of the office.

        The same again is no second act, also once the report has moved on by it: what of its pictures
        was lost on the way is then made up for. Raises NotFoundError for a report that the link does not
        open, InvalidError where the session has ended or the act lacks something, ConflictError where
        the report has moved on since the page was read.
        """
        reference = self.ports.references.current(link.city_id)
        self._require_opened(report_id, link)
        now, secret = self.ports.clock.now(), self._digest("session", session, link)
        require_open(self.ports.taps.tap(link.city_id, _id_of(link)), secret, now)
        if request.action not in ACTIONS:
            raise InvalidError("body_invalid", field="action")
        said = (request.action, str(request.version), request.text, *map(fingerprint, pictures))
        operation_id = derived_id("tap", _id_of(link), report_id, secret, *said)
        photos = announce(
            announced_in(pictures),
            city_id=link.city_id,
            report_id=report_id,
            operation_id=operation_id,
            purpose=PhotoPurpose.PROOF,
            now=now,
        )
        context = Context(reference, now, operation_id, actor_of(contact_of(link, reference)))

        def decide(report: Report) -> Change:
            require_with_office(report, link)
            return decide_action(report, replace(request, photos=photos), context)

        committed = self.ports.reports.change(link.city_id, report_id, operation_id, decide)
        if committed is None:
            raise ConflictError("version_conflict")
        for photo, data in zip(photos, pictures, strict=True):
            self.ports.photo_bytes.take_in(photo, data)
        return committed.change.report

    def _standing(self, link: SignedLink) -> tuple[Reference, Contact, tuple[Report, ...]]:
        """With the reports that are still the office's to act on."""
        reference = self.ports.references.current(link.city_id)
        found = (self.ports.reports.get(link.city_id, each) for each in self._opened_by(link))
        reports = tuple(
            each
            for each in found
            if is_with_office(each, link) and not self._is_revoked(each, link)
        )
        if not reports:
            raise not_valid()
        return reference, contact_of(link, reference), reports

    def _require_opened(self, report_id: str, link: SignedLink) -> None:
        """Raises NotFoundError for a report that the link never opened, or opens no more by revocation."""
        if report_id not in self._opened_by(link):
            raise not_valid()
        if self._is_revoked(self.ports.reports.get(link.city_id, report_id), link):
            raise not_valid()

    def _is_revoked(self, report: Report, link: SignedLink) -> bool:
        """Only of a batch, and where something was revoked at all, the history is asked when that was."""
        if link.purpose is Purpose.OFFICE_TAP or not report.links_since:
            return is_revoked_for(report, link)
        event_id = event_id_of(report.links_since)
        revoked = self.ports.reports.event(report.city_id, report.report_id, event_id)
        return is_revoked_for(report, link, revoked.at)

    def _opened_by(self, link: SignedLink) -> tuple[str, ...]:
        """The reports that the message with this link told of."""
        if link.purpose is Purpose.OFFICE_TAP:
            return (link.report_id,)
        batch = self.ports.batches.batch(link.city_id, link.report_id)
        return tuple(each.report_id for each in batch.told) if batch else ()

    def _digest(self, kind: str, secret: str, link: SignedLink) -> str:
        return digest(kind, secret, _id_of(link), self.ports.link_keys)


def _open(report: Report) -> OpenReport:
    may = tuple(each for each in ACTIONS if is_open_to(report, each, Role.OFFICER))
    return OpenReport(report, may)


def _id_of(link: SignedLink) -> str:
    return derived_id("tap", link.city_id, link.report_id, link.agency_id, str(link.revision))


def _new(link: SignedLink) -> Tap:
    return Tap(_id_of(link), link.city_id, link.expires_at)
