"""An officer presses a button under a nudge, and the report moves."""

from contextlib import suppress

from shared.domain.catalogue import Catalogue
from shared.domain.chat_replies import (
    Answer,
    Choice,
    Press,
    actor_of,
    contact_who_pressed,
    decide_acceptance,
    is_stale,
)
from shared.domain.contacts import Contact
from shared.domain.delivery import STAFF_LANGUAGE
from shared.domain.effects import handle_of
from shared.domain.errors import ForbiddenError, PermanentError, TransientError
from shared.domain.ids import derived_id
from shared.domain.receipts import SentMessage
from shared.domain.reference import Reference
from shared.domain.report import Change, Event, Report
from shared.domain.requests import Context
from shared.domain.tap_links import TapLinks
from shared.domain.value import value
from shared.ports.cities import References
from shared.ports.messages import Chat
from shared.ports.platform import Clock
from shared.ports.reports import Outcomes, Reports


@value
class _Asked:
    """What was pressed, under which message, by whom of the office."""

    press: Press
    message: SentMessage
    event: Event
    contact: Contact
    reference: Reference


def answer_by_chat(
    press: Press,
    *,
    reports: Reports,
    outcomes: Outcomes,
    references: References,
    chat: Chat,
    links: TapLinks,
    clock: Clock,
) -> Answer | None:
    """What was written back; None where the message is none of ours.

    The act is bound to the press: repeated by the provider it stands as it is. The words written back are
    a courtesy: said once, and not again where the chat is down. Raises ForbiddenError for whoever is not
    on the contact list of the office that was asked.
    """
    asked = _asked(press, reports, outcomes, references)
    if asked is None:
        return None
    if press.choice is Choice.ACCEPT:
        answer = _accept(asked, reports, clock)
    else:
        report = reports.get(asked.message.city_id, asked.message.report_id)
        stale = is_stale(asked.message, asked.event, report)
        answer = Answer.STALE if stale else Answer.REASON_NEEDED
    is_new = outcomes.heard(asked.message.city_id, press.answers, press.message_id)
    if is_new and press.phone:
        with suppress(TransientError, PermanentError):
            chat.send_text(press.phone, _words(answer, asked, links, clock))
    return answer


def _asked(
    press: Press, reports: Reports, outcomes: Outcomes, references: References
) -> _Asked | None:
    cities = references.cities()
    looked_in = (press.city_id,) if press.city_id in cities else cities
    found = (outcomes.sent_message(city_id, press.answers) for city_id in looked_in)
    message = next((each for each in found if each is not None), None)
    if message is None:
        return None
    event = reports.event(message.city_id, message.report_id, message.event_id)
    reference = references.current(message.city_id)
    contact = contact_who_pressed(press, message, event.agency_id or "", reference)
    if contact is None:
        raise ForbiddenError("forbidden")
    return _Asked(press, message, event, contact, reference)


def _accept(asked: _Asked, reports: Reports, clock: Clock) -> Answer:
    message = asked.message
    operation_id = derived_id("chat", message.city_id, asked.press.message_id)
    context = Context(asked.reference, clock.now(), operation_id, actor_of(asked.contact))

    def decide(report: Report) -> Change | None:
        return decide_acceptance(report, message, asked.event, context)

    committed = reports.change(message.city_id, message.report_id, operation_id, decide)
    return Answer.STALE if committed is None else Answer.ACCEPTED


def _words(answer: Answer, asked: _Asked, links: TapLinks, clock: Clock) -> str:
    event = asked.event
    token = links.token(event.city_id, event.report_id, event.seq, asked.contact, clock.now())
    words = Catalogue(asked.reference.texts)
    return words.text(
        f"chat.{answer.value}",
        STAFF_LANGUAGE,
        handle=handle_of(asked.message.report_id),
        office=asked.reference.agency_name(asked.event.agency_id),
        link=links.address(token),
    )
