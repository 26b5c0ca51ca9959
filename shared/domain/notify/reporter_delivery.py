"""Bringing a message to the reporter: on the ways they chose, and what they must hear to the end. Planned."""

from datetime import timedelta

from shared.domain.city.reference import Reference, Whom
from shared.domain.kernel.states import EventType
from shared.domain.language.translations import spoken
from shared.domain.notify.delivery import ChannelAttempt, DeliveryPlan, words_of
from shared.domain.notify.effects import Effect
from shared.domain.notify.event_templates import ANSWERS, QUESTIONS
from shared.domain.notify.receipts import DeliveryChannel
from shared.domain.people.accounts import NOTHING_CHOSEN, ContactChannel, Preferences
from shared.domain.people.people import Identity
from shared.domain.report.report import Event

# A chat message that has shown on no phone after that has reached nobody.
HEARD_WITHIN = timedelta(hours=24)


def plan_for_reporter(
    effect: Effect,
    event: Event,
    reference: Reference,
    identity: Identity,
    chosen: Preferences = NOTHING_CHOSEN,
) -> DeliveryPlan:
    """On the channels that were chosen, or else agreed with the report.

    Whom none of them reaches still finds every step in the inbox and in the report's timeline. A question
    is not asked by that alone, nor is what staff wrote down answered: then the desk has to bring it.
    """
    language = spoken(chosen.language or identity.language)
    text, reporter = f"reporter.{effect.template}", Whom.REPORTER.value
    has_agreed = identity.whatsapp_consent or chosen.channels is not None
    by_channel = {
        ContactChannel.WHATSAPP: ChannelAttempt(
            DeliveryChannel.WHATSAPP, text, reporter, identity.phone if has_agreed else ""
        ),
        ContactChannel.PUSH: ChannelAttempt(DeliveryChannel.PUSH, text, reporter, identity.uid),
        ContactChannel.EMAIL: ChannelAttempt(DeliveryChannel.EMAIL, text, reporter, chosen.email),
    }
    usual = (ContactChannel.WHATSAPP, ContactChannel.PUSH)
    wanted = usual if chosen.channels is None else chosen.channels
    is_brought = _must_be_heard(effect, event, identity)
    last = (
        ChannelAttempt(DeliveryChannel.DESK, contact=Whom.DESK.value)
        if is_brought
        else ChannelAttempt(DeliveryChannel.TIMELINE, text, reporter)
    )
    return DeliveryPlan(
        (*(by_channel[each] for each in wanted), last),
        language,
        words_of(event, identity.report_id, reference, language),
        arrives_within=HEARD_WITHIN if is_brought else None,
    )


def _must_be_heard(effect: Effect, event: Event, identity: Identity) -> bool:
    """Whether somebody must bring it where no message does. Who has an account finds an answer there.

    Of a case only its own reporter is asked, and all who reported it get the answer.
    """
    is_own = effect.report_id in {"", event.part_of}
    is_for_desk = not identity.uid or bool(identity.phone)
    is_answer = effect.template in ANSWERS and event.type is not EventType.RUNG_CLIMBED
    if is_own:
        return effect.template in QUESTIONS or (effect.template in ANSWERS and is_for_desk)
    return is_answer and is_for_desk
