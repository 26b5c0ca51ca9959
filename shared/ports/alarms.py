"""Wake-up calls: what they are for, and what each carries on its way."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypeAlias

from shared.domain.kernel.value_object import value_object


@value_object
class RungAlarm:
    """For a report's deadline: the rung to climb, unless the deadline is of another version by then."""

    city_id: str
    report_id: str
    rung_id: str
    due_version: int
    at: datetime


@value_object
class MessageCheck:
    """To look what became of an event's messages.

    `subject` says of which, and `occasion` tells one look at it from the next: a queue takes no name twice.
    """

    city_id: str
    report_id: str
    event_id: str
    subject: str
    at: datetime
    occasion: int = 0


Alarm: TypeAlias = RungAlarm | MessageCheck


class Alarms(Protocol):
    def set(self, alarm: Alarm) -> None:
        """Have it ring at its moment, at least once; the same alarm again changes nothing.

        One beyond the service's horizon is set there.
        """


def payload_of(alarm: Alarm) -> Mapping[str, str | int]:
    """What its call carries. The names are those of alarms that were set long ago and ring yet."""
    if isinstance(alarm, RungAlarm):
        subject, number, event_id = alarm.rung_id, alarm.due_version, ""
    else:
        subject, number, event_id = alarm.subject, alarm.occasion, alarm.event_id
    return {
        "city_id": alarm.city_id,
        "report_id": alarm.report_id,
        "rung_id": subject,
        "due_version": number,
        "event_id": event_id,
    }


def alarm_of(
    *, city_id: str, report_id: str, rung_id: str, due_version: int, event_id: str, at: datetime
) -> Alarm:
    """The alarm whose call carries this."""
    if event_id:
        return MessageCheck(city_id, report_id, event_id, rung_id, at, due_version)
    return RungAlarm(city_id, report_id, rung_id, due_version, at)


def name_of(alarm: Alarm) -> tuple[str, ...]:
    """The parts of its name: with the same, it is the same alarm, whenever it rings."""
    said = payload_of(alarm)
    return tuple(str(said[part]) for part in ("city_id", "report_id", "rung_id", "due_version"))
