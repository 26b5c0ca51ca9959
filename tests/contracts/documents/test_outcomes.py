import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.notify.effects import EffectKind
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.notify.receipts import (
    DeliveryAttempt,
    DeliveryChannel,
    EffectRef,
    Receipt,
    Status,
)
from shared.domain.report.report import Event
from shared.ports.reports import Outcomes, Reports
from tests.builders import CITY, NOW, REPORT_ID, later, make_effect, make_outcome, make_report
from tests.contracts.documents.filing import file_report, numbered, step

LEASE = timedelta(seconds=60)


def begin(outcomes: Outcomes, seconds: float = 0, key: str = "000001-push") -> Outcome | None:
    now = later(seconds=seconds)
    return outcomes.begin(CITY, REPORT_ID, make_effect(key=key), now, now + LEASE)


def test_a_new_effect_is_taken_on(outcomes: Outcomes) -> None:
    begun = begin(outcomes)
    assert begun == Outcome(
        "000001-push", EffectKind.PUSH, OutcomeState.RUNNING, 1, NOW, NOW + LEASE
    )
    assert outcomes.all(CITY, REPORT_ID) == (begun,)


def test_while_one_attempt_runs_others_come_back_later(outcomes: Outcomes) -> None:
    begin(outcomes)
    with pytest.raises(TransientError) as raised:
        begin(outcomes, seconds=20)
    assert raised.value.retry_after_s == 40


def test_an_attempt_that_died_is_taken_over_when_its_lease_is_out(outcomes: Outcomes) -> None:
    begin(outcomes)
    again = begin(outcomes, seconds=60)
    assert again is not None
    assert (again.attempts, again.at) == (2, later(seconds=60))


def test_what_waits_is_taken_up_again_at_once(outcomes: Outcomes) -> None:
    begin(outcomes)
    outcomes.finish(CITY, REPORT_ID, make_outcome(state=OutcomeState.WAITING, reason="quota"))
    again = begin(outcomes, seconds=1)
    assert again is not None
    assert again.attempts == 2


@pytest.mark.parametrize(
    "final", [OutcomeState.SENT, OutcomeState.SUPERSEDED, OutcomeState.GIVEN_UP]
)
def test_a_final_outcome_stands(outcomes: Outcomes, final: OutcomeState) -> None:
    begin(outcomes)
    stored = make_outcome(state=final, reason="why", via="whatsapp", at=later(seconds=1))
    outcomes.finish(CITY, REPORT_ID, stored)
    outcomes.finish(CITY, REPORT_ID, make_outcome(state=OutcomeState.WAITING))
    outcomes.finish(CITY, REPORT_ID, make_outcome(state=OutcomeState.SENT, attempts=9))
    assert begin(outcomes, seconds=99) is None
    assert outcomes.all(CITY, REPORT_ID) == (stored,)


def test_of_eight_attempts_at_once_one_takes_the_effect_on(outcomes: Outcomes) -> None:
    together = threading.Barrier(8)

    def attempt(_: int) -> bool:
        together.wait(timeout=10)
        try:
            return begin(outcomes) is not None
        except TransientError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(attempt, range(8))) == [False] * 7 + [True]


def test_all_outcomes_of_a_report_in_order_of_key(outcomes: Outcomes) -> None:
    for key in ("000002-push", "000001-reporter", "000001-alarm"):
        begin(outcomes, key=key)
    keys = [outcome.key for outcome in outcomes.all(CITY, REPORT_ID)]
    assert keys == ["000001-alarm", "000001-reporter", "000002-push"]
    assert outcomes.all(CITY, "another") == ()


def places(events: Sequence[Event]) -> list[tuple[str, int]]:
    return [(event.report_id, event.seq) for event in events]


def test_some_outcomes_by_their_keys_and_none_of_what_was_not_begun(outcomes: Outcomes) -> None:
    begun = [begin(outcomes, key=key) for key in ("000001-push", "000002-rung", "000003-rung")]
    found = outcomes.some(CITY, REPORT_ID, ["000003-rung", "000009-rung", "000002-rung"])
    assert found == (begun[2], begun[1])
    assert outcomes.some(CITY, REPORT_ID, []) == ()


