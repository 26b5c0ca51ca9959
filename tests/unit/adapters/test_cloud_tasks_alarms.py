from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.google.cloud_tasks_alarms import (
    HORIZON,
    LEG,
    CloudTasksAlarms,
    first_stop,
    task_id,
)
from shared.adapters.system import SystemClock
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.ids import derived_id
from shared.ports.alarms import MessageCheck, RungAlarm, payload_of
from tests.builders import NOW
from tests.contracts.test_alarms import make_queue, scheduled
from tests.contracts.test_caller_check import alarm_call
from tests.emulators.processes import free_port

ALARM = RungAlarm("kendari", "r1", "nudge", 3, NOW + timedelta(hours=24))
SPANS = st.timedeltas(min_value=timedelta(days=-1), max_value=timedelta(days=400))


def alarms(queue: str, endpoint: str, url: str = "http://127.0.0.1:9/x") -> CloudTasksAlarms:
    return CloudTasksAlarms(
        queue,
        url,
        SystemClock(),
        service_account="callbacks@demo.iam.gserviceaccount.com",
        audience="https://escalate.test",
        endpoint=endpoint,
    )


@pytest.mark.parametrize(
    ("days", "stop_days", "legs"),
    [(-1, -1, 0), (0, 0, 0), (1, 1, 0), (30, 30, 0), (30.1, 25, 1), (50, 25, 1), (60, 25, 2)],
)
def test_an_alarm_beyond_the_horizon_stops_on_the_way(
    days: float, stop_days: float, legs: int
) -> None:
    stop = first_stop(NOW + timedelta(days=days), NOW)
    assert stop == (NOW + timedelta(days=stop_days), legs)


@given(SPANS)
def test_re_armed_at_each_stop_an_alarm_arrives_in_time_and_never_reuses_a_name(
    span: timedelta,
) -> None:
    at, now, stops = NOW + span, NOW, [first_stop(NOW + span, NOW)]
    while stops[-1][0] != at:
        now = stops[-1][0]
        stops.append(first_stop(at, now))
    assert all(later - earlier == LEG for (earlier, _), (later, _) in pairwise(stops[:-1]))
    starts = [NOW, *(stop for stop, _ in stops)]
    assert all(stop - start <= HORIZON for start, (stop, _) in zip(starts, stops, strict=False))
    names = {task_id(ALARM, legs) for _, legs in stops}
    assert len(names) == len(stops)


def test_an_alarm_that_an_earlier_version_set_is_still_the_same() -> None:
    assert task_id(ALARM, 1) == derived_id("kendari", "r1", "nudge", "3", "1")
    check = MessageCheck("kendari", "r1", "000002", "000002-push", NOW, occasion=1_795_000_000)
    assert task_id(check, 0) == derived_id("kendari", "r1", "000002-push", "1795000000", "0")
    assert payload_of(check) == {
        "city_id": "kendari",
        "report_id": "r1",
        "rung_id": "000002-push",
        "due_version": 1_795_000_000,
        "event_id": "000002",
    }


def test_a_name_tells_nothing_of_the_report() -> None:
    name = task_id(ALARM, 0)
    assert name == task_id(replace(ALARM, at=NOW), 0)
    assert int(name, 16)
    assert "kendari" not in name


@pytest.mark.emulator
def test_the_call_names_the_alarm(tasks_emulator: str) -> None:
    call = alarm_call(tasks_emulator)
    assert (call.method, call.path) == ("POST", "/escalate_report")
    assert call.headers["content-type"] == "application/json"
    assert call.json == {
        "city_id": "kendari",
        "report_id": "r1",
        "rung_id": "nudge",
        "due_version": 3,
        "event_id": "",
    }


@pytest.mark.emulator
def test_beyond_the_horizon_it_is_set_25_days_ahead(tasks_emulator: str) -> None:
    queue = make_queue(tasks_emulator)
    now = datetime.now(UTC)
    alarms(queue, tasks_emulator).set(replace(ALARM, at=now + timedelta(days=60)))
    (at,) = scheduled(tasks_emulator, queue)
    assert abs(at - (now + timedelta(days=25))) < timedelta(minutes=1)


@pytest.mark.emulator
def test_a_queue_that_is_not_there_may_come_back(tasks_emulator: str) -> None:
    missing = "projects/demo/locations/asia-southeast2/queues/missing"
    with pytest.raises(TransientError, match="tasks:NotFound"):
        alarms(missing, tasks_emulator).set(replace(ALARM, at=datetime.now(UTC)))


@pytest.mark.emulator
def test_a_refused_task_is_refused_for_good_and_its_url_is_not_told(tasks_emulator: str) -> None:
    with pytest.raises(PermanentError, match=r"^tasks:InvalidArgument$"):
        alarms(make_queue(tasks_emulator), tasks_emulator, "ftp://secret.test/").set(
            replace(ALARM, at=datetime.now(UTC))
        )


def test_a_service_that_is_not_there_is_transient() -> None:
    queue = "projects/demo/locations/asia-southeast2/queues/alarms"
    with pytest.raises(TransientError, match="tasks:ServiceUnavailable"):
        alarms(queue, f"127.0.0.1:{free_port()}").set(ALARM)
