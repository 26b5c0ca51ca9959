"""What became of an effect, and whether anything is left to do about it."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.states import EventType
from shared.domain.notify.delivery import after_status
from shared.domain.notify.outcome import OutcomeState, as_known, fate_of, rung_messages
from shared.domain.notify.receipts import DeliveryAttempt, DeliveryChannel, Receipt, Status
from shared.domain.texts.timeline import Fate
from tests.builders import NOW, later, make_event, make_outcome


def test_what_is_final() -> None:
    assert {state for state in OutcomeState if state.is_final} == {
        OutcomeState.SENT,
        OutcomeState.SUPERSEDED,
        OutcomeState.GIVEN_UP,
    }


def test_what_is_put_off_goes_on_and_is_in_no_trouble() -> None:
    put_off = {state for state in OutcomeState if state.is_put_off}
    assert put_off == {OutcomeState.HELD, OutcomeState.BATCHED}
    assert not any(state.is_final for state in put_off)


@pytest.mark.parametrize(
    ("state", "check_at", "is_done"),
    [
        (OutcomeState.RUNNING, None, False),
        (OutcomeState.WAITING, None, False),
        (OutcomeState.WAITING, later(hours=1), False),
        (OutcomeState.HELD, later(hours=1), False),
        (OutcomeState.BATCHED, later(hours=1), False),
        (OutcomeState.SENT, None, True),
        (OutcomeState.SENT, later(hours=1), True),
        (OutcomeState.SENT, NOW, False),
        (OutcomeState.SUPERSEDED, None, True),
        (OutcomeState.GIVEN_UP, None, True),
    ],
)
def test_what_was_sent_and_must_arrive_is_looked_at_again_when_it_is_time(
    state: OutcomeState, check_at: datetime | None, *, is_done: bool
) -> None:
    assert make_outcome(state=state, check_at=check_at).is_done(NOW) is is_done


def by(channel: DeliveryChannel, receipt: Receipt = Receipt.ACCEPTED) -> DeliveryAttempt:
    return DeliveryAttempt(channel, NOW, receipt, message_id="wamid-1")


CHAT, MAIL, PUSH = DeliveryChannel.WHATSAPP, DeliveryChannel.EMAIL, DeliveryChannel.PUSH
SENT, GIVEN_UP = OutcomeState.SENT, OutcomeState.GIVEN_UP


@pytest.mark.parametrize(
    ("state", "steps", "more", "fate"),
    [
        (OutcomeState.RUNNING, (), {}, None),
        (OutcomeState.WAITING, (), {}, None),
        (OutcomeState.HELD, (), {}, None),
        (OutcomeState.BATCHED, (by(CHAT, Receipt.GATHERED),), {}, None),
        (SENT, (by(CHAT),), {}, Fate.TAKEN),
        (SENT, (by(CHAT, Receipt.FAILED),), {}, None),
        (SENT, (by(CHAT, Receipt.FAILED), by(CHAT)), {}, Fate.TAKEN),
        (SENT, (by(CHAT), by(MAIL)), {}, Fate.TAKEN),
        (SENT, (by(CHAT, Receipt.FAILED), by(MAIL)), {}, Fate.MAILED),
        (SENT, (by(CHAT),), {"reason": "report_moved_on"}, Fate.TAKEN),
        (SENT, (by(PUSH),), {}, Fate.TAKEN),
        (SENT, (by(PUSH),), {"via": "supervisor_push"}, Fate.GUARDED),
        (SENT, (by(PUSH),), {"via": "desk_push"}, Fate.GIVEN_UP),
        (SENT, (by(DeliveryChannel.TIMELINE),), {"via": "timeline"}, Fate.GIVEN_UP),
        (SENT, (by(CHAT, Receipt.DELIVERED), by(MAIL)), {"via": "timeline"}, Fate.TAKEN),
        (OutcomeState.SUPERSEDED, (), {"reason": "report_moved_on"}, Fate.OVERTAKEN),
        (OutcomeState.SUPERSEDED, (), {"reason": "in_digest"}, None),
        (GIVEN_UP, (by(CHAT), by(DeliveryChannel.DESK)), {"via": "desk"}, Fate.GIVEN_UP),
        (GIVEN_UP, (by(CHAT, Receipt.DELIVERED),), {"via": "desk"}, Fate.TAKEN),
    ],
)
def test_what_a_history_may_say_of_a_message(
    state: OutcomeState,
    steps: tuple[DeliveryAttempt, ...],
    more: dict[str, Any],
    fate: Fate | None,
) -> None:
    assert fate_of(make_outcome(state=state, steps=steps, **more)) is fate


@given(st.lists(st.sampled_from(Receipt)), st.randoms())
def test_news_in_any_order_and_any_number_of_times_make_the_same_of_it(
    told: list[Receipt], chance: Any
) -> None:
    news = [Status("wamid-1", receipt, NOW) for receipt in told]
    shuffled = [*news, *news]
    chance.shuffle(shuffled)
    fates = []
    for order in (news, shuffled):
        outcome = make_outcome(state=GIVEN_UP, steps=(by(CHAT),))
        for status in order:
            outcome = after_status(outcome, status, NOW)
        fates.append(fate_of(outcome))
    assert fates[0] is fates[1]


def test_only_what_a_rung_says_is_told_with_what_became_of_it() -> None:
    climbed = make_event(seq=3, type=EventType.RUNG_CLIMBED, detail={"act": "inform"})
    visit = make_event(seq=4, type=EventType.RUNG_CLIMBED, detail={"act": "visit"})
    history = (make_event(seq=1), climbed, visit)
    assert rung_messages(history) == ("000003-rung",)
    outcomes = [
        make_outcome(key=f"00000{n}-{name}", state=GIVEN_UP)
        for n in (1, 3, 4)
        for name in ("rung", "reporter")
    ]
    reminded = make_event(seq=5, type=EventType.RUNG_CLIMBED, detail={"act": "remind"})
    assert rung_messages((reminded,)) == ("000005-reporter",)
    first, told, third = as_known(history, outcomes)
    assert told.detail == {"act": "inform", "fate": "given_up"}
    assert (first, third) == (history[0], visit)
    assert as_known(history, ()) == history
