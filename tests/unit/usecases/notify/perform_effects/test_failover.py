"""One way after the other until one takes the message; a channel in trouble is waited for first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.notify.delivery import ChannelAttempt, DeliveryPlan
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, Receipt
from shared.usecases.notify.perform_effects import PATIENCE
from shared.usecases.notify.perform_effects.failover import try_channels
from shared.usecases.notify.perform_effects.notification import HandoffResult
from tests.builders import NOW, later, make_device, make_outcome
from tests.unit.usecases.notify.events import is_settled, nudged, routed
from tests.unit.usecases.outages import ChatDown, ChatRefused
from tests.unit.usecases.world import World

HOUR = timedelta(hours=1)
FIRST = ChannelAttempt(DeliveryChannel.WHATSAPP, "whatsapp.office_nudge", "duty-1")
SECOND = ChannelAttempt(DeliveryChannel.WHATSAPP, "whatsapp.office_nudge", "duty-2")
MAIL = ChannelAttempt(DeliveryChannel.EMAIL, "mail.office_nudge", "duty-1")
PUSH = ChannelAttempt(DeliveryChannel.PUSH, "push.office_reminder", "office", is_last=False)
DESK = ChannelAttempt(DeliveryChannel.DESK, contact="desk")
RUNNING = make_outcome(state=OutcomeState.RUNNING)
DOWN, DEAD = TransientError("down"), PermanentError("dead")
GONE = HandoffResult("wamid")
WAITS = HandoffResult(batch_id="batch-1", waits_until=later(minutes=15))


def tried(
    says: Mapping[ChannelAttempt, HandoffResult | Exception],
    running: Outcome = RUNNING,
    *,
    is_patient: bool = False,
) -> tuple[Outcome, list[ChannelAttempt]]:
    """What became of it, and who was asked, where each way says this."""
    asked: list[ChannelAttempt] = []

    def send(way: ChannelAttempt) -> HandoffResult:
        asked.append(way)
        said = says[way]
        if isinstance(said, Exception):
            raise said
        return said

    plan = DeliveryPlan(tuple(says), "id", {}, arrives_within=HOUR)
    return try_channels(plan, running, send, NOW, is_patient=is_patient), asked


def test_the_first_that_takes_it_is_the_last_that_is_asked() -> None:
    outcome, asked = tried({FIRST: DEAD, SECOND: GONE, MAIL: GONE})
    assert asked == [FIRST, SECOND]
    assert (outcome.state, outcome.via, outcome.check_at) == (
        OutcomeState.SENT,
        "whatsapp",
        NOW + HOUR,
    )
    assert [(step.contact, step.receipt) for step in outcome.steps] == [
        ("duty-1", Receipt.FAILED),
        ("duty-2", Receipt.ACCEPTED),
    ]


def test_who_was_tried_before_is_not_asked_again() -> None:
    before, _ = tried({FIRST: GONE, MAIL: GONE})
    outcome, asked = tried({FIRST: GONE, MAIL: GONE}, replace(before, state=OutcomeState.RUNNING))
    assert asked == [MAIL]
    assert (outcome.via, outcome.check_at) == ("email", None)
    assert [step.channel for step in outcome.steps] == ["whatsapp", "email"]


@pytest.mark.parametrize(
    ("is_patient", "asked", "via"), [(True, [FIRST], ""), (False, [FIRST, MAIL], "email")]
)
def test_a_channel_in_trouble_is_waited_for_as_long_as_there_is_patience(
    *, is_patient: bool, asked: list[ChannelAttempt], via: str
) -> None:
    outcome, ways = tried({FIRST: DOWN, MAIL: GONE}, is_patient=is_patient)
    assert ways == asked
    assert outcome.via == via
    assert outcome.state is (OutcomeState.WAITING if is_patient else OutcomeState.SENT)


@pytest.mark.parametrize(
    ("second", "state", "reason", "steps"),
    [
        (DOWN, OutcomeState.WAITING, "dead+down", 0),
        (DEAD, OutcomeState.GIVEN_UP, "dead+dead", 2),
    ],
    ids=["one may recover: all are tried again", "all refuse: given up"],
)
def test_where_none_takes_it_every_reason_is_known(
    second: Exception, state: OutcomeState, reason: str, steps: int
) -> None:
    outcome, _ = tried({FIRST: DEAD, MAIL: second})
    assert (outcome.state, outcome.reason, len(outcome.steps)) == (state, reason, steps)


def test_a_push_to_the_office_is_worth_a_try_and_the_desk_learns_of_it_all_the_same() -> None:
    outcome, asked = tried({FIRST: DEAD, PUSH: HandoffResult(), DESK: HandoffResult()})
    assert asked == [FIRST, PUSH, DESK]
    assert (outcome.state, outcome.via, outcome.reason) == (OutcomeState.GIVEN_UP, "desk", "dead")


def test_what_lies_in_a_batch_is_asked_about_again_when_it_leaves() -> None:
    waiting, _ = tried({FIRST: WAITS, MAIL: GONE})
    assert (waiting.state, waiting.check_at) == (OutcomeState.BATCHED, WAITS.waits_until)
    assert [step.receipt for step in waiting.steps] == [Receipt.GATHERED]
    outcome, asked = tried({FIRST: GONE, MAIL: GONE}, replace(waiting, state=OutcomeState.RUNNING))
    assert asked == [FIRST]
    assert [step.receipt for step in outcome.steps] == [Receipt.ACCEPTED]


def test_a_channel_that_is_down_for_an_hour_is_passed_over() -> None:
    world = World(chat=ChatDown())
    _, event = nudged(world, make_device())
    world.clock.moment = event.at + PATIENCE - timedelta(seconds=1)
    with pytest.raises(TransientError):
        world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.WAITING
    world.clock.moment = event.at + PATIENCE
    world.perform(event)
    assert world.outcome(event, "rung").via == "email"


def test_an_office_that_nothing_reaches_is_given_up_with_every_reason() -> None:
    world = World(chat=ChatRefused())
    _, event = routed(world)
    world.perform(event)
    outcome = world.outcome(event, "push")
    assert outcome.state is OutcomeState.GIVEN_UP
    assert outcome.reason == "no_device+whatsapp:131026+no_device"
    assert is_settled(world, event)
