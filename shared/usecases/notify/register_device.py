"""Remember the phone that pushes for a person go to."""

from shared.domain.people.people import Device
from shared.ports.has import HasPeople


def register_device(device: Device, ports: HasPeople) -> None:
    """Register or replace; a token belongs to one device only, the latest that showed it."""
    ports.people.save_device(device)
