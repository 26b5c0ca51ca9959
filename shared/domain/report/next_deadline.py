"""When somebody must have acted, and the rung that fires if nobody has."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object


@value_object
class NextDeadline:
    """The next moment somebody must have acted, and the rung that fires if nobody has.

    `version` grows with each change, so that an alarm set for an older one finds nothing to do.
    """

    version: int = 0
    at: datetime | None = None
    rung_id: str | None = None


NOT_DUE = NextDeadline()
