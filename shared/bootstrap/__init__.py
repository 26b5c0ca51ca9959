"""The one composition root: which adapter stands behind each port, and what each use case is given.

A use case is loaded with its first call: what a function never does costs its cold start nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from shared.bootstrap.papers import Papers
from shared.bootstrap.reporters import Reporters
from shared.bootstrap.staff import Staff
from shared.bootstrap.triggers import Triggers
from shared.config import Config, load_from_environment

if TYPE_CHECKING:
    from shared.bootstrap.embedded import EmbeddedPorts
    from shared.bootstrap.ports import Ports


class Container(Reporters, Staff, Papers, Triggers):
    """One process's adapters and use cases. Nothing is connected to before it is needed."""


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
