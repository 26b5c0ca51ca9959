"""The file of an embedded installation."""

import sqlite3
import threading
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile


def test_threads_that_ended_leave_no_file_open(tmp_path: Path) -> None:
    file = CityFile(tmp_path)
    before = _open_files(tmp_path)
    for _ in range(20):
        thread = threading.Thread(target=lambda: file.reading().execute("SELECT 1").fetchone())
        thread.start()
        thread.join()
    assert _open_files(tmp_path) <= before + 1


def test_what_a_failed_transaction_wrote_is_gone(tmp_path: Path) -> None:
    file = CityFile(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        _write_twice(file)
    assert file.reading().execute("SELECT count(*) FROM settings").fetchone()[0] == 0


def _write_twice(file: CityFile) -> None:
    with file.writing() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', 'b')")
        connection.execute("INSERT INTO settings VALUES ('a', 'c')")


def _open_files(folder: Path) -> int:
    """How many of this process's open files lie in the folder."""
    names = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            names.append(str(link.readlink()))
        except OSError:
            continue
    return sum(name.startswith(str(folder)) for name in names)


def test_a_file_of_an_earlier_version_gets_what_it_does_not_have_yet(tmp_path: Path) -> None:
    file = CityFile(tmp_path)
    with file.writing() as connection:
        connection.execute("ALTER TABLE alarms DROP COLUMN event_id")
        connection.execute(
            "INSERT INTO alarms (name, city_id, report_id, rung_id, due_version, at)"
            " VALUES ('a', 'kendari', 'r1', 'nudge', 1, '2026-11-23')"
        )
    newer = CityFile(tmp_path)
    row = newer.reading().execute("SELECT rung_id, event_id FROM alarms").fetchone()
    assert tuple(row) == ("nudge", "")
