"""What a provider tells only ever raises what is known of a message, in whatever order it comes."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.notify.delivery import after_status
from shared.domain.notify.receipts import (
    DeliveryAttempt,
    DeliveryChannel,
    EffectRef,
    Receipt,
    SentMessage,
    Status,
)
from tests.builders import NOW, later, make_outcome

GATHERED, ACCEPTED, SENT, FAILED, DELIVERED, READ = Receipt
STEP = DeliveryAttempt(DeliveryChannel.WHATSAPP, NOW, contact="duty-1", message_id="wamid-1")


def told(receipt: Receipt, seconds: int = 0, message_id: str = "wamid-1") -> Status:
    reason = "whatsapp:131026" if receipt is FAILED else ""
    return Status(message_id, receipt, NOW + timedelta(seconds=seconds), reason)


_news = st.lists(
    st.builds(told, st.sampled_from([SENT, FAILED, DELIVERED, READ]), st.integers(0, 600)),
    max_size=8,
)


def _after(news: list[Status]) -> DeliveryAttempt:
    step = STEP
    for status in news:
        step = step.told(status)
    return step


@given(_news, st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_times_change_nothing(news: list[Status], dice: object) -> None:
    shuffled = [*news, *news]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over a random.Random
    assert _after(shuffled) == _after(news)


@given(_news, _news)
def test_it_never_sinks(before: list[Status], after: list[Status]) -> None:
    heights = list(Receipt)
    first, second = _after(before), _after([*before, *after])
    assert heights.index(first.receipt) <= heights.index(second.receipt)
    assert first.seen.keys() <= second.seen.keys()


@given(_news)
def test_what_is_known_can_be_told_again(news: list[Status]) -> None:
    step = _after(news)
    assert _after(list(step.news())) == step


@pytest.mark.parametrize(
    ("news", "expected", "reason"),
    [
        ([], ACCEPTED, ""),
        ([SENT], SENT, ""),
        ([READ], READ, ""),
        ([READ, DELIVERED, SENT], READ, ""),
        ([SENT, FAILED], FAILED, "whatsapp:131026"),
        ([FAILED, SENT], FAILED, "whatsapp:131026"),
        ([DELIVERED, FAILED], DELIVERED, ""),
        ([FAILED, DELIVERED], DELIVERED, ""),
    ],
)
def test_how_far_a_message_has_come(news: list[Receipt], expected: Receipt, reason: str) -> None:
    for order in itertools.permutations(news):
        step = _after([told(receipt) for receipt in order])
        assert (step.receipt, step.reason) == (expected, reason)


def test_the_first_time_is_kept() -> None:
    step = _after([told(READ, 90), told(READ, 60), told(DELIVERED, 30)])
    assert step.seen == {"read": later(seconds=60), "delivered": later(seconds=30)}


def _watched(*receipts: Receipt) -> list[DeliveryAttempt]:
    return [
        DeliveryAttempt(DeliveryChannel.WHATSAPP, NOW, receipt, f"duty-{n}", f"wamid-{n}")
        for n, receipt in enumerate(receipts, start=1)
    ]


@pytest.mark.parametrize(
    ("steps", "status", "check_in"),
    [
        ([ACCEPTED], told(SENT), 3600),
        ([ACCEPTED], told(DELIVERED), None),
        ([ACCEPTED], told(READ), None),
        ([ACCEPTED], told(FAILED), 60),
        ([FAILED, ACCEPTED], told(DELIVERED), None),
        ([FAILED, ACCEPTED], told(FAILED), 3600),
        ([DELIVERED, ACCEPTED], told(FAILED, message_id="wamid-2"), None),
        ([FAILED, SENT], told(FAILED, message_id="wamid-2"), 60),
        ([ACCEPTED], told(READ, message_id="wamid-other"), 3600),
    ],
)
def test_when_to_look_again(steps: list[Receipt], status: Status, check_in: int | None) -> None:
    outcome = make_outcome(steps=tuple(_watched(*steps)), check_at=later(hours=1))
    noted = after_status(outcome, status, later(seconds=60))
    expected = None if check_in is None else later(seconds=check_in)
    assert noted.check_at == expected


def test_a_failure_of_what_nobody_waits_for_sets_nothing_off() -> None:
    outcome = make_outcome(steps=tuple(_watched(SENT)))
    assert after_status(outcome, told(FAILED), NOW).check_at is None


def test_news_of_an_unknown_message_is_kept_once_until_somebody_knows_it() -> None:
    unknown = SentMessage("wamid-1", "kendari", later(days=30))
    status = Status("wamid-1", SENT, NOW, user_id="ID.1")
    heard = unknown.told(status).told(status)
    assert (heard.is_bound, heard.news, heard.user_id) == (False, (status,), "ID.1")
    bound = heard.bound(
        EffectRef("r1", "000003-rung"),
        DeliveryAttempt(DeliveryChannel.WHATSAPP, NOW, contact="duty-1"),
    )
    assert (bound.is_bound, bound.contact, bound.about[0].event_id) == (True, "duty-1", "000003")


def test_whoever_comes_to_know_of_a_shared_message_later_hears_all_of_its_news() -> None:
    step = DeliveryAttempt(DeliveryChannel.WHATSAPP, NOW, contact="duty-1", batch_id="batch")
    message = SentMessage("wamid-1", "kendari", later(days=30))
    first, second = EffectRef("r1", "000003-rung"), EffectRef("r2", "000007-rung")
    news = (Status("wamid-1", SENT, NOW), Status("wamid-1", DELIVERED, later(seconds=2)))
    repeated = Status("wamid-1", SENT, later(seconds=5))
    message = message.bound(first, step)
    for status in (*news, repeated):
        message = message.told(status)
    message = message.bound(second, step).bound(second, step)
    assert message.about == (first, second)
    assert set(message.news) == set(news)
