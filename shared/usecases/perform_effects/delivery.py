"""Bringing a message to people: whom it concerns, on which channel, in which words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shared.domain.access import Role
from shared.domain.catalogue import Catalogue
from shared.domain.effects import Effect, EffectKind, handle_of
from shared.domain.errors import PermanentError
from shared.domain.moments import local_moment
from shared.domain.people import Device
from shared.domain.reference import Reference, Whom
from shared.domain.report import Event, Report
from shared.ports import Chat, People, Push, PushMessage, References

# Staff are written to in the city's working language.
STAFF_LANGUAGE = "id"
_ROLES_OF: Mapping[Whom | None, tuple[Role, ...]] = {
    Whom.DESK: (Role.DESK, Role.SUPERVISOR),
    Whom.LEADERSHIP: (Role.LEADER,),
}

_Attempt = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Delivers an effect's message on one channel, falling back where the first reaches nobody.

    What leaves here carries a handle, an office's name and a time: never words of the report, a name
    or a place.
    """

    people: People
    push: Push
    chat: Chat
    references: References

    def deliver(self, effect: Effect, event: Event, report: Report) -> str:
        """The channel that took the message; `timeline` where a reporter has no other.

        Raises TransientError, or PermanentError if no channel can reach anybody.
        """
        reference = self.references.current(event.city_id)
        if effect.whom is Whom.REPORTER:
            return self._to_reporter(effect, event, report, reference)
        return self._to_staff(effect, event, report, reference)

    def _to_staff(
        self, effect: Effect, event: Event, report: Report, reference: Reference
    ) -> str:
        def by_push() -> str:
            return self._push_to(self._devices(effect, event.city_id), message)

        def by_chat() -> str:
            return self._chat_to(phone, effect.template, STAFF_LANGUAGE, params, reference)

        params = _params(event, report, reference)
        message = _push_message(effect.template, STAFF_LANGUAGE, params, report, reference)
        if effect.whom is not Whom.OFFICE:
            return by_push()
        agency = reference.agencies.get(effect.agency_id or "")
        phone = agency.duty_phone if agency else ""
        if effect.kind is EffectKind.WHATSAPP:
            return _first(by_chat, by_push)
        return _first(by_push, by_chat)

    def _to_reporter(
        self, effect: Effect, event: Event, report: Report, reference: Reference
    ) -> str:
        identity = self.people.identity(event.city_id, event.report_id)
        if identity is None:
            raise PermanentError("identity_gone")

        def by_chat() -> str:
            phone = identity.phone if identity.whatsapp_consent else ""
            return self._chat_to(phone, effect.template, identity.language, params, reference)

        def by_push() -> str:
            devices = self.people.devices_of_person(event.city_id, identity.uid)
            return self._push_to(devices, message)

        params = _params(event, report, reference, identity.language)
        message = _push_message(effect.template, identity.language, params, report, reference)
        # Who has neither still finds every step in the report's timeline.
        return _first(by_chat, by_push, lambda: "timeline")

    def _devices(self, effect: Effect, city_id: str) -> tuple[Device, ...]:
        if effect.whom is Whom.OFFICE:
            return self.people.devices_of_agency(city_id, effect.agency_id or "")
        roles = _ROLES_OF.get(effect.whom, ())
        return tuple(
            device
            for role in roles
            for device in self.people.devices_of_role(city_id, role.value)
        )

    def _push_to(self, devices: tuple[Device, ...], message: PushMessage) -> str:
        if not devices:
            raise PermanentError("no_device")
        pushed = self.push.send([device.token for device in devices], message)
        for device in devices:
            if device.token in pushed.dead:
                self.people.retire_device(device)
        if not pushed.delivered:
            raise PermanentError("no_live_device")
        return "push"

    def _chat_to(
        self,
        phone: str,
        template: str,
        language: str,
        params: Mapping[str, str],
        reference: Reference,
    ) -> str:
        if not phone:
            raise PermanentError("no_phone")
        ordered = Catalogue(reference.texts).template_params(template, params)
        self.chat.send_template(phone, template, language, ordered)
        return "whatsapp"


def _first(*attempts: _Attempt) -> str:
    """The first channel that works. Transient trouble is not passed over: it is worth the wait."""
    *earlier, last = attempts
    reasons = []
    for attempt in earlier:
        try:
            return attempt()
        except PermanentError as error:
            reasons.append(error.reason)
    try:
        return last()
    except PermanentError as error:
        raise PermanentError("+".join([*reasons, error.reason])) from None


def _params(
    event: Event, report: Report, reference: Reference, language: str = STAFF_LANGUAGE
) -> Mapping[str, str]:
    due = local_moment(event.due.at, reference.city, language) if event.due.at else ""
    return {
        "handle": handle_of(report.report_id),
        "office": reference.agency_name(event.agency_id or event.forwarded_to),
        "city": reference.city.name,
        "due": due,
    }


def _push_message(
    template: str,
    language: str,
    params: Mapping[str, str],
    report: Report,
    reference: Reference,
) -> PushMessage:
    title, body = Catalogue(reference.texts).message(template, language, params)
    return PushMessage(title, body, {"report_id": report.report_id, "city_id": report.city_id})
