"""Going to an office in person: the order, and what came of it."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object


@value_object
class Visit:
    """An order to go to an office in person, and later what came of it.

    `number` counts the orders of one cycle of the report, so that each has its own deadlines. `goes` is
    who was sent, `planned_at` for when; `promise` is what the office said it would do, `promised_by` when.
    `serial` is the order's number in the city's register of `serial_year`, 0 until the commit gives it;
    orders from before there was a register have no year. `cancelled_at`: nobody needs to go any more.
    `was_late`: the office's time to answer was over when it was ordered.
    """

    agency_id: str
    ordered_at: datetime
    visited_at: datetime | None = None
    met: str = ""
    result: str = ""
    promised_by: datetime | None = None
    number: int = 1
    goes: str = ""
    planned_at: datetime | None = None
    promise: str = ""
    serial: int = 0
    serial_year: int = 0
    cancelled_at: datetime | None = None
    was_late: bool = False

    @property
    def is_awaited(self) -> bool:
        """Whether somebody is still to go."""
        return self.visited_at is None and self.cancelled_at is None

    def is_settled(self, now: datetime) -> bool:
        """Whether nobody is to go any more, and no promise that was made there is still to be kept."""
        return not self.is_awaited and (self.promised_by is None or self.promised_by <= now)
