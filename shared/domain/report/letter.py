"""What a report goes to a body outside the city with."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object


@value_object
class OutgoingLetter:
    """What a report goes to a body outside the city with, as the register of letters has it.

    Numbers run through the city's year without a gap: the commit itself allocates them, and until then
    it is 0. `revision` is the version of the report that went out; links that the letter bears carry it.
    """

    agency_id: str
    written_at: datetime
    year: int
    revision: int
    number: int = 0
