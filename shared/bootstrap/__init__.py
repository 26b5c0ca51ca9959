"""The one composition root: which adapter stands behind each port.

Entry points hand its ports to the use cases, each of which names those that it needs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from shared.config import Config, load_from_environment
from shared.domain.kernel.value_object import value_object
from shared.telemetry import Telemetry

if TYPE_CHECKING:
    from shared.bootstrap.embedded import EmbeddedPorts
    from shared.bootstrap.ports import Ports


@value_object
class Container:
    """One process's settings, adapters and log. Nothing is connected to before it is needed."""

    config: Config
    ports: Ports
    telemetry: Telemetry = Telemetry()


@cache
def container() -> Container:
    """This process's container, made at the first request and kept."""
    config = load_from_environment()
    return Container(config, ports_of(config))


def ports_of(config: Config) -> Ports:
    """The backend that the configuration names; the other one is not even imported."""
    if config.backend == "google":
        from shared.bootstrap.google import GooglePorts

        return GooglePorts(config)
    from shared.bootstrap.embedded import EmbeddedPorts

    return EmbeddedPorts(config)


def embedded_ports(container: Container) -> EmbeddedPorts:
    """The embedded backend itself, for the local city, which stands in for the platform around it."""
    from shared.bootstrap.embedded import EmbeddedPorts

    if not isinstance(container.ports, EmbeddedPorts):
        raise TypeError("the local city runs on the embedded backend")
    return container.ports
