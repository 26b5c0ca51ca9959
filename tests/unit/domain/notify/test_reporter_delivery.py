"""On which ways a reporter is told, and what is not left at that: planned, nothing is sent."""

from dataclasses import replace

import pytest

from shared.domain.kernel.states import EventType
from shared.domain.notify.effects import effects_of
from shared.domain.notify.receipts import DeliveryChannel
from shared.domain.notify.reporter_delivery import HEARD_WITHIN, plan_for_reporter
from shared.domain.people.accounts import NOTHING_CHOSEN, ContactChannel, Preferences
from shared.domain.people.people import Identity
from tests.builders import CITY, REPORT_ID, make_event
from tests.unit.domain.lives import REFERENCE, routed

ACCOUNT = Identity(CITY, REPORT_ID, "uid-citizen")
NUMBER = replace(ACCOUNT, phone="+6281234567890")
WRITTEN_DOWN = replace(ACCOUNT, uid="")
CHOSEN = Preferences(channels=(ContactChannel.EMAIL,), email="warga@example.org")
QUIET = Preferences(channels=())


@pytest.mark.parametrize(
    ("event_type", "identity", "chosen", "ways"),
    [
        (EventType.ASKED, ACCOUNT, NOTHING_CHOSEN, "whatsapp push desk"),
        (EventType.ASKED, NUMBER, CHOSEN, "email desk"),
        (EventType.ASKED, WRITTEN_DOWN, QUIET, "desk"),
        (EventType.LAPSE_ALLOWED, ACCOUNT, NOTHING_CHOSEN, "whatsapp push desk"),
        (EventType.ANSWERED, ACCOUNT, NOTHING_CHOSEN, "whatsapp push timeline"),
        (EventType.ANSWERED, NUMBER, NOTHING_CHOSEN, "whatsapp push desk"),
        (EventType.ANSWERED, WRITTEN_DOWN, NOTHING_CHOSEN, "whatsapp push desk"),
        (EventType.REJECTED, NUMBER, NOTHING_CHOSEN, "whatsapp push desk"),
        (EventType.ACCEPTED, WRITTEN_DOWN, NOTHING_CHOSEN, "whatsapp push timeline"),
    ],
)
def test_what_must_be_heard_ends_at_the_desk_and_all_else_in_the_timeline(
    event_type: EventType, identity: Identity, chosen: Preferences, ways: str
) -> None:
    event = make_event(routed(), type=event_type)
    (effect,) = (each for each in effects_of(event) if each.key.endswith("reporter"))
    plan = plan_for_reporter(effect, event, REFERENCE, identity, chosen)
    assert [way.channel for way in plan.ways] == [DeliveryChannel(way) for way in ways.split()]
    is_brought = ways.endswith("desk")
    assert plan.arrives_within == (HEARD_WITHIN if is_brought else None)


@pytest.mark.parametrize(
    ("event_type", "identity", "last"),
    [
        (EventType.ANSWERED, WRITTEN_DOWN, DeliveryChannel.DESK),
        (EventType.ANSWERED, NUMBER, DeliveryChannel.DESK),
        (EventType.ANSWERED, ACCOUNT, DeliveryChannel.TIMELINE),
        (EventType.LAPSE_ALLOWED, WRITTEN_DOWN, DeliveryChannel.TIMELINE),
    ],
)
def test_whoever_joined_is_brought_the_answer_and_asked_nothing(
    event_type: EventType, identity: Identity, last: DeliveryChannel
) -> None:
    event = make_event(routed(), type=event_type, joined=("other",))
    (effect,) = (each for each in effects_of(event) if each.report_id == "other")
    assert plan_for_reporter(effect, event, REFERENCE, identity).ways[-1].channel is last
