"""Telling those who follow somebody else's report that there is news, page by page."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from shared.domain.catalogue import Catalogue, Language
from shared.domain.crowd import Bystander, is_public
from shared.domain.effects import Effect, handle_of
from shared.domain.errors import PermanentError
from shared.domain.ids import case_id, public_letters
from shared.domain.people import Device
from shared.domain.reference import Reference
from shared.domain.report import Event, Report
from shared.domain.value import value
from shared.ports.cities import References
from shared.ports.messages import Push, PushMessage
from shared.ports.people import Crowd, People

_PAGE = 200
# As many as one call of the messaging service takes.
_TOKENS_AT_ONCE = 500


@value
class CrowdPhones:
    """A handle and a public id leave here, and nothing else. Nobody is written to by chat."""

    crowd: Crowd
    people: People
    push: Push
    references: References

    def tell(self, effect: Effect, event: Event, report: Report) -> str:
        """The channel. Raises PermanentError where the case is public no more, or nobody has a phone.

        An attempt that broke off is repeated whole: to be told twice is better than not at all.
        """
        if not is_public(report):
            raise PermanentError("not_public")
        reference = self.references.current(event.city_id)
        told = 0
        for language, devices in self._phones(report):
            message = _message(effect, report, reference, language)
            for begin in range(0, len(devices), _TOKENS_AT_ONCE):
                told += self._send(devices[begin : begin + _TOKENS_AT_ONCE], message)
        if not told:
            raise PermanentError("no_live_device")
        return "push"

    def _send(self, devices: tuple[Device, ...], message: PushMessage) -> int:
        pushed = self.push.send([device.token for device in devices], message)
        for device in devices:
            if device.token in pushed.dead:
                self.people.retire_device(device)
        return len(pushed.delivered)

    def _phones(self, report: Report) -> Iterator[tuple[Language, tuple[Device, ...]]]:
        """By language, a page of followers at a time: of the case, and of what was merged into it."""
        for report_id in (report.report_id, *report.ties.joined):
            for page in self._pages(report.city_id, report_id):
                by_language = sorted(page, key=lambda each: each.language)
                for language, people in groupby(by_language, lambda each: each.language):
                    yield "en" if language == "en" else "id", self._of(people)

    def _pages(self, city_id: str, report_id: str) -> Iterator[tuple[Bystander, ...]]:
        page, more = self.crowd.followers(city_id, report_id, _PAGE)
        yield page
        while more is not None:
            page, more = self.crowd.followers(city_id, report_id, _PAGE, more)
            yield page

    def _of(self, people: Iterable[Bystander]) -> tuple[Device, ...]:
        return tuple(
            device
            for each in people
            for device in self.people.devices_of_person(each.city_id, each.uid)
        )


def _message(
    effect: Effect, report: Report, reference: Reference, language: Language
) -> PushMessage:
    words = Catalogue(reference.texts)
    handle = handle_of(report.report_id)
    title, body = words.message("reporter", effect.template, language, handle=handle)
    known_as = case_id(reference.city.tracking_prefix, public_letters(report.report_id))
    return PushMessage(title, body, {"case_id": known_as, "city_id": report.city_id})
