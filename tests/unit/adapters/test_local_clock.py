from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from tests.builders import NOW, later


class Machine:
    """A machine whose clock somebody else sets."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_it_is_the_machines_time_until_it_is_moved(tmp_path: Path, machine: Machine) -> None:
    clock = LocalClock(CityFile(tmp_path), machine)
    assert clock.now() == NOW
    assert clock.advance(timedelta(hours=24)) == later(hours=24)
    machine.time = later(minutes=5)
    assert clock.now() == later(hours=24, minutes=5)


def test_moves_add_up_and_survive_a_restart(tmp_path: Path, machine: Machine) -> None:
    for _ in range(3):
        LocalClock(CityFile(tmp_path), machine).advance(timedelta(hours=24))
    assert LocalClock(CityFile(tmp_path), machine).now() == later(hours=72)


def test_another_clock_on_the_same_file_sees_the_move(tmp_path: Path, machine: Machine) -> None:
    mover, watcher = (LocalClock(CityFile(tmp_path), machine) for _ in range(2))
    mover.advance(timedelta(days=3))
    assert watcher.now() == later(days=3)


def test_it_never_goes_back(tmp_path: Path, machine: Machine) -> None:
    clock = LocalClock(CityFile(tmp_path), machine)
    clock.advance(timedelta(hours=1))
    machine.time = NOW - timedelta(minutes=30)
    assert clock.now() == later(hours=1)
    with pytest.raises(ValueError, match="only goes forward"):
        clock.advance(timedelta(seconds=-1))
    assert clock.now() == later(hours=1)


def test_no_move_is_lost_among_threads(tmp_path: Path, machine: Machine) -> None:
    file = CityFile(tmp_path)
    clock = LocalClock(file, machine)

    def move() -> None:
        clock.advance(timedelta(hours=1))
        file.close()

    threads = [Thread(target=move) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.now() == later(hours=8)
