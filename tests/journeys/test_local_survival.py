"""Whatever kills the city, nothing it accepted is lost."""

import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.process import running_city
from local.stage.scene import announced
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from tests.journeys.local_cities import KORUMBA, submit

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("pause_s", [0.0, 0.01, 0.03])
def test_a_report_accepted_just_before_the_power_went_is_there_and_routed(
    tmp_path: Path, pause_s: float
) -> None:
    with running_city(tmp_path) as (city, process):
        filed = submit(city.signed_in("citizen"), "accepted-then-killed")
        sleep(pause_s)
        process.send_signal(signal.SIGKILL)
        process.wait(5)
    with running_city(tmp_path) as (city, _):
        _past_all_leases(city)
        tracked = city.get(f"/v1/reports/{filed['tracking_code']}")
        assert tracked["state"] == "assigned"
        messages = city.get(f"/local/reports/{filed['report_id']}")["messages"]
        titles = [message["title"] for message in messages]
        assert titles.count("Laporan diteruskan") <= 2
        assert "Laporan baru" in titles
        repeated = submit(city.signed_in("citizen"), "accepted-then-killed")
        assert repeated["tracking_code"] == filed["tracking_code"]


def test_a_photo_sent_just_before_the_power_went_is_published(tmp_path: Path) -> None:
    with running_city(tmp_path) as (city, process):
        citizen = city.signed_in("citizen")
        photo = take_photo(KORUMBA["latitude"], KORUMBA["longitude"], datetime.now(UTC))
        filed = submit(citizen, "photo-then-killed", photos=[announced(photo)])
        citizen.upload(filed["uploads"][0], photo)  # type: ignore[arg-type]  # uploads are objects
        process.send_signal(signal.SIGKILL)
        process.wait(5)
    with running_city(tmp_path) as (city, _):
        _past_all_leases(city)
        photos = city.get(f"/v1/reports/{filed['tracking_code']}")["photos"]
        assert [each["state"] for each in photos] == ["published"]


def test_an_alarm_that_fell_due_while_nobody_was_there_rings_after_the_restart(
    tmp_path: Path,
) -> None:
    with running_city(tmp_path) as (city, process):
        filed = submit(city.signed_in("citizen"), "alarm-then-killed")
        city.post("/local/settle", {})
        process.send_signal(signal.SIGSTOP)
        _move_clock(tmp_path, hours=25)
        process.send_signal(signal.SIGKILL)
        process.wait(5)
    with running_city(tmp_path) as (city, _):
        _past_all_leases(city)
        city.post("/local/clock", {"advance": "PT15M"})
        messages = city.get(f"/local/reports/{filed['report_id']}")["messages"]
        nudges = [m for m in messages if m["template"] == "whatsapp_office_nudge"]
        assert len(nudges) == 1


def test_the_moved_clock_survives(tmp_path: Path) -> None:
    with running_city(tmp_path) as (city, process):
        before = city.post("/local/clock", {"advance": "P10D"})["now"]
        process.send_signal(signal.SIGKILL)
        process.wait(5)
    with running_city(tmp_path) as (city, _):
        assert city.get("/local/clock")["now"] > before


def _past_all_leases(city: CityClient) -> None:
    """An attempt that was killed in mid-air holds its effect for a minute, as on the platform."""
    city.post("/local/clock", {"advance": "PT2M"})


def _move_clock(folder: Path, hours: int) -> None:
    """As time passes while the machine is off."""
    file = CityFile(folder)
    LocalClock(file).advance(timedelta(hours=hours))
    file.close()
