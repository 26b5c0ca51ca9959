"""Each office is told once in the morning of a working day, whatever breaks and however often it runs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from shared.domain.kernel.errors import TransientError
from shared.domain.notify.outcome import OutcomeState
from shared.ports.messages import PushMessage, PushResult
from shared.usecases.notify.send_digests import LEASE
from tests.builders import CITY
from tests.fakes import FakePush
from tests.unit.domain.lives import DAY, HOUR
from tests.unit.usecases.colleagues import SECOND
from tests.unit.usecases.notify.mornings import (
    OPENING,
    a_morning,
)
from tests.unit.usecases.outages import PushDown
from tests.unit.usecases.world import OFFICER


def test_one_for_each_office_that_has_something_to_do() -> None:
    morning = a_morning()
    assert morning.run() == 1
    ((tokens, message),) = morning.world.push.sent
    assert tokens == (OFFICER.uid, SECOND.uid)
    assert "1 laporan" in message.body
    assert message.data == {"city_id": CITY}
    assert morning.record().state is OutcomeState.SENT
    assert morning.record("dlh").reason == "nothing_open"


def test_however_often_it_runs() -> None:
    morning = a_morning()
    for _ in range(4):
        morning.run()
        morning.world.clock.forward(minutes=15)
    assert len(morning.world.push.sent) == 1


@pytest.mark.parametrize(
    "now",
    [OPENING - timedelta(minutes=1), OPENING + 3 * HOUR, OPENING + DAY, OPENING - 2 * DAY],
    ids=["before the offices open", "at noon", "on a holiday", "on a saturday"],
)
def test_at_other_times_nothing_is_read(now: datetime) -> None:
    morning = a_morning()
    morning.world.clock.moment = now
    asked = len(morning.world.reports.queries)
    assert morning.run() == 0
    assert morning.world.digests.records == {}
    assert len(morning.world.reports.queries) == asked


def test_the_next_working_day_has_its_own() -> None:
    morning = a_morning()
    morning.run()
    morning.world.clock.moment = OPENING + 2 * DAY
    assert morning.run() == 1
    assert morning.record(day=date(2026, 11, 25)).state is OutcomeState.SENT


def test_once_all_is_done_a_run_asks_for_no_office() -> None:
    morning = a_morning()
    morning.run()
    asked = len(morning.world.reports.queries)
    morning.world.clock.forward(minutes=15)
    assert morning.run() == 0
    assert len(morning.world.reports.queries) == asked
    assert morning.record("@city").state is OutcomeState.SENT


def test_where_the_channel_is_down_it_is_tried_again_this_morning() -> None:
    morning = a_morning(push=PushDown())
    with pytest.raises(TransientError):
        morning.run()
    assert morning.record().state is OutcomeState.WAITING
    assert morning.record("dlh").state is OutcomeState.SUPERSEDED
    morning.world.push = FakePush()
    morning.world.clock.forward(minutes=15)
    assert morning.run() == 1
    assert (morning.record().state, morning.record().attempts) == (OutcomeState.SENT, 2)


class PowerCut(FakePush):
    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        super().send(tokens, message)
        raise KeyboardInterrupt


def test_a_run_that_dies_is_followed_by_another_once_its_lease_is_over() -> None:
    morning = a_morning(push=PowerCut())
    with pytest.raises(KeyboardInterrupt):
        morning.run()
    morning.world.push = FakePush()
    assert morning.run() == 0, "the first may still be at it"
    morning.world.clock.forward(minutes=LEASE.total_seconds() / 60)
    assert morning.run() == 1
