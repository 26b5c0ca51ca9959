from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.embedded.alarms import LocalAlarms
from shared.adapters.embedded.city_file import CityFile
from shared.domain.kernel.ids import derived_id
from shared.ports.alarms import MessageCheck, RungAlarm
from tests.builders import NOW, later

ALARM = RungAlarm("kendari", "r1", "nudge", 3, later(hours=24))
MOMENTS = st.datetimes(min_value=NOW.replace(tzinfo=None), timezones=st.just(UTC))


@pytest.fixture
def alarms(tmp_path: Path) -> LocalAlarms:
    return LocalAlarms(CityFile(tmp_path))


def test_an_alarm_is_due_from_its_moment_on(alarms: LocalAlarms) -> None:
    alarms.set(ALARM)
    assert alarms.due(ALARM.at - timedelta(microseconds=1)) == ()
    assert alarms.due(ALARM.at) == (ALARM,)
    assert alarms.due(ALARM.at + timedelta(days=400)) == (ALARM,)


def test_it_stays_due_until_it_is_marked_and_survives_a_restart(tmp_path: Path) -> None:
    LocalAlarms(CityFile(tmp_path)).set(ALARM)
    restarted = LocalAlarms(CityFile(tmp_path))
    assert restarted.due(ALARM.at) == (ALARM,)
    assert restarted.due(ALARM.at) == (ALARM,)


def test_a_fired_alarm_is_neither_due_nor_waiting_nor_set_again(alarms: LocalAlarms) -> None:
    alarms.set(ALARM)
    alarms.mark_fired(ALARM, ALARM.at)
    alarms.set(ALARM)
    assert alarms.due(later(days=9)) == ()
    assert alarms.waiting() == ()


def test_marking_one_leaves_the_others(alarms: LocalAlarms) -> None:
    other = replace(ALARM, due_version=4)
    alarms.set(ALARM)
    alarms.set(other)
    alarms.mark_fired(ALARM, ALARM.at)
    assert alarms.waiting() == (other,)


def test_a_look_at_messages_comes_back_as_one(alarms: LocalAlarms) -> None:
    check = MessageCheck("kendari", "r1", "000002", "000002-push", later(hours=1), occasion=7)
    alarms.set(check)
    alarms.set(replace(check, occasion=8))
    assert alarms.due(later(hours=1)) == (check, replace(check, occasion=8))


def test_what_an_earlier_version_set_is_rung_and_marked(tmp_path: Path) -> None:
    city_file = CityFile(tmp_path)
    at = later(hours=1).isoformat(timespec="microseconds")
    name = derived_id("kendari", "r1", "000002-push", "1795000000")
    row = (name, "kendari", "r1", "000002-push", 1_795_000_000, at, "000002")
    with city_file.writing() as connection:
        connection.execute(
            "INSERT INTO alarms (name, city_id, report_id, rung_id, due_version, at, event_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    alarms = LocalAlarms(city_file)
    (found,) = alarms.due(later(hours=1))
    assert found == MessageCheck(
        "kendari", "r1", "000002", "000002-push", later(hours=1), occasion=1_795_000_000
    )
    alarms.mark_fired(found, later(hours=1))
    assert alarms.waiting() == ()


def test_the_longest_due_come_first_and_no_more_than_asked_for(alarms: LocalAlarms) -> None:
    several = [replace(ALARM, report_id=f"r{n}", at=later(hours=n)) for n in (3, 1, 2)]
    for alarm in several:
        alarms.set(alarm)
    assert [alarm.report_id for alarm in alarms.due(later(hours=9), limit=2)] == ["r1", "r2"]
    assert [alarm.report_id for alarm in alarms.waiting()] == ["r1", "r2", "r3"]


def test_a_moment_of_another_zone_is_the_same_moment(alarms: LocalAlarms) -> None:
    wita = timezone(timedelta(hours=8))
    alarms.set(replace(ALARM, at=ALARM.at.astimezone(wita)))
    assert alarms.due(ALARM.at - timedelta(seconds=1)) == ()
    (due,) = alarms.due(ALARM.at.astimezone(wita))
    assert due.at == ALARM.at
    assert due.at.utcoffset() == timedelta()


@settings(max_examples=40, deadline=None)
@given(at=MOMENTS, now=MOMENTS)
def test_due_is_what_the_clock_says(
    tmp_path_factory: pytest.TempPathFactory, at: datetime, now: datetime
) -> None:
    alarms = LocalAlarms(CityFile(tmp_path_factory.mktemp("city")))
    alarms.set(replace(ALARM, at=at))
    assert bool(alarms.due(now)) is (at <= now)
