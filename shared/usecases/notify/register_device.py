"""Remember the phone that pushes for a person go to."""

from shared.domain.people.people import Device
from shared.ports.people import People


def register_device(device: Device, *, people: People) -> None:
    """Register or replace; a token belongs to one device only, the latest that showed it."""
    people.save_device(device)
