"""Bringing a message to people: whom it concerns, on which channel, in which words."""

from collections.abc import Callable, Mapping

from shared.domain.catalogue import Catalogue, Language, chat_params, local_time
from shared.domain.chat_templates import template_name
from shared.domain.effects import Effect, EffectKind, handle_of
from shared.domain.errors import PermanentError, TransientError
from shared.domain.people import Device
from shared.domain.reference import Reference, Whom
from shared.domain.report import Event, Report
from shared.domain.value import value
from shared.ports import Chat, Clock, People, Push, PushMessage, References
from shared.usecases.perform_effects.staff_phones import phones_of_city, phones_of_office

# Staff are written to in the city's working language.
STAFF_LANGUAGE: Language = "id"

_NOBODY_THERE = "no_live_device"

Channels = tuple[Callable[[], str], ...]


@value
class Delivery:
    """Delivers an effect's message on one channel, falling back where the first reaches nobody.

    What leaves here carries a handle, an office's name and a time: never words of the report, a name
    or a place.
    """

    people: People
    push: Push
    chat: Chat
    references: References
    clock: Clock

    def deliver(self, effect: Effect, event: Event, report: Report, *, is_patient: bool) -> str:
        """The channel that took the message; `timeline` where a reporter has no other.

        `is_patient` waits for a channel in trouble; otherwise the next one is tried at once.
        Raises TransientError, or PermanentError if no channel can reach anybody.
        """
        reference = self.references.current(event.city_id)
        if effect.whom is Whom.REPORTER:
            channels = self._to_reporter(effect, event, report, reference)
        else:
            channels = self._to_staff(effect, event, report, reference)
        return _first(channels, is_patient=is_patient)

    def _to_staff(
        self, effect: Effect, event: Event, report: Report, reference: Reference
    ) -> Channels:
        words = Catalogue(reference.texts)
        params = _params(event, report, reference, STAFF_LANGUAGE)
        by_chat = effect.kind is EffectKind.WHATSAPP
        # An office that WhatsApp does not reach gets the reminder that is written for a screen.
        template = "office_reminder" if by_chat else effect.template

        def push_to(whom: Whom | None) -> str:
            title, body = words.message("push", template, STAFF_LANGUAGE, **params)
            message = PushMessage(title, body, _data(report))
            return self._push_to_first(self._phones(whom, effect, report), message)

        def push() -> str:
            return push_to(effect.whom)

        def desk() -> str:
            return f"desk_{push_to(Whom.DESK)}"

        def chat() -> str:
            contacts = reference.contacts.get(effect.agency_id or "", ())
            phone = next((each.phone for each in contacts if each.phone), "")
            key = f"whatsapp.{effect.template}" if by_chat else f"push.{effect.template}"
            return self._chat_to(phone, key, STAFF_LANGUAGE, params)

        if effect.whom is not Whom.OFFICE:
            return (push,)
        # An office that nobody can reach is the desk's to reach: it has telephones and feet.
        return (chat, push, desk) if by_chat else (push, chat, desk)

    def _to_reporter(
        self, effect: Effect, event: Event, report: Report, reference: Reference
    ) -> Channels:
        subject = effect.report_id or event.report_id
        identity = self.people.identity(event.city_id, subject)
        if identity is None:
            raise PermanentError("identity_gone")
        language: Language = "en" if identity.language == "en" else "id"
        words = Catalogue(reference.texts)
        params = {**_params(event, report, reference, language), "handle": handle_of(subject)}

        def chat() -> str:
            phone = identity.phone if identity.whatsapp_consent else ""
            return self._chat_to(phone, f"reporter.{effect.template}", language, params)

        def push() -> str:
            title, body = words.message("reporter", effect.template, language, **params)
            message = PushMessage(title, body, {**_data(report), "report_id": subject})
            devices = self.people.devices_of_person(event.city_id, identity.uid)
            return self._push_to(devices, message)

        # Who has neither still finds every step in the report's timeline.
        return (chat, push, lambda: "timeline")

    def _phones(
        self, whom: Whom | None, effect: Effect, report: Report
    ) -> tuple[tuple[Device, ...], ...]:
        now = self.clock.now()
        if whom is Whom.OFFICE:
            return phones_of_office(self.people, report, effect.agency_id or "", now)
        return phones_of_city(self.people, report.city_id, whom or Whom.DESK, now)

    def _push_to_first(self, circles: tuple[tuple[Device, ...], ...], message: PushMessage) -> str:
        """To the first circle in which somebody is reached."""
        *closer, widest = circles or ((),)
        for devices in closer:
            try:
                return self._push_to(devices, message)
            except PermanentError as error:
                if error.reason != _NOBODY_THERE:
                    raise
        return self._push_to(widest, message)

    def _push_to(self, devices: tuple[Device, ...], message: PushMessage) -> str:
        if not devices:
            raise PermanentError("no_device")
        pushed = self.push.send([device.token for device in devices], message)
        for device in devices:
            if device.token in pushed.dead:
                self.people.retire_device(device)
        if not pushed.delivered:
            raise PermanentError(_NOBODY_THERE)
        return "push"

    def _chat_to(self, phone: str, key: str, language: Language, params: Mapping[str, str]) -> str:
        if not phone:
            raise PermanentError("no_phone")
        self.chat.send_template(phone, template_name(key), language, chat_params(key, params))
        return "whatsapp"


def _first(channels: Channels, *, is_patient: bool) -> str:
    """The first channel that works. While there is time, transient trouble is worth the wait.

    Where none works and one may yet, it is tried again: only what all refuse is given up.
    """
    reasons, may_recover = [], False
    for channel in channels:
        try:
            return channel()
        except PermanentError as error:
            reasons.append(error.reason)
        except TransientError as error:
            if is_patient:
                raise
            reasons.append(error.reason)
            may_recover = True
    reason = "+".join(reasons)
    raise TransientError(reason) if may_recover else PermanentError(reason)


def _params(
    event: Event, report: Report, reference: Reference, language: Language
) -> Mapping[str, str]:
    return {
        "handle": handle_of(report.report_id),
        "office": reference.agency_name(event.agency_id or event.forwarded_to),
        "city": reference.city.name,
        "due": local_time(event.due.at, reference.city, language) if event.due.at else "-",
    }


def _data(report: Report) -> Mapping[str, str]:
    """What the app needs to open the report, once its user has signed in."""
    return {"report_id": report.report_id, "city_id": report.city_id}
