"""Alarms as Cloud Tasks: each calls `escalate_report` with a token of our own service account."""

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from shared.adapters.google.failures import translated
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.ids import derived_id
from shared.ports.alarms import Alarm, name_of, payload_of
from shared.ports.platform import Clock

if TYPE_CHECKING:
    from google.cloud.tasks_v2 import CloudTasksClient

# The service refuses a task more than 30 days ahead and drops one 31 days old; 25 leave time to
# repeat it.
HORIZON = timedelta(days=30)
LEG = timedelta(days=25)
_CALL_S = 10.0


class CloudTasksAlarms:
    """`queue` is its full name, `url` where `escalate_report` answers.

    `endpoint` (`host:port`) is that of an emulator: plain text, no credential.
    """

    def __init__(
        self,
        queue: str,
        url: str,
        clock: Clock,
        *,
        service_account: str,
        audience: str,
        endpoint: str = "",
    ) -> None:
        self._queue, self._url, self._clock = queue, url, clock
        self._service_account, self._audience = service_account, audience
        self._client = _client(endpoint)

    def set(self, alarm: Alarm) -> None:
        from google.api_core.exceptions import AlreadyExists, NotFound
        from google.cloud.tasks_v2 import Task

        at, legs = first_stop(alarm.at, self._clock.now())
        task = Task(
            name=f"{self._queue}/tasks/{task_id(alarm, legs)}",
            schedule_time=at,
            http_request=self._call(alarm),
        )
        with translated("tasks", PermanentError):
            try:
                self._client.create_task(parent=self._queue, task=task, timeout=_CALL_S)
            except AlreadyExists:
                return
            except NotFound:  # a queue that was idle for a month says so for some minutes
                raise TransientError("tasks:NotFound") from None

    def _call(self, alarm: Alarm) -> dict[str, object]:
        return {
            "http_method": "POST",
            "url": self._url,
            "headers": {"Content-Type": "application/json"},
            "body": json.dumps(payload_of(alarm)).encode(),
            "oidc_token": {
                "service_account_email": self._service_account,
                "audience": self._audience,
            },
        }


def first_stop(at: datetime, now: datetime) -> tuple[datetime, int]:
    """When to ring first, and how many more stops of 25 days lie between that and the alarm."""
    if at - now <= HORIZON:
        return at, 0
    return now + LEG, -((now - at) // LEG) - 1


def task_id(alarm: Alarm, legs: int) -> str:
    """The task's name, hashed: one for each stop, as used names are refused for a while."""
    return derived_id(*name_of(alarm), str(legs))


def _client(endpoint: str) -> "CloudTasksClient":
    from google.cloud.tasks_v2 import CloudTasksClient
    from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

    if not endpoint:
        return CloudTasksClient()
    import grpc  # type: ignore[import-untyped]  # it has no types

    channel = grpc.insecure_channel(endpoint)
    return CloudTasksClient(transport=CloudTasksGrpcTransport(channel=channel))
