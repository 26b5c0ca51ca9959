"""What Cloud Tasks does: an alarm whose moment has come calls escalate_report."""

import json
from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Protocol

from local.platform.functions import Functions
from shared.ports.alarms import Alarm, payload_of
from shared.ports.platform import Clock

_RETRY_S = 1.0


class AlarmRows(Protocol):
    """The embedded alarms, as far as ringing needs them."""

    def due(self, now: datetime, limit: int = ...) -> Sequence[Alarm]: ...

    def waiting(self) -> Sequence[Alarm]: ...

    def mark_fired(self, alarm: Alarm, now: datetime) -> None: ...


class Caller(Protocol):
    def authorization(self) -> str: ...


class AlarmBell:
    """Rings each due alarm until its function has answered well."""

    def __init__(
        self, alarms: AlarmRows, clock: Clock, functions: Functions, caller: Caller
    ) -> None:
        self._alarms, self._clock = alarms, clock
        self._functions, self._caller = functions, caller
        self._name = functions.with_trigger("task")
        self._not_before: dict[Alarm, float] = {}

    def step(self) -> bool:
        """Ring what is due; whether anything was."""
        moment = monotonic()
        ready = [
            alarm
            for alarm in self._alarms.due(self._clock.now())
            if self._not_before.get(alarm, 0.0) <= moment
        ]
        for alarm in ready:
            self._ring(alarm)
        return bool(ready)

    def pending(self) -> int:
        """How many are due and have not been answered."""
        return len(self._alarms.due(self._clock.now()))

    def next_at(self) -> datetime | None:
        return next((alarm.at for alarm in self._alarms.waiting()), None)

    def _ring(self, alarm: Alarm) -> None:
        headers = {
            "Content-Type": "application/json",
            "Authorization": self._caller.authorization(),
        }
        status = self._functions.post(self._name, json.dumps(payload_of(alarm)).encode(), headers)
        if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own numbers
            self._alarms.mark_fired(alarm, self._clock.now())
            self._not_before.pop(alarm, None)
        else:
            self._not_before[alarm] = monotonic() + _RETRY_S