def test_unsettled_events_of_all_reports_come_oldest_first(
    reports: Reports, outcomes: Outcomes
) -> None:
    for n in (1, 2, 3):
        file_report(reports, numbered(n, updated_at=later(minutes=10 - n)))
    file_report(reports, make_report(city_id="makassar"))
    step(reports, numbered(3), "op-2", updated_at=later(minutes=30))
    all_of_them = [("report-003", 1), ("report-002", 1), ("report-001", 1), ("report-003", 2)]
    assert places(outcomes.unsettled(CITY, later(hours=1), 10)) == all_of_them
    assert places(outcomes.unsettled(CITY, later(minutes=30), 10)) == all_of_them[:3]
    assert places(outcomes.unsettled(CITY, later(hours=1), 2)) == all_of_them[:2]


def test_a_settled_event_is_left_in_peace_and_as_it_was(
    reports: Reports, outcomes: Outcomes
) -> None:
    file_report(reports, make_report())
    before = reports.events(CITY, REPORT_ID)
    outcomes.settle(CITY, REPORT_ID, "000001")
    outcomes.settle(CITY, REPORT_ID, "000001")
    assert outcomes.unsettled(CITY, later(hours=1), 10) == ()
    assert reports.events(CITY, REPORT_ID) == before


def test_a_postponed_event_is_overdue_only_after_its_moment(
    reports: Reports, outcomes: Outcomes
) -> None:
    file_report(reports, make_report())
    before = reports.events(CITY, REPORT_ID)
    outcomes.postpone(CITY, REPORT_ID, "000001", later(hours=8))
    assert outcomes.unsettled(CITY, later(hours=8), 10) == ()
    assert outcomes.unsettled(CITY, later(hours=8, seconds=1), 10) == before
    outcomes.settle(CITY, REPORT_ID, "000001")
    assert outcomes.unsettled(CITY, later(hours=9), 10) == ()


def test_an_event_that_is_not_there_cannot_be_settled(outcomes: Outcomes) -> None:
    with pytest.raises(NotFoundError):
        outcomes.settle(CITY, REPORT_ID, "000001")


def status(receipt: Receipt, message_id: str = "wamid-1", city_id: str = CITY) -> Status:
    return Status(message_id, receipt, NOW, user_id="ID.1", city_id=city_id)


def sent(outcomes: Outcomes, *message_ids: str, check_at: datetime | None = None) -> Outcome:
    """The outcome of an effect that was tried as often as there are ids."""
    begin(outcomes)
    steps = tuple(
        DeliveryAttempt(DeliveryChannel.WHATSAPP, NOW, contact=f"duty-{n}", message_id=message_id)
        for n, message_id in enumerate(message_ids, start=1)
    )
    outcome = make_outcome(via="whatsapp", steps=steps, check_at=check_at)
    outcomes.finish(CITY, REPORT_ID, outcome)
    return outcome


def test_what_is_told_of_a_message_is_kept_with_its_effect(outcomes: Outcomes) -> None:
    sent(outcomes, "wamid-1", check_at=later(hours=1))
    for receipt in (Receipt.SENT, Receipt.READ, Receipt.DELIVERED, Receipt.SENT):
        message = outcomes.note(CITY, status(receipt), NOW)
        assert message is not None
        assert message.about == (EffectRef(REPORT_ID, "000001-push"),)
    (outcome,) = outcomes.all(CITY, REPORT_ID)
    assert outcome.steps[0].receipt is Receipt.READ
    assert outcome.steps[0].seen.keys() == {"sent", "delivered", "read"}
    assert outcome.check_at is None


def test_what_is_told_before_the_sending_is_written_down_is_not_lost(outcomes: Outcomes) -> None:
    early = outcomes.note(CITY, status(Receipt.DELIVERED), NOW)
    assert early is not None
    assert not early.is_bound
    assert outcomes.sent_message(CITY, "wamid-1") is None
    sent(outcomes, "wamid-1", check_at=later(hours=1))
    (outcome,) = outcomes.all(CITY, REPORT_ID)
    assert (outcome.steps[0].receipt, outcome.check_at) == (Receipt.DELIVERED, None)
    bound = outcomes.sent_message(CITY, "wamid-1")
    assert bound is not None
    assert (bound.contact, bound.user_id) == ("duty-1", "ID.1")


def test_a_message_that_several_share_is_told_of_to_all_whoever_came_first(
    outcomes: Outcomes,
) -> None:
    step = DeliveryAttempt(
        DeliveryChannel.WHATSAPP, NOW, contact="duty-1", message_id="wamid-1", batch_id="batch"
    )
    for key, receipt in (("000001-push", Receipt.SENT), ("000002-push", Receipt.READ)):
        begin(outcomes, key=key)
        shared = make_outcome(key=key, steps=(step,), check_at=later(hours=1))
        outcomes.finish(CITY, REPORT_ID, shared)
        outcomes.note(CITY, status(receipt), NOW)
    message = outcomes.sent_message(CITY, "wamid-1")
    assert message is not None
    assert [each.effect_key for each in message.about] == ["000001-push", "000002-push"]
    assert message.batch_id == "batch"
    found = outcomes.all(CITY, REPORT_ID)
    assert [each.steps[0].receipt for each in found] == [Receipt.READ] * 2
    assert [each.steps[0].seen.keys() for each in found] == [{"sent", "read"}] * 2
    assert [each.check_at for each in found] == [None, None]


