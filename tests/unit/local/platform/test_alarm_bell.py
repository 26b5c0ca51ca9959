import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from local.platform.alarms import AlarmBell
from local.platform.functions import Functions
from shared.ports.alarms import Alarm, RungAlarm

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ALARM = RungAlarm("kendari", "r1", "nudge", 2, NOW)
LATER = RungAlarm("kendari", "r2", "nudge", 2, NOW + timedelta(hours=1))


class Rows:
    """Alarms in memory."""

    def __init__(self, *alarms: Alarm) -> None:
        self.alarms = list(alarms)

    def due(self, now: datetime, limit: int = 100) -> Sequence[Alarm]:
        return [alarm for alarm in self.alarms if alarm.at <= now][:limit]

    def waiting(self) -> Sequence[Alarm]:
        return sorted(self.alarms, key=lambda alarm: alarm.at)

    def mark_fired(self, alarm: Alarm, now: datetime) -> None:  # noqa: ARG002 - the port's
        self.alarms.remove(alarm)


class Caller:
    def authorization(self) -> str:
        return "Bearer ours"


class Clock:
    def now(self) -> datetime:
        return NOW


class Escalate:
    """Stands in for the function; answers with each status in turn, then well."""

    def __init__(self, *statuses: str) -> None:
        self.statuses = list(statuses)
        self.calls: list[tuple[str, dict[str, object]]] = []

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        self.calls.append((environ["HTTP_AUTHORIZATION"], json.loads(body)))
        start_response(self.statuses.pop(0) if self.statuses else "200 OK", [])
        return [b""]


def bell_of(rows: Rows, function: Escalate) -> AlarmBell:
    functions = Functions({"escalate_report": function}, {"escalate_report": {"trigger": "task"}})
    return AlarmBell(rows, Clock(), functions, Caller())


def test_a_due_alarm_calls_its_function_as_our_own_queue_would() -> None:
    rows, function = Rows(ALARM, LATER), Escalate()
    bell = bell_of(rows, function)
    assert bell.step()
    body = {
        "city_id": "kendari",
        "report_id": "r1",
        "rung_id": "nudge",
        "due_version": 2,
        "event_id": "",
    }
    assert function.calls == [("Bearer ours", body)]
    assert rows.alarms == [LATER]
    assert not bell.step(), "one that is not due stays silent"
    assert bell.next_at() == LATER.at


def test_an_alarm_rings_until_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 0.0, 0.5, 1.5])
    monkeypatch.setattr("local.platform.alarms.monotonic", lambda: next(moments))
    rows, function = Rows(ALARM), Escalate("503 Busy")
    bell = bell_of(rows, function)
    bell.step()
    assert bell.pending() == 1
    assert not bell.step(), "not at once again"
    bell.step()
    assert bell.pending() == 0
    assert len(function.calls) == 2


def test_a_manifest_without_a_task_is_found_out_at_the_start() -> None:
    with pytest.raises(KeyError, match="task"):
        AlarmBell(Rows(), Clock(), Functions({}, {}), Caller())
