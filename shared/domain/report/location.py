"""Where the trouble is, and how surely that is known."""

from datetime import datetime

from shared.domain.geo.place import Point
from shared.domain.kernel.value_object import value_object


@value_object
class Fix:
    """When the reporter's own device was at the point: by its own word where `is_told`, else no later."""

    at: datetime
    is_told: bool = False


@value_object
class Location:
    """Where the trouble is: a point, or words and a village code, or both.

    `accuracy_m` is the device's own claim in metres, `source` what produced the point
    (`device`, `pin`, `photo`, `address`). `fix` only where the reporter reported from the very place,
    `device_away_m` only where their phone was surely at least so many metres from the pin.
    """

    point: Point | None = None
    accuracy_m: float | None = None
    source: str = "address"
    address_text: str = ""
    village_code: str | None = None
    fix: Fix | None = None
    device_away_m: int | None = None


@value_object
class Border:
    """A border that the reporter's fix cannot tell the sides of, as village codes; empty: outside.

    `here` is the likelier side, by which the report was routed; `chosen` what the reporter said.
    """

    here: str
    there: str
    chosen: str | None = None

    @property
    def is_open(self) -> bool:
        return self.chosen is None
