"""Alarms as rows; a loop of the local city fires those that are due."""

import sqlite3
from datetime import UTC, datetime

from shared.adapters.embedded.city_file import CityFile
from shared.domain.kernel.ids import derived_id
from shared.ports.alarms import Alarm, alarm_of, name_of, payload_of

_WAITING = """
    SELECT city_id, report_id, rung_id, due_version, at, event_id FROM alarms
    WHERE fired_at IS NULL AND at <= ? ORDER BY at, name LIMIT ?
"""
_END_OF_TIME = "9999"
_ALL = -1


class LocalAlarms:
    def __init__(self, city_file: CityFile) -> None:
        self._file = city_file

    def set(self, alarm: Alarm) -> None:
        row = {**payload_of(alarm), "name": _name(alarm), "at": _written(alarm.at)}
        with self._file.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO alarms"
                " (name, city_id, report_id, rung_id, due_version, at, event_id)"
                " VALUES (:name, :city_id, :report_id, :rung_id, :due_version, :at, :event_id)",
                row,
            )

    def due(self, now: datetime, limit: int = 100) -> tuple[Alarm, ...]:
        """Those whose moment has come and that have not fired, oldest first."""
        return self._read(_written(now), limit)

    def waiting(self) -> tuple[Alarm, ...]:
        """All that have not fired, soonest first."""
        return self._read(_END_OF_TIME, _ALL)

    def mark_fired(self, alarm: Alarm, now: datetime) -> None:
        """To be called once its handler has answered well: until then it stays due."""
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE alarms SET fired_at = ? WHERE name = ? AND fired_at IS NULL",
                (_written(now), _name(alarm)),
            )

    def _read(self, until: str, limit: int) -> tuple[Alarm, ...]:
        rows = self._file.reading().execute(_WAITING, (until, limit)).fetchall()
        return tuple(_alarm(row) for row in rows)


def _name(alarm: Alarm) -> str:
    return derived_id(*name_of(alarm))


def _written(moment: datetime) -> str:
    """In one zone and of one length, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _alarm(row: sqlite3.Row) -> Alarm:
    return alarm_of(**{**dict(row), "at": datetime.fromisoformat(row["at"])})
