"""Bringing a message to people: the plan is the domain's, each way of sending stands here."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from shared.domain.city.contacts import Contact
from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import PermanentError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import Level
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.escalation import decide_leader_unreached, decide_unreached
from shared.domain.lifecycle.revocation import number_to_send
from shared.domain.notify.batches import Batch
from shared.domain.notify.chat_templates import has_link, replies_of, template_name
from shared.domain.notify.delivery import (
    ChannelAttempt,
    DeliveryPlan,
    plan_for_staff,
    words_of,
    words_of_many,
)
from shared.domain.notify.effects import Effect, handle_of
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, Receipt
from shared.domain.notify.reporter_delivery import plan_for_reporter
from shared.domain.notify.tap_links import TapLinks
from shared.domain.people.outreach import decide_unheard
from shared.domain.people.people import Device
from shared.domain.report.report import Event, Report
from shared.domain.texts.catalogue import Catalogue, chat_params
from shared.ports.has import (
    HasChat,
    HasClock,
    HasMail,
    HasPages,
    HasPeople,
    HasPush,
    HasReferences,
    HasReports,
)
from shared.ports.messages import MailMessage, PushMessage, TemplateMessage
from shared.ports.reports import Decide
from shared.usecases.notify.perform_effects.batching import Batching, BatchRequest
from shared.usecases.notify.perform_effects.failover import try_channels
from shared.usecases.notify.perform_effects.notification import HandoffResult, Notification
from shared.usecases.notify.perform_effects.reporters import ReporterChoices
from shared.usecases.notify.perform_effects.staff_phones import (
    Colleagues,
    look_for_themselves,
    phones_of_city,
    phones_of_head,
    phones_of_office,
)
from shared.usecases.notify.perform_effects.tracking import with_key

_NOBODY_THERE = "no_live_device"
Circles = tuple[tuple[Device, ...], ...]


class DeliveryPorts(
    HasReports,
    HasPeople,
    HasPush,
    HasChat,
    HasMail,
    HasPages,
    HasReferences,
    HasClock,
    Protocol,
): ...


@value_object
class Delivery:
    """Delivers an effect's message on one way, falling back where the first reaches nobody."""

    ports: DeliveryPorts
    colleagues: Colleagues
    reporters: ReporterChoices
    gathering: Batching

    def deliver(
        self,
        effect: Effect,
        event: Event,
        report: Report,
        running: Outcome,
        *,
        since: datetime,
        is_patient: bool,
    ) -> Outcome:
        """What became of it. `since` is when it was wanted first, or was to be looked at again;
        `is_patient` waits for a channel in trouble, as `try_channels` tells.
        """
        telling = Notification(effect, event, report, self.ports.references.current(event.city_id))
        plan = self._plan(telling)
        if plan is None:
            return replace(running, state=OutcomeState.GIVEN_UP, reason="identity_gone")
        if self._is_left_to_the_queue(telling):
            return replace(running, state=OutcomeState.SENT, via="queue", check_at=None)
        lies_in = next((each for each in running.steps if each.receipt is Receipt.GATHERED), None)
        send = partial(self._send, plan=plan, telling=telling, wanted=BatchRequest(since, lies_in))
        return try_channels(plan, running, send, self.ports.clock.now(), is_patient=is_patient)

    def _is_left_to_the_queue(self, telling: Notification) -> bool:
        """Whoever is there has switched such news off, and no other channel shall bring it instead."""
        effect, report = telling.effect, telling.report
        if effect.whom not in {Whom.OFFICE, Whom.DESK} or report.restricted:
            return False
        office = effect.agency_id if effect.whom is Whom.OFFICE else None
        now = self.ports.clock.now()
        return look_for_themselves(self.colleagues, report, office, effect.template, now)

    def _plan(self, telling: Notification) -> DeliveryPlan | None:
        """None where the reporter's identity has been erased: nobody is left to tell."""
        effect, event = telling.effect, telling.event
        report, reference = telling.report, telling.reference
        if effect.whom is not Whom.REPORTER:
            return plan_for_staff(effect, event, report, reference)
        identity = self.reporters.identity(event.city_id, telling.subject)
        if identity is None:
            return None
        chosen = self.reporters.chosen(identity)
        plan = plan_for_reporter(effect, event, reference, identity, chosen)
        return with_key(plan, telling, identity, self.ports)

    def _send(
        self, way: ChannelAttempt, plan: DeliveryPlan, telling: Notification, wanted: BatchRequest
    ) -> HandoffResult:
        if not way.of_many or plan.every is None:
            return HandoffResult(self._send_alone(way, plan, telling))
        together = partial(self._send_together, way, plan)
        return self.gathering.hand(telling, way, plan.every, wanted, together)

    def _send_together(
        self,
        way: ChannelAttempt,
        plan: DeliveryPlan,
        batch: Batch,
        tellings: tuple[Notification, ...],
    ) -> str:
        """One message for all. Of one that is alone after all, it tells as ever."""
        first, *others = tellings
        if not others:
            words = words_of(first.event, first.subject, first.reference, plan.language)
            return self._send_alone(way, replace(plan, params=words), first)
        handles = [handle_of(each.subject) for each in tellings]
        words = words_of_many(handles, batch.agency_id, first.reference)
        of_many, plan = replace(way, text=way.of_many), replace(plan, params=words)
        if way.channel is DeliveryChannel.EMAIL:
            self._email(of_many, plan, first, batch.batch_id)
            return ""
        return self._chat(of_many, plan, first, self._link_to_all(of_many, first, batch))

    def _send_alone(self, way: ChannelAttempt, plan: DeliveryPlan, telling: Notification) -> str:
        """The provider's id of the message where it will tell of it; else empty."""
        match way.channel:
            case DeliveryChannel.WHATSAPP:
                return self._chat(way, plan, telling, self._link(way, telling))
            case DeliveryChannel.PUSH:
                self._push(way, plan, telling)
            case DeliveryChannel.EMAIL:
                key = f"{telling.event.city_id}/{telling.event.report_id}/{telling.effect.key}"
                self._email(way, plan, telling, key)
            case DeliveryChannel.DESK:
                self._list_for_desk(telling)
            case DeliveryChannel.TIMELINE:
                pass
        return ""

    def _chat(
        self, way: ChannelAttempt, plan: DeliveryPlan, telling: Notification, link: str
    ) -> str:
        if not way.address:
            raise PermanentError("no_phone")
        city_id = telling.event.city_id
        message = TemplateMessage(
            template_name(way.text),
            plan.language,
            chat_params(way.text, plan.params),
            city_id=city_id,
            replies=replies_of(way.text, city_id),
            link=link,
        )
        return self.ports.chat.send_template(way.address, message)

    @property
    def _links(self) -> TapLinks:
        return TapLinks(self.ports.pages_url, self.ports.link_keys)

    def _link(self, way: ChannelAttempt, telling: Notification) -> str:
        """What opens the report for whoever of an office is nudged, once they prove who they are."""
        event, contact = telling.event, _contact(way, telling)
        if contact is None:
            return ""
        now, sent_with = self.ports.clock.now(), number_to_send(telling.report, event.seq)
        return self._links.token(event.city_id, event.report_id, sent_with, contact, now)

    def _link_to_all(self, way: ChannelAttempt, telling: Notification, batch: Batch) -> str:
        contact = _contact(way, telling)
        if contact is None:
            return ""
        return self._links.batch_token(
            batch.city_id, batch.batch_id, contact, self.ports.clock.now()
        )

    def _email(
        self, way: ChannelAttempt, plan: DeliveryPlan, telling: Notification, key: str
    ) -> None:
        audience, _, template = way.text.partition(".")
        words = Catalogue(telling.reference.texts)
        subject, body = words.letter(audience, template, plan.language, **plan.params)
        self.ports.mail.send(way.address, MailMessage(subject, body, key))

    def _list_for_desk(self, telling: Notification) -> None:
        """An event of its own, so that the desk is told as of every other."""
        event, effect = telling.event, telling.effect
        decide = self._unheard if effect.whom is Whom.REPORTER else self._unreached
        operation_id = derived_id("unreached", event.city_id, event.report_id, effect.key)
        self.ports.reports.change(
            event.city_id, event.report_id, operation_id, decide(telling, operation_id)
        )

    def _unreached(self, telling: Notification, operation_id: str) -> Decide:
        effect, here, now = telling.effect, telling.reference, self.ports.clock.now()
        if effect.whom in {Whom.REGIONAL_SECRETARY, Whom.MAYOR}:
            level = Level(effect.whom.value)
            return lambda report: decide_leader_unreached(report, level, here, now, operation_id)
        agency_id = effect.agency_id or ""
        return lambda report: decide_unreached(report, agency_id, here, now, operation_id)

    def _unheard(self, telling: Notification, operation_id: str) -> Decide:
        identity = self.reporters.identity(telling.event.city_id, telling.subject)
        has_number, now = bool(identity and identity.phone), self.ports.clock.now()
        return lambda report: decide_unheard(
            report,
            telling.event,
            has_number=has_number,
            reference=telling.reference,
            now=now,
            operation_id=operation_id,
            joined=telling.subject if telling.subject in telling.event.joined else "",
        )

    def _push(self, way: ChannelAttempt, plan: DeliveryPlan, telling: Notification) -> None:
        """To the first circle of devices in which somebody is reached."""
        audience, _, template = way.text.partition(".")
        words = Catalogue(telling.reference.texts)
        title, body = words.message(audience, template, plan.language, **plan.params)
        # What the app needs to open the report, once its user has signed in; no lock screen shows it.
        data = {"report_id": telling.subject, "city_id": telling.event.city_id}
        data |= {"tracking": plan.key} if plan.key else {}
        message = PushMessage(title, body, data)
        *closer, widest = self._devices(way, telling) or ((),)
        for devices in closer:
            try:
                return self._push_to(devices, message)
            except PermanentError as error:
                if error.reason != _NOBODY_THERE:
                    raise
        return self._push_to(widest, message)

    def _push_to(self, devices: tuple[Device, ...], message: PushMessage) -> None:
        if not devices:
            raise PermanentError("no_device")
        pushed = self.ports.push.send([device.token for device in devices], message)
        for device in devices:
            if device.token in pushed.dead:
                self.ports.people.retire_device(device)
        if not pushed.delivered:
            raise PermanentError(_NOBODY_THERE)

    def _devices(self, way: ChannelAttempt, telling: Notification) -> Circles:
        report, whom = telling.report, Whom(way.contact)
        now, template = self.ports.clock.now(), telling.effect.template
        if whom is Whom.REPORTER:
            return (self.ports.people.devices_of_person(report.city_id, way.address),)
        if whom is Whom.OFFICE:
            office = telling.effect.agency_id or ""
            return phones_of_office(self.colleagues, report, office, now, template)
        if whom is Whom.HEAD:
            office = telling.effect.agency_id or ""
            return phones_of_head(self.colleagues, report.city_id, office, now)
        return phones_of_city(self.colleagues, report, whom, now, template)


def _contact(way: ChannelAttempt, telling: Notification) -> Contact | None:
    """Whom a link is made out to; None where the message has no button for one."""
    listed = telling.reference.contacts.get(telling.effect.agency_id or "", ())
    found = next((each for each in listed if each.label == way.contact), None)
    return found if has_link(way.text) else None
