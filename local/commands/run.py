"""Putting the local city together and starting it."""

from collections.abc import MutableMapping
from dataclasses import dataclass

from local.console.app import front_door
from local.platform.alarms import AlarmBell
from local.platform.city import LocalCity
from local.platform.deliveries import Deliveries
from local.platform.functions import Functions, load_functions
from local.platform.loops import Loops
from local.platform.morning import is_new, wake
from local.platform.personas import enroll_all
from local.platform.provider import Provider
from local.platform.server import LateApp, PooledServer
from local.platform.time_machine import TimeMachine
from shared.bootstrap import container, embedded_ports


@dataclass(frozen=True, slots=True)
class Started:
    """A server that listens; `serve_forever` answers."""

    server: PooledServer
    base_url: str
    data_folder: str


def start(host: str, port: int, data_folder: str, environ: MutableMapping[str, str]) -> Started:
    """Listen, then set the city up for the address that came of it, and start its loops."""
    app = LateApp()
    server = PooledServer(host, port, app)
    base_url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{server.port}"  # noqa: S104 - compared, not bound
    environ.update(TANGGAP_BACKEND="embedded", TANGGAP_DATA=data_folder)
    environ.update(TANGGAP_BASE_URL=base_url, TANGGAP_PAGES_URL=base_url)
    functions = load_functions()
    city = LocalCity(container(), embedded_ports(container()), functions)
    if is_new(city):
        wake(city)
    enroll_all(city)
    bell = AlarmBell(city.ports.alarms, city.ports.clock, functions, city.ports.alarm_caller_check)
    queues = (Deliveries(city.tables, functions), bell, Provider(city))
    loops = Loops(queues, lambda: _sweep(city, functions), city.tables, city.container.telemetry)
    app.ready(front_door(city, TimeMachine(city, bell, loops), any_host=host != "127.0.0.1"))
    loops.start()
    return Started(server, base_url, data_folder)


def _sweep(city: LocalCity, functions: Functions) -> None:
    """All that Cloud Scheduler calls, only more often, so that a moved clock is seen at once."""
    headers = {"Authorization": city.ports.sweep_caller_check.authorization()}
    for name in functions.all_with_trigger("schedule"):
        functions.post(name, b"", headers)
