"""What every Alarms promises: Cloud Tasks on its emulator, and the table."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shared.adapters.embedded.alarms import LocalAlarms
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.google.cloud_tasks_alarms import CloudTasksAlarms
from shared.adapters.system import SystemClock, SystemIds
from shared.ports.alarms import Alarm, Alarms, RungAlarm

AT = (datetime.now(UTC) + timedelta(hours=24)).replace(microsecond=250000)
ALARM = RungAlarm("kendari", "r1", "nudge", 3, AT)
OTHERS = (
    replace(ALARM, city_id="makassar"),
    replace(ALARM, report_id="r2"),
    replace(ALARM, rung_id="visit"),
    replace(ALARM, due_version=4),
)


@dataclass(frozen=True)
class Setup:
    """`waiting` lists the moments of what is set, soonest first."""

    alarms: Alarms
    waiting: Callable[[], list[datetime]]


@pytest.fixture(params=["embedded", pytest.param("google", marks=pytest.mark.emulator)])
def setup(request: pytest.FixtureRequest, tmp_path: Path) -> Setup:
    if request.param == "embedded":
        alarms = LocalAlarms(CityFile(tmp_path))
        return Setup(alarms, lambda: [alarm.at for alarm in alarms.waiting()])
    return google(request.getfixturevalue("tasks_emulator"))


def google(address: str) -> Setup:
    queue = make_queue(address)
    alarms = CloudTasksAlarms(
        queue,
        "http://127.0.0.1:9/escalate_report",
        SystemClock(),
        service_account="callbacks@demo.iam.gserviceaccount.com",
        audience="https://escalate.test",
        endpoint=address,
    )
    return Setup(alarms, lambda: scheduled(address, queue))


def make_queue(address: str) -> str:
    parent = "projects/demo/locations/asia-southeast2"
    queue = f"{parent}/queues/alarms-{SystemIds().new_id()}"
    ask(f"http://{address}/v2/{parent}/queues", json.dumps({"name": queue}).encode())
    return queue


def scheduled(address: str, queue: str) -> list[datetime]:
    tasks = ask(f"http://{address}/v2/{queue}/tasks").get("tasks", [])
    return sorted(datetime.fromisoformat(task["scheduleTime"]) for task in tasks)


def ask(url: str, body: bytes | None = None) -> dict[str, list[dict[str, str]]]:
    asked = urllib.request.Request(  # noqa: S310 - a loopback address
        url, body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - a loopback address
        told: dict[str, list[dict[str, str]]] = json.load(answer)
        return told


def test_an_alarm_waits_for_its_moment(setup: Setup) -> None:
    setup.alarms.set(ALARM)
    assert setup.waiting() == [AT]


def test_the_same_alarm_again_changes_nothing(setup: Setup) -> None:
    for _ in range(3):
        setup.alarms.set(ALARM)
    assert setup.waiting() == [AT]


def test_the_same_alarm_at_another_moment_is_still_the_same(setup: Setup) -> None:
    setup.alarms.set(ALARM)
    setup.alarms.set(replace(ALARM, at=AT + timedelta(hours=1)))
    assert setup.waiting() == [AT]


@pytest.mark.parametrize("other", OTHERS)
def test_another_city_report_rung_or_due_moment_is_another_alarm(
    setup: Setup, other: Alarm
) -> None:
    setup.alarms.set(ALARM)
    setup.alarms.set(other)
    assert setup.waiting() == [AT, AT]


def test_an_alarm_far_away_is_set_all_the_same(setup: Setup) -> None:
    setup.alarms.set(replace(ALARM, at=AT + timedelta(days=60)))
    assert len(setup.waiting()) == 1
