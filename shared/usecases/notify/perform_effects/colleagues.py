"""The staff of offices and of roles, and their phones: each list read once while one event is dealt with."""

from functools import cache

from shared.ports.people import People


class Colleagues:
    """Several questions about the same people are asked for each message, and each read costs money."""

    def __init__(self, people: People) -> None:
        self.staff_of_agency = cache(people.staff_of_agency)
        self.staff_of_role = cache(people.staff_of_role)
        self.devices_of_agency = cache(people.devices_of_agency)
        self.devices_of_role = cache(people.devices_of_role)