def test_a_message_of_another_city_is_nobodys_here(outcomes: Outcomes) -> None:
    sent(outcomes, "wamid-1")
    assert outcomes.note("makassar", status(Receipt.READ), NOW) is None
    assert outcomes.note("makassar", status(Receipt.READ, city_id=""), NOW) is None
    assert outcomes.sent_message("makassar", "wamid-1") is None


def test_an_id_of_the_provider_may_hold_anything(outcomes: Outcomes) -> None:
    odd = "wamid.HBgL/../__x__==\u2028" + "x" * 1600
    sent(outcomes, odd)
    message = outcomes.note(CITY, status(Receipt.SENT, odd), NOW)
    assert message is not None
    assert message.is_bound


def test_a_message_that_should_have_arrived_is_taken_up_again(outcomes: Outcomes) -> None:
    before = sent(outcomes, "wamid-1", check_at=later(seconds=60))
    assert begin(outcomes, seconds=59) is None
    again = begin(outcomes, seconds=60)
    assert again is not None
    assert (again.attempts, again.steps) == (2, before.steps)
    with pytest.raises(TransientError):
        begin(outcomes, seconds=61)
    # While the second attempt runs, the provider speaks of the first one's message.
    outcomes.note(CITY, status(Receipt.FAILED), later(seconds=62))
    second = DeliveryAttempt(
        DeliveryChannel.WHATSAPP, later(seconds=63), contact="duty-2", message_id="wamid-2"
    )
    outcomes.finish(
        CITY,
        REPORT_ID,
        make_outcome(steps=(*again.steps, second), check_at=later(hours=1), attempts=2),
    )
    (outcome,) = outcomes.all(CITY, REPORT_ID)
    assert [step.receipt for step in outcome.steps] == [Receipt.FAILED, Receipt.ACCEPTED]
    assert outcome.check_at == later(hours=1)


def test_news_that_comes_from_many_sides_at_once_is_all_kept(outcomes: Outcomes) -> None:
    sent(outcomes, "wamid-1")
    told = [Receipt.SENT, Receipt.DELIVERED, Receipt.READ] * 2
    with ThreadPoolExecutor(len(told)) as pool:
        list(pool.map(lambda each: outcomes.note(CITY, status(each), NOW), told))
    (outcome,) = outcomes.all(CITY, REPORT_ID)
    assert outcome.steps[0].seen.keys() == {"sent", "delivered", "read"}


def test_messages_that_are_late_come_longest_overdue_first(outcomes: Outcomes) -> None:
    for n, minutes in ((1, 30), (2, 10), (3, 20)):
        step = DeliveryAttempt(
            DeliveryChannel.WHATSAPP, NOW, contact="duty-1", message_id=f"wamid-{n}"
        )
        late = make_outcome(key=f"00000{n}-rung", steps=(step,), check_at=later(minutes=minutes))
        outcomes.finish(CITY, f"report-{n}", late)
    outcomes.finish("makassar", "report-9", make_outcome(check_at=NOW))
    outcomes.finish(CITY, "report-8", make_outcome())
    found = outcomes.undelivered(CITY, later(minutes=20), 10)
    assert [(late.report_id, late.event_id) for late in found] == [
        ("report-2", "000002"),
        ("report-3", "000003"),
    ]
    assert len(outcomes.undelivered(CITY, later(hours=1), 1)) == 1
    outcomes.note(CITY, status(Receipt.DELIVERED, "wamid-2"), NOW)
    assert len(outcomes.undelivered(CITY, later(hours=1), 10)) == 2


def test_an_answer_is_heard_once(outcomes: Outcomes) -> None:
    sent(outcomes, "wamid-1")
    assert [outcomes.heard(CITY, "wamid-1", "press-1") for _ in range(3)] == [True, False, False]
    assert outcomes.heard(CITY, "wamid-1", "press-2")
    assert not outcomes.heard(CITY, "wamid-unknown", "press-1")
    assert not outcomes.heard("makassar", "wamid-1", "press-3")
