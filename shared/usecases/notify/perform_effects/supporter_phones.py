"""Telling those who follow somebody else's report that there is news, page by page."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol

from shared.domain.cases.supporters import TELLING_KEPT_FOR, BroadcastCursor, Supporter
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import PermanentError
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language, spoken
from shared.domain.notify.effects import Effect, handle_of
from shared.domain.people.people import Device
from shared.domain.report.report import Event, Report
from shared.domain.report.visibility import is_public
from shared.domain.texts.catalogue import Catalogue
from shared.ports.has import HasPeople, HasPush, HasReferences, HasSupporters
from shared.ports.messages import PushMessage

_PAGE = 200
# As many as one call of the messaging service takes.
_TOKENS_AT_ONCE = 500


class SupporterPhonesPorts(HasSupporters, HasPeople, HasPush, HasReferences, Protocol): ...


@value_object
class SupporterPhones:
    """A handle and a public id leave here, and nothing else. Nobody is written to by chat."""

    ports: SupporterPhonesPorts

    def tell(self, effect: Effect, event: Event, report: Report) -> str:
        """The channel. Raises PermanentError where the case is public no more, or nobody has a phone.

        An attempt that broke off is taken up where it stopped: only the page it broke off in is told
        again, for to be told twice is better than not at all. Who has reported hears of it anyway.
        """
        if not is_public(report):
            raise PermanentError("not_public")
        reference = self.ports.references.current(event.city_id)
        done = self.ports.supporters.telling(event.city_id, event.report_id, effect.key)
        told, after = (done.told, done.after) if done else (0, None)
        for page, more in self._pages(report, after):
            told += self._tell(page, effect, report, reference)
            if more is not None:
                ends = event.at + TELLING_KEPT_FOR
                so_far = BroadcastCursor(
                    event.city_id, event.report_id, effect.key, more, told, ends
                )
                self.ports.supporters.note_telling(so_far)
        if not told:
            raise PermanentError("no_live_device")
        return "push"

    def _tell(
        self, page: tuple[Supporter, ...], effect: Effect, report: Report, reference: Reference
    ) -> int:
        told = 0
        for language, devices in self._phones(page):
            message = _message(effect, report, reference, language)
            for begin in range(0, len(devices), _TOKENS_AT_ONCE):
                told += self._send(devices[begin : begin + _TOKENS_AT_ONCE], message)
        return told

    def _send(self, devices: tuple[Device, ...], message: PushMessage) -> int:
        pushed = self.ports.push.send([device.token for device in devices], message)
        for device in devices:
            if device.token in pushed.dead:
                self.ports.people.retire_device(device)
        return len(pushed.delivered)

    def _phones(self, page: tuple[Supporter, ...]) -> Iterator[tuple[Language, tuple[Device, ...]]]:
        others = [each for each in page if not each.has_reported]
        by_language = sorted(others, key=lambda each: each.language)
        for language, people in groupby(by_language, lambda each: each.language):
            yield spoken(language), self._of(people)

    def _pages(
        self, report: Report, after: str | None
    ) -> Iterator[tuple[tuple[Supporter, ...], str | None]]:
        """Each with where the next begins. Who followed what was merged into the case is among them."""
        more = after
        while True:
            page, more = self.ports.supporters.followers(
                report.city_id, report.report_id, _PAGE, more
            )
            yield page, more
            if more is None:
                return

    def _of(self, people: Iterable[Supporter]) -> tuple[Device, ...]:
        return tuple(
            device
            for each in people
            for device in self.ports.people.devices_of_person(each.city_id, each.uid)
        )


def _message(
    effect: Effect, report: Report, reference: Reference, language: Language
) -> PushMessage:
    words = Catalogue(reference.texts)
    handle = handle_of(report.report_id)
    title, body = words.message("reporter", effect.template, language, handle=handle)
    known_as = case_id(reference.city.tracking_prefix, public_letters(report.report_id))
    return PushMessage(title, body, {"case_id": known_as, "city_id": report.city_id})
