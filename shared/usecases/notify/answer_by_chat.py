"""An officer presses a button under a nudge, and the reports that it told of move."""

from contextlib import suppress
from typing import Protocol

from shared.domain.city.contacts import Contact
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ForbiddenError, PermanentError, TransientError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.revocation import number_to_send
from shared.domain.notify.chat_replies import (
    ChatAnswer,
    ChatChoice,
    Press,
    actor_of,
    contact_who_pressed,
    decide_acceptance,
)
from shared.domain.notify.delivery import STAFF_LANGUAGE
from shared.domain.notify.effects import handle_of
from shared.domain.notify.receipts import EffectRef, SentMessage
from shared.domain.notify.supersession import is_still_asked
from shared.domain.notify.tap_links import TapLinks
from shared.domain.report.report import Change, Event, Report
from shared.domain.texts.catalogue import Catalogue
from shared.ports.has import (
    HasBatches,
    HasChat,
    HasClock,
    HasOutcomes,
    HasPages,
    HasReferences,
    HasReports,
)


@value_object
class _Asked:
    """What was pressed, under which message, by whom of the office; and each report that it told of."""

    press: Press
    message: SentMessage
    about: tuple[tuple[EffectRef, Event], ...]
    contact: Contact
    reference: Reference


class AnswerByChatPorts(
    HasReports, HasOutcomes, HasBatches, HasReferences, HasChat, HasPages, HasClock, Protocol
): ...


@value_object
class AnswerByChat:
    """All that a press can do, for one installation."""

    ports: AnswerByChatPorts

    def __call__(self, press: Press) -> ChatAnswer | None:
        """What was written back; None where the message is none of ours.

        The act is bound to the press: repeated by the provider it stands as it is, and broken off among
        several reports it goes on. The words written back are a courtesy: said once, and not again where
        the chat is down. Raises ForbiddenError for whoever is not on the contact list of the office that
        was asked.
        """
        message = self._message(press)
        if message is None:
            return None
        asked = self._asked(press, message)
        moved = self._moved(asked)
        answer = _answer(press.choice, moved)
        is_new = self.ports.outcomes.heard(asked.message.city_id, press.answers, press.message_id)
        if is_new and press.phone:
            with suppress(TransientError, PermanentError):
                self.ports.chat.send_text(press.phone, self._words(answer, asked, moved))
        return answer

    @property
    def _links(self) -> TapLinks:
        return TapLinks(self.ports.pages_url, self.ports.link_keys)

    def _message(self, press: Press) -> SentMessage | None:
        cities = self.ports.references.cities()
        looked_in = (press.city_id,) if press.city_id in cities else cities
        found = (self.ports.outcomes.sent_message(city_id, press.answers) for city_id in looked_in)
        return next((each for each in found if each is not None), None)

    def _asked(self, press: Press, message: SentMessage) -> _Asked:
        about = tuple(
            (each, self.ports.reports.event(message.city_id, each.report_id, each.event_id))
            for each in self._told_of(message)
        )
        reference = self.ports.references.current(message.city_id)
        contact = contact_who_pressed(press, message, about[0][1].agency_id or "", reference)
        if contact is None:
            raise ForbiddenError("forbidden")
        return _Asked(press, message, about, contact, reference)

    def _told_of(self, message: SentMessage) -> tuple[EffectRef, ...]:
        """Of those that share a message, some may not have come yet to find that it has left."""
        batch = (
            self.ports.batches.batch(message.city_id, message.batch_id)
            if message.batch_id
            else None
        )
        return batch.told if batch and batch.told else message.about

    def _moved(self, asked: _Asked) -> tuple[str, ...]:
        """The reports that the press has moved, or may still."""
        acts = self._is_accepted if asked.press.choice is ChatChoice.ACCEPT else self._is_open
        return tuple(each.report_id for each, event in asked.about if acts(asked, each, event))

    def _is_open(self, asked: _Asked, each: EffectRef, event: Event) -> bool:
        report = self.ports.reports.get(asked.message.city_id, each.report_id)
        return is_still_asked(each, event, report)

    def _is_accepted(self, asked: _Asked, each: EffectRef, event: Event) -> bool:
        city_id = asked.message.city_id
        operation_id = derived_id("chat", city_id, asked.press.message_id)
        actor = actor_of(asked.contact)
        context = Context(asked.reference, self.ports.clock.now(), operation_id, actor)

        def decide(report: Report) -> Change | None:
            return decide_acceptance(report, each, event, context)

        return self.ports.reports.change(city_id, each.report_id, operation_id, decide) is not None

    def _words(self, answer: ChatAnswer, asked: _Asked, moved: tuple[str, ...]) -> str:
        (_, event), *others = asked.about
        words = Catalogue(asked.reference.texts)
        office = asked.reference.agency_name(event.agency_id)
        key = f"chat.{answer.value}_many" if others else f"chat.{answer.value}"
        handles = ", ".join(handle_of(each) for each in moved or (event.report_id,))
        link = self._links.address(self._token(asked))
        return words.text(
            key, STAFF_LANGUAGE, handle=handles, handles=handles, office=office, link=link
        )

    def _token(self, asked: _Asked) -> str:
        (_, event), *others = asked.about
        city_id, now = asked.message.city_id, self.ports.clock.now()
        if others:
            return self._links.batch_token(city_id, asked.message.batch_id, asked.contact, now)
        number = number_to_send(self.ports.reports.get(city_id, event.report_id), event.seq)
        return self._links.token(city_id, event.report_id, number, asked.contact, now)


def _answer(choice: ChatChoice, moved: tuple[str, ...]) -> ChatAnswer:
    if not moved:
        return ChatAnswer.STALE
    return ChatAnswer.ACCEPTED if choice is ChatChoice.ACCEPT else ChatAnswer.REASON_NEEDED
